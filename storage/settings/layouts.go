package settings

import (
	"context"

	"motcua/scoring/export/table"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

const allLayouts storage.Query = `SELECT layout, field, label, since FROM layouts ORDER BY layout, field`

// Layouts are the headers whose columns were matched by hand, in a fixed order.
func (s *Store) Layouts(ctx context.Context) ([]table.Layout, error) {
	rows, err := storage.List[struct {
		Layout, Field, Label string
		Since                int64
	}](ctx, s.file, "read the columns that were matched by hand", allLayouts)
	if err != nil {
		return nil, err
	}
	var all []table.Layout
	for _, r := range rows {
		if len(all) == 0 || all[len(all)-1].Sum != r.Layout {
			all = append(all, table.Layout{Sum: r.Layout, Columns: map[string]string{}})
		}
		one := &all[len(all)-1]
		one.Columns[r.Field] = r.Label
		if at := s.file.Instant(r.Since); at.After(one.Since) {
			one.Since = at
		}
	}
	return all, nil
}

// MatchColumn says which column of a layout is a field; by is who says so. The same again changes nothing.
func (s *Store) MatchColumn(ctx context.Context, layout, field, label string, by int64) error {
	return s.file.Write(ctx, "match a column by hand", func(tx *storage.Tx) error {
		now := tx.Now
		result, err := tx.ExecContext(ctx, `INSERT INTO layouts (layout, field, label, since, by_person) VALUES (:layout, :field, :label, :since, :by_person)
			ON CONFLICT (layout, field) DO UPDATE SET label = excluded.label, since = excluded.since, by_person = excluded.by_person
			WHERE layouts.label <> excluded.label`,
			storage.Args{"layout": layout, "field": field, "label": label,
				"since": storage.Seconds(now), "by_person": by})
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: now, By: by, Action: audit.ColumnMatched, Details: people.Details{Layout: layout, Field: field}})
	})
}

// ForgetLayout drops what was matched by hand of a layout; by is who does it.
func (s *Store) ForgetLayout(ctx context.Context, layout string, by int64) error {
	return s.file.Write(ctx, "forget columns that were matched by hand", func(tx *storage.Tx) error {
		result, err := tx.ExecContext(ctx, `DELETE FROM layouts WHERE layout = ?`, layout)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: tx.Now, By: by, Action: audit.LayoutForgotten, Details: people.Details{Layout: layout}})
	})
}
