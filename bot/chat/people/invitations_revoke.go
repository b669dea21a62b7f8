package people

import (
	"cmp"
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// showInvitations lists the invitations that may be used now.
func (r room) showInvitations(ctx context.Context, q *chat.Question, p ofPage) (bot.Reply, error) {
	reg, err := r.readRegister(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.openInvitations(ctx, q, reg, p.Page, "")
}

func (r room) openInvitations(ctx context.Context, q *chat.Question, reg register, page int, said string) (bot.Reply, error) {
	open, err := r.store.Offers(ctx, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	slices.SortFunc(open, func(a, b people.Offered) int {
		return cmp.Or(a.Expires.Compare(b.Expires), cmp.Compare(a.Grant.Role, b.Grant.Role), cmp.Compare(a.Grant.Unit, b.Grant.Unit), cmp.Compare(a.Hash, b.Hash))
	})
	all := make([]openInvitation, len(open))
	for i, o := range open {
		all[i] = reg.describeOffer(o)
	}
	return q.Show(openScreen(q.Renderer, all, min(page, chat.LastPage(len(all), listPage)), said)), nil
}

// revoke ends an invitation after a confirmation, or with it all that were made with it. An invitation that is used or expired counts as revoked.
func (r room) revoke(ctx context.Context, q *chat.Question, p revocation) (bot.Reply, error) {
	reg, err := r.readRegister(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	if !slices.Contains([]string{"", revokeOne, revokeTogether}, p.Answer) {
		return r.OldButton(ctx, q)
	}
	open, err := r.store.Offers(ctx, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	i := slices.IndexFunc(open, func(o people.Offered) bool { return o.ID() == p.ID })
	if i < 0 {
		return r.openInvitations(ctx, q, reg, 0, q.Renderer.Words.Text("invite.revoked"))
	}
	together := slices.DeleteFunc(slices.Clone(open), func(o people.Offered) bool {
		return o.Batch != open[i].Batch
	})
	ids := []string{p.ID}
	switch p.Answer {
	case "":
		return q.Show(revokeScreen(q.Renderer, reg.describeOffer(open[i]), len(together))), nil
	case revokeTogether:
		ids = nil
		for _, o := range together {
			ids = append(ids, o.ID())
		}
	}
	if _, err := r.store.Revoke(ctx, ids, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	return r.openInvitations(ctx, q, reg, 0, q.Renderer.Words.Text("invite.revoked"))
}
