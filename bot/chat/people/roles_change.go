package people

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// addRole gives somebody one role more: which, for which unit, and after a confirmation.
func (r room) addRole(ctx context.Context, q *chat.Question, p addition) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) {
		words, number := q.Renderer.Words, strconv.Itoa(p.Number)
		switch {
		case p.Role == "":
			to := func(role people.Role) chat.Link {
				return toAddRole.Link(addition{Unit: p.Unit, Number: p.Number, Role: role})
			}
			return q.Show(roleScreen(q.Renderer, words.Text("person.which_role", "number", number), to, backToPerson(q.Renderer, p.Number))), nil
		case !slices.Contains(people.Roles(), p.Role) || !p.Role.NeedsUnit() && p.Unit != "":
			return r.OldButton(ctx, q)
		case p.Role.NeedsUnit() && p.Unit == "":
			p.Yes = false
			return r.askPlace(ctx, q, s.register, words.Text("place.add", "role", words.Text("role."+string(p.Role))), toAddRole.Link(p), p.Role, s.servedUnits(p.Role))
		case p.Unit != "":
			if _, err := r.chosenUnit(ctx, q, s.register, toAddRole.Link(p)); err != nil {
				return bot.Reply{}, err
			}
		}
		grant := people.Grant{Role: p.Role, Unit: p.Unit}
		what := heldWords(q.Renderer, s.holdingOf(grant))
		if !p.Yes {
			if s.HasGrant(grant) {
				return personReply(q, s, words.Text("person.holds_already", "what", what))
			}
			p.Yes, p.Page = true, 0
			return confirmReply(q, s, words.Text("person.add", "number", number, "what", what), words.Text("person.add_yes"), toAddRole.Link(p)), nil
		}
		return r.applyChange(ctx, q, s, func() error { return r.store.ChangeRoles(ctx, s.ID, people.Change{Add: grant}, q.Person.ID) },
			words.Text("person.added", "what", what))
	})
}

// servedUnits are the units for which somebody holds a role.
func (s subject) servedUnits(role people.Role) (units []string) {
	for _, g := range s.Grants {
		if g.Role == role {
			units = append(units, g.Unit)
		}
	}
	return units
}

// moveRole moves a role of somebody to another unit.
func (r room) moveRole(ctx context.Context, q *chat.Question, p move) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) {
		words, number := q.Renderer.Words, strconv.Itoa(p.Number)
		if !slices.Contains(people.Roles(), p.Role) || !p.Role.NeedsUnit() {
			return r.OldButton(ctx, q)
		}
		before := people.Grant{Role: p.Role, Unit: p.From}
		what := heldWords(q.Renderer, s.holdingOf(before))
		if p.Unit == "" {
			p.Yes = false
			return r.askPlace(ctx, q, s.register, words.Text("place.move", "what", what), toMoveRole.Link(p), p.Role, []string{p.From})
		}
		to, err := r.chosenUnit(ctx, q, s.register, toMoveRole.Link(p))
		if err != nil {
			return bot.Reply{}, err
		}
		after := people.Grant{Role: p.Role, Unit: to.Code}
		if !p.Yes {
			if !s.HasGrant(before) || after == before {
				return personReply(q, s, words.Text("person.changed_meanwhile"))
			}
			p.Yes, p.Page = true, 0
			question := words.Text("person.move", "number", number, "what", what, "unit", chat.UnitName(to.Name))
			return takingReply(q, s, question, words.Text("person.move_yes"), toMoveRole.Link(p)), nil
		}
		return r.applyChange(ctx, q, s, func() error {
			return r.store.ChangeRoles(ctx, s.ID, people.Change{Drop: before, Add: after}, q.Person.ID)
		}, words.Text("person.moved", "unit", chat.UnitName(to.Name)))
	})
}

// dropRole takes a role from somebody.
func (r room) dropRole(ctx context.Context, q *chat.Question, p roleRemoval) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) {
		if !slices.Contains(people.Roles(), p.Role) || p.Role.NeedsUnit() != (p.Unit != "") {
			return r.OldButton(ctx, q)
		}
		words, number := q.Renderer.Words, strconv.Itoa(p.Number)
		grant := people.Grant{Role: p.Role, Unit: p.Unit}
		what := heldWords(q.Renderer, s.holdingOf(grant))
		if !p.Yes {
			if !s.HasGrant(grant) {
				return personReply(q, s, words.Text("person.changed_meanwhile"))
			}
			question := words.Text("person.drop", "number", number, "what", what)
			if len(s.Grants) == 1 {
				question = words.Text("person.drop_last", "number", number, "what", what)
			}
			p.Yes = true
			return takingReply(q, s, question, words.Text("person.drop_yes"), toDropRole.Link(p)), nil
		}
		return r.applyChange(ctx, q, s, func() error { return r.store.ChangeRoles(ctx, s.ID, people.Change{Drop: grant}, q.Person.ID) },
			words.Text("person.dropped", "what", what))
	})
}

// remove takes all roles from somebody at once.
func (r room) remove(ctx context.Context, q *chat.Question, p removal) (bot.Reply, error) {
	return r.withPerson(ctx, q, p.Number, func(s subject) (bot.Reply, error) {
		words, number := q.Renderer.Words, strconv.Itoa(p.Number)
		if !p.Yes {
			p.Yes = true
			return takingReply(q, s, words.Text("person.remove", "number", number), words.Text("person.remove_yes"), toRemove.Link(p)), nil
		}
		return r.applyChange(ctx, q, s, func() error {
			_, err := r.store.RemovePerson(ctx, s.ID, q.Person.ID)
			return err
		}, words.Text("person.none", "number", number))
	})
}
