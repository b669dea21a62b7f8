package handler

import (
	"context"
	"fmt"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/picture"
	"motcua/bot/view"
	"motcua/scoring"
)

func (h *Handler) trendCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	a, err := h.Select(ctx, q, arguments, chat.Link{To: view.ToTrend})
	if err != nil {
		return bot.Reply{}, err
	}
	return h.trend(ctx, q, a)
}

// trend shows a unit's scores of the twelve months up to the one asked for, else up to its latest. Everybody registered may
// see it: totals and ranks are no secret among the units. Without a unit it is the person's own; somebody who serves none
// is asked for one.
func (h *Handler) trend(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	a.Unit = q.UnitOrOwn(a.Unit)
	if a.Unit == "" {
		return h.AskUnit(ctx, q, chat.Link{To: view.ToTrend, Month: a.Month})
	}
	s, err := h.scored(ctx, q, Selection{Unit: a.Unit, Month: a.Month})
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := h.trendOf(ctx, s)
	if err != nil {
		return bot.Reply{}, err
	}
	if t.Others, err = h.OtherUnits(ctx, q, a.Unit); err != nil {
		return bot.Reply{}, err
	}
	m, err := view.TrendPicture(view.Of(q.Renderer), t)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("draw the trend of unit %s: %w", a.Unit, err)
	}
	return q.Show(m), nil
}

// trendOf are a unit's scores of the twelve months up to that of a card.
func (h *Handler) trendOf(ctx context.Context, s view.Score) (view.Trend, error) {
	t := view.Trend{Unit: s.Record.Unit, Name: s.Record.Name, Rules: s.Rules, DataTime: s.Record.DataTime}
	months, err := h.Store.Months(ctx, s.Record.Unit)
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
	cards, err := h.Store.CardsOf(ctx, shown, []string{s.Record.Unit})
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
		record, _ := cardIn(cards, m, s.Record.Unit)
		t.Months = append(t.Months, trendMonth(m, record, measure))
	}
	return t, nil
}

// trendMonth is a month of a trend. One that is not comparable to the others is left out: it is not ranked, by other rules, or by fewer
// indicators, because nobody has the figures yet.
func trendMonth(m scoring.Month, r scoring.Record, measure *scoring.Record) picture.TrendMonth {
	if measure == nil || !r.Comparable(&measure.Scorecard) {
		return picture.TrendMonth{Month: m}
	}
	return picture.TrendMonth{Month: m, Scored: true, Converted: r.Converted, Grade: r.Grade, Rank: r.Rank, Of: r.Of, Provisional: !r.Closed && !r.Published}
}
