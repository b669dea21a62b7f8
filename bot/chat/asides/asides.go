// Package asides is the room of requests that are set aside: they are tried no more, because the program died with them in hand again
// and again. Whoever asked is told so, and admins are.
package asides

import (
	"context"
	"encoding/json"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/imports"
	"motcua/scoring/outbox"
)

// Store is what the room reads.
type Store interface {
	// SetAside is an update that was set aside, as it was kept, and when it came; false when it is none any more.
	SetAside(ctx context.Context, update int64) (received time.Time, body []byte, is bool, err error)
}

type room struct{ store Store }

// New is the room's part of the conversation.
func New(store Store) chat.Feature {
	r := room{store}
	return chat.Feature{
		GivenUp: r.giveUp,
		Notices: []chat.Notice{{Reasons: []outbox.Reason{outbox.SetAside}, Tell: r.tell}},
	}
}

// giveUp tells a person that what they asked is not tried any more, and what they can do.
func (r room) giveUp(q *chat.Question) bot.Message {
	if q.Request.Document != nil {
		return imports.GivenUp(q)
	}
	return givenUpScreen(q.Renderer, q.Request.At, chat.Reference(q.Request))
}

// tell tells an admin of a request that was set aside, without what stood in it.
func (r room) tell(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	received, body, is, err := r.store.SetAside(ctx, row.Reference)
	if err != nil || !is { // put back meanwhile
		return chat.Matter{}, false, err
	}
	var request bot.Request
	_ = json.Unmarshal(body, &request) // of what cannot be read, no kind is known
	request.Update = row.Reference
	return asideMatter(q.Renderer, aside{ID: row.Reference, Kind: KindOf(request), At: received, Reference: chat.Reference(request)}), true, nil
}
