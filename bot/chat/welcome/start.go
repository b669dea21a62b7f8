package welcome

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/people"
)

// start greets and shows what is looked at first, or registers somebody who followed the link of an invitation.
func (r room) start(ctx context.Context, q *chat.Question, payload string) (bot.Reply, error) {
	switch code, ok := chat.InvitationCode(payload); {
	case ok:
		return r.redeem(ctx, q, code)
	case payload != "":
		return bot.Reply{}, people.ErrInvitation
	case !q.Person.Known():
		return r.Stranger(q)
	default:
		return r.greet(ctx, q)
	}
}

// greet says to somebody known who they are, with the keyboard, and shows what they look at first: the card of their unit, or all units.
func (r room) greet(ctx context.Context, q *chat.Question) (bot.Reply, error) {
	roles, err := r.heldRoles(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	hello := greetingScreen(q.Renderer, roles)
	hello.Keys = r.Keyboard(q)
	first := routes.Card.Link(routes.OfUnit{})
	if len(q.Person.Units()) == 0 {
		first = routes.Overview.Link(routes.OfMonth{})
	}
	reply, err := chat.AnsweredBy(r.Follow(ctx, q, first))
	reply.Messages = append([]bot.Message{hello}, reply.Messages...)
	return reply, err
}

// redeem registers the person by an invitation code and tells them who they now are.
func (r room) redeem(ctx context.Context, q *chat.Question, code string) (bot.Reply, error) {
	if _, err := r.store.Redeem(ctx, code, q.Request.Person, q.Renderer.Now, q.Request.Update); err != nil {
		return bot.Reply{}, err
	}
	person, err := r.Store.Person(ctx, q.Request.Person)
	if err != nil {
		return bot.Reply{}, err
	}
	if person.Language == "" { // notices must know it, and only a request says which their Telegram has
		person.Language = q.Renderer.Words.Language()
		if err := r.store.SetLanguage(ctx, person.ID, person.Language); err != nil {
			return bot.Reply{}, err
		}
	}
	q.Person = person
	reply, err := r.help(ctx, q, q.Renderer.Words.Text("invitation.welcome"))
	reply.Commands = r.Menu(q)
	return reply, err
}

// takeThanks answers somebody who is content.
func (r room) takeThanks(_ context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	m := chat.Note(q.Renderer.Words.Text("answer.thanked"))
	m.Keys = r.Keyboard(q)
	return chat.Say(m), nil
}
