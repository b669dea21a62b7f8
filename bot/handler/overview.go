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
)

func (h *Handler) overviewCommand(ctx context.Context, q *question, arguments string) (bot.Reply, error) {
	l := view.Link{To: view.ToOverview}
	if arguments != "" {
		var err error
		if l.Month, err = h.monthNamed(q, arguments); err != nil {
			return bot.Reply{}, err
		}
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
	}
	if o.Missing, err = h.missing(ctx, o.Month); err != nil {
		return bot.Reply{}, err
	}
	if o.Summarised, err = h.Store.Summarised(ctx, o.Month); err != nil {
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
	under := func(r scoring.Record) int {
		if r.State == scoring.MonthBegun {
			return 0
		}
		return scoring.UnderTarget(targets.Apply(o.Rules, r.Unit), r)
	}
	m, err := view.HeatMap(q.reader, o, min(l.Page, view.LastPage(len(o.Records), picture.HeatMapRows)), under)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("draw the heat map of %s: %w", o.Month, err)
	}
	return q.show(m), nil
}
