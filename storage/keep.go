package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
)

// facts are the tables that an import changes by what stands in its file. Scores follow from them.
var facts = []string{
	"units", "unit_names", "imports", "import_refusals", "procedures", "dossiers", "unit_months", "periods", "counts", "published", "published_points",
}

// cards are the tables of scores.
var cards = []string{"scorecards", "scorecard_lines"}

// undoTables hold what takes the last import back.
var undoTables = []string{"undo_import", "undo_facts", "undo_cards", "undo_months", "undo_watches", "undo_notices"}

// Keep has what Take changes kept, so that the import can be taken back. Triggers of this connection alone write it down.
func (g *stage) Keep(ctx context.Context) error {
	var triggers strings.Builder
	for _, table := range slices.Concat(facts, cards) {
		columns, err := columnsOf(ctx, g.conn, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		into := "undo_facts (statement) VALUES ("
		if slices.Contains(cards, table) {
			into = "undo_cards (month, statement) VALUES (%s.month, "
		}
		triggers.WriteString(columns.triggers(table, into))
	}
	triggers.WriteString(`
		CREATE TEMP TRIGGER keep_new_watch AFTER INSERT ON main.watches BEGIN
			INSERT INTO undo_watches (unit, before, after) VALUES (NEW.unit, '', NEW.watch);
		END;
		CREATE TEMP TRIGGER keep_watch AFTER UPDATE ON main.watches BEGIN
			INSERT INTO undo_watches (unit, before, after) VALUES (NEW.unit, OLD.watch, NEW.watch)
				ON CONFLICT (unit) DO UPDATE SET after = excluded.after;
		END;`)
	notices, err := columnsOf(ctx, g.conn, "outbox")
	if err != nil {
		return fmt.Errorf("read the columns of the outbox: %w", err)
	}
	fmt.Fprintf(&triggers, `
		CREATE TEMP TRIGGER keep_new_notice AFTER INSERT ON main.outbox BEGIN
			INSERT INTO undo_notices (key, before, after) VALUES (NEW.key, '', %[1]s);
		END;
		CREATE TEMP TRIGGER keep_notice AFTER UPDATE ON main.outbox BEGIN
			INSERT INTO undo_notices (key, before, after) VALUES (NEW.key, %[2]s, %[1]s)
				ON CONFLICT (key) DO UPDATE SET after = excluded.after;
		END;`, notices.object("NEW"), notices.object("OLD"))
	if _, err := g.conn.ExecContext(ctx, triggers.String()); err != nil {
		return fmt.Errorf("prepare to keep what an import changes: %w", explain(err))
	}
	g.keeps = true
	return nil
}

// columns are the stored columns of a table; primary are those by which a row is found.
type columns struct{ all, primary []string }

func columnsOf(ctx context.Context, q sqlx.QueryerContext, table string) (c columns, err error) {
	var rows []struct {
		Name string
		PK   int
	}
	err = sqlx.SelectContext(ctx, q, &rows, `SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid`, table)
	for _, r := range rows {
		c.all = append(c.all, r.Name)
		if r.PK > 0 {
			c.primary = append(c.primary, r.Name)
		}
	}
	return c, err
}

// triggers write down, for each row of the table that is added, changed or removed, the statement that takes that back. In
// into, %s is the row.
func (c columns) triggers(table, into string) string {
	here := c.each(c.primary, "NEW", " AND ")
	back := func(name, when, row, statement string) string {
		return fmt.Sprintf("CREATE TEMP TRIGGER keep_%s_%s AFTER %s ON main.%s BEGIN INSERT INTO %s%s); END;\n",
			name, table, when, table, strings.ReplaceAll(into, "%s", row), statement)
	}
	return back("added", "INSERT", "NEW", fmt.Sprintf(`'DELETE FROM %s WHERE ' || %s`, table, here)) +
		back("changed", "UPDATE", "NEW", fmt.Sprintf(`'UPDATE %s SET ' || %s || ' WHERE ' || %s`, table, c.each(c.all, "OLD", ", "), here)) +
		back("removed", "DELETE", "OLD", fmt.Sprintf(`'INSERT INTO %s (%s) VALUES (' || %s || ')'`, table, strings.Join(c.all, ", "), quoted(c.all, "OLD")))
}

// each is an expression for "a = 1, b = 'x'", with the values of the row.
func (c columns) each(names []string, row, between string) string {
	var parts []string
	for _, name := range names {
		parts = append(parts, fmt.Sprintf(`'%s = ' || quote(%s.%s)`, name, row, name))
	}
	return strings.Join(parts, fmt.Sprintf(" || '%s' || ", between))
}

func quoted(names []string, row string) string {
	var parts []string
	for _, name := range names {
		parts = append(parts, fmt.Sprintf(`quote(%s.%s)`, row, name))
	}
	return strings.Join(parts, " || ', ' || ")
}

// object is an expression for a row as a JSON object.
func (c columns) object(row string) string {
	var parts []string
	for _, name := range c.all {
		parts = append(parts, fmt.Sprintf(`'%s', %s.%s`, name, row, name))
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}
