package handler

import (
	"cmp"
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// invitations lists those that may be used now.
func (h *Handler) invitations(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.openInvitations(ctx, q, r, l.Page, "")
}

func (h *Handler) openInvitations(ctx context.Context, q *Question, r register, page int, said string) (bot.Reply, error) {
	open, err := h.Store.Offers(ctx, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	slices.SortFunc(open, func(a, b people.Offered) int {
		return cmp.Or(a.Expires.Compare(b.Expires), cmp.Compare(a.Grant.Role, b.Grant.Role), cmp.Compare(a.Grant.Unit, b.Grant.Unit), cmp.Compare(a.Hash, b.Hash))
	})
	all := make([]view.Offered, len(open))
	for i, o := range open {
		all[i] = r.offered(o)
	}
	page = min(page, chat.LastPage(len(all), view.PeoplePage))
	return q.Show(view.OpenInvitations(view.Of(q.Renderer), all, page, said)), nil
}

func (r register) offered(o people.Offered) view.Offered {
	return view.Offered{Holding: r.named(o.Grant), ID: o.ID(), Expires: o.Expires}
}

// revoke ends an invitation after a confirmation, or all that were made with it: those for the same role that expire at the
// same moment. One that is not open any more is as good as revoked.
func (h *Handler) revoke(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	parts, yes := l.Parts()
	together := len(parts) == 2 && parts[1] == view.InvitedTogether
	if len(parts) > 1 && !together || together && !yes {
		return h.OldButton(ctx, q)
	}
	open, err := h.Store.Offers(ctx, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	i := slices.IndexFunc(open, func(o people.Offered) bool { return o.ID() == parts[0] })
	if i < 0 {
		return h.openInvitations(ctx, q, r, 0, q.Renderer.Words.Text("invite.revoked"))
	}
	ids := []string{open[i].ID()}
	same := slices.DeleteFunc(slices.Clone(open), func(o people.Offered) bool {
		return o.Grant.Role != open[i].Grant.Role || !o.Expires.Equal(open[i].Expires)
	})
	if !yes {
		return q.Show(view.ConfirmRevoke(view.Of(q.Renderer), r.offered(open[i]), len(same))), nil
	}
	if together {
		ids = nil
		for _, o := range same {
			ids = append(ids, o.ID())
		}
	}
	if err := h.Store.Revoke(ctx, ids, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	return h.openInvitations(ctx, q, r, 0, q.Renderer.Words.Text("invite.revoked"))
}
