package handler

import (
	"context"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
)

// reads is a view for which a file that was sent must be read: that takes long, and its button waits meanwhile. The item begins
// with the file's id.
func (h *Handler) reads(shows lead) lead {
	return func(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
		if q.Later {
			return shows(ctx, q, l)
		}
		if _, err := h.opened(ctx, q, chat.Link{Item: fileID(l.Item)}); err != nil {
			return bot.Reply{}, err
		}
		return chat.Later(bot.Reply{})
	}
}

// fileID is the file's id of an item: behind it stands, after a dot or a comma, which column, word or period is chosen.
func fileID(item string) string {
	if end := strings.IndexAny(item, ".,"); end >= 0 {
		return item[:end]
	}
	return item
}

// stopped says what became of an answer that was stopped. A file that was taken in before the stop came is taken in.
func (h *Handler) stopped(ctx context.Context, q *Question) (bot.Reply, error) {
	if q.Request.Press == nil {
		return chat.Say(view.UploadStopped(view.Of(q.Renderer), fileOf(q))), nil
	}
	link, _ := h.ReadLink(q.Request.Press.Data)
	if link.To == view.ToUndo {
		return h.undoStopped(ctx, q, link)
	}
	link.Item = fileID(link.Item)
	u, err := h.opened(ctx, q, link)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case link.To != view.ToTake:
		return chat.Say(view.UploadStopped(view.Of(q.Renderer), u)), nil
	case !u.Taken.IsZero():
		return h.alreadyTaken(ctx, q, u)
	default:
		return q.Show(view.UploadNotTaken(view.Of(q.Renderer), u)), nil
	}
}

// stillAdmin refuses whoever has lost the role since the question was taken up: reading a file takes long.
func (h *Handler) stillAdmin(ctx context.Context, q *Question) error {
	person, err := h.Store.Person(ctx, q.Request.Person)
	if err != nil {
		return err
	}
	q.Person = person
	return q.RequireAdmin("upload.not_for_you")
}
