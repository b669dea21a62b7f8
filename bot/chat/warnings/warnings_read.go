package warnings

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/warning"
)

// ListStore is what lists of warnings are read from.
type ListStore interface {
	chat.Cards
	// Months are the months in which the unit has a card, ascending.
	Months(ctx context.Context, unit string) ([]scoring.Reported, error)
	// Watch is what is known of a unit's warnings.
	Watch(ctx context.Context, unit string) (warning.Watch, error)
}

// Who is somebody in words: the reader themselves, or the role that they hold for the unit.
type Who func(ctx context.Context, q *chat.Question, person int64, unit string) (string, error)

// Lists words what is open, for this room and for notices.
type Lists struct {
	desk  *chat.Desk
	store ListStore
	who   Who
}

// NewLists reads from a store.
func NewLists(desk *chat.Desk, store ListStore, who Who) Lists {
	return Lists{desk: desk, store: store, who: who}
}

// Open is the message of a unit's open warnings, for who may see them.
func (l Lists) Open(ctx context.Context, q *chat.Question, unit string) (bot.Message, error) {
	name, err := l.desk.UnitName(ctx, q, unit)
	if err != nil {
		return bot.Message{}, err
	}
	watch, err := l.store.Watch(ctx, unit)
	if err != nil {
		return bot.Message{}, err
	}
	w := openList{Unit: unit, Name: name}
	for _, x := range watch.Warnings {
		open := openWarning{Warning: x, Now: watch.Now(x)}
		if !x.Acknowledged.IsZero() {
			if open.By, err = l.who(ctx, q, x.AcknowledgedBy, unit); err != nil {
				return bot.Message{}, err
			}
		}
		w.Open = append(w.Open, open)
		if w.Rules, err = l.Rules(ctx, unit, open.Now.Month); err != nil {
			return bot.Message{}, err
		}
	}
	if w.Others, err = l.desk.OtherUnits(ctx, q, unit); err != nil {
		return bot.Message{}, err
	}
	return listScreen(q.Renderer, w), nil
}

// Rules are the rules of a unit's card in a month, and where it has lost it, of its latest one; nil when it has none.
func (l Lists) Rules(ctx context.Context, unit string, m scoring.Month) (*scoring.RuleSet, error) {
	record, ok, err := l.store.Record(ctx, m, unit)
	if err != nil {
		return nil, err
	}
	if !ok {
		months, err := l.store.Months(ctx, unit)
		if err != nil || len(months) == 0 {
			return nil, err
		}
		if record, _, err = l.store.Record(ctx, months[len(months)-1].Month, unit); err != nil {
			return nil, err
		}
	}
	rules, _ := l.desk.RuleSets(record.RuleSet)
	return rules, nil
}
