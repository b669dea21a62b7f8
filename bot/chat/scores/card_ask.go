package scores

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
)

// monthsOffered is how many months are offered beside the question for one.
const monthsOffered = 8

// askMonth asks which month of a unit's card is wanted.
func (r room) askMonth(ctx context.Context, q *chat.Question, p routes.OfUnit) (bot.Reply, error) {
	to := routes.Card.Link(routes.OfUnit{Unit: p.Unit})
	months, err := r.store.Months(ctx, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	var choices []chat.Choice
	for _, m := range slices.Backward(months[max(0, len(months)-monthsOffered):]) {
		choice := to
		choice.Month = m.Month
		choices = append(choices, chat.Button(q.Renderer.Words.ShortMonth(string(m.Month)), choice))
	}
	return r.AskMonth(ctx, q, to, choices)
}

// askUnit asks for which unit the card of the month is wanted.
func (r room) askUnit(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	return r.AskUnit(ctx, q, routes.Card.Link(routes.OfUnit{Month: p.Month}))
}
