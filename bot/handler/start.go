package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// start greets, or registers somebody who followed the link of an invitation.
func (h *Handler) start(ctx context.Context, q *Question, payload string) (bot.Reply, error) {
	switch code, ok := chat.InvitationCode(payload); {
	case ok:
		return h.redeem(ctx, q, code)
	case payload != "":
		return bot.Reply{}, people.ErrInvitation
	case !q.Person.Known():
		return h.Stranger(q)
	default:
		return h.help(ctx, q, "")
	}
}

// redeem registers the person by an invitation code and tells them who they now are.
func (h *Handler) redeem(ctx context.Context, q *Question, code string) (bot.Reply, error) {
	if _, err := h.Store.Redeem(ctx, code, q.Request.Person, q.Renderer.Now, q.Request.Update); err != nil {
		return bot.Reply{}, err
	}
	person, err := h.Store.Person(ctx, q.Request.Person)
	if err != nil {
		return bot.Reply{}, err
	}
	if person.Language == "" { // notices must know it, and only a request says which their Telegram has
		person.Language = q.Renderer.Words.Language()
		if err := h.Store.SetLanguage(ctx, person.ID, person.Language); err != nil {
			return bot.Reply{}, err
		}
	}
	q.Person = person
	roles, err := h.roles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	m := view.Help(view.Of(q.Renderer), q.Renderer.Words.Text("invitation.welcome"), h.Authority, roles, h.offered(q))
	m.Keys = h.Keyboard(q)
	reply := chat.Say(m)
	reply.Commands = h.Menu(q)
	return reply, nil
}
