package targets

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// command lists the targets of all units, or of the one that is named.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	if arguments == "" {
		return r.showList(ctx, q, ofUnit{})
	}
	u, err := r.UnitNamed(ctx, q, arguments, toList.Link(ofUnit{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showList(ctx, q, ofUnit{Unit: u.Code})
}

// showList shows the targets by indicator, of all units or of one.
func (r room) showList(ctx context.Context, q *chat.Question, p ofUnit) (bot.Reply, error) {
	set, _, err := r.readTargets(ctx, q, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(listScreen(q.Renderer, set)), nil
}

// showTarget shows the target of an indicator.
func (r room) showTarget(ctx context.Context, q *chat.Question, p ofIndicator) (bot.Reply, error) {
	t, _, err := r.readTarget(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(targetScreen(q.Renderer, t)), nil
}

// rulesNow are the rules that rank in the present month.
func (r room) rulesNow(ctx context.Context, q *chat.Question) (*scoring.RuleSet, error) {
	all, err := r.rules()
	if err != nil {
		return nil, err
	}
	own, err := r.store.OwnRules(ctx)
	if err != nil {
		return nil, err
	}
	if all, err = all.With(own); err != nil {
		return nil, err
	}
	rules, ok := all.For(scoring.MonthOf(q.Renderer.Now, r.Zone))
	if !ok {
		return nil, q.Refuse("targets.no_rules")
	}
	return rules, nil
}

// readTargets reads the targets of a unit, "" for all, by the rules that rank now, with the cards of the latest month: none where that was
// scored by others. A unit that is not there is refused.
func (r room) readTargets(ctx context.Context, q *chat.Question, unit string) (set targetSet, records []scoring.Record, err error) {
	if unit != "" {
		u, known, err := r.Unit(ctx, unit)
		if err != nil {
			return set, nil, err
		}
		if !known {
			return set, nil, q.Refuse("unit.unknown", "name", chat.Quote(unit))
		}
		set.Unit, set.Name = u.Code, u.Name
	}
	if set.Rules, err = r.rulesNow(ctx, q); err != nil {
		return set, nil, err
	}
	latest, _, err := q.LatestMonth(ctx, r.store)
	if err != nil {
		return set, nil, err
	}
	if records, err = r.store.Records(ctx, latest); err != nil {
		return set, nil, err
	}
	records = slices.DeleteFunc(records, func(rec scoring.Record) bool {
		code, _, _ := strings.Cut(rec.RuleSet, "@")
		return code != set.Rules.Code
	})
	set.Targets, set.Seen, err = r.store.TargetsSeen(ctx)
	return set, records, err
}

// readTarget reads the target of an indicator; one that the rules do not know is refused.
func (r room) readTarget(ctx context.Context, q *chat.Question, p ofIndicator) (t indicatorTarget, records []scoring.Record, err error) {
	if t.targetSet, records, err = r.readTargets(ctx, q, p.Unit); err != nil {
		return t, nil, err
	}
	var ok bool
	if t.Indicator, ok = t.Rules.Indicator(p.Indicator); !ok {
		return t, nil, q.Refuse("targets.unknown_indicator", "indicator", chat.Quote(p.Indicator))
	}
	if t.Indicator.SameForAll() {
		return t, nil, q.Refuse("targets.same_for_all", "indicator", t.Indicator.Short.In(q.Renderer.Words.Language()))
	}
	if set, ok := t.Targets.Set(t.Rules, p.Indicator, t.Unit); ok {
		if t.By, err = r.who(ctx, q, set.By); err != nil {
			return t, nil, err
		}
	}
	if t.Unit == "" {
		t.Own, err = r.readOwn(ctx, t.targetSet, p.Indicator)
	}
	return t, records, err
}

// readOwn reads which units of the register have a target of their own for an indicator.
func (r room) readOwn(ctx context.Context, set targetSet, indicator string) (own []unitTarget, err error) {
	for _, t := range set.Targets.All() {
		if t.Rules != set.Rules.Code || t.Indicator != indicator || t.Unit == "" {
			continue
		}
		u, known, err := r.Unit(ctx, t.Unit)
		if err != nil {
			return nil, err
		}
		if known {
			own = append(own, unitTarget{Unit: u.Code, Name: u.Name, Share: t.Share})
		}
	}
	return own, nil
}
