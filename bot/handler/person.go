package handler

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// subject is the person that a link is about, who may hold nothing any more.
type subject struct {
	people.Person
	number int
}

// about is what a link about a person is: the register, the person and what its parts say behind their number.
type about struct {
	register
	subject
	parts []string
	yes   bool
}

// aboutPerson gives f what the link says, when it says as many parts behind the number as it may. Whoever is not an admin is
// refused, and about somebody who holds nothing there is nothing to do.
func (h *Handler) aboutPerson(ctx context.Context, q *Question, l chat.Link, most int, f func(about) (bot.Reply, error)) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	a := about{register: r}
	a.parts, a.yes = l.Parts()
	n, err := strconv.Atoi(a.parts[0])
	if err != nil || len(a.parts) > 1+most {
		return h.OldButton(ctx, q)
	}
	p, ok, err := h.Store.Numbered(ctx, n)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !ok:
		return h.OldButton(ctx, q)
	case !p.Known():
		return h.withMenu(q, p, q.Show(view.NoPerson(view.Of(q.Renderer), n))), nil
	}
	a.subject, a.parts = subject{p, n}, a.parts[1:]
	return f(a)
}

// personPage shows somebody.
func (h *Handler) personPage(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.aboutPerson(ctx, q, l, 0, func(a about) (bot.Reply, error) { return h.shownPerson(q, a, "") })
}

func (h *Handler) shownPerson(q *Question, a about, said string) (bot.Reply, error) {
	p, ok := a.people.Numbered(a.number)
	if !ok { // removed since the register was read
		return q.Show(view.NoPerson(view.Of(q.Renderer), a.number)), nil
	}
	return q.Show(view.Person(view.Of(q.Renderer), a.shown(people.Directory{p})[0], said)), nil
}

// confirm asks whether to do what a link about somebody does; no leads back to them.
func confirm(q *Question, a about, question, yes string, l chat.Link) bot.Reply {
	return q.Show(view.ConfirmChange(view.Of(q.Renderer), question, yes, l, chat.Link{To: view.ToPerson, Item: strconv.Itoa(a.number)}))
}

// change makes a change of what somebody holds and shows what they hold then. Their command menu follows.
func (h *Handler) change(ctx context.Context, q *Question, a about, make func() error, said string) (bot.Reply, error) {
	switch err := make(); {
	case errors.Is(err, people.ErrLastAdmin):
		return bot.Reply{}, q.Refuse("person.last_admin")
	case errors.Is(err, people.ErrNotHeld):
		said = q.Renderer.Words.Text("person.changed_meanwhile")
	case err != nil:
		return bot.Reply{}, err
	}
	person, err := h.Store.Person(ctx, a.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if a.ID == q.Person.ID {
		q.Person = person
		if !person.Is(people.Admin) { // they took the role from themselves
			m := chat.Note(said, q.Renderer.Words.Text("person.no_admin"))
			return h.withMenu(q, person, q.Show(m)), nil
		}
	}
	if !person.Known() {
		return h.withMenu(q, person, q.Show(view.NoPerson(view.Of(q.Renderer), a.number))), nil
	}
	if a.register, err = h.register(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	reply, err := h.shownPerson(q, a, said)
	return h.withMenu(q, person, reply), err
}

// withMenu is a reply after which the person's command menu is that of what they hold.
func (h *Handler) withMenu(q *Question, p people.Person, reply bot.Reply) bot.Reply {
	if p.ID == q.Person.ID {
		q.Person = p
		reply.Commands = h.Menu(q)
		return reply
	}
	reply.Menus = append(reply.Menus, bot.Menu{Chat: p.ID, Commands: h.Menus(p)})
	return reply
}

// role is the role of that name.
func role(name string) (people.Role, bool) {
	r := people.Role(name)
	return r, slices.Contains(people.Roles, r)
}
