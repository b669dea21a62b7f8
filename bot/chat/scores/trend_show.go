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
	t, err := r.readTrend(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	return drawTrend(q, t)
}

// showTermTrend shows those of the quarters, or the years, up to the one asked for; up to the latest, when that is the present one and has no
// card.
func (r room) showTermTrend(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	if p.Unit = q.UnitOrOwn(p.Unit); p.Unit == "" {
		return r.AskUnit(ctx, q, toTermTrend.Link(routes.OfTerm{Term: p.Term}))
	}
	t, err := r.readTermTrend(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	return drawTrend(q, t)
}

// showTrendText shows a trend in words.
func (r room) showTrendText(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	var t Trend
	var err error
	m, isMonth := p.Term.Month()
	switch p.Unit = q.UnitOrOwn(p.Unit); {
	case p.Unit == "":
		return r.AskUnit(ctx, q, toTrendText.Link(routes.OfTerm{Term: p.Term}))
	case isMonth || p.Term == "":
		t, err = r.readTrend(ctx, q, routes.OfUnit{Month: m, Unit: p.Unit})
	default:
		t, err = r.readTermTrend(ctx, q, p)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(trendTextScreen(q.Renderer, t)), nil
}

// readTrend reads a unit's trend of months, up to its latest unless one is asked for.
func (r room) readTrend(ctx context.Context, q *chat.Question, p routes.OfUnit) (Trend, error) {
	s, err := r.cards.Read(ctx, q, chat.Selection{Unit: p.Unit, Month: p.Month})
	if err != nil {
		return Trend{}, err
	}
	t, err := r.cards.Trend(ctx, s)
	if err != nil {
		return t, err
	}
	terms, err := r.store.Terms(ctx, p.Unit)
	if err != nil {
		return t, err
	}
	return r.addWays(ctx, q, t, terms)
}

// readTermTrend reads a unit's trend of quarters or years.
func (r room) readTermTrend(ctx context.Context, q *chat.Question, p routes.OfTerm) (Trend, error) {
	terms, err := r.store.Terms(ctx, p.Unit)
	if err != nil {
		return Trend{}, err
	}
	if latest, _ := termsBeside(terms, p.Term.Next()); latest != "" && chat.IsRunning(q.Renderer, p.Term) {
		p.Term = latest
	}
	s, err := r.readTerm(ctx, q, p)
	if err != nil {
		return Trend{}, err
	}
	t, err := r.termTrend(ctx, s, terms)
	if err != nil {
		return t, err
	}
	return r.addWays(ctx, q, t, terms)
}

// addWays adds the ways to other trends.
func (r room) addWays(ctx context.Context, q *chat.Question, t Trend, terms []scoring.TermRules) (Trend, error) {
	months, err := r.store.Months(ctx, t.Unit)
	if err != nil {
		return t, err
	}
	t.Beside = trendsBeside(months, terms, t.last())
	t.Others, err = r.OtherUnits(ctx, q, t.Unit)
	return t, err
}

// drawTrend shows a trend as a picture.
func drawTrend(q *chat.Question, t Trend) (bot.Reply, error) {
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
