package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// group says, once in a chat, that the bot works in private chats only. A press is always told.
func (h *Handler) group(ctx context.Context, q *question) (bot.Reply, error) {
	said := q.reader.Words.Text("group.private_only")
	if q.request.Press != nil {
		return bot.Reply{Toast: said, Alert: true}, nil
	}
	first, err := h.Store.TellGroup(ctx, q.request.Chat, q.request.Update)
	if err != nil || !first {
		return bot.Reply{}, err
	}
	return say(view.Note(said)), nil
}
