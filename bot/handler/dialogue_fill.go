package handler

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// answered takes a message as the answer to what was asked.
func (h *Handler) answered(ctx context.Context, q *question, d people.Dialogue) (bot.Reply, error) {
	about, _ := alreadyAnswered(d)
	take, known := h.answers[d.Asks]
	if about.To == "" || !known { // of another version of the program
		if err := h.leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
		return h.plain(ctx, q)
	}
	reply, err := take(h, ctx, q, about)
	if r, ok := errors.AsType[refusal](err); ok {
		return say(view.Followed(r.message, q.reader.Words.Text("ask.still"))), nil
	}
	return reply, err
}

// fill takes what was written as the month, the unit or both that are missing in a link, and gives the view. What cannot be
// read leaves the question open, and says how to leave it.
func (h *Handler) fill(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	a, err := h.asked(ctx, q, q.request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.filled(ctx, q, to, a)
}

// fillUnit is fill for a view that needs a unit.
func (h *Handler) fillUnit(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	a, err := h.asked(ctx, q, q.request.Text, to)
	if err == nil && a.unit == "" {
		err = q.refuse("ask.no_unit")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return h.filled(ctx, q, to, a)
}

func (h *Handler) filled(ctx context.Context, q *question, to view.Link, a asked) (bot.Reply, error) {
	if a.month != "" {
		to.Month = a.month
	}
	if a.unit != "" {
		to.Unit = a.unit
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.answeredBy(h.follow(ctx, q, to))
}

// answeredBy is the view that a question was answered by. One that is refused is told as it is: nothing stays open.
func (h *Handler) answeredBy(reply bot.Reply, err error) (bot.Reply, error) {
	if r, ok := errors.AsType[refusal](err); ok {
		return say(r.message), nil
	}
	return reply, err
}
