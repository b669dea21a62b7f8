package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/view"
)

// lead gives the view that a link leads to.
type lead = func(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error)

// presses are the buttons of the features that have no room of their own yet.
func (h *Handler) presses() []chat.Press {
	return []chat.Press{
		chat.OnLink(chat.Destination(routes.Dispute), h.disputeWhich),
		chat.OnLink(view.ToDisputeWhy, h.disputeWhy),
		chat.OnLink(view.ToDisputeFile, h.disputeFor),
		chat.OnLink(view.ToDisputeSend, h.sendDispute),
		chat.OnLink(view.ToDisputeWords, h.askDispute),
		chat.OnLink(view.ToDisputeSay, h.sayDispute),
		chat.OnLink(view.ToDisputeDrop, h.dropDispute),
		chat.OnLink(view.ToWithdraw, h.withdrawDispute),
		chat.OnLink(view.ToDisputes, h.disputes),
		chat.OnLink(view.ToAccept, h.acceptDispute),
		chat.OnLink(view.ToReject, h.rejectDispute),
		chat.OnLink(view.ToReport, h.report),
		chat.OnLink(view.ToLetter, h.letter),
	}
}
