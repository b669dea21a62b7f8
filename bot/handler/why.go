package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// why explains a figure of a unit's month to those who may see the unit's dossiers; everybody else gets its total.
func (h *Handler) why(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	a := Selection{Month: l.Month, Unit: l.Unit, Page: l.Page}
	if a.Unit == "" {
		return h.OldButton(ctx, q)
	}
	s, err := h.scored(ctx, q, a)
	if err != nil {
		return bot.Reply{}, err
	}
	if !q.Person.MaySeeDossiers(a.Unit) {
		return q.Show(view.Standing(view.Of(q.Renderer), s)), nil
	}
	if s.Without, err = h.without(ctx, s); err != nil {
		return bot.Reply{}, err
	}
	switch l.Item {
	case view.FigureChoice:
		return chat.Say(view.WhyChoice(view.Of(q.Renderer), s)), nil
	case view.FigureTotal, view.FigureRank:
		if !s.Record.Ranked() {
			return q.Show(view.WhyChoice(view.Of(q.Renderer), s)), nil
		}
		if l.Item == view.FigureTotal {
			return q.Show(view.Total(view.Of(q.Renderer), s)), nil
		}
		return h.whyRank(ctx, q, s)
	}
	if ind, ok := s.Rules.Indicator(l.Item); ok {
		return h.whyIndicator(ctx, q, s, ind, a.Page)
	}
	return q.Show(view.WhyChoice(view.Of(q.Renderer), s)), nil // view.FigureAgain, or an indicator of other rules
}

// whyIndicator explains an indicator's points, down to the dossiers that are missing from its numerator.
func (h *Handler) whyIndicator(ctx context.Context, q *Question, s view.Score, ind scoring.Indicator, page int) (bot.Reply, error) {
	w := view.WhyIndicator{Score: s, Indicator: ind, Reports: q.Serves(s.Record.Unit)}
	unit, m := s.Record.Unit, s.Record.Month
	source, known, err := h.Store.Source(ctx, m, unit, ind)
	if err != nil {
		return bot.Reply{}, err
	}
	if known {
		w.Source = &source
	}
	if _, assessed := s.Record.Assessed(ind.Code); assessed && !s.Record.Published && ind.Counts != scoring.Entered {
		w.Gap, w.Total, w.Page, err = chat.ReadPage(page, view.GapPage, func(offset int) ([]scoring.Listed, int, error) {
			return h.Store.Gap(ctx, m, unit, ind.Counts, offset, view.GapPage)
		})
		if err != nil {
			return bot.Reply{}, err
		}
	}
	return q.Show(view.Indicator(view.Of(q.Renderer), w)), nil
}

// near is how many places are read at once to find a unit's neighbours.
const near = 20

// whyRank explains a rank by the units around it.
func (h *Handler) whyRank(ctx context.Context, q *Question, s view.Score) (bot.Reply, error) {
	w := view.WhyRank{Score: s, Better: s.Record.Rank - 1}
	// The first unit of a rank stands behind as many as are better.
	for offset := max(0, w.Better-1); w.Below == nil; offset += near {
		places, _, err := h.Store.Ranking(ctx, s.Record.Month, offset, near)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, p := range places {
			switch {
			case p.Rank == s.Record.Rank && p.Unit != s.Record.Unit:
				w.Equal++
			case p.Rank > 0 && p.Rank < s.Record.Rank:
				w.Above = &view.Rank{Place: p}
			case p.Rank > s.Record.Rank && w.Below == nil:
				w.Below = &view.Rank{Place: p}
			}
		}
		if len(places) < near {
			break
		}
	}
	for _, n := range []*view.Rank{w.Above, w.Below} {
		if n == nil {
			continue
		}
		record, _, err := h.Store.Record(ctx, s.Record.Month, n.Place.Unit)
		if err != nil {
			return bot.Reply{}, err
		}
		n.Converted = record.Converted
	}
	return q.Show(view.RankExplained(view.Of(q.Renderer), w)), nil
}
