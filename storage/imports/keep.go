package imports

import (
	"context"
	"fmt"
	"strings"

	"motcua/storage/months"
)

// facts are the tables that an import changes by what stands in its file, but for the dossiers (see undo_dossiers.go). Scores follow from
// them.
var facts = []string{
	"units", "unit_names", "imports", "import_refusals", "procedures", "unit_months", "periods", "counts", "published", "published_points",
}

// undoTables hold what takes the last import back.
var undoTables = []string{"undo_import", "undo_facts", "undo_cards", "undo_months", "undo_watches", "undo_notices"}

// Keep has what Take changes kept, so that the import can be taken back. Triggers of this connection alone write it down.
func (g *Stage) Keep(ctx context.Context) error {
	var triggers strings.Builder
	for _, table := range facts {
		columns, err := months.ColumnsOf(ctx, g.conn, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		triggers.WriteString(columns.Triggers(table))
	}
	triggers.WriteString(`
		CREATE TEMP TRIGGER keep_new_watch AFTER INSERT ON main.watches BEGIN
			INSERT INTO undo_watches (unit, before, after) VALUES (NEW.unit, '', NEW.watch);
		END;
		CREATE TEMP TRIGGER keep_watch AFTER UPDATE ON main.watches BEGIN
			INSERT INTO undo_watches (unit, before, after) VALUES (NEW.unit, OLD.watch, NEW.watch)
				ON CONFLICT (unit) DO UPDATE SET after = excluded.after;
		END;`)
	notices, err := months.ColumnsOf(ctx, g.conn, "outbox")
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
		END;`, notices.Object("NEW"), notices.Object("OLD"))
	if _, err := g.conn.ExecContext(ctx, triggers.String()); err != nil {
		return fmt.Errorf("prepare to keep what an import changes: %w", g.store.file.Explain(err))
	}
	g.keeps = true
	return nil
}

// keeping has the rows of tables that f changes written down one by one, when what the import changes is kept.
func (t *Intake) keeping(ctx context.Context, tables []string, f func() error) error {
	if !t.stage.keeps {
		return f()
	}
	var begin, end strings.Builder
	for _, table := range tables {
		columns, err := months.ColumnsOf(ctx, t.Tx, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		begin.WriteString(columns.Triggers(table))
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
