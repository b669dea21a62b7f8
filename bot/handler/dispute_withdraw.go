package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// withdrawDispute asks whether somebody withdraws a report of theirs, or does it. It is asked in a message of its own: the list may
// hold other reports. Who serves the unit no more sees its dossiers no more, and withdraws nothing.
func (h *Handler) withdrawDispute(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	parts, yes := l.Parts()
	id, err := strconv.ParseInt(parts[0], 10, 64)
	if err != nil {
		return h.OldButton(ctx, q)
	}
	d, known, err := h.Store.Dispute(ctx, id)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !known:
		return h.OldButton(ctx, q)
	case d.By != q.Person.ID:
		return bot.Reply{}, q.Refuse("dispute.withdraw_not_yours")
	}
	if may, err := h.maySeeReport(ctx, q, d); err != nil {
		return bot.Reply{}, err
	} else if !may {
		return bot.Reply{}, q.Refuse("dispute.withdraw_moved")
	}
	if !yes {
		return chat.Say(view.DisputeWithdraw(view.Of(q.Renderer), d)), nil
	}
	if d, known, err = h.Store.WithdrawDispute(ctx, id, q.Person.ID); err != nil {
		return bot.Reply{}, err
	} else if !known {
		return h.OldButton(ctx, q)
	}
	return q.Show(view.DisputeWithdrawn(view.Of(q.Renderer), d)), nil
}

// retracted tells an admin that an accepted report was withdrawn.
func (h *Handler) retracted(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	d, known, err := h.reportOf(ctx, row)
	if err != nil || !known || d.State != scoring.DisputeWithdrawn || !q.Person.Is(people.Admin) {
		return view.Told{}, false, err
	}
	return view.DisputeRetracted(view.Of(q.Renderer), d), true, nil
}
