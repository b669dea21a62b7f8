package handler

import (
	"context"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/intake"
)

// reopenCommand asks whether a closed month is to be opened again: the latest one, when none is named.
func (h *Handler) reopenCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	m, err := h.wants(q, arguments, func() (scoring.Month, bool, error) { return h.Store.LatestClosed(ctx) }, "closing.none_closed")
	if err != nil {
		return bot.Reply{}, err
	}
	return h.askToReopen(ctx, q, chat.Link{To: view.ToOpen, Month: m})
}

// askToReopen asks whether a month is to be opened again, with what that would change.
func (h *Handler) askToReopen(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := mayClose(q); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.OldButton(ctx, q)
	}
	return h.reopenQuestion(ctx, q, l.Month, false)
}

func (h *Handler) reopenQuestion(ctx context.Context, q *Question, m scoring.Month, anew bool) (bot.Reply, error) {
	d, err := h.Closer.Differing(ctx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	if !d.Closing.InForce() {
		return bot.Reply{}, Refusal{Message: chat.Note(view.Open(view.Of(q.Renderer), m, d.Closing))}
	}
	return q.Show(view.Reopening(view.Of(q.Renderer), d, anew)), nil
}

// askReason asks why a month is opened again. The question knows which closing it is about.
func (h *Handler) askReason(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := mayClose(q); err != nil {
		return bot.Reply{}, err
	}
	n, err := strconv.Atoi(l.Item)
	if err != nil || l.Month == "" {
		return h.OldButton(ctx, q)
	}
	c, err := h.Store.Closing(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if !c.InForce() || c.N != n {
		return h.reopenQuestion(ctx, q, l.Month, true)
	}
	if err := h.Ask(ctx, q, asksReason, chat.Link{To: view.ToReopen, Month: l.Month, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	question := q.Renderer.Words.Text("closing.ask_reason", "month", q.Renderer.Words.Month(string(l.Month)), "most", view.ReasonLength)
	return chat.Say(chat.Ask(q.Renderer, question, nil)), nil
}

// reopen takes what was written as the reason, and opens the month. The month is opened before the question is ended: after
// a crash between the two the same message is told the same.
func (h *Handler) reopen(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	reason := strings.Join(strings.Fields(q.Request.Text), " ")
	if reason == "" {
		return bot.Reply{}, q.Refuse("closing.no_reason")
	}
	if n := len([]rune(reason)); n > view.ReasonLength {
		return bot.Reply{}, q.Refuse("closing.long_reason", "n", n, "most", view.ReasonLength)
	}
	n, err := strconv.Atoi(about.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	a, err := h.Closer.Reopen(ctx, intake.Asked{Month: about.Month, By: q.Person.ID, Update: q.Request.Update}, n, reason)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	switch a.State {
	case intake.Done:
		return chat.Say(view.Reopened(view.Of(q.Renderer), a.Closing)), nil
	case intake.Moved:
		return h.reopenQuestion(ctx, q, about.Month, true)
	case intake.NotKnown:
		return chat.Say(view.CannotClose(view.Of(q.Renderer), about.Month, a)), nil
	default:
		return chat.Say(chat.Note(view.Open(view.Of(q.Renderer), about.Month, a.Closing))), nil
	}
}
