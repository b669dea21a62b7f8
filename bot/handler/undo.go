package handler

import (
	"context"
	"errors"
	"strconv"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/intake"
)

// undoImport takes the last import back, after a question.
func (h *Handler) undoImport(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	id, err := strconv.ParseInt(l.Item, 10, 64)
	if err != nil {
		return bot.Reply{}, q.refuse("upload.not_last")
	}
	if l.Page == 0 {
		last, err := h.Store.LastUndoable(ctx)
		if err == nil && last != id {
			err = q.refuse("upload.not_last")
		}
		if err != nil {
			return bot.Reply{}, err
		}
		return say(view.UndoQuestion(q.reader, id)), nil
	}
	switch r, err := h.Imports(q.person.ID).Undo(ctx, id); {
	case errors.Is(err, intake.ErrNotLast):
		return bot.Reply{}, q.refuse("upload.not_last")
	case errors.Is(err, intake.ErrInUse):
		return bot.Reply{}, q.refuse("upload.in_use")
	case err != nil:
		return bot.Reply{}, err
	default:
		return q.show(view.Undone(q.reader, r)), nil
	}
}
