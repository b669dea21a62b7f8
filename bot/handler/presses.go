package handler

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/view"
)

// press answers a button. Nothing is trusted because it came in one: who may see what is asked again.
func (h *Handler) press(ctx context.Context, q *question) (bot.Reply, error) {
	if !q.person.Known() {
		return h.stranger(q)
	}
	link, ok := view.ReadLink(q.request.Press.Data)
	if !ok {
		return h.oldButton(ctx, q)
	}
	a := asked{month: link.Month, unit: link.Unit, page: link.Page}
	switch link.To {
	case view.ToScorecard:
		return h.score(ctx, q, a, view.Scorecard)
	case view.ToDetails:
		return h.score(ctx, q, a, view.Details)
	case view.ToOverdue:
		return h.overdue(ctx, q, a)
	case view.ToOverdueUnits:
		return h.overdueUnits(ctx, q, a)
	case view.ToRanking:
		return h.ranking(ctx, q, a)
	case view.ToLanguage:
		return h.setLanguage(ctx, q, link.Language)
	default:
		return h.oldButton(ctx, q)
	}
}

// oldButton explains a button that is no longer understood and gives the latest score card, in a message of its own: the
// old one may hold what the person still wants to read.
func (h *Handler) oldButton(ctx context.Context, q *question) (bot.Reply, error) {
	said := q.reader.Words.Text("answer.old_button")
	reply, err := h.score(ctx, q, asked{}, view.Scorecard)
	if r, ok := errors.AsType[refusal](err); ok {
		reply, err = say(r.message), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Edit = 0
	}
	reply.Messages = append([]bot.Message{view.Note(said)}, reply.Messages...)
	reply.Toast = said
	return reply, nil
}
