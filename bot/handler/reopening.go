package handler

import (
	"context"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/intake"
)

// reopenCommand asks whether a closed month is to be opened again: the latest one, when none is named.
func (h *Handler) reopenCommand(ctx context.Context, q *question, arguments string) (bot.Reply, error) {
	m, err := h.wants(q, arguments, func() (scoring.Month, bool, error) { return h.Store.LatestClosed(ctx) }, "closing.none_closed")
	if err != nil {
		return bot.Reply{}, err
	}
	return h.askToReopen(ctx, q, view.Link{To: view.ToOpen, Month: m})
}

// askToReopen asks whether a month is to be opened again, with what that would change.
func (h *Handler) askToReopen(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.mayClose(); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.oldButton(ctx, q)
	}
	return h.reopenQuestion(ctx, q, l.Month, false)
}

func (h *Handler) reopenQuestion(ctx context.Context, q *question, m scoring.Month, anew bool) (bot.Reply, error) {
	d, err := h.Closer.Differing(ctx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	if !d.Closing.InForce() {
		return bot.Reply{}, refusal{view.Note(view.Open(q.reader, m, d.Closing))}
	}
	return q.show(view.Reopening(q.reader, d, anew)), nil
}

// askReason asks why a month is opened again. The question knows which closing it is about.
func (h *Handler) askReason(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.mayClose(); err != nil {
		return bot.Reply{}, err
	}
	n, err := strconv.Atoi(l.Item)
	if err != nil || l.Month == "" {
		return h.oldButton(ctx, q)
	}
	c, err := h.Store.Closing(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if !c.InForce() || c.N != n {
		return h.reopenQuestion(ctx, q, l.Month, true)
	}
	if err := h.ask(ctx, q, asksReason, view.Link{To: view.ToReopen, Month: l.Month, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	question := q.reader.Words.Text("closing.ask_reason", "month", q.reader.Words.Month(string(l.Month)), "most", view.ReasonLength)
	return say(view.Ask(q.reader, question, nil)), nil
}

// reopen takes what was written as the reason, and opens the month. The month is opened before the question is ended: after
// a crash between the two the same message is told the same.
func (h *Handler) reopen(ctx context.Context, q *question, about view.Link) (bot.Reply, error) {
	reason := strings.Join(strings.Fields(q.request.Text), " ")
	if reason == "" {
		return bot.Reply{}, q.refuse("closing.no_reason")
	}
	if n := len([]rune(reason)); n > view.ReasonLength {
		return bot.Reply{}, q.refuse("closing.long_reason", "n", n, "most", view.ReasonLength)
	}
	n, err := strconv.Atoi(about.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	a, err := h.Closer.Reopen(ctx, intake.Asked{Month: about.Month, By: q.person.ID, Update: q.request.Update}, n, reason)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	switch a.State {
	case intake.Done:
		return say(view.Reopened(q.reader, a.Closing)), nil
	case intake.Moved:
		return h.reopenQuestion(ctx, q, about.Month, true)
	case intake.NotKnown:
		return say(view.CannotClose(q.reader, about.Month, a)), nil
	default:
		return say(view.Note(view.Open(q.reader, about.Month, a.Closing))), nil
	}
}
