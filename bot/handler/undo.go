package handler

import (
	"context"
	"errors"
	"strconv"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/intake"
)

// undoImport takes the last import back, after a question, and says first that it does.
func (h *Handler) undoImport(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	id, err := strconv.ParseInt(l.Item, 10, 64)
	if err != nil {
		return bot.Reply{}, q.refuse("upload.not_last")
	}
	if !q.later {
		last, err := h.Store.LastUndoable(ctx)
		switch {
		case err != nil:
			return bot.Reply{}, err
		case last != id:
			return bot.Reply{}, q.refuse("upload.not_last")
		case l.Page == 0:
			return say(view.UndoQuestion(q.reader, id)), nil
		default:
			return later(q.show(view.Undoing(q.reader)))
		}
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

// undoStopped says what became of an import that was not to be taken back any more: it may have been, before the stop came.
func (h *Handler) undoStopped(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	last, err := h.Store.LastUndoable(ctx)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case strconv.FormatInt(last, 10) == l.Item:
		return q.show(view.NotUndone(q.reader, last)), nil
	default:
		return q.show(view.Undone(q.reader, intake.Result{})), nil
	}
}
