package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// addRole gives somebody one role more: which, for which unit, and after a confirmation.
func (h *Handler) addRole(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.aboutPerson(ctx, q, l, 1, func(a about) (bot.Reply, error) {
		words, number := q.Renderer.Words, strconv.Itoa(a.number)
		if len(a.parts) == 0 {
			question := words.Text("person.which_role", "number", number)
			return q.Show(view.ChooseRole(view.Of(q.Renderer), question, l, []string{number}, people.Roles, view.BackToPerson(view.Of(q.Renderer), a.number))), nil
		}
		wanted, ok := role(a.parts[0])
		if !ok || !wanted.NeedsUnit() && l.Unit != "" {
			return h.OldButton(ctx, q)
		}
		if wanted.NeedsUnit() && l.Unit == "" {
			var serves []string
			for _, g := range a.Grants {
				if g.Role == wanted {
					serves = append(serves, g.Unit)
				}
			}
			return h.askPlace(ctx, q, a.register, words.Text("place.add", "role", words.Text("role."+string(wanted))), l, wanted, serves)
		}
		if l.Unit != "" {
			if _, err := h.chosen(ctx, q, a.register, l); err != nil {
				return bot.Reply{}, err
			}
		}
		grant := people.Grant{Role: wanted, Unit: l.Unit}
		what := view.HeldIn(view.Of(q.Renderer), a.named(grant))
		if !a.yes {
			if a.Holds(grant) {
				return h.shownPerson(q, a, words.Text("person.holds_already", "what", what))
			}
			return confirm(q, a, words.Text("person.add", "number", number, "what", what), words.Text("person.add_yes"), l), nil
		}
		return h.change(ctx, q, a, func() error { return h.Store.ChangeRoles(ctx, a.ID, people.Change{Add: grant}, q.Person.ID) },
			words.Text("person.added", "what", what))
	})
}

// moveRole moves a role of somebody to another unit.
func (h *Handler) moveRole(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.aboutPerson(ctx, q, l, 2, func(a about) (bot.Reply, error) {
		if len(a.parts) != 2 {
			return h.OldButton(ctx, q)
		}
		words, number := q.Renderer.Words, strconv.Itoa(a.number)
		moved, ok := role(a.parts[0])
		if !ok || !moved.NeedsUnit() {
			return h.OldButton(ctx, q)
		}
		before := people.Grant{Role: moved, Unit: a.parts[1]}
		if l.Unit == "" {
			return h.askPlace(ctx, q, a.register, words.Text("place.move", "what", view.HeldIn(view.Of(q.Renderer), a.named(before))), l, moved, []string{before.Unit})
		}
		to, err := h.chosen(ctx, q, a.register, l)
		if err != nil {
			return bot.Reply{}, err
		}
		after := people.Grant{Role: moved, Unit: to.Code}
		if !a.yes {
			if !a.Holds(before) || after == before {
				return h.shownPerson(q, a, words.Text("person.changed_meanwhile"))
			}
			question := words.Text("person.move", "number", number, "what", view.HeldIn(view.Of(q.Renderer), a.named(before)), "unit", chat.UnitName(to.Name))
			return confirm(q, a, question, words.Text("person.move_yes"), l), nil
		}
		return h.change(ctx, q, a, func() error {
			return h.Store.ChangeRoles(ctx, a.ID, people.Change{Drop: before, Add: after}, q.Person.ID)
		}, words.Text("person.moved", "unit", chat.UnitName(to.Name)))
	})
}

// dropRole takes a role from somebody.
func (h *Handler) dropRole(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.aboutPerson(ctx, q, l, 1, func(a about) (bot.Reply, error) {
		if len(a.parts) != 1 {
			return h.OldButton(ctx, q)
		}
		dropped, ok := role(a.parts[0])
		if !ok || dropped.NeedsUnit() != (l.Unit != "") {
			return h.OldButton(ctx, q)
		}
		words, number := q.Renderer.Words, strconv.Itoa(a.number)
		grant := people.Grant{Role: dropped, Unit: l.Unit}
		what := view.HeldIn(view.Of(q.Renderer), a.named(grant))
		if !a.yes {
			if !a.Holds(grant) {
				return h.shownPerson(q, a, words.Text("person.changed_meanwhile"))
			}
			question := words.Text("person.drop", "number", number, "what", what)
			if len(a.Grants) == 1 {
				question = words.Text("person.drop_last", "number", number, "what", what)
			}
			return confirm(q, a, question, words.Text("person.drop_yes"), l), nil
		}
		return h.change(ctx, q, a, func() error { return h.Store.ChangeRoles(ctx, a.ID, people.Change{Drop: grant}, q.Person.ID) },
			words.Text("person.dropped", "what", what))
	})
}

// removePerson takes all roles from somebody at once.
func (h *Handler) removePerson(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.aboutPerson(ctx, q, l, 0, func(a about) (bot.Reply, error) {
		words, number := q.Renderer.Words, strconv.Itoa(a.number)
		if !a.yes {
			return confirm(q, a, words.Text("person.remove", "number", number), words.Text("person.remove_yes"), l), nil
		}
		return h.change(ctx, q, a, func() error {
			_, err := h.Store.RemovePerson(ctx, a.ID, q.Person.ID)
			return err
		}, words.Text("person.none", "number", number))
	})
}
