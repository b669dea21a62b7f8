package storage

import (
	"context"
	"time"

	"motcua/scoring"
)

// ?1 and ?2 are the span, ?3 the unit, ?4 and ?5 the page.
const (
	comesDue = ` WHERE d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due >= ?1 AND d.due < ?2
		AND d.unit = (SELECT id FROM units WHERE code = ?3)`

	dueBetween      query = `SELECT ` + listedColumns + listedTables + comesDue + ` ORDER BY d.due, d.code LIMIT ?4 OFFSET ?5`
	dueBetweenCount query = `SELECT count(*) FROM dossiers d` + comesDue
)

// DueBetween is a page of the dossiers of a unit that are open, with the clock running, and due in [from, to); and how
// many there are. The soonest come first, then by code.
func (s *Store) DueBetween(ctx context.Context, unit string, from, to time.Time, offset, limit int) (rows []scoring.Listed, total int, err error) {
	if total, err = one[int](ctx, s, "count the dossiers of unit "+unit+" that come due", dueBetweenCount, from.Unix(), to.Unix(), unit); err != nil {
		return nil, 0, err
	}
	found, err := list[listedRow](ctx, s, "read the dossiers of unit "+unit+" that come due", dueBetween, from.Unix(), to.Unix(), unit, limit, offset)
	return s.listed(found), total, err
}
