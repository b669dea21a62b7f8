package imports

import (
	"context"
	"time"

	"motcua/scoring/ledger"
	"motcua/storage"
)

const (
	uploadColumns = `SELECT id, person, file_id, name, size, at, state, period, lists, import,
		ifnull((SELECT i.at FROM imports i WHERE i.id = uploads.import), 0) AS taken_at FROM uploads WHERE `

	uploadOf       storage.Query = uploadColumns + `id = ?`
	uploadOfUpdate storage.Query = uploadColumns + `update_id = ?`
	uploadBefore   storage.Query = uploadColumns + `id < :id AND person = :person AND at >= :since ORDER BY id DESC LIMIT 1`
)

type uploadRow struct {
	ID     int64
	Person int64
	FileID string `db:"file_id"`
	Name   string
	Size   int64
	At     int64
	State  ledger.UploadState
	Period string
	Lists  string
	Import int64
	Taken  int64 `db:"taken_at"`
}

func (s *Store) upload(r uploadRow) ledger.Upload {
	return ledger.Upload{ID: r.ID, Person: r.Person, FileID: r.FileID, Name: r.Name, Size: r.Size, At: s.file.Instant(r.At), State: r.State, Period: r.Period, Lists: r.Lists,
		Import: r.Import, Taken: s.file.Instant(r.Taken)}
}

// AddUpload keeps a file that was sent, and gives it with its ID. The same update again gets the row that it made. Rows that
// are older than a month are dropped, but for the newest: no later file may get its ID, which stands in buttons.
func (s *Store) AddUpload(ctx context.Context, u ledger.Upload, update int64) (ledger.Upload, error) {
	var row uploadRow
	err := s.file.GroupCommit(ctx, "keep a file that was sent", storage.Durable, func(tx *storage.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM uploads WHERE at < ? AND id < (SELECT max(id) FROM uploads)`, storage.Seconds(u.At.AddDate(0, -1, 0))); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO uploads (person, update_id, file_id, name, size, at, state) VALUES (:person, :update_id, :file_id, :name, :size, :at, :state)
			ON CONFLICT (update_id) DO NOTHING`,
			storage.Args{"person": u.Person, "update_id": update, "file_id": u.FileID,
				"name": u.Name, "size": u.Size, "at": storage.Seconds(u.At),
				"state": string(ledger.UploadOpen)})
		if err != nil {
			return err
		}
		return tx.GetContext(ctx, &row, string(uploadOfUpdate), update)
	})
	return s.upload(row), err
}

// Upload finds a file that was sent; false when it is not known any more.
func (s *Store) Upload(ctx context.Context, id int64) (ledger.Upload, bool, error) {
	row, known, err := storage.Maybe[uploadRow](ctx, s.file, "look for a file that was sent", uploadOf, id)
	return s.upload(row), known, err
}

// UploadBefore finds the file that the same person sent before a file, at an instant or later; false when there is none.
func (s *Store) UploadBefore(ctx context.Context, u ledger.Upload, since time.Time) (ledger.Upload, bool, error) {
	row, known, err := storage.Maybe[uploadRow](ctx, s.file, "look for the file that was sent before", uploadBefore,
		storage.Args{"id": u.ID, "person": u.Person, "since": storage.Seconds(since)})
	return s.upload(row), known, err
}

// ChoosePeriod keeps of which period a file that is open is a list, and what it lists.
func (s *Store) ChoosePeriod(ctx context.Context, id int64, period, lists string) error {
	return s.file.GroupCommit(ctx, "keep the period of a file", storage.Durable, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE uploads SET period = :period, lists = :lists WHERE id = :id AND state = 'open'`,
			storage.Args{"period": period, "lists": lists, "id": id})
		return err
	})
}

// DropUpload ends a file that was open.
func (s *Store) DropUpload(ctx context.Context, id int64) error {
	return s.file.GroupCommit(ctx, "drop a file that was sent", storage.Durable, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE uploads SET state = 'dropped' WHERE id = ? AND state = 'open'`, id)
		return err
	})
}
