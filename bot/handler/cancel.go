package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// cancel stops the reading of files, and leaves whatever was being entered.
func (h *Handler) cancel(ctx context.Context, q *question, _ string) (bot.Reply, error) {
	stopped, err := h.Store.StopAnswers(ctx, q.request.Chat, q.request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(stopped) == 0 {
		return h.cancelEntry(ctx, q)
	}
	h.lookups.stop(stopped)
	m := view.Note(q.reader.Words.Text("upload.stopping", "n", len(stopped)))
	m.Keys = h.keyboard(q)
	reply := q.show(m)
	reply.Stopped = stopped
	return reply, h.leave(ctx, q)
}

// cancelEntry leaves whatever was being entered.
func (h *Handler) cancelEntry(ctx context.Context, q *question) (bot.Reply, error) {
	_, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	key := "answer.nothing_to_cancel"
	if asked {
		key = "ask.cancelled"
		if err := h.leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	m := view.Note(q.reader.Words.Text(key))
	m.Keys = h.keyboard(q)
	return q.show(m), nil
}

func (h *Handler) cancelButton(ctx context.Context, q *question, _ view.Link) (bot.Reply, error) {
	return h.cancelEntry(ctx, q)
}

// leave ends what was being entered, if anything was.
func (h *Handler) leave(ctx context.Context, q *question) error {
	_, err := h.Store.EndDialogue(ctx, q.person.ID, q.request.Update)
	return err
}
