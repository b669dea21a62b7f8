package scores

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/picture"
	"motcua/scoring"
)

// Trend are a unit's scores of the twelve months up to that of a card.
func (c Cards) Trend(ctx context.Context, s Card) (Trend, error) {
	t := Trend{Unit: s.Record.Unit, Name: s.Record.Name, Rules: s.Rules, DataTime: s.Record.DataTime}
	months, err := c.store.Months(ctx, s.Record.Unit)
	if err != nil {
		return t, err
	}
	first := s.Record.Month
	for range picture.TrendMonths - 1 {
		first = first.Prev()
	}
	first = max(first, months[0].Month)
	var shown []scoring.Month
	for m := first; m <= s.Record.Month; m = m.Next() {
		shown = append(shown, m)
	}
	cards, err := c.store.CardsOf(ctx, shown, []string{s.Record.Unit})
	if err != nil {
		return t, err
	}
	var measure *scoring.Record // the ranked month that waits for the fewest figures
	for i := range cards {
		if r := &cards[i]; r.Ranked() && r.RuleSet == s.Record.RuleSet && (measure == nil || len(r.Waits) < len(measure.Waits)) {
			measure = r
		}
	}
	for _, m := range shown {
		record, _ := chat.CardIn(cards, m, s.Record.Unit)
		t.Months = append(t.Months, comparableMonth(m, record, measure))
	}
	return t, nil
}

// comparableMonth is a month of a trend. One that is not comparable to the others is left out: it is not ranked, by other rules, or by fewer
// indicators, because nobody has the figures yet.
func comparableMonth(m scoring.Month, r scoring.Record, measure *scoring.Record) picture.TrendMonth {
	if measure == nil || !r.Comparable(&measure.Scorecard) {
		return picture.TrendMonth{Month: m}
	}
	return picture.TrendMonth{Month: m, Scored: true, Converted: r.Converted, Grade: r.Grade, Bounds: r.Bounds(), Rank: r.Rank, Of: r.Of, Provisional: !r.Closed && !r.Published}
}
