package imports

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/staging"
)

const (
	// The log remembers imports that were taken back: their numbers stand in messages.
	nextImport storage.Query = `SELECT 1 + max(ifnull((SELECT max(id) FROM imports), 0),
		ifnull((SELECT reference FROM audit WHERE action = 'imported' ORDER BY id DESC LIMIT 1), 0))`
)

// AddFile records the import and gives its id, which no other import has or had.
func (t *Intake) AddFile(ctx context.Context, f ledger.File) (int64, error) {
	if err := t.forgetLast(ctx); err != nil {
		return 0, err
	}
	var id int64
	if err := t.Tx.GetContext(ctx, &id, string(nextImport)); err != nil {
		return 0, fmt.Errorf("number the import of %s: %w", f.Name, err)
	}
	_, err := t.Tx.ExecContext(ctx, `INSERT INTO imports (id, name, sha256, size, kind, at, by_person, as_of, data_time, stated,
			data_rows, refused, added, changed, unchanged, older, taught)
		VALUES (:id, :name, :sha256, :size, :kind, :at, :by_person, :as_of, :data_time, :stated, :data_rows, :refused, :added, :changed, :unchanged, :older, :taught)`,
		storage.Args{"id": id, "name": f.Name, "sha256": f.SHA256, "size": f.Size,
			"kind": string(f.Kind), "at": storage.Seconds(f.At), "by_person": f.By,
			"as_of": storage.Seconds(f.AsOf), "data_time": storage.Seconds(f.DataTime),
			"stated": f.Stated, "data_rows": f.Rows, "refused": f.Refused,
			"added": f.Changes.New, "changed": f.Changes.Changed,
			"unchanged": f.Changes.Unchanged, "older": f.Changes.Older,
			"taught": f.Taught})
	if err != nil {
		return 0, fmt.Errorf("record the import of %s: %w", f.Name, err)
	}
	if f.Upload != 0 {
		if err := t.takeUpload(ctx, f.Upload, id); err != nil {
			return 0, fmt.Errorf("record the import of %s: %w", f.Name, err)
		}
	}
	if t.stage.keeps {
		if _, err := t.Tx.ExecContext(ctx, `INSERT INTO undo_import (one, import) VALUES (1, ?)`, id); err != nil {
			return 0, fmt.Errorf("record the import of %s: %w", f.Name, err)
		}
	}
	return id, audit.Record(ctx, t.Tx, audit.Entry{At: f.At, By: f.By, Action: audit.Imported, Reference: id, Details: people.Details{Kind: string(f.Kind)}})
}

// Refuse records the rows of a file that could not be used.
func (t *Intake) Refuse(ctx context.Context, file int64, rows []sheet.RowError) error {
	columns := []string{"import", "place", "row", "reason", "value", "suggestions", "sheet", "label"}
	return staging.Insert(ctx, t.Tx.Conn, "import_refusals", columns, func(b *staging.Rows) error {
		for place, r := range rows {
			suggestions, err := json.Marshal(r.Suggestions)
			if err != nil {
				return fmt.Errorf("write the suggestions for row %d: %w", r.Row, err)
			}
			if err := b.Put(file, int64(place), int64(r.Row), string(r.Reason), r.Value, string(suggestions), int64(r.Sheet), r.Column); err != nil {
				return err
			}
		}
		return nil
	})
}

// countChanges completes the record of an import with what it did.
func (t *Intake) countChanges(ctx context.Context, file int64, c ledger.Changes) error {
	_, err := t.Tx.ExecContext(ctx, `UPDATE imports SET added = :added, changed = :changed, unchanged = :unchanged, older = :older WHERE id = :import`,
		storage.Args{"added": c.New, "changed": c.Changed, "unchanged": c.Unchanged, "older": c.Older, "import": file})
	if err != nil {
		return fmt.Errorf("record what import %d did: %w", file, err)
	}
	return nil
}

// takeUpload ends a file that was open with the import that takes it in. It is ledger.ErrEnded when it is open no more.
func (t *Intake) takeUpload(ctx context.Context, id, file int64) error {
	result, err := t.Tx.ExecContext(ctx, `UPDATE uploads SET state = 'taken', import = :import WHERE id = :upload AND state = 'open'`,
		storage.Args{"import": file, "upload": id})
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, ledger.ErrEnded)
	}
	return nil
}
