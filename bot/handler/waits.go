package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/intake"
)

// Waits is what somebody is told while what they asked waits, for its turn or for a file that Telegram does not give out, and when
// it waits no more.
func (h *Handler) Waits(ctx context.Context, request bot.Request, w bot.Wait) bot.Message {
	q := h.asksInWords(ctx, request)
	u, link := h.readFor(ctx, q)
	switch {
	case w.Full:
		return view.QueueFull(q.reader)
	case w.Cause != nil:
		return view.UploadNotYet(q.reader, u)
	case w.Place > 1 && link.To == view.ToUndo:
		return view.UndoWaits(q.reader, w.Place)
	case w.Place > 1:
		return view.UploadWaits(q.reader, u, w.Place)
	case link.To == view.ToUndo:
		return view.Undoing(q.reader)
	case link.To == view.ToTake:
		return view.UploadTaking(q.reader, u)
	default:
		return view.UploadReading(q.reader, u)
	}
}

// asksInWords is the question of a request in the language of who asks it. What else they are is not known.
func (h *Handler) asksInWords(ctx context.Context, request bot.Request) *question {
	q := h.asks(request)
	if p, err := h.Store.Person(ctx, request.Person); err == nil && p.Language != "" {
		q.reader.Words = h.Catalogue.Printer(p.Language)
	}
	return q
}

// readFor is the file that a request is about, as far as it is known, and the button that was pressed, if it was one.
func (h *Handler) readFor(ctx context.Context, q *question) (u intake.Upload, link view.Link) {
	switch {
	case q.request.Document != nil:
		return q.upload(), link
	case q.request.Press == nil:
		return u, link
	}
	link, _ = view.ReadLink(q.request.Press.Data)
	if id, err := strconv.ParseInt(fileID(link.Item), 10, 64); err == nil && link.To != view.ToUndo {
		u, _, _ = h.Store.Upload(ctx, id) // of one that is not found, no name is told
	}
	return u, link
}
