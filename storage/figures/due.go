package figures

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/units"
)

// ?1 and ?4 are the span, ?5 and ?6 the page.
const (
	comesDue = units.HeldByIt + ` AND d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due >= ?1 AND d.due < ?4 AND d.gone = 0`

	dueBetween      storage.Query = `SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + comesDue + ` ORDER BY d.due, d.code LIMIT ?5 OFFSET ?6`
	dueBetweenCount storage.Query = `SELECT count(*) ` + HeldDossiers + comesDue
)

// DueBetween is a page of the dossiers that belong to a unit on the first day and are open, with the clock running, not gone from newer data, and due
// in [from, to); and how many there are. The soonest come first, then by code.
func (s *Store) DueBetween(ctx context.Context, unit string, from, to time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	args := []any{from.Unix(), s.units.Day(from), unit, to.Unix(), limit, offset}
	if total, err = storage.One[int](ctx, s.file, "count the dossiers of unit "+unit+" that come due", dueBetweenCount, args[:4]...); err != nil {
		return nil, 0, err
	}
	found, err := storage.List[ListedRow](ctx, s.file, "read the dossiers of unit "+unit+" that come due", dueBetween, args...)
	return s.Listed(found), total, err
}
