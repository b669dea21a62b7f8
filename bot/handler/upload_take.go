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

// opened is the file that a button is about, while it may still be taken in. What became of it otherwise is a refusal.
func (h *Handler) opened(ctx context.Context, q *Question, l chat.Link) (intake.Upload, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return intake.Upload{}, err
	}
	id, err := strconv.ParseInt(l.Item, 10, 64)
	if err != nil {
		return intake.Upload{}, q.Refuse("upload.unknown")
	}
	u, known, err := h.Store.Upload(ctx, id)
	switch {
	case err != nil:
		return u, err
	case !known:
		return u, q.Refuse("upload.unknown")
	case u.State == intake.UploadDropped:
		return u, q.Refuse("upload.dropped", "name", u.Name)
	case u.State == intake.UploadUndone:
		return u, q.Refuse("upload.undone_before", "name", u.Name)
	case u.State == intake.UploadOpen && u.Expired(q.Renderer.Now):
		return u, q.Refuse("upload.expired", "name", u.Name)
	}
	return u, nil
}

// takeUpload takes a file in, and says first that it does. Pressed again, or by another admin, it says that it was.
func (h *Handler) takeUpload(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	u, err := h.opened(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == intake.UploadTaken {
		return h.alreadyTaken(ctx, q, u)
	}
	if !q.Later {
		return chat.Later(q.Show(view.UploadTaking(view.Of(q.Renderer), u)))
	}
	body, err := h.fetch(ctx, q, u)
	if err == nil {
		err = h.stillAdmin(ctx, q)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	r, err := h.intake(ctx, q, u, body, intake.Options{Effect: true, Upload: u.ID})
	switch {
	case errors.Is(err, intake.ErrEnded): // somebody else pressed at the same time
		return h.takeUpload(ctx, q, l)
	case err != nil:
		return bot.Reply{}, err
	case r.Problem != nil:
		return q.Show(view.UploadAnswer(view.Of(q.Renderer), r)), nil
	}
	return h.takenUpload(ctx, q, r)
}

// takenUpload says what taking a file in has changed, with the button that takes it back while that can be.
func (h *Handler) takenUpload(ctx context.Context, q *Question, r intake.Result) (bot.Reply, error) {
	last, err := h.Store.LastUndoable(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	names, err := h.unitNames(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.UploadTaken(view.Of(q.Renderer), view.Taken{Result: r, Names: names, Undoable: last == r.File.ID})), nil
}

// dropUpload drops a file.
func (h *Handler) dropUpload(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	u, err := h.opened(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == intake.UploadTaken {
		return bot.Reply{}, q.Refuse("upload.taken_already", "name", u.Name)
	}
	if err := h.Store.DropUpload(ctx, u.ID); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(chat.Note(q.Renderer.Words.Text("upload.dropped", "name", u.Name))), nil
}

// refusedRows gives all rows of a file that cannot be used, as a file of their own.
func (h *Handler) refusedRows(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	u, err := h.opened(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	body, err := h.fetch(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	r, err := h.look(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(r.Refusals) == 0 {
		return chat.Say(view.UploadAnswer(view.Of(q.Renderer), r)), nil
	}
	return chat.Say(view.RefusedRows(view.Of(q.Renderer), u, r)), nil
}
