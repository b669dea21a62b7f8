package imports

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"motcua/scoring"
)

// facts are the tables that an import changes by what stands in its file, but for the dossiers (see undo_dossiers.go). Scores follow from
// them.
var facts = []string{
	"units", "unit_names", "imports", "import_refusals", "procedures", "unit_months", "periods", "counts", "published", "published_points",
}

// cards are the tables of scores.
var cards = []string{"scorecards", "scorecard_lines"}

// undoTables hold what takes the last import back.
var undoTables = []string{"undo_import", "undo_facts", "undo_cards", "undo_months", "undo_watches", "undo_notices"}

// Keep has what Take changes kept, so that the import can be taken back. Triggers of this connection alone write it down.
func (g *Stage) Keep(ctx context.Context) error {
	var triggers strings.Builder
	for _, table := range facts {
		columns, err := ColumnsOf(ctx, g.conn, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		triggers.WriteString(columns.triggers(table))
	}
	triggers.WriteString(`
		CREATE TEMP TRIGGER keep_new_watch AFTER INSERT ON main.watches BEGIN
			INSERT INTO undo_watches (unit, before, after) VALUES (NEW.unit, '', NEW.watch);
		END;
		CREATE TEMP TRIGGER keep_watch AFTER UPDATE ON main.watches BEGIN
			INSERT INTO undo_watches (unit, before, after) VALUES (NEW.unit, OLD.watch, NEW.watch)
				ON CONFLICT (unit) DO UPDATE SET after = excluded.after;
		END;`)
	notices, err := ColumnsOf(ctx, g.conn, "outbox")
	if err != nil {
		return fmt.Errorf("read the columns of the outbox: %w", err)
	}
	fmt.Fprintf(&triggers, `
		CREATE TEMP TRIGGER keep_new_notice AFTER INSERT ON main.outbox BEGIN
			INSERT INTO undo_notices (row, before, after) VALUES (NEW.id, '', %[1]s);
		END;
		CREATE TEMP TRIGGER keep_notice AFTER UPDATE ON main.outbox BEGIN
			INSERT INTO undo_notices (row, before, after) VALUES (NEW.id, %[2]s, %[1]s)
				ON CONFLICT (row) DO UPDATE SET after = excluded.after;
		END;`, notices.object("NEW"), notices.object("OLD"))
	if _, err := g.conn.ExecContext(ctx, triggers.String()); err != nil {
		return fmt.Errorf("prepare to keep what an import changes: %w", g.store.file.Explain(err))
	}
	g.keeps = true
	return nil
}

// keeping has the rows of tables that f changes written down one by one, when what the import changes is kept.
func (t *ImportTx) keeping(ctx context.Context, tables []string, f func() error) error {
	if !t.stage.keeps {
		return f()
	}
	var begin, end strings.Builder
	for _, table := range tables {
		columns, err := ColumnsOf(ctx, t.Tx, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		begin.WriteString(columns.triggers(table))
		for _, name := range []string{"added", "changed", "removed"} {
			fmt.Fprintf(&end, "DROP TRIGGER temp.keep_%s_%s;\n", name, table)
		}
	}
	if _, err := t.Tx.ExecContext(ctx, begin.String()); err != nil {
		return fmt.Errorf("prepare to keep what changes in %s: %w", strings.Join(tables, ", "), err)
	}
	if err := f(); err != nil {
		return err
	}
	_, err := t.Tx.ExecContext(ctx, end.String())
	return err
}

// keepCards writes down what takes the cards of a month back, before the import changes them for the first time. The statements run from
// the last to the first.
func (t *ImportTx) keepCards(ctx context.Context, m scoring.Month) error {
	var kept bool
	if err := t.Tx.GetContext(ctx, &kept, `SELECT EXISTS (SELECT 1 FROM undo_cards WHERE month = ?)`, string(m)); err != nil || kept {
		return err
	}
	for _, table := range cards {
		columns, err := ColumnsOf(ctx, t.Tx, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		_, err = t.Tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO undo_cards (month, statement)
			SELECT c.month, 'INSERT INTO %[1]s (%[2]s) VALUES ' || group_concat('(' || %[3]s || ')', ', ') FROM %[1]s c WHERE c.month = ?1 GROUP BY c.unit`,
			table, strings.Join(columns.All, ", "), Quoted(columns.All, "c")), string(m))
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `INSERT INTO undo_cards (month, statement) VALUES (?1, 'DELETE FROM `+table+` WHERE month = ' || quote(?1))`, string(m))
		}
		if err != nil {
			return fmt.Errorf("keep the cards of %s: %w", m, err)
		}
	}
	return nil
}

// Columns are the stored columns of a table; primary are those by which a row is found.
type Columns struct{ All, primary []string }

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

// triggers write down, for each row of the table that is added, changed or removed, the statement that takes that back.
func (c Columns) triggers(table string) string {
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

func Quoted(names []string, row string) string {
	var parts []string
	for _, name := range names {
		parts = append(parts, fmt.Sprintf(`quote(%s.%s)`, row, name))
	}
	return strings.Join(parts, " || ', ' || ")
}

// object is an expression for a row as a JSON object.
func (c Columns) object(row string) string {
	var parts []string
	for _, name := range c.All {
		parts = append(parts, fmt.Sprintf(`'%s', %s.%s`, name, row, name))
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}
