package people

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// subject is the person that a button is about, with the register in which they stand.
type subject struct {
	register
	people.Person
	number int
}

// withPerson has f answer about the person of a number. About somebody who holds nothing any more there is nothing to do.
func (r room) withPerson(ctx context.Context, q *chat.Question, number int, f func(subject) (bot.Reply, error)) (bot.Reply, error) {
	reg, err := r.readRegister(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	p, ok, err := r.store.Numbered(ctx, number)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !ok:
		return r.OldButton(ctx, q)
	case !p.Known():
		return r.withMenu(q, p, q.Show(nobodyScreen(q.Renderer, number))), nil
	}
	return f(subject{reg, p, number})
}

// showPerson shows somebody.
func (r room) showPerson(ctx context.Context, q *chat.Question, p ofPerson) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) { return personReply(q, s, "") })
}

func personReply(q *chat.Question, s subject, said string) (bot.Reply, error) {
	p, ok := s.people.ByNumber(s.number)
	if !ok { // removed since the register was read
		return q.Show(nobodyScreen(q.Renderer, s.number)), nil
	}
	return q.Show(personScreen(q.Renderer, s.describePeople(people.Directory{p})[0], said)), nil
}

// takingReply is confirmReply of what takes a role from somebody: their label goes with it.
func takingReply(q *chat.Question, s subject, question, label string, yes chat.Link) bot.Reply {
	if p, ok := s.people.ByNumber(s.number); ok && p.Label != "" {
		question += " " + q.Renderer.Words.Text("label.goes", "label", p.Label)
	}
	return confirmReply(q, s, question, label, yes)
}

// confirmReply asks whether to do what a link does to somebody; no leads back to them.
func confirmReply(q *chat.Question, s subject, question, label string, yes chat.Link) bot.Reply {
	no := chat.Button(q.Renderer.Words.Text("person.no_button"), toPerson.Link(ofPerson{s.number}))
	return q.Show(confirmScreen(question, chat.Button(label, yes), no))
}

// applyChange changes what somebody holds and shows what they hold then. Their command menu follows.
func (r room) applyChange(ctx context.Context, q *chat.Question, s subject, apply func() error, said string) (bot.Reply, error) {
	switch err := apply(); {
	case errors.Is(err, people.ErrLastAdmin):
		return bot.Reply{}, q.Refuse("person.last_admin")
	case errors.Is(err, people.ErrNotHeld):
		said = q.Renderer.Words.Text("person.changed_meanwhile")
	case err != nil:
		return bot.Reply{}, err
	}
	person, err := r.Store.Person(ctx, s.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if s.ID == q.Person.ID {
		q.Person = person
		if !person.HasRole(people.Admin) { // they took the role from themselves
			m := chat.Note(said, q.Renderer.Words.Text("person.no_admin"))
			return r.withMenu(q, person, q.Show(m)), nil
		}
	}
	if !person.Known() {
		return r.withMenu(q, person, q.Show(nobodyScreen(q.Renderer, s.number))), nil
	}
	if s.register, err = r.readRegister(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	reply, err := personReply(q, s, said)
	return r.withMenu(q, person, reply), err
}

// withMenu is a reply after which the person's command menu is that of what they hold.
func (r room) withMenu(q *chat.Question, p people.Person, reply bot.Reply) bot.Reply {
	if p.ID == q.Person.ID {
		q.Person = p
		reply.Commands = r.Menu(q)
		return reply
	}
	reply.Menus = append(reply.Menus, bot.Menu{Chat: p.ID, Commands: r.Menus(p)})
	return reply
}
