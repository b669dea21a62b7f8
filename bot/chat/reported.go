package chat

import (
	"context"
	"slices"

	"motcua/scoring"
)

// Months are the months of which a store has cards.
type Months interface {
	// LatestMonth is the latest month that is judged.
	LatestMonth(ctx context.Context) (scoring.Month, bool, error)
	// NewestMonth is the newest month with a card, also one that has only begun.
	NewestMonth(ctx context.Context) (scoring.Month, bool, error)
}

// LatestMonth is the month that is meant when none is named, and a later one that has only begun, "" for none. That there is no
// month at all is a refusal.
func (q *Question) LatestMonth(ctx context.Context, store Months) (m, begun scoring.Month, err error) {
	m, judged, err := store.LatestMonth(ctx)
	if err != nil {
		return "", "", err
	}
	newest, some, err := store.NewestMonth(ctx)
	switch {
	case err != nil:
		return "", "", err
	case !some:
		return "", "", q.Refuse("score.none_at_all")
	case !judged:
		return newest, "", nil
	case newest > m:
		return m, newest, nil
	}
	return m, "", nil
}

// Cards are the cards of units.
type Cards interface {
	// Record is a unit's card in a month; false when it has none.
	Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error)
	// CardsOf are the cards of units in months, those that there are, as Record gives them.
	CardsOf(ctx context.Context, months []scoring.Month, units []string) ([]scoring.Record, error)
}

// CardIn is the card of a unit in a month among others; false when it is not among them.
func CardIn(cards []scoring.Record, m scoring.Month, unit string) (scoring.Record, bool) {
	i := slices.IndexFunc(cards, func(r scoring.Record) bool { return r.Month == m && r.Unit == unit })
	if i < 0 {
		return scoring.Record{}, false
	}
	return cards[i], true
}

// CardBefore is the card of the month before, when movement can be measured by it; else nil.
func CardBefore(ctx context.Context, store Cards, now scoring.Record) (*scoring.Record, error) {
	was, ok, err := store.Record(ctx, now.Month.Prev(), now.Unit)
	if err != nil || !ok || !now.Comparable(&was.Standing) {
		return nil, err
	}
	return &was, nil
}

// Rankings are the months that have a ranking.
type Rankings interface {
	// Ranking is a part of a month's ranking, and how many units the whole has.
	Ranking(ctx context.Context, m scoring.Month, offset, limit int) ([]scoring.Place, int, error)
}

// RankedMonth is the month when it has a ranking, else "".
func RankedMonth(ctx context.Context, store Rankings, m scoring.Month) (scoring.Month, error) {
	_, units, err := store.Ranking(ctx, m, 0, 1)
	if err != nil || units == 0 {
		return "", err
	}
	return m, nil
}

// Units are the units of the register, and which of them were not reported.
type Units interface {
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// WithoutCard are the codes of the units that have no card in a month, sorted.
	WithoutCard(ctx context.Context, m scoring.Month) ([]string, error)
}

// UnitsWithoutCard are the units that exist in the month and have no card in it.
func UnitsWithoutCard(ctx context.Context, store Units, m scoring.Month) ([]scoring.Unit, error) {
	units, err := store.Units(ctx)
	if err != nil {
		return nil, err
	}
	codes, err := store.WithoutCard(ctx, m)
	if err != nil || len(codes) == 0 {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(units), func(u scoring.Unit) bool {
		_, without := slices.BinarySearch(codes, u.Code)
		return !u.ValidIn(m) || !without
	}), nil
}
