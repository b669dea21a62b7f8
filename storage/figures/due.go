package figures

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/units"
)

const (
	comesDueAnywhere = `d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due >= :from AND d.due < :until AND d.gone = 0`
	comesDue         = units.HeldByIt + ` AND ` + comesDueAnywhere

	dueBetween      storage.Query = `SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + comesDue + ` ORDER BY d.due, d.code LIMIT :limit OFFSET :offset`
	dueBetweenCount storage.Query = `SELECT count(*) ` + HeldDossiers + comesDue
)

// DueBetween is a page of the dossiers that belong to a unit on the first day and are open, with the clock running, not gone from newer data, and due
// in [from, to); and how many there are. The soonest come first, then by code.
func (s *Store) DueBetween(ctx context.Context, unit string, from, to time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	args := storage.Args{"unit": unit, "day": s.units.Day(from), "from": from.Unix(), "until": to.Unix()}
	if total, err = storage.One[int](ctx, s.file, "count the dossiers of unit "+unit+" that come due", dueBetweenCount, args); err != nil {
		return nil, 0, err
	}
	args["limit"], args["offset"] = limit, offset
	found, err := storage.List[ListedRow](ctx, s.file, "read the dossiers of unit "+unit+" that come due", dueBetween, args)
	return s.Listed(found), total, err
}
