package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"motcua/scoring/export/sheet"
	"motcua/scoring/intake"
	"motcua/scoring/people"
)

const importColumns = `id, name, sha256, size, kind, at, by_person, as_of, data_time, stated, data_rows, refused,
	added, changed, unchanged, older, taught`

const (
	importOfBytes  query = `SELECT ` + importColumns + ` FROM imports WHERE sha256 = ? ORDER BY id DESC LIMIT 1`
	newestDataTime query = `SELECT ifnull((SELECT data_time FROM imports WHERE kind = 'dossiers' AND replaced = 0 ORDER BY data_time DESC LIMIT 1), 0)`
	laterOfKind    query = `SELECT EXISTS (SELECT 1 FROM imports WHERE kind = ? AND id > ? AND added + changed > 0)`
	// The log remembers imports that were taken back: their numbers stand in messages.
	nextImport query = `SELECT 1 + max(ifnull((SELECT max(id) FROM imports), 0),
		ifnull((SELECT reference FROM audit WHERE action = 'imported' ORDER BY id DESC LIMIT 1), 0))`
	dataTimeOfAUnit query = `SELECT ifnull(max(m.data_time), 0) FROM holders h CROSS JOIN unit_months m ON m.unit = h.unit WHERE ` + heldByIt
)

type importRow struct {
	ID       int64
	Name     string
	SHA256   string `db:"sha256"`
	Size     int64
	Kind     intake.Kind
	At       int64
	By       int64 `db:"by_person"`
	AsOf     int64 `db:"as_of"`
	DataTime int64 `db:"data_time"`
	Stated   bool
	Rows     int `db:"data_rows"`
	Refused  int
	New      int `db:"added"`
	Changed  int
	Same     int `db:"unchanged"`
	Older    int
	Taught   string
}

func (s *Store) file(r importRow) intake.File {
	return intake.File{
		ID: r.ID, Name: r.Name, SHA256: r.SHA256, Size: r.Size, Kind: r.Kind, At: s.instant(r.At), By: r.By,
		AsOf: s.instant(r.AsOf), DataTime: s.instant(r.DataTime), Stated: r.Stated, Rows: r.Rows, Refused: r.Refused, Taught: r.Taught,
		Changes: intake.Changes{New: r.New, Changed: r.Changed, Unchanged: r.Same, Older: r.Older},
	}
}

// Taken finds the latest import of the same bytes, and says whether no later one of its kind changed anything.
func (s *Store) Taken(ctx context.Context, sha256 string) (earlier intake.File, found, last bool, err error) {
	row, found, err := maybe[importRow](ctx, s, "look for an earlier import of the file", importOfBytes, sha256)
	if !found {
		return intake.File{}, false, false, err
	}
	later, err := one[bool](ctx, s, "look for a later import of the kind", laterOfKind, string(row.Kind), row.ID)
	return s.file(row), true, !later, err
}

// DataTime is up to when the dossiers reach that belong to a unit ("": to any) now; zero when there are none.
func (s *Store) DataTime(ctx context.Context, unit string) (time.Time, error) {
	question, args := newestDataTime, []any(nil)
	if unit != "" {
		question, args = dataTimeOfAUnit, []any{nil, s.day(s.opt.Now()), unit}
	}
	at, err := one[int64](ctx, s, "read the data time", question, args...)
	return s.instant(at), err
}

// AddFile records the import and gives its id, which no other import has or had.
func (t *importTx) AddFile(ctx context.Context, f intake.File) (int64, error) {
	if err := t.forgetLast(ctx); err != nil {
		return 0, err
	}
	var id int64
	if err := t.tx.GetContext(ctx, &id, string(nextImport)); err != nil {
		return 0, fmt.Errorf("number the import of %s: %w", f.Name, err)
	}
	_, err := t.tx.ExecContext(ctx, `INSERT INTO imports (id, name, sha256, size, kind, at, by_person, as_of, data_time, stated,
			data_rows, refused, added, changed, unchanged, older, taught)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, f.Name, f.SHA256, f.Size, string(f.Kind), seconds(f.At), f.By, seconds(f.AsOf), seconds(f.DataTime), f.Stated, f.Rows, f.Refused,
		f.Changes.New, f.Changes.Changed, f.Changes.Unchanged, f.Changes.Older, f.Taught)
	if err != nil {
		return 0, fmt.Errorf("record the import of %s: %w", f.Name, err)
	}
	if f.Upload != 0 {
		if err := t.takeUpload(ctx, f.Upload, id); err != nil {
			return 0, fmt.Errorf("record the import of %s: %w", f.Name, err)
		}
	}
	if t.stage.keeps {
		if _, err := t.tx.ExecContext(ctx, `INSERT INTO undo_import (one, import) VALUES (1, ?)`, id); err != nil {
			return 0, fmt.Errorf("record the import of %s: %w", f.Name, err)
		}
	}
	return id, record(ctx, t.tx, entry{at: f.At, by: f.By, action: imported, reference: id, details: people.Details{Kind: string(f.Kind)}})
}

// Refuse records the rows of a file that could not be used.
func (t *importTx) Refuse(ctx context.Context, file int64, rows []sheet.RowError) error {
	columns := []string{"import", "place", "row", "reason", "value", "suggestions", "sheet", "label"}
	return bulkInsert(ctx, t.conn(), "import_refusals", columns, func(b *bulk) error {
		for place, r := range rows {
			suggestions, err := json.Marshal(r.Suggestions)
			if err != nil {
				return fmt.Errorf("write the suggestions for row %d: %w", r.Row, err)
			}
			if err := b.put(file, int64(place), int64(r.Row), string(r.Reason), r.Value, string(suggestions), int64(r.Sheet), r.Column); err != nil {
				return err
			}
		}
		return nil
	})
}

// countChanges completes the record of an import with what it did.
func (t *importTx) countChanges(ctx context.Context, file int64, c intake.Changes) error {
	_, err := t.tx.ExecContext(ctx, `UPDATE imports SET added = ?, changed = ?, unchanged = ?, older = ? WHERE id = ?`,
		c.New, c.Changed, c.Unchanged, c.Older, file)
	if err != nil {
		return fmt.Errorf("record what import %d did: %w", file, err)
	}
	return nil
}
