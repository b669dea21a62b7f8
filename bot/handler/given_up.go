package handler

import (
	"context"
	"encoding/json"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/imports"
	"motcua/bot/view"
	"motcua/scoring/outbox"
)

// Asides are the requests that are tried no more, because the program died with them in hand again and again.
type Asides interface {
	// SetAside is such an update, as it was kept, and when it came; false when it is none any more.
	SetAside(ctx context.Context, update int64) (received time.Time, body []byte, is bool, err error)
}

// GivenUp tells a person that what they asked is not tried any more, and what they can do.
func (h *Handler) GivenUp(ctx context.Context, request bot.Request) (bot.Reply, error) {
	if request.Gone || !request.Private {
		return bot.Reply{}, nil
	}
	q := h.InWords(ctx, request)
	if request.Document != nil {
		return chat.Say(imports.GivenUp(q)), nil
	}
	return chat.Say(view.GivenUp(view.Of(q.Renderer), request.At, chat.Reference(request))), nil
}

// setAside tells an admin of a request that was set aside, without what stood in it.
func (h *Handler) setAside(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	id := row.Reference
	received, body, is, err := h.Store.SetAside(ctx, id)
	if err != nil || !is { // put back meanwhile
		return view.Told{}, false, err
	}
	var r bot.Request
	_ = json.Unmarshal(body, &r) // of what cannot be read, no kind is known
	return view.SetAside(view.Of(q.Renderer), view.AsideRequest{ID: id, Kind: view.AsideKind(r), At: received, Reference: chat.Reference(bot.Request{Update: id})}), true, nil
}
