package warnings

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// readList reads a unit's open warnings as a message, for who may see them.
func (r room) readList(ctx context.Context, q *chat.Question, unit string) (bot.Message, error) {
	name, err := r.UnitName(ctx, q, unit)
	if err != nil {
		return bot.Message{}, err
	}
	watch, err := r.store.Watch(ctx, unit)
	if err != nil {
		return bot.Message{}, err
	}
	w := openList{Unit: unit, Name: name}
	for _, x := range watch.Warnings {
		open := openWarning{Warning: x, Now: watch.LatestFigure(x)}
		if !x.Acknowledged.IsZero() {
			if open.By, err = r.PersonInWords(ctx, q, x.AcknowledgedBy, unit); err != nil {
				return bot.Message{}, err
			}
		}
		w.Open = append(w.Open, open)
		if w.Rules, err = r.readRules(ctx, unit, open.Now.Month); err != nil {
			return bot.Message{}, err
		}
	}
	if w.Others, err = r.OtherUnits(ctx, q, unit); err != nil {
		return bot.Message{}, err
	}
	return listScreen(q.Renderer, w), nil
}

// readRules reads the rules of a unit's card in a month; where it has lost that card, of its latest one; nil when it has none.
func (r room) readRules(ctx context.Context, unit string, m scoring.Month) (*scoring.RuleSet, error) {
	record, ok, err := r.store.Record(ctx, m, unit)
	if err != nil {
		return nil, err
	}
	if !ok {
		months, err := r.store.Months(ctx, unit)
		if err != nil || len(months) == 0 {
			return nil, err
		}
		if record, _, err = r.store.Record(ctx, months[len(months)-1].Month, unit); err != nil {
			return nil, err
		}
	}
	rules, _ := r.RuleSets(record.RuleSet)
	return rules, nil
}
