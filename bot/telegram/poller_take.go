package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"motcua/bot"
)

// pollBatch is what one poll brought that is to be kept.
type pollBatch struct {
	updates  []Update
	requests []bot.Request // of the updates
	aside    []SetAside
	next     int64 // the offset behind all of them
}

// take commits a batch, moves the offset behind it and hands the requests on, in this order. Its error is one of the store's:
// what is wrong with an update costs that update alone.
func (p *poller) take(ctx context.Context, raws []json.RawMessage) error {
	h, err := p.sortBatch(ctx, raws)
	if err != nil {
		return err
	}
	if h.next == p.offset {
		return fmt.Errorf("%d updates came that Telegram was told of before, or that have no id", len(raws))
	}
	var places []Place
	if len(h.updates)+len(h.aside) > 0 {
		if places, err = p.keep(ctx, &h); err != nil {
			return fmt.Errorf("putting %d updates into the inbox: %w", len(h.updates)+len(h.aside), err)
		}
	}
	p.offset = h.next
	for _, a := range h.aside {
		p.aside++
		p.log.Error("an update cannot be read or kept and is set aside", "update", a.ID, "reason", a.Reason, "since_start", p.aside)
	}
	for i, place := range places {
		if place != Nowhere {
			p.scheduler.put(&job{request: h.requests[i], stranger: place == Last, code: h.updates[i].Code != ""})
		}
	}
	return nil
}

// sortBatch sorts a batch.
func (p *poller) sortBatch(ctx context.Context, raws []json.RawMessage) (pollBatch, error) {
	h := pollBatch{next: p.offset}
	for _, raw := range raws {
		r, answerable, err := read(raw, p.name, time.Now())
		id, body := r.Update, []byte(nil)
		r.Update += p.client.first
		if err == nil && answerable {
			// A date beyond the year 9999, say, can be read and not be written.
			body, err = json.Marshal(r)
		}
		var a SetAside
		if err != nil {
			var named bool
			if a, named = setAside(raw, err); !named {
				p.log.Error("an update without an id is passed over", "error", err)
				continue
			}
			id = a.ID
			a.ID += p.client.first
		}
		if !p.isNew(id, h.next) {
			continue
		}
		h.next = id + 1
		switch {
		case err != nil:
			h.aside = append(h.aside, a)
		case answerable:
			u, wanted, err := p.shownIn(ctx, r)
			if err != nil {
				return pollBatch{}, err
			}
			if wanted {
				u.Body = body
				h.updates, h.requests = append(h.updates, u), append(h.requests, r)
			}
		}
	}
	return h, nil
}

// shownIn is an update with what is to be known of its sender; false for one that nobody looks at. Of strangers, that is what
// they write while too much of theirs waits, but for the codes of invitations.
func (p *poller) shownIn(ctx context.Context, r bot.Request) (u Update, wanted bool, err error) {
	u = Update{ID: r.Update, Chat: r.Chat}
	registered, err := p.inbox.IsRegistered(ctx, r.Person)
	if err != nil {
		return Update{}, false, fmt.Errorf("looking who sent update %d: %w", r.Update, err)
	}
	if registered || p.scheduler.servesRegistered(r.Chat) {
		return u, true, nil
	}
	if r.Gone {
		return Update{}, false, nil
	}
	u.Stranger, u.Code = true, p.inbox.Code(r)
	u.Crowded = p.scheduler.isCrowded(u.Code != "")
	return u, u.Code != "" || !u.Crowded, nil
}

// keep puts a haul into the inbox. When that cannot be done because of one update, each is put alone, and what cannot be kept is
// set aside.
func (p *poller) keep(ctx context.Context, h *pollBatch) ([]Place, error) {
	places, err := p.inbox.Put(ctx, h.updates, h.aside)
	if !errors.Is(err, ErrUnfit) {
		return places, err
	}
	aside := h.aside
	places, h.aside = make([]Place, len(h.updates)), nil
	for i, u := range h.updates {
		alone, err := p.inbox.Put(ctx, []Update{u}, nil)
		switch {
		case errors.Is(err, ErrUnfit):
			places[i] = Nowhere
			aside = append(aside, SetAside{ID: u.ID, Reason: cutUnits(err.Error(), maxReason), Body: jsonShape(u.Body)})
		case err != nil:
			return nil, err
		default:
			places[i] = alone[0]
		}
	}
	for _, a := range aside {
		switch _, err := p.inbox.Put(ctx, nil, []SetAside{a}); {
		case errors.Is(err, ErrUnfit):
			p.log.Error("an update cannot be kept, nor set aside, and is passed over", "update", a.ID, "error", err)
		case err != nil:
			return nil, err
		default:
			h.aside = append(h.aside, a)
		}
	}
	return places, nil
}

// isNew says whether an update is a new one. A little behind the offset it is a repetition; far behind, Telegram has
// begun to number anew, as it may when nothing came for a week.
func (p *poller) isNew(id, next int64) bool { return id >= next || id < next-repeatWindow }
