package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// withdrawDispute asks whether somebody withdraws a report of theirs, or does it. It is asked in a message of its own: the list may
// hold other reports. Who serves the unit no more sees its dossiers no more, and withdraws nothing.
func (h *Handler) withdrawDispute(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	parts, yes := l.Parts()
	id, err := strconv.ParseInt(parts[0], 10, 64)
	if err != nil {
		return h.oldButton(ctx, q)
	}
	d, known, err := h.Store.Dispute(ctx, id)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !known:
		return h.oldButton(ctx, q)
	case d.By != q.person.ID:
		return bot.Reply{}, q.refuse("dispute.withdraw_not_yours")
	}
	if may, err := h.maySeeReport(ctx, q, d); err != nil {
		return bot.Reply{}, err
	} else if !may {
		return bot.Reply{}, q.refuse("dispute.withdraw_moved")
	}
	if !yes {
		return say(view.DisputeWithdraw(q.reader, d)), nil
	}
	if d, known, err = h.Store.WithdrawDispute(ctx, id, q.person.ID); err != nil {
		return bot.Reply{}, err
	} else if !known {
		return h.oldButton(ctx, q)
	}
	return q.show(view.DisputeWithdrawn(q.reader, d)), nil
}

// retracted tells an admin that an accepted report was withdrawn.
func (h *Handler) retracted(ctx context.Context, q *question, row notice.Row) (view.Told, bool, error) {
	d, known, err := h.reportOf(ctx, row)
	if err != nil || !known || d.State != scoring.DisputeWithdrawn || !q.person.Is(people.Admin) {
		return view.Told{}, false, err
	}
	return view.DisputeRetracted(q.reader, d), true, nil
}
