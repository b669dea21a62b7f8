package people

import (
	"context"
	"fmt"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// makeInvitations makes the invitations that a press confirms. Their codes follow from the press: the same press, handled again or
// made twice, gives the same codes, and makes nothing anew.
func (r room) makeInvitations(ctx context.Context, q *chat.Question, reg register, o inviteRequest) (bot.Reply, error) {
	grants := o.wantedGrants(reg)
	expires := q.Renderer.Now.AddDate(0, 0, o.Days).Truncate(time.Second)
	codes := make([]string, len(grants))
	invitations := make([]people.Invitation, len(grants))
	for i, g := range grants {
		// The unit is part of the occasion: a sheet for those who lack somebody may be shorter when it is made again.
		occasion := fmt.Sprintf("%d %d %s %s", q.Person.ID, q.Request.Press.Message, q.Request.Press.Data, g.Unit)
		n := i
		if o.wantsSheet() {
			n = 0
		}
		codes[i] = people.SealedCode(r.seal.Secret, occasion, n)
		invitations[i] = people.Invitation{Hash: people.HashCode(codes[i]), Grant: g, Expires: expires}
	}
	for i := range invitations {
		invitations[i].Batch = people.BatchOf(invitations[0])
	}
	kept, err := r.store.Offer(ctx, invitations, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	name := r.seal.BotName(ctx)
	all := make([]newInvitation, len(kept))
	for i, k := range kept {
		all[i] = newInvitation{heldRole: reg.holdingOf(k.Grant), Code: codes[i], Link: deepLink(name, codes[i]), Number: k.Number(), Batch: k.Batch, Expires: k.Expires, State: k.State}
	}
	if o.wantsSheet() {
		return r.printSheet(q, o, name, all)
	}
	return q.Show(invitationsScreen(q.Renderer, all)), nil
}

// deepLink is the link that opens the bot of the name with a code; "" when the name is not known.
func deepLink(name, code string) string {
	if name == "" {
		return ""
	}
	return "https://t.me/" + name + "?start=" + code
}
