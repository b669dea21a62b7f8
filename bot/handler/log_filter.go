package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// asksLogUnit is what the dialogue for a unit of the audit log asks for. The word is in the store.
const asksLogUnit = "log-unit"

// logPeople offers those whose actions are in the log.
func (h *Handler) logPeople(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("log.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	doers, err := h.Store.LogDoers(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := h.logTeller(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	var choices []view.Choice
	f, _ := view.ReadLogFilter(l)
	for _, number := range doers {
		f.By = number
		choices = append(choices, view.Choice{Label: t.person(number), Link: view.Link{To: view.ToLog, Unit: l.Unit, Item: view.LogItem(f)}})
	}
	return q.show(view.LogChoice(q.reader, q.reader.Words.Text("log.ask_person"), choices, l)), nil
}

// logKinds offers the actions that are in the log.
func (h *Handler) logKinds(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("log.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	actions, err := h.Store.LogActions(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	f, _ := view.ReadLogFilter(l)
	choices := view.LogActions(q.reader, f, actions)
	return q.show(view.LogChoice(q.reader, q.reader.Words.Text("log.ask_kind"), choices, l)), nil
}

// askLogUnit asks which unit's entries are wanted.
func (h *Handler) askLogUnit(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("log.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	if err := h.ask(ctx, q, asksLogUnit, view.Link{To: view.ToLog, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("log.ask_unit"), nil)), nil
}
