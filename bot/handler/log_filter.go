package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
)

// asksLogUnit is what the dialogue for a unit of the audit log asks for. The word is in the store.
const asksLogUnit = "log-unit"

// logPeople offers those whose actions are in the log.
func (h *Handler) logPeople(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("log.not_yours"); err != nil {
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
	var choices []chat.Choice
	f, _ := view.ReadLogFilter(l)
	for _, number := range doers {
		f.By = number
		choices = append(choices, chat.Choice{Label: t.person(number), Link: chat.Link{To: view.ToLog, Unit: l.Unit, Item: view.LogItem(f)}})
	}
	return q.Show(view.LogChoice(view.Of(q.Renderer), q.Renderer.Words.Text("log.ask_person"), choices, l)), nil
}

// logKinds offers the actions that are in the log.
func (h *Handler) logKinds(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("log.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	actions, err := h.Store.LogActions(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	f, _ := view.ReadLogFilter(l)
	choices := view.LogActions(view.Of(q.Renderer), f, actions)
	return q.Show(view.LogChoice(view.Of(q.Renderer), q.Renderer.Words.Text("log.ask_kind"), choices, l)), nil
}

// askLogUnit asks which unit's entries are wanted.
func (h *Handler) askLogUnit(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("log.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	if err := h.Ask(ctx, q, asksLogUnit, chat.Link{To: view.ToLog, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("log.ask_unit"), nil)), nil
}
