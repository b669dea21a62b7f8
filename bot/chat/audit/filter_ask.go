package audit

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
)

// asksUnit is what the dialogue for a unit of the audit log asks for. The word is in the store.
const asksUnit = "log-unit"

// showDoers offers the people whose actions are in the log.
func (r room) showDoers(ctx context.Context, q *chat.Question, f filter) (bot.Reply, error) {
	doers, err := r.store.LogDoers(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := newTeller(ctx, q, r.Desk, r.store)
	if err != nil {
		return bot.Reply{}, err
	}
	var choices []chat.Choice
	for _, number := range doers {
		by := f
		by.By = doer(number)
		choices = append(choices, chat.Button(t.personWords(number), toLog.Link(by.chosenFrom(place{}))))
	}
	return q.Show(choiceScreen(q.Renderer, q.Renderer.Words.Text("log.ask_person"), choices, toPeople, f)), nil
}

// showActions offers the actions that are in the log.
func (r room) showActions(ctx context.Context, q *chat.Question, f filter) (bot.Reply, error) {
	actions, err := r.store.LogActions(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	choices := actionChoices(q.Renderer, f, actions)
	return q.Show(choiceScreen(q.Renderer, q.Renderer.Words.Text("log.ask_kind"), choices, toKinds, f)), nil
}

// askUnit asks which unit's entries are wanted.
func (r room) askUnit(ctx context.Context, q *chat.Question, f filter) (bot.Reply, error) {
	f.Unit = ""
	if err := r.Ask(ctx, q, asksUnit, toLog.Link(f.chosenFrom(place{}))); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("log.ask_unit"), nil)), nil
}
