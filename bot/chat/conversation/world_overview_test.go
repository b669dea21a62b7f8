package conversation

import (
	"context"
	"slices"

	"motcua/scoring"
)

func (f *fake) Units(context.Context) ([]scoring.Unit, error) { return f.units, f.fails }

func (f *fake) Records(_ context.Context, m scoring.Month) (records []scoring.Record, err error) {
	for _, r := range f.records {
		if r.Month == m {
			records = append(records, r)
		}
	}
	slices.SortFunc(records, func(a, b scoring.Record) int { return a.Rank - b.Rank })
	return records, f.fails
}
