package months

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
)

// Columns are the stored columns of a table; primary are those by which a row is found.
type Columns struct{ All, primary []string }

// ColumnsOf reads the stored columns of a table.
func ColumnsOf(ctx context.Context, q sqlx.QueryerContext, table string) (c Columns, err error) {
	var rows []struct {
		Name string
		PK   int
	}
	err = sqlx.SelectContext(ctx, q, &rows, `SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid`, table)
	for _, r := range rows {
		c.All = append(c.All, r.Name)
		if r.PK > 0 {
			c.primary = append(c.primary, r.Name)
		}
	}
	return c, err
}

// Triggers write down, for each row of the table that is added, changed or removed, the statement that takes that back.
func (c Columns) Triggers(table string) string {
	here := c.each(c.primary, "NEW", " AND ")
	back := func(name, when, statement string) string {
		return fmt.Sprintf("CREATE TEMP TRIGGER keep_%s_%s AFTER %s ON main.%s BEGIN INSERT INTO undo_facts (statement) VALUES (%s); END;\n",
			name, table, when, table, statement)
	}
	return back("added", "INSERT", fmt.Sprintf(`'DELETE FROM %s WHERE ' || %s`, table, here)) +
		back("changed", "UPDATE", fmt.Sprintf(`'UPDATE %s SET ' || %s || ' WHERE ' || %s`, table, c.each(c.All, "OLD", ", "), here)) +
		back("removed", "DELETE", fmt.Sprintf(`'INSERT INTO %s (%s) VALUES (' || %s || ')'`, table, strings.Join(c.All, ", "), Quoted(c.All, "OLD")))
}

// each is an expression for "a = 1, b = 'x'", with the values of the row.
func (c Columns) each(names []string, row, between string) string {
	var parts []string
	for _, name := range names {
		parts = append(parts, fmt.Sprintf(`'%s = ' || quote(%s.%s)`, name, row, name))
	}
	return strings.Join(parts, fmt.Sprintf(" || '%s' || ", between))
}

// Quoted is an expression for the values of a row, as SQL writes them.
func Quoted(names []string, row string) string {
	var parts []string
	for _, name := range names {
		parts = append(parts, fmt.Sprintf(`quote(%s.%s)`, row, name))
	}
	return strings.Join(parts, " || ', ' || ")
}

// Object is an expression for a row as a JSON object.
func (c Columns) Object(row string) string {
	var parts []string
	for _, name := range c.All {
		parts = append(parts, fmt.Sprintf(`'%s', %s.%s`, name, row, name))
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}
