package figures

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/units"
)

// A dossier d is corrected when a report of its data was accepted while it had the due date that it has. Nobody is reminded of it.
const (
	corrected   = `EXISTS (SELECT 1 FROM disputes x WHERE x.code = d.code AND x.due = d.due AND x.state = 'accepted')`
	Uncorrected = `NOT ` + corrected

	outstanding       storage.Query = `SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + comesDue + ` AND ` + Uncorrected + ` ORDER BY d.due, d.code LIMIT :limit`
	outstandingCount  storage.Query = `SELECT count(*) ` + HeldDossiers + comesDue + ` AND ` + Uncorrected
	outstandingByUnit storage.Query = `SELECT u.code AS unit, u.name, sum(o.n) AS count
		FROM (SELECT d.unit, count(*) AS n FROM dossiers d WHERE ` + comesDueAnywhere + ` AND ` + Uncorrected + ` GROUP BY d.unit) o
		CROSS JOIN holders h ON h.unit = o.unit AND ` + units.OnTheDay + ` CROSS JOIN units u ON u.id = h.holder
		GROUP BY u.id ORDER BY sum(o.n) DESC, u.code`
)

// Outstanding are the first dossiers, at most limit of them, that belong to a unit on the day of at, are open, with the clock
// running, and were or are due in [from, to), without those whose data were reported to be wrong and are; and how many there
// are. The longest due come first, then by code.
func (s *Store) Outstanding(ctx context.Context, unit string, at, from, to time.Time, limit int) (rows []scoring.Listed, total int, err error) {
	args := storage.Args{"unit": unit, "day": s.units.Day(at), "from": from.Unix(), "until": to.Unix()}
	if total, err = storage.One[int](ctx, s.file, "count what unit "+unit+" must see to", outstandingCount, args); err != nil {
		return nil, 0, err
	}
	args["limit"] = limit
	found, err := storage.List[ListedRow](ctx, s.file, "read what unit "+unit+" must see to", outstanding, args)
	return s.Listed(found), total, err
}

// OutstandingByUnit counts the dossiers that Outstanding lists, for the units that have any: most first, then by code.
func (s *Store) OutstandingByUnit(ctx context.Context, at, from, to time.Time) ([]scoring.UnitCount, error) {
	return storage.List[scoring.UnitCount](ctx, s.file, "count what units must see to", outstandingByUnit,
		storage.Args{"from": from.Unix(), "until": to.Unix(), "day": s.units.Day(at)})
}
