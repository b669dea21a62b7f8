package scores

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// trendCommand shows the trend of the unit that is named, or of the person's own: of months, or of quarters or years where such are said. A
// unit may be called by such words.
func (r room) trendCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	_, whole, err := r.MeansSelection(ctx, q, arguments)
	if err != nil {
		return bot.Reply{}, err
	}
	to, present := toTrend.Link(routes.OfUnit{}), scoring.Term("")
	if length, rest := lengthSaid(arguments); !whole && length != "" {
		arguments = rest
		if present = presentTerm(q.Renderer, length); present != "" {
			to = toTermTrend.Link(routes.OfTerm{Term: present})
		}
	}
	s, err := r.SelectTerm(ctx, q, arguments, to)
	if err != nil {
		return bot.Reply{}, err
	}
	if s.Month == "" {
		s.Term = cmp.Or(s.Term, present)
	}
	if s.Term != "" {
		return r.showTermTrend(ctx, q, routes.OfTerm{Term: s.Term, Unit: s.Unit})
	}
	return r.showTrend(ctx, q, routes.OfUnit{Month: s.Month, Unit: s.Unit})
}

// presentTerm is the quarter or the year that runs; "" for a month, which needs no name.
func presentTerm(r chat.Renderer, length string) scoring.Term {
	for _, t := range scoring.MonthOf(r.Now, r.Zone).Terms()[1:] {
		if t.LengthName() == length {
			return t
		}
	}
	return ""
}

// showTrend shows a unit's scores of the twelve months up to the one asked for, else up to its latest, to everybody registered.
// Without a unit it is the person's own; somebody who serves none is asked for one, the lowest of the latest month first.
func (r room) showTrend(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	p.Unit = q.UnitOrOwn(p.Unit)
	if p.Unit == "" {
		return r.askTrend(ctx, q, p)
	}
	s, err := r.cards.Read(ctx, q, chat.Selection{Unit: p.Unit, Month: p.Month})
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := r.cards.Trend(ctx, s)
	if err != nil {
		return bot.Reply{}, err
	}
	terms, err := r.store.Terms(ctx, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.sendTrend(ctx, q, t, terms)
}

// showTermTrend shows those of the quarters, or the years, up to the one asked for; up to the latest, when that is the present one and has no
// card.
func (r room) showTermTrend(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	if p.Unit = q.UnitOrOwn(p.Unit); p.Unit == "" {
		return r.AskUnit(ctx, q, toTermTrend.Link(routes.OfTerm{Term: p.Term}))
	}
	terms, err := r.store.Terms(ctx, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	if latest, _ := termsBeside(terms, p.Term.Next()); latest != "" && chat.IsRunning(q.Renderer, p.Term) {
		p.Term = latest
	}
	s, err := r.readTerm(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := r.termTrend(ctx, s, terms)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.sendTrend(ctx, q, t, terms)
}

// sendTrend draws a trend, with the ways to others.
func (r room) sendTrend(ctx context.Context, q *chat.Question, t Trend, terms []scoring.TermRules) (bot.Reply, error) {
	months, err := r.store.Months(ctx, t.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	t.Beside = trendsBeside(months, terms, t.Terms[len(t.Terms)-1].Term)
	if t.Others, err = r.OtherUnits(ctx, q, t.Unit); err != nil {
		return bot.Reply{}, err
	}
	m, err := TrendPicture(q.Renderer, t)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("draw the trend of unit %s: %w", t.Unit, err)
	}
	return q.Show(m), nil
}

// askTrend asks whose trend is wanted: a unit is pressed, or written.
func (r room) askTrend(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	to := toTrend.Link(routes.OfUnit{Month: p.Month})
	if _, err := r.AskUnit(ctx, q, to); err != nil {
		return bot.Reply{}, err
	}
	m, _, err := q.LatestMonth(ctx, r.store)
	if err != nil {
		return bot.Reply{}, err
	}
	if p.Month != "" {
		m = p.Month
	}
	_, total, err := r.store.Ranking(ctx, m, 0, 1)
	if err != nil {
		return bot.Reply{}, err
	}
	places, _, err := r.store.Ranking(ctx, m, 0, total)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(trendUnitsScreen(q.Renderer, worstFirst(places), to, p.Page)), nil
}

// worstFirst are the places of a ranking from the lowest rank up, those without a rank last.
func worstFirst(places []scoring.Place) []scoring.Place {
	return slices.SortedStableFunc(slices.Values(places), func(a, b scoring.Place) int { return cmp.Compare(b.Rank, a.Rank) })
}
