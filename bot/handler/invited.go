package handler

import (
	"context"
	"fmt"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// Inviting is what invitations are kept in.
type Inviting interface {
	// Offer keeps invitations, all or none, and gives each as it is kept: one that is known already stays as it is.
	Offer(ctx context.Context, invitations []people.Invitation, by int64) ([]people.Offered, error)
	// Offers are those that may be used at the instant, by when they expire.
	Offers(ctx context.Context, at time.Time) ([]people.Offered, error)
	// Revoke ends those of these names, as people.Invitation.ID gives them.
	Revoke(ctx context.Context, ids []string, by int64) error
}

// invited makes the invitations that a press confirms. Their codes follow from the press: the same press, handled again or
// made twice, gives the same codes, and makes nothing anew.
func (h *Handler) invited(ctx context.Context, q *Question, r register, o order, l chat.Link) (bot.Reply, error) {
	grants := o.grants(r, l.Unit)
	expires := q.Renderer.Now.AddDate(0, 0, o.days).Truncate(time.Second)
	codes := make([]string, len(grants))
	invitations := make([]people.Invitation, len(grants))
	for i, g := range grants {
		// The unit is part of the occasion: a sheet for those who lack somebody may be shorter when it is made again.
		occasion := fmt.Sprintf("%d %d %s %s", q.Person.ID, q.Request.Press.Message, q.Request.Press.Data, g.Unit)
		n := i
		if o.sheet() {
			n = 0
		}
		codes[i] = people.SealedCode(h.Secret, occasion, n)
		invitations[i] = people.Invitation{Hash: people.HashCode(codes[i]), Grant: g, Expires: expires}
	}
	offered, err := h.Store.Offer(ctx, invitations, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	name := h.BotName(ctx)
	all := make([]view.Invited, len(offered))
	for i, kept := range offered {
		all[i] = view.Invited{Holding: r.named(kept.Grant), Code: codes[i], Link: deepLink(name, codes[i]), Expires: kept.Expires, State: kept.State}
	}
	if o.sheet() {
		return h.printed(q, o, name, all)
	}
	return q.Show(view.Invitations(view.Of(q.Renderer), all)), nil
}

// deepLink is the link that opens the bot of the name with a code; "" when the name is not known.
func deepLink(name, code string) string {
	if name == "" {
		return ""
	}
	return "https://t.me/" + name + "?start=" + code
}
