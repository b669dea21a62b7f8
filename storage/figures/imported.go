package figures

import (
	"context"
	"time"

	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/units"
)

const importColumns = `id, name, sha256, size, kind, at, by_person, as_of, data_time, stated, data_rows, refused,
	added, changed, unchanged, older, taught`

const importOfBytes storage.Query = `SELECT ` + importColumns + ` FROM imports WHERE sha256 = ? ORDER BY id DESC LIMIT 1`

const newestDataTime storage.Query = `SELECT ifnull((SELECT data_time FROM imports WHERE kind = 'dossiers' AND replaced = 0 ORDER BY data_time DESC LIMIT 1), 0)`

const laterOfKind storage.Query = `SELECT EXISTS (SELECT 1 FROM imports WHERE kind = :kind AND id > :after AND added + changed > 0)`

const dataTimeOfAUnit storage.Query = `SELECT ifnull(max(m.data_time), 0) FROM holders h CROSS JOIN unit_months m ON m.unit = h.unit WHERE ` + units.HeldByIt

type importRow struct {
	ID       int64
	Name     string
	SHA256   string `db:"sha256"`
	Size     int64
	Kind     table.Kind
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

func (s *Store) fileOf(r importRow) ledger.File {
	return ledger.File{
		ID: r.ID, Name: r.Name, SHA256: r.SHA256, Size: r.Size, Kind: r.Kind, At: s.file.Instant(r.At), By: r.By,
		AsOf: s.file.Instant(r.AsOf), DataTime: s.file.Instant(r.DataTime), Stated: r.Stated, Rows: r.Rows, Refused: r.Refused, Taught: r.Taught,
		Changes: ledger.Changes{New: r.New, Changed: r.Changed, Unchanged: r.Same, Older: r.Older},
	}
}

// Taken finds the latest import of the same bytes, and says whether no later one of its kind changed anything.
func (s *Store) Taken(ctx context.Context, sha256 string) (earlier ledger.File, found, last bool, err error) {
	row, found, err := storage.Maybe[importRow](ctx, s.file, "look for an earlier import of the file", importOfBytes, sha256)
	if !found {
		return ledger.File{}, false, false, err
	}
	later, err := storage.One[bool](ctx, s.file, "look for a later import of the kind", laterOfKind,
		storage.Args{"kind": string(row.Kind), "after": row.ID})
	return s.fileOf(row), true, !later, err
}

// DataTime is up to when the dossiers reach that belong to a unit ("": to any) now; zero when there are none.
func (s *Store) DataTime(ctx context.Context, unit string) (time.Time, error) {
	question, args := newestDataTime, storage.Args{}
	if unit != "" {
		question, args = dataTimeOfAUnit, storage.Args{"unit": unit, "day": s.units.Day(s.file.Now())}
	}
	at, err := storage.One[int64](ctx, s.file, "read the data time", question, args)
	return s.file.Instant(at), err
}

const importsOfKinds storage.Query = `SELECT kind, count(*) AS files, max(at) AS latest, sum(data_rows) AS rows, sum(refused) AS refused FROM imports GROUP BY kind`

// ImportTotals is what was taken in of a kind of file.
type ImportTotals struct {
	Kind          string
	Files         int
	Latest        int64 // Unix seconds
	Rows, Refused int64
}

// ImportTotals are what was taken in so far, by kind of file.
func (s *Store) ImportTotals(ctx context.Context) ([]ImportTotals, error) {
	return storage.List[ImportTotals](ctx, s.file, "add up the imports", importsOfKinds)
}
