package scores

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// CardStore is what cards are read from.
type CardStore interface {
	chat.Cards
	// Months are the months in which the unit has a card, ascending.
	Months(ctx context.Context, unit string) ([]scoring.Reported, error)
	// Targets are the targets set in the place of the rule sets'.
	Targets(ctx context.Context) (scoring.Targets, error)
}

// Cards reads units' months for all rooms that show something of one.
type Cards struct {
	desk  *chat.Desk
	store CardStore
}

// NewCards reads from a store.
func NewCards(desk *chat.Desk, store CardStore) Cards { return Cards{desk: desk, store: store} }

// Read reads a unit's month. When none is asked for it is the latest that has more than begun, with the one that has only begun beside
// it. That there is none is a refusal with the months beside it.
func (c Cards) Read(ctx context.Context, q *chat.Question, a chat.Selection) (Card, error) {
	months, err := c.store.Months(ctx, a.Unit)
	if err != nil {
		return Card{}, err
	}
	if len(months) == 0 {
		name, err := c.desk.UnitName(ctx, q, a.Unit)
		if err != nil {
			return Card{}, err
		}
		return Card{}, q.Refuse("score.none", "unit", name)
	}
	var s Card
	if a.Month == "" {
		a.Month = scoring.LatestJudged(months)
		if newest := months[len(months)-1]; newest.Month > a.Month {
			s.Begun = newest.Month
		}
	}
	s.Previous, s.Next = monthsAround(months, a.Month)
	record, ok, err := c.store.Record(ctx, a.Month, a.Unit)
	if err != nil {
		return Card{}, err
	}
	if !ok {
		return Card{}, c.noMonth(ctx, q, a, s.Previous, s.Next)
	}
	s.Record = record
	if s.Before, err = chat.CardBefore(ctx, c.store, record); err != nil {
		return Card{}, err
	}
	rules, err := c.desk.RuleSet(record.RuleSet)
	if err != nil {
		return Card{}, err
	}
	targets, err := c.store.Targets(ctx)
	s.Rules = targets.Apply(rules, a.Unit)
	return s, err
}

// noMonth refuses a month without scores and leads to the nearest that have some.
func (c Cards) noMonth(ctx context.Context, q *chat.Question, a chat.Selection, nearest ...scoring.Month) error {
	name, err := c.desk.UnitName(ctx, q, a.Unit)
	if err != nil {
		return err
	}
	text := q.Renderer.Words.Text("score.none_in_month", "month", q.Renderer.Words.Month(string(a.Month)), "unit", name)
	return chat.Refusal{Message: chat.NearbyMonths(q.Renderer, text, chat.Destination(routes.Card), a.Unit, nearest...)}
}

// monthsAround are the nearest months before and after one; "" where there is none.
func monthsAround(months []scoring.Reported, m scoring.Month) (before, after scoring.Month) {
	for _, other := range months {
		if other.Month < m {
			before = other.Month
		}
		if other.Month > m {
			return before, other.Month
		}
	}
	return before, ""
}
