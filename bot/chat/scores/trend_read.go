package scores

import (
	"context"
	"slices"

	"motcua/bot/chat"
	"motcua/bot/picture"
	"motcua/scoring"
)

// Trend are a unit's scores of the twelve months up to that of a card.
func (c Cards) Trend(ctx context.Context, s Card) (Trend, error) {
	months, err := c.store.Months(ctx, s.Record.Unit)
	if err != nil {
		return Trend{}, err
	}
	first := max(earliest(scoring.Term(s.Record.Month)), scoring.Term(months[0].Month))
	var shown []scoring.Month
	for m := scoring.Month(first); m <= s.Record.Month; m = m.Next() {
		shown = append(shown, m)
	}
	cards, err := c.store.CardsOf(ctx, shown, []string{s.Record.Unit})
	return c.trendOf(s, first, cards), err
}

// termTrend are a unit's scores of the quarters, or the years, up to that of a card; terms are those in which it has one.
func (r room) termTrend(ctx context.Context, s Card, terms []scoring.TermRules) (Trend, error) {
	last := s.Record.Term
	first, from := last, earliest(last)
	var cards []scoring.Record
	for _, t := range terms {
		if t.Term.Length() != last.Length() || t.Term < from || t.Term > last {
			continue
		}
		records, err := r.store.TermRecordsOfUnit(ctx, t.Term, s.Record.Unit)
		if err != nil {
			return Trend{}, err
		}
		first, cards = min(first, t.Term), append(cards, records...)
	}
	return r.cards.trendOf(s, first, cards), nil
}

// earliest is the first term of the longest trend up to one.
func earliest(t scoring.Term) scoring.Term {
	for range picture.TrendTerms - 1 {
		t = t.Prev()
	}
	return t
}

// trendOf is the trend up to a card from the first term on, of the cards that there are.
func (c Cards) trendOf(s Card, first scoring.Term, cards []scoring.Record) Trend {
	t := Trend{Unit: s.Record.Unit, Name: s.Record.Name, Rules: s.Rules, DataTime: s.Record.DataTime}
	measures := map[string]*scoring.Record{} // by the rules: the ranked term that waits for the fewest figures
	for i := range cards {
		if r, best := &cards[i], measures[cards[i].RuleSet]; r.IsRanked() && (best == nil || len(r.Waits) < len(best.Waits)) {
			measures[r.RuleSet] = r
		}
	}
	var last string // the rules of the latest term that is shown
	for term := first; term <= s.Record.Span(); term = term.Next() {
		var record scoring.Record
		if i := slices.IndexFunc(cards, func(r scoring.Record) bool { return r.Span() == term }); i >= 0 {
			record = cards[i]
		}
		shown := comparableTerm(term, record, measures[record.RuleSet])
		if shown.Scored && record.RuleSet != last {
			if last != "" {
				shown.NewRules = c.shortRules(record.RuleSet)
			}
			last = record.RuleSet
		}
		t.Terms = append(t.Terms, shown)
	}
	return t
}

// shortRules names a rule set by its id.
func (c Cards) shortRules(id string) string {
	rules, err := c.desk.RuleSet(id)
	if err != nil {
		return id
	}
	return chat.ShortRules(rules)
}

// comparableTerm is a term of a trend. One that is not comparable to the others by its rules is left out: it is not ranked, or by fewer
// indicators, because nobody has the figures yet.
func comparableTerm(t scoring.Term, r scoring.Record, measure *scoring.Record) picture.TrendTerm {
	if measure == nil || !r.Scorecard.Comparable(&measure.Scorecard) {
		return picture.TrendTerm{Term: t}
	}
	return picture.TrendTerm{Term: t, Scored: true, Converted: r.Converted, Grade: r.Grade, Bounds: r.Bounds(), Rank: r.Rank, Of: r.Of, Provisional: !r.Closed && !r.Published}
}

// trendsBeside are the month, the quarter and the year up to which a unit's trends go beside that up to a term: the latest of each with a card
// that begin no later than the term ends.
func trendsBeside(months []scoring.Reported, terms []scoring.TermRules, t scoring.Term) (beside []scoring.Term) {
	all := t.Months()
	end := all[len(all)-1]
	latest := map[int]scoring.Term{}
	for _, m := range months {
		if m.Month <= end {
			latest[1] = max(latest[1], scoring.Term(m.Month))
		}
	}
	for _, other := range terms {
		if n := other.Term.Length(); n > 1 && other.Term.Months()[0] <= end {
			latest[n] = max(latest[n], other.Term)
		}
	}
	delete(latest, t.Length())
	for _, length := range []int{1, 3, 12} {
		if latest[length] != "" {
			beside = append(beside, latest[length])
		}
	}
	return beside
}
