package people

import (
	"context"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Whom a sheet is for, in the place of a number.
const (
	forAll     = "all"  // a role of every unit
	forLacking = "lack" // of every unit in which nobody holds it
)

const (
	mostInvited = 5  // at once, beside sheets
	longest     = 30 // days that an invitation may lie about
)

// wantsSheet says whether the invitations are to be printed, one for each unit.
func (o inviteRequest) wantsSheet() bool { return o.Many == forAll || o.Many == forLacking }

// isValid is false for what no button of ours says.
func (o inviteRequest) isValid() bool {
	if o.Role == "" {
		return o.Many == "" && o.Days == 0 && !o.Yes
	}
	n, err := strconv.Atoi(o.Many)
	number := err == nil && n >= 1 && n <= mostInvited
	switch {
	case !slices.Contains(people.Roles(), o.Role) || !o.Role.NeedsUnit() && o.Unit != "":
		return false
	case o.Many == "":
		return o.Days == 0 && !o.Yes
	case !number && !(o.wantsSheet() && o.Role.NeedsUnit() && o.Unit == ""):
		return false
	case o.Days == 0:
		return !o.Yes
	}
	return o.Days >= 1 && o.Days <= longest
}

// inviteCommand begins an invitation, for the unit that is named.
func (r room) inviteCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	var o inviteRequest
	if arguments != "" {
		u, err := r.unitNamed(ctx, q, arguments, toInvite.Link(o))
		if err != nil {
			return bot.Reply{}, err
		}
		o.Unit = u.Code
	}
	return r.invite(ctx, q, o)
}

// invite asks for what is missing in an invitation, step by step, and makes it when it is confirmed.
func (r room) invite(ctx context.Context, q *chat.Question, o inviteRequest) (bot.Reply, error) {
	reg, err := r.readRegister(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	if !o.isValid() {
		return r.OldButton(ctx, q)
	}
	var u scoring.Unit
	if o.Unit != "" {
		if u, err = r.chosenUnit(ctx, q, reg, toInvite.Link(o)); err != nil {
			return bot.Reply{}, err
		}
	}
	words := q.Renderer.Words
	switch {
	case o.Role == "":
		return q.Show(inviteScreen(q.Renderer, o.Unit, u.Name)), nil
	case o.Role.NeedsUnit() && o.Unit == "" && !o.wantsSheet():
		return r.inviteWhere(ctx, q, reg, o)
	case o.wantsSheet() && len(o.sheetUnits(reg)) == 0:
		return bot.Reply{}, q.Refuse("invite.none_lacking", "role", words.Text("role."+string(o.Role)))
	}
	o.Page = 0
	what := heldWords(q.Renderer, reg.holdingOf(people.Grant{Role: o.Role, Unit: o.Unit}))
	if o.wantsSheet() {
		what = words.Text("invite.each", "role", words.Text("role."+string(o.Role)), "n", len(o.sheetUnits(reg)))
	}
	switch {
	case o.Many == "":
		return q.Show(howManyScreen(q.Renderer, words.Text("invite.how_many", "what", what), o)), nil
	case o.Days == 0:
		return q.Show(howLongScreen(q.Renderer, words.Text("invite.how_long", "what", what), o)), nil
	case !o.Yes:
		question := words.Text("invite.confirm", "n", len(o.wantedGrants(reg)), "what", what, "days", words.Text("invite.days", "n", o.Days))
		o.Yes = true
		return q.Show(confirmScreen(question, chat.Button(words.Text("invite.confirm_yes"), toInvite.Link(o)), inviteAgain(q.Renderer, o.Unit))), nil
	case q.Request.Press == nil || q.Request.Press.Message == 0: // the codes are of the message they stand in
		return r.OldButton(ctx, q)
	default:
		return r.makeInvitations(ctx, q, reg, o)
	}
}

// inviteWhere asks for which unit somebody is invited, or whether for all of them.
func (r room) inviteWhere(ctx context.Context, q *chat.Question, reg register, o inviteRequest) (bot.Reply, error) {
	words := q.Renderer.Words
	var first []chat.Choice
	for _, many := range []string{forAll, forLacking} {
		sheet := inviteRequest{Role: o.Role, Many: many}
		n := len(sheet.sheetUnits(reg))
		if n > 0 && (many == forAll || n < len(reg.presentUnits())) {
			first = append(first, chat.Button(words.Text("invite_sheet."+many, "n", n), toInvite.Link(sheet)))
		}
	}
	return r.askPlace(ctx, q, reg, words.Text("place.invite", "role", words.Text("role."+string(o.Role))), toInvite.Link(o), o.Role, nil, first...)
}

// wantedGrants are the grants to which people are invited, one by one: for each unit of a sheet, or as often as was said for the unit.
func (o inviteRequest) wantedGrants(reg register) (all []people.Grant) {
	if n, err := strconv.Atoi(o.Many); err == nil {
		return slices.Repeat([]people.Grant{{Role: o.Role, Unit: o.Unit}}, n)
	}
	for _, u := range o.sheetUnits(reg) {
		all = append(all, people.Grant{Role: o.Role, Unit: u.Code})
	}
	return all
}

// sheetUnits are the units that a sheet is for, by code.
func (o inviteRequest) sheetUnits(reg register) []scoring.Unit {
	units := reg.presentUnits()
	if o.Many != forLacking {
		return units
	}
	return slices.DeleteFunc(units, func(u scoring.Unit) bool { return !slices.Contains(reg.people.Missing(u.Code), o.Role) })
}
