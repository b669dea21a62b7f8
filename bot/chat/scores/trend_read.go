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
	measures := map[string]*scoring.Record{} // by the rules: the ranked month that waits for the fewest figures
	for i := range cards {
		if r, best := &cards[i], measures[cards[i].RuleSet]; r.IsRanked() && (best == nil || len(r.Waits) < len(best.Waits)) {
			measures[r.RuleSet] = r
		}
	}
	var last string // the rules of the latest month that is shown
	for _, m := range shown {
		record, _ := chat.CardIn(cards, m, s.Record.Unit)
		month := comparableMonth(m, record, measures[record.RuleSet])
		if month.Scored && record.RuleSet != last {
			if last != "" {
				month.NewRules = c.shortRules(record.RuleSet)
			}
			last = record.RuleSet
		}
		t.Months = append(t.Months, month)
	}
	return t, nil
}

// shortRules names a rule set by its id.
func (c Cards) shortRules(id string) string {
	rules, err := c.desk.RuleSet(id)
	if err != nil {
		return id
	}
	return chat.ShortRules(rules)
}

// comparableMonth is a month of a trend. One that is not comparable to the others by its rules is left out: it is not ranked, or by fewer
// indicators, because nobody has the figures yet.
func comparableMonth(m scoring.Month, r scoring.Record, measure *scoring.Record) picture.TrendMonth {
	if measure == nil || !r.Scorecard.Comparable(&measure.Scorecard) {
		return picture.TrendMonth{Month: m}
	}
	return picture.TrendMonth{Month: m, Scored: true, Converted: r.Converted, Grade: r.Grade, Bounds: r.Bounds(), Rank: r.Rank, Of: r.Of, Provisional: !r.Closed && !r.Published}
}
