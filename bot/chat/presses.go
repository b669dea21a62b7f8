package chat

import (
	"context"
	"maps"
	"slices"

	"motcua/bot"
	"motcua/scoring/people"
)

// Press is the entry of a button: where it leads, who may press it, and what answers. On makes one.
type Press struct {
	To     Destination
	Access Access
	form   form
	answer func(ctx context.Context, q *Question, l Link) (answer bot.Reply, read bool, err error)
}

// On has a button to a route answered, with what it carries. Who may not press it is refused first; a button that carries what
// the route does not write is explained as an old one.
func On[P any](to Route[P], access Access, answer func(ctx context.Context, q *Question, p P) (bot.Reply, error)) Press {
	var nothing P
	return Press{To: Destination(to), Access: access, form: to.Link(nothing).form, answer: func(ctx context.Context, q *Question, l Link) (bot.Reply, bool, error) {
		p, ok := to.Read(l)
		if !ok {
			return bot.Reply{}, false, nil
		}
		reply, err := answer(ctx, q, p)
		return reply, true, err
	}}
}

// Destinations are the names of all that buttons lead to, in the order of the alphabet.
func (r *Registry) Destinations() []Destination { return slices.Sorted(maps.Keys(r.presses)) }

// ReadLink reads what a button carried. It is false for an old or foreign button.
func (r *Registry) ReadLink(data string) (Link, bool) {
	return readLink(data, func(to Destination) (form, bool) {
		p, known := r.presses[to]
		return p.form, known
	})
}

// press answers a button. Nothing is trusted because it came in one: who may see what is asked again.
func (d *Desk) press(ctx context.Context, q *Question) (bot.Reply, error) {
	if !q.Person.Known() {
		return d.Stranger(q)
	}
	if !q.Later {
		if err := d.abandonDialogue(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	link, ok := d.ReadLink(q.Request.Press.Data)
	if !ok {
		return d.OldButton(ctx, q)
	}
	return d.Follow(ctx, q, link)
}

// abandonDialogue ends what was being entered: the person has turned to something else. What is written next is no answer to the
// earlier question, whatever becomes of the press.
func (d *Desk) abandonDialogue(ctx context.Context, q *Question) error {
	_, asked, err := d.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
	if err != nil || !asked {
		return err
	}
	return d.Leave(ctx, q)
}

// Leads says whether a room answers what a button leads to.
func (r *Registry) Leads(to Destination) bool {
	_, known := r.presses[to]
	return known
}

// Follow gives the view that a link leads to.
func (d *Desk) Follow(ctx context.Context, q *Question, link Link) (bot.Reply, error) {
	p, ok := d.presses[link.To]
	if !ok {
		return d.OldButton(ctx, q)
	}
	if err := p.Access.check(q); err != nil {
		return bot.Reply{}, err
	}
	reply, read, err := p.answer(ctx, q, link)
	if !read {
		return d.OldButton(ctx, q)
	}
	return reply, err
}

// OldButton explains a button that is no longer understood and gives the latest score card, in a message of its own: the
// old one may hold what the person still wants to read.
func (d *Desk) OldButton(ctx context.Context, q *Question) (bot.Reply, error) {
	said := q.Renderer.Words.Text("answer.old_button")
	reply, err := AnsweredBy(d.outer.Home(ctx, q, Selection{}))
	if err != nil {
		return bot.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Edit = 0
	}
	reply.Messages = append([]bot.Message{Note(said)}, reply.Messages...)
	reply.Toast = said
	return reply, nil
}

// Access says who may ask. The zero value lets everybody in who is registered.
type Access struct {
	roles   []people.Role
	refusal string // key of the sentence that others are told
}

// RequireRole lets in who holds one of the roles; others are told the sentence of the key.
func RequireRole(refusal string, roles ...people.Role) Access {
	return Access{roles: roles, refusal: refusal}
}

// Allows says whether a person may ask.
func (a Access) Allows(p people.Person) bool {
	return len(a.roles) == 0 || slices.ContainsFunc(a.roles, p.HasRole)
}

// check refuses who may not ask.
func (a Access) check(q *Question) error {
	if a.Allows(q.Person) {
		return nil
	}
	return q.Refuse(a.refusal)
}
