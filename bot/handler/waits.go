package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/intake"
)

// waiting is what somebody is told while the file that they asked about waits, for its turn or for Telegram, and when it waits no
// more.
func (h *Handler) waiting(ctx context.Context, q *Question, w bot.Wait) bot.Message {
	u, link := h.readFor(ctx, q)
	switch {
	case w.Full:
		return view.QueueFull(view.Of(q.Renderer))
	case w.Cause != nil:
		return view.UploadNotYet(view.Of(q.Renderer), u)
	case w.Place > 1 && link.To == view.ToUndo:
		return view.UndoWaits(view.Of(q.Renderer), w.Place)
	case w.Place > 1:
		return view.UploadWaits(view.Of(q.Renderer), u, w.Place)
	case link.To == view.ToUndo:
		return view.Undoing(view.Of(q.Renderer))
	case link.To == view.ToTake:
		return view.UploadTaking(view.Of(q.Renderer), u)
	default:
		return view.UploadReading(view.Of(q.Renderer), u)
	}
}

// notFetched says that the file that somebody asked about did not come from Telegram.
func (h *Handler) notFetched(ctx context.Context, q *Question) bot.Message {
	u, link := h.readFor(ctx, q)
	return view.UploadNotFetched(view.Of(q.Renderer), u, link.To == view.ToTake && u.State == intake.UploadOpen)
}

// readFor is the file that a request is about, as far as it is known, and the button that was pressed, if it was one.
func (h *Handler) readFor(ctx context.Context, q *Question) (u intake.Upload, link chat.Link) {
	switch {
	case q.Request.Document != nil:
		return fileOf(q), link
	case q.Request.Press == nil:
		return u, link
	}
	link, _ = h.ReadLink(q.Request.Press.Data)
	if id, err := strconv.ParseInt(fileID(link.Item), 10, 64); err == nil && link.To != view.ToUndo {
		u, _, _ = h.Store.Upload(ctx, id) // of one that is not found, no name is told
	}
	return u, link
}
