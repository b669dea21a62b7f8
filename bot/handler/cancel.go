package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// cancel leaves whatever was being entered. No command of today asks for anything in several messages.
func (h *Handler) cancel(_ context.Context, q *question, _ string) (bot.Reply, error) {
	return say(view.Note(q.reader.Words.Text("answer.nothing_to_cancel"))), nil
}
