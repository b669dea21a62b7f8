package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

func (h *Handler) warningsCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	a, err := h.Select(ctx, q, arguments, chat.Link{To: view.ToWarnings})
	if err != nil {
		return bot.Reply{}, err
	}
	return h.warnings(ctx, q, a)
}

// warnings lists a unit's open warnings. Without a unit it is the person's own; an admin who serves none gets all units.
func (h *Handler) warnings(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	a.Unit = q.UnitOrOwn(a.Unit)
	switch {
	case a.Unit == "" && q.Person.Is(people.Admin):
		counts, err := h.Store.WarningCounts(ctx)
		if err != nil {
			return bot.Reply{}, err
		}
		return q.Show(view.WarningsByUnit(view.Of(q.Renderer), counts, min(a.Page, chat.LastPage(len(counts), chat.UnitsPage)))), nil
	case a.Unit == "" || !q.Person.MaySeeDossiers(a.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	}
	m, err := h.openWarnings(ctx, q, a.Unit)
	return q.Show(m), err
}

// openWarnings are a unit's open warnings, for who may see them.
func (h *Handler) openWarnings(ctx context.Context, q *Question, unit string) (bot.Message, error) {
	name, err := h.UnitName(ctx, q, unit)
	if err != nil {
		return bot.Message{}, err
	}
	watch, err := h.Store.Watch(ctx, unit)
	if err != nil {
		return bot.Message{}, err
	}
	w := view.Warnings{Unit: unit, Name: name}
	for _, x := range watch.Warnings {
		open := view.OpenWarning{Warning: x, Now: watch.Now(x)}
		if !x.Acknowledged.IsZero() {
			if open.By, err = h.who(ctx, q, x.AcknowledgedBy, unit); err != nil {
				return bot.Message{}, err
			}
		}
		w.Open = append(w.Open, open)
		if w.Rules, err = h.rulesOf(ctx, unit, open.Now.Month); err != nil {
			return bot.Message{}, err
		}
	}
	if w.Others, err = h.OtherUnits(ctx, q, unit); err != nil {
		return bot.Message{}, err
	}
	return view.OpenWarnings(view.Of(q.Renderer), w), nil
}

// who is somebody in words: the reader themselves, or the role that they hold for the unit. No name is kept.
func (h *Handler) who(ctx context.Context, q *Question, person int64, unit string) (string, error) {
	if person == q.Person.ID {
		return q.Renderer.Words.Text("warnings.you"), nil
	}
	p, err := h.Store.Person(ctx, person)
	if err != nil {
		return "", err
	}
	for _, g := range p.Grants {
		if g.Unit == unit || g.Unit == "" {
			return q.Renderer.Words.Text("role." + string(g.Role)), nil
		}
	}
	return q.Renderer.Words.Text("warnings.somebody"), nil
}

// rulesOf are the rules of a unit's card in a month, and where it has lost it, of its latest one; nil when it has none.
func (h *Handler) rulesOf(ctx context.Context, unit string, m scoring.Month) (*scoring.RuleSet, error) {
	record, ok, err := h.Store.Record(ctx, m, unit)
	if err != nil {
		return nil, err
	}
	if !ok {
		months, err := h.Store.Months(ctx, unit)
		if err != nil || len(months) == 0 {
			return nil, err
		}
		if record, _, err = h.Store.Record(ctx, months[len(months)-1].Month, unit); err != nil {
			return nil, err
		}
	}
	rules, _ := h.RuleSets(record.RuleSet)
	return rules, nil
}
