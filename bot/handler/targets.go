package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
)

// Aims are the targets as admins set them, and who did.
type Aims interface {
	// TargetsSeen are the targets with the number of their newest change.
	TargetsSeen(ctx context.Context) (scoring.Targets, int64, error)
	// ChangeTarget sets a target, for a unit or with "" for all that have none of their own, or with back drops what was set.
	// Again the same changes nothing; after a change of any target that is newer than seen it is scoring.ErrTargetsMoved.
	ChangeTarget(ctx context.Context, t scoring.Target, back bool, seen int64) error
}

func (h *Handler) targetsCommand(ctx context.Context, q *question, arguments string) (bot.Reply, error) {
	l := view.Link{To: view.ToTargets}
	if arguments != "" {
		u, err := h.unitMeant(ctx, q, arguments, l)
		if err != nil {
			return bot.Reply{}, err
		}
		l.Unit = u.Code
	}
	return h.targetList(ctx, q, l)
}

// targetList are the targets by indicator, of all units or of one.
func (h *Handler) targetList(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	a, _, err := h.readAims(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.TargetList(q.reader, a)), nil
}

// target is the target of an indicator.
func (h *Handler) target(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	a, _, err := h.readAim(ctx, q, l, l.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.TargetOf(q.reader, a)), nil
}

// readAims reads the targets by the rules of the latest month, with its cards. Whoever is not an admin is refused, and so
// is a unit that is not there.
func (h *Handler) readAims(ctx context.Context, q *question, l view.Link) (a view.Aims, records []scoring.Record, err error) {
	if err := q.forAdmins("targets.not_yours"); err != nil {
		return a, nil, err
	}
	if l.Unit != "" {
		u, known, err := h.unit(ctx, l.Unit)
		if err != nil {
			return a, nil, err
		}
		if !known {
			return a, nil, q.refuse("unit.unknown", "name", view.Quoted(l.Unit))
		}
		a.Unit, a.Name = u.Code, u.Name
	}
	latest, _, err := h.latest(ctx, q)
	if err != nil {
		return a, nil, err
	}
	if records, err = h.Store.Records(ctx, latest); err != nil {
		return a, nil, err
	}
	if len(records) == 0 {
		return a, nil, q.refuse("score.none_at_all")
	}
	if a.Rules, err = h.rulesNamed(records[0].RuleSet); err != nil {
		return a, nil, err
	}
	a.Targets, a.Seen, err = h.Store.TargetsSeen(ctx)
	return a, records, err
}

// readAim reads the target of an indicator; one that the rules do not know is refused.
func (h *Handler) readAim(ctx context.Context, q *question, l view.Link, indicator string) (a view.Aim, records []scoring.Record, err error) {
	if a.Aims, records, err = h.readAims(ctx, q, l); err != nil {
		return a, nil, err
	}
	var ok bool
	if a.Indicator, ok = a.Rules.Indicator(indicator); !ok {
		return a, nil, q.refuse("targets.unknown_indicator", "indicator", view.Quoted(indicator))
	}
	if set, ok := a.Targets.Set(indicator, a.Unit); ok {
		t, err := h.logTeller(ctx, q)
		if err != nil {
			return a, nil, err
		}
		a.By = t.person(t.number(set.By))
	}
	if a.Unit != "" {
		return a, records, nil
	}
	for _, t := range a.Targets.All() {
		if t.Indicator != indicator || t.Unit == "" {
			continue
		}
		u, known, err := h.unit(ctx, t.Unit)
		if err != nil {
			return a, nil, err
		}
		if known {
			a.Own = append(a.Own, view.UnitAim{Unit: u.Code, Name: u.Name, Share: t.Share})
		}
	}
	return a, records, nil
}
