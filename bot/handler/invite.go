package handler

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

// order is what invitations are wanted, as far as the parts of a link say.
type order struct {
	role people.Role // "" when not said
	many string      // a number, or one of the two below; "" when not said
	days int         // 0 when not said
	yes  bool
}

// Whom a sheet is for, in the place of a number.
const (
	forAll     = "all"  // a role of every unit
	forLacking = "lack" // of every unit in which nobody holds it
)

const (
	mostInvited = 5  // at once, beside sheets
	longest     = 30 // days that an invitation may lie about
)

// readOrder reads what a link says. It is false for what no button of ours says.
func readOrder(l chat.Link) (o order, ok bool) {
	parts, yes := l.Parts()
	o.yes = yes
	if parts[0] == "" {
		return o, len(parts) == 1 && !yes
	}
	if o.role, ok = role(parts[0]); !ok || !o.role.NeedsUnit() && l.Unit != "" {
		return o, false
	}
	if len(parts) > 1 {
		o.many = parts[1]
		n, err := strconv.Atoi(o.many)
		number := err == nil && n >= 1 && n <= mostInvited
		if !number && !(o.sheet() && o.role.NeedsUnit() && l.Unit == "") {
			return o, false
		}
	}
	if len(parts) > 2 {
		days, err := strconv.Atoi(parts[2])
		if err != nil || days < 1 || days > longest {
			return o, false
		}
		o.days = days
	}
	return o, len(parts) <= 3 && (!yes || len(parts) == 3)
}

// sheet says whether the invitations are printed, one for each unit.
func (o order) sheet() bool { return o.many == forAll || o.many == forLacking }

// inviteCommand begins an invitation, for the unit that is named.
func (h *Handler) inviteCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	l := chat.Link{To: view.ToInvite}
	if arguments != "" {
		u, err := h.place(ctx, q, arguments, l)
		if err != nil {
			return bot.Reply{}, err
		}
		l.Unit = u.Code
	}
	return h.invite(ctx, q, l)
}

// invite asks for what is missing in an invitation, step by step, and makes it when it is confirmed.
func (h *Handler) invite(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	r, err := h.register(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	o, ok := readOrder(l)
	if !ok {
		return h.OldButton(ctx, q)
	}
	var u scoring.Unit
	if l.Unit != "" {
		if u, err = h.chosen(ctx, q, r, l); err != nil {
			return bot.Reply{}, err
		}
	}
	words := q.Renderer.Words
	switch {
	case o.role == "":
		return q.Show(view.ChooseInvited(view.Of(q.Renderer), l, u.Name)), nil
	case o.role.NeedsUnit() && l.Unit == "" && !o.sheet():
		return h.inviteWhere(ctx, q, r, o, l)
	case o.sheet() && len(o.units(r)) == 0:
		return bot.Reply{}, q.Refuse("invite.none_lacking", "role", words.Text("role."+string(o.role)))
	}
	what := view.HeldIn(view.Of(q.Renderer), r.named(people.Grant{Role: o.role, Unit: l.Unit}))
	if o.sheet() {
		what = words.Text("invite.each", "role", words.Text("role."+string(o.role)), "n", len(o.units(r)))
	}
	switch {
	case o.many == "":
		return q.Show(view.AskHowMany(view.Of(q.Renderer), words.Text("invite.how_many", "what", what), l)), nil
	case o.days == 0:
		return q.Show(view.AskHowLong(view.Of(q.Renderer), words.Text("invite.how_long", "what", what), l)), nil
	case !o.yes:
		question := words.Text("invite.confirm", "n", len(o.grants(r, l.Unit)), "what", what, "days", words.Text("invite.days", "n", o.days))
		return q.Show(view.ConfirmChange(view.Of(q.Renderer), question, words.Text("invite.confirm_yes"), l, chat.Link{To: view.ToInvite, Unit: l.Unit})), nil
	case q.Request.Press == nil || q.Request.Press.Message == 0: // the codes are of the message they stand in
		return h.OldButton(ctx, q)
	default:
		return h.invited(ctx, q, r, o, l)
	}
}

// inviteWhere asks for which unit somebody is invited, or whether for all of them.
func (h *Handler) inviteWhere(ctx context.Context, q *Question, r register, o order, l chat.Link) (bot.Reply, error) {
	words := q.Renderer.Words
	var first []chat.Choice
	for _, many := range []string{forAll, forLacking} {
		n := len(order{role: o.role, many: many}.units(r))
		if n > 0 && (many == forAll || n < len(r.present())) {
			first = append(first, chat.Choice{Label: words.Text("invite_sheet."+many, "n", n), Link: l.With(string(o.role), many)})
		}
	}
	return h.askPlace(ctx, q, r, words.Text("place.invite", "role", words.Text("role."+string(o.role))), l, o.role, nil, first...)
}

// grants are what is invited to, one by one: for each unit of a sheet, or as often as was said for the unit.
func (o order) grants(r register, unit string) (all []people.Grant) {
	if n, err := strconv.Atoi(o.many); err == nil {
		return slices.Repeat([]people.Grant{{Role: o.role, Unit: unit}}, n)
	}
	for _, u := range o.units(r) {
		all = append(all, people.Grant{Role: o.role, Unit: u.Code})
	}
	return all
}

// units are the units that a sheet is for, by code.
func (o order) units(r register) []scoring.Unit {
	units := r.present()
	if o.many != forLacking {
		return units
	}
	return slices.DeleteFunc(units, func(u scoring.Unit) bool { return !slices.Contains(r.people.Missing(u.Code), o.role) })
}
