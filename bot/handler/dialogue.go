package handler

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// What dialogues ask for. The words are in the store.
const (
	asksWrong  = "wrong"  // what is wrong with a dossier's data
	asksReason = "reason" // for which a closed month is opened again

	asksSetting   = "setting"
	asksThreshold = "threshold"
)

// monthsOffered is how many months are offered beside the question for one.
const monthsOffered = 8

// dialogues are the questions of the features that have no room of their own yet.
func (h *Handler) dialogues() []chat.Dialogue {
	admins := func(refusal string) chat.Access { return chat.Only(refusal, people.Admin) }
	return []chat.Dialogue{
		{Asks: asksWrong, Wants: chat.WantsWords, Take: h.disputeInWords},
		{Asks: asksPlace, Access: admins("people.not_yours"), Take: h.fillPlace},
		{Asks: asksLogUnit, Access: admins("log.not_yours"), Take: h.TakeUnit},
		{Asks: asksReason, Access: admins("closing.not_yours"), Wants: chat.WantsWords, Take: h.reopen},
		{Asks: asksSetting, Access: admins("letter.not_yours"), Wants: chat.WantsWords, Take: h.takeSetting},
		{Asks: asksThreshold, Access: admins("threshold.not_yours"), Take: h.takeThreshold},
		{Asks: asksContent, Access: admins("broadcast.not_yours"), Wants: chat.WantsContent, Take: h.fillContent},
		{Asks: asksAudience, Access: admins("broadcast.not_yours"), Wants: chat.WantsWords, Take: h.fillAudience},
		{Asks: asksSendAt, Access: admins("broadcast.not_yours"), Wants: chat.WantsWords, Take: h.fillSendAt},
	}
}

// askMonth asks which month of a unit's card is wanted.
func (h *Handler) askMonth(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	to := chat.Link{To: view.ToScorecard, Unit: l.Unit}
	months, err := h.Store.Months(ctx, l.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	var choices []chat.Choice
	for _, m := range slices.Backward(months[max(0, len(months)-monthsOffered):]) {
		choice := to
		choice.Month = m.Month
		choices = append(choices, chat.Button(q.Renderer.Words.ShortMonth(string(m.Month)), choice))
	}
	return h.AskMonth(ctx, q, to, choices)
}

// askCardOf asks for which unit the card of the month is wanted.
func (h *Handler) askCardOf(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.AskUnit(ctx, q, chat.Link{To: view.ToScorecard, Month: l.Month})
}
