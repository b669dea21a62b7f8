package deadlines

import (
	"context"
	"time"

	"motcua/scoring"
)

// CountStore is what counts are read from.
type CountStore interface {
	// Overdue are those overdue at the instant in their present state, the worst first, a part of them and how many there are.
	Overdue(ctx context.Context, unit string, at time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// Outstanding are the first of those of a unit that are open at the instant at, with the clock running, and due in [from, to),
	// and how many there are, without those that are corrected: a report that their data are wrong was accepted.
	Outstanding(ctx context.Context, unit string, at, from, to time.Time, limit int) ([]scoring.Listed, int, error)
	// DataTime is up to when the dossiers of the unit reach; zero when there are none.
	DataTime(ctx context.Context, unit string) (time.Time, error)
}

// Counts counts the dossiers of a unit that are overdue, for rooms that show the number alone. It is false when none was ever sent, or when
// the unit has ended and its heir sees to them: that none is overdue would be a claim that nothing stands behind.
type Counts struct{ store CountStore }

// NewCounts reads from a store.
func NewCounts(store CountStore) Counts { return Counts{store} }

// Overdue is how many dossiers of a unit are overdue at an instant.
func (c Counts) Overdue(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	data, err := c.store.DataTime(ctx, unit)
	if err != nil || data.IsZero() {
		return 0, false, err
	}
	_, n, err = c.store.Overdue(ctx, unit, at, 0, 0)
	return n, err == nil, err
}

// WithoutCorrected is the same without the dossiers that are corrected: nobody is urged about those.
func (c Counts) WithoutCorrected(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	data, err := c.store.DataTime(ctx, unit)
	if err != nil || data.IsZero() {
		return 0, false, err
	}
	_, n, err = c.store.Outstanding(ctx, unit, at, time.Time{}, at, 0)
	return n, err == nil, err
}
