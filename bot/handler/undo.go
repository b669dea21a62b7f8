package handler

import (
	"context"
	"errors"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/intake"
)

// undoImport takes the last import back, after a question, and says first that it does.
func (h *Handler) undoImport(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	id, err := strconv.ParseInt(l.Item, 10, 64)
	if err != nil {
		return bot.Reply{}, q.Refuse("upload.not_last")
	}
	if !q.Later {
		last, err := h.Store.LastUndoable(ctx)
		switch {
		case err != nil:
			return bot.Reply{}, err
		case last != id:
			return bot.Reply{}, q.Refuse("upload.not_last")
		case l.Page == 0:
			return chat.Say(view.UndoQuestion(view.Of(q.Renderer), id)), nil
		default:
			return chat.Later(q.Show(view.Undoing(view.Of(q.Renderer))))
		}
	}
	switch r, err := h.Imports(q.Person.ID).Undo(ctx, id); {
	case errors.Is(err, intake.ErrNotLast):
		return bot.Reply{}, q.Refuse("upload.not_last")
	case errors.Is(err, intake.ErrInUse):
		return bot.Reply{}, q.Refuse("upload.in_use")
	case err != nil:
		return bot.Reply{}, err
	default:
		return q.Show(view.Undone(view.Of(q.Renderer), r)), nil
	}
}

// undoStopped says what became of an import that was not to be taken back any more: it may have been, before the stop came.
func (h *Handler) undoStopped(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	last, err := h.Store.LastUndoable(ctx)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case strconv.FormatInt(last, 10) == l.Item:
		return q.Show(view.NotUndone(view.Of(q.Renderer), last)), nil
	default:
		return q.Show(view.Undone(view.Of(q.Renderer), intake.Result{})), nil
	}
}
