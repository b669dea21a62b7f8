package overview

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
	"motcua/scoring"
)

// command shows the month that is named, or the latest.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	var p routes.OfMonth
	if arguments != "" {
		var err error
		if p.Month, err = r.MonthNamed(q, arguments); err != nil {
			return bot.Reply{}, err
		}
	}
	return r.show(ctx, q, p)
}

// show is a month of all units at a glance, the latest when none is asked for.
func (r room) show(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	o, _, err := r.readOverview(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if o.Now {
		if o.Overdue, err = r.store.OverdueByUnit(ctx, q.Renderer.Now); err != nil {
			return bot.Reply{}, err
		}
	}
	if o.Acceptance, err = acceptance.Read(ctx, r.store, q.Renderer, "", o.Month); err != nil {
		return bot.Reply{}, err
	}
	if o.Missing, err = chat.UnitsWithoutCard(ctx, r.store, o.Month); err != nil {
		return bot.Reply{}, err
	}
	if o.Summarised, err = r.store.Summarised(ctx, o.Month); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(overviewScreen(q.Renderer, o)), nil
}

// showUnits lists the units, where work is to be done first.
func (r room) showUnits(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	o, targets, err := r.readOverview(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	under := func(rec scoring.Record) int {
		if rec.State == scoring.MonthBegun {
			return 0
		}
		return scoring.UnderTarget(targets.Apply(o.Rules, rec.Unit), rec, "")
	}
	return q.Show(unitsScreen(q.Renderer, o, min(p.Page, chat.LastPage(len(o.Records), listPage)), under)), nil
}

// showGroupList lists the units by what they earned of a group; of one of other rules, as showUnits does.
func (r room) showGroupList(ctx context.Context, q *chat.Question, p ofGroup) (bot.Reply, error) {
	o, _, err := r.readOverview(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(o.Rules.Members(p.Group)) == 0 || p.Group == "" {
		return r.showUnits(ctx, q, routes.OfMonth{Month: p.Month})
	}
	records := byGroup(o, p.Group)
	return q.Show(groupListScreen(q.Renderer, o, p.Group, records, min(p.Page, chat.LastPage(len(records), listPage)))), nil
}

// byGroup are the month's cards by what they earned of a group, the least first, those of which nothing is assessed last.
func byGroup(o overview, group string) []scoring.Record {
	i := slices.IndexFunc(o.Rules.Groups, func(g scoring.Group) bool { return g.Code == group })
	return slices.SortedStableFunc(slices.Values(o.Records), func(a, b scoring.Record) int {
		x, y := a.Groups(o.Rules)[i], b.Groups(o.Rules)[i]
		switch {
		case x.Max.Sign() > 0 && y.Max.Sign() > 0:
			return cmp.Or(x.Points.Cmp(y.Points), cmp.Compare(a.Unit, b.Unit))
		case x.Max.Sign() > 0:
			return -1
		case y.Max.Sign() > 0:
			return 1
		}
		return 0
	})
}

// showIndicator lists the units by what they earned of an indicator, or asks which.
func (r room) showIndicator(ctx context.Context, q *chat.Question, p ofIndicator) (bot.Reply, error) {
	o, _, err := r.readOverview(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if code, ok := strings.CutPrefix(p.Indicator, groupMark); ok && len(o.Rules.Members(code)) > 0 {
		return q.Show(choiceOfGroupScreen(q.Renderer, o, code)), nil
	}
	ind, ok := o.Rules.Indicator(p.Indicator)
	if !ok && o.Rules.ByGroup() {
		return q.Show(groupsScreen(q.Renderer, o)), nil
	}
	if !ok { // none chosen, or one of other rules
		return q.Show(choiceScreen(q.Renderer, o)), nil
	}
	records := byPoints(o.Records, ind.Code)
	return q.Show(indicatorScreen(q.Renderer, o, ind, records, min(p.Page, chat.LastPage(len(records), listPage)))), nil
}

// byPoints are cards by what they earned of an indicator, the least first, those not assessed last.
func byPoints(records []scoring.Record, indicator string) []scoring.Record {
	return slices.SortedStableFunc(slices.Values(records), func(a, b scoring.Record) int {
		x, _ := a.Line(indicator)
		y, _ := b.Line(indicator)
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
}

// heatMap is the month's units by indicators as a picture, or by groups of them where there are many.
func (r room) heatMap(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	return r.heatMapOfGroup(ctx, q, ofGroup{Month: p.Month, Page: p.Page})
}

// heatMapOfGroup is the month's units by the indicators of a group, "" for all.
func (r room) heatMapOfGroup(ctx context.Context, q *chat.Question, p ofGroup) (bot.Reply, error) {
	o, _, err := r.readOverview(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(o.Rules.Members(p.Group)) == 0 {
		p.Group = "" // none is asked for, or one of other rules
	}
	m, err := heatScreen(q.Renderer, o, p.Group, min(p.Page, chat.LastPage(len(o.Records), picture.HeatMapRows)))
	if err != nil {
		return bot.Reply{}, fmt.Errorf("draw the heat map of %s: %w", o.Month, err)
	}
	return q.Show(m), nil
}

// readOverview reads the cards of a month, "" for the latest, and of the one before. A month without cards is refused.
func (r room) readOverview(ctx context.Context, q *chat.Question, month scoring.Month) (o overview, targets scoring.Targets, err error) {
	latest, begun, err := q.LatestMonth(ctx, r.store)
	if err != nil {
		return o, targets, err
	}
	if o.Month = month; o.Month == "" {
		o.Month, o.Begun = latest, begun
	}
	o.Now = o.Month == latest
	if o.Records, err = r.store.Records(ctx, o.Month); err != nil {
		return o, targets, err
	}
	if len(o.Records) == 0 {
		text := q.Renderer.Words.Text("score.none_month_at_all", "month", q.Renderer.Words.Month(string(o.Month)))
		return o, targets, chat.Refusal{Message: chat.NearbyMonths(q.Renderer, text, chat.Destination(routes.Overview), "", latest)}
	}
	if o.Rules, err = r.RuleSet(o.Records[0].RuleSet); err != nil {
		return o, targets, err
	}
	before, err := r.store.Records(ctx, o.Month.Prev())
	if err != nil {
		return o, targets, err
	}
	if targets, err = r.store.Targets(ctx); err != nil {
		return o, targets, err
	}
	o.All = scoring.NewOverview(o.Rules, o.Records, before, targets)
	if len(before) > 0 {
		o.OtherRules = before[0].RuleSet != o.Rules.ID()
		o.Previous = o.Month.Prev()
	}
	o.Next, err = chat.RankedMonth(ctx, r.store, o.Month.Next())
	return o, targets, err
}
