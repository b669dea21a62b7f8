package handler

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"motcua/bot"
	"motcua/bot/picture"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

func (h *Handler) overviewCommand(ctx context.Context, q *question, arguments string) (bot.Reply, error) {
	l := view.Link{To: view.ToOverview}
	if arguments != "" {
		m, ok := readMonth(arguments, scoring.MonthOf(q.reader.Now, h.Zone))
		if !ok {
			return bot.Reply{}, q.refuse("month.unreadable", "text", view.Quoted(arguments))
		}
		l.Month = m
	}
	return h.overview(ctx, q, l)
}

// overview is a month of all units at a glance, the latest when none is asked for.
func (h *Handler) overview(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	o, _, err := h.readOverview(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	if o.Now {
		if o.Overdue, err = h.Store.OverdueByUnit(ctx, q.reader.Now); err != nil {
			return bot.Reply{}, err
		}
		o.Overdue = slices.DeleteFunc(slices.Clone(o.Overdue), func(c scoring.UnitCount) bool { return c.Count <= 0 })
		slices.SortStableFunc(o.Overdue, func(a, b scoring.UnitCount) int { return b.Count - a.Count })
	}
	if o.Missing, err = h.missing(ctx, o); err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.OverviewText(q.reader, o)), nil
}

// overviewUnits lists the units by rank.
func (h *Handler) overviewUnits(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	o, _, err := h.readOverview(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.OverviewUnits(q.reader, o, min(l.Page, view.LastPage(len(o.Records), view.OverviewPage)))), nil
}

// overviewIndicator lists the units by what they earned of an indicator, or asks which.
func (h *Handler) overviewIndicator(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	o, _, err := h.readOverview(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	ind, ok := o.Rules.Indicator(l.Item)
	if !ok { // none chosen, or one of other rules
		return q.show(view.OverviewChoice(q.reader, o)), nil
	}
	records := slices.Clone(o.Records)
	slices.SortStableFunc(records, func(a, b scoring.Record) int {
		x, _ := a.Line(ind.Code)
		y, _ := b.Line(ind.Code)
		switch {
		case x.Assessed && y.Assessed:
			return cmp.Or(x.Points.Cmp(y.Points), cmp.Compare(a.Unit, b.Unit))
		case x.Assessed:
			return -1
		case y.Assessed:
			return 1
		}
		return 0
	})
	return q.show(view.OverviewIndicator(q.reader, o, ind, records, min(l.Page, view.LastPage(len(records), view.OverviewPage)))), nil
}

// heatMap is the month's units by indicators as a picture.
func (h *Handler) heatMap(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	o, targets, err := h.readOverview(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	under := func(r scoring.Record) int { return scoring.UnderTarget(targets.Apply(o.Rules, r.Unit), r) }
	m, err := view.HeatMap(q.reader, o, min(l.Page, view.LastPage(len(o.Records), picture.HeatMapRows)), under)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("draw the heat map of %s: %w", o.Month, err)
	}
	return q.show(m), nil
}

// readOverview reads the cards of a month and of the one before. Whoever is not an admin, and a month without cards, are
// refused.
func (h *Handler) readOverview(ctx context.Context, q *question, l view.Link) (o view.Overview, targets scoring.Targets, err error) {
	if !q.person.Is(people.Admin) {
		return o, targets, q.refuse("overview.not_yours")
	}
	latest, ok, err := h.Store.LatestMonth(ctx)
	if err != nil {
		return o, targets, err
	}
	if !ok {
		return o, targets, q.refuse("score.none_at_all")
	}
	o.Month = cmp.Or(l.Month, latest)
	o.Now = o.Month == latest
	if o.Records, err = h.Store.Records(ctx, o.Month); err != nil {
		return o, targets, err
	}
	if len(o.Records) == 0 {
		text := q.reader.Words.Text("score.none_month_at_all", "month", q.reader.Words.Month(string(o.Month)))
		return o, targets, refusal{view.Nearby(q.reader, text, view.ToOverview, "", latest)}
	}
	if o.Rules, ok = h.RuleSets(o.Records[0].RuleSet); !ok {
		return o, targets, fmt.Errorf("show the overview of %s: rule set %q is not known", o.Month, o.Records[0].RuleSet)
	}
	before, err := h.Store.Records(ctx, o.Month.Prev())
	if err != nil {
		return o, targets, err
	}
	if targets, err = h.Store.Targets(ctx); err != nil {
		return o, targets, err
	}
	o.All = scoring.NewOverview(o.Rules, o.Records, before, targets)
	if len(before) > 0 {
		o.Previous = o.Month.Prev()
	}
	o.Next, err = h.ranked(ctx, o.Month.Next())
	return o, targets, err
}

// missing are the units that exist in the month and have no card in it.
func (h *Handler) missing(ctx context.Context, o view.Overview) ([]scoring.Unit, error) {
	units, err := h.Store.Units(ctx)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for _, r := range o.Records {
		has[r.Unit] = true
	}
	return slices.DeleteFunc(slices.Clone(units), func(u scoring.Unit) bool { return has[u.Code] || !u.ValidIn(o.Month) }), nil
}
