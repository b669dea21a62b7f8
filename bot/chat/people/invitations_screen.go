package people

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// Invitations, how many may be made at once and for how many days.
var (
	inviteCounts = []int{1, 2, 3, 4, 5}
	inviteDays   = []int{1, 3, 7, 30}
)

// newInvitation is an invitation to be handed over.
type newInvitation struct {
	heldRole
	Code    string
	Link    string // "" when the bot's name is not known
	Number  string // on paper
	Batch   string // on paper, too
	Expires time.Time
	State   people.State
}

// inviteScreen asks as what somebody is invited; the unit is named when it is chosen already.
func inviteScreen(r chat.Renderer, unit, name string) bot.Message {
	question := r.Words.Text("invite.which_role")
	if name != "" {
		question = r.Words.Text("invite.which_role_for", "unit", chat.UnitName(name))
	}
	to := func(role people.Role) chat.Link { return toInvite.Link(inviteRequest{Unit: unit, Role: role}) }
	open := chat.Row(chat.Button(r.Words.Text("people.open_button"), toInvitations.Link(ofPage{})))
	return roleScreen(r, question, to, open, backToPeople(r))
}

// howManyScreen asks how many invitations are wanted.
func howManyScreen(r chat.Renderer, question string, o inviteRequest) bot.Message {
	var buttons []chat.Choice
	for _, n := range inviteCounts {
		o.Many = strconv.Itoa(n)
		buttons = append(buttons, chat.Button(o.Many, toInvite.Link(o)))
	}
	return chat.NoteWith(question, chat.Row(buttons...), chat.Row(inviteAgain(r, o.Unit)))
}

// howLongScreen asks for how many days they can be used.
func howLongScreen(r chat.Renderer, question string, o inviteRequest) bot.Message {
	var buttons []chat.Choice
	for _, n := range inviteDays {
		o.Days = n
		buttons = append(buttons, chat.Button(r.Words.Text("invite.days", "n", n), toInvite.Link(o)))
	}
	return chat.NoteWith(question, chat.Row(buttons...), chat.Row(inviteAgain(r, o.Unit)))
}

// inviteAgain begins anew, for the same unit.
func inviteAgain(r chat.Renderer, unit string) chat.Choice {
	return chat.Button(r.Words.Text("invite.again_button"), toInvite.Link(inviteRequest{Unit: unit}))
}

// invitationsScreen are codes to be handed over. Nothing stands below that could take their place.
func invitationsScreen(r chat.Renderer, all []newInvitation) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("invite.made", "n", len(all), "what", heldWords(r, all[0].heldRole)))
	for _, i := range all {
		m.BlankLine()
		switch i.State {
		case people.Open:
			m.Code(people.SpellCode(i.Code))
			if i.Link != "" {
				m.Line(i.Link)
			}
			m.Line(r.Words.Text("invite.until", "time", r.Time(i.Expires, false)))
		default:
			m.Line(r.Words.Text("invite_state." + string(i.State)))
		}
	}
	m.BlankLine()
	if all[0].Link == "" {
		m.Line(r.Words.Text("invite.no_link"))
	}
	m.Line(r.Words.Text("invite.hand_over"))
	return m.Message()
}

// sheetScreens are a file of invitations to be printed, after the note that takes the place of what asked for it.
func sheetScreens(r chat.Renderer, role people.Role, n int, batch string, expires time.Time, file bot.File) (note, sheet bot.Message) {
	note = chat.Note(r.Words.Text("invite.sheet_made", "n", n, "role", r.Words.Text("role."+string(role))))
	var m chat.Markup
	m.Bold(r.Words.Text("invite.sheet", "n", n, "role", r.Words.Text("role."+string(role))))
	m.Line(r.Words.Text("invite.until", "time", r.Time(expires, false)))
	m.Line(r.Words.Text("invite.batch", "batch", batch))
	m.Line(r.Words.Text("invite.sheet_keep"))
	sheet = m.Message()
	sheet.File = &file
	return note, sheet
}

// openScreen is a page of the invitations that can be used, a button each to revoke it.
func openScreen(r chat.Renderer, all []openInvitation, page int, said string) bot.Message {
	var m chat.Markup
	if said != "" {
		m.Bold(said)
		m.BlankLine()
	}
	m.Bold(r.Words.Text("invite.open", "n", len(all)))
	from, to := pagePart(r, &m, page, len(all))
	var buttons [][]bot.Button
	short := chat.ShortUnits(all[from:to], chat.ButtonWidth, func(o openInvitation) chat.NamedUnit { return chat.NamedUnit{Code: o.Unit, Name: o.Name} })
	for i, o := range all[from:to] {
		m.BlankLine()
		number := strconv.Itoa(from + i + 1)
		m.Line(r.Words.Text("invite.entry", "number", number, "what", heldWords(r, o.heldRole)))
		m.Line(r.Words.Text("invite.until", "time", r.Time(o.Expires, false)))
		m.Line(r.Words.Text("invite.number", "number", o.Number, "batch", o.Batch))
		what := r.Words.Text("role_button." + string(o.Role))
		if o.Name != "" {
			what = chat.UnitName(short(o))
		}
		buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("invite.revoke_button", "number", number, "what", what), toRevoke.Link(revocation{ID: o.ID}))))
	}
	return m.Message(append(buttons, r.Pages(toInvitations.Link(ofPage{}), page, listPage, len(all)),
		chat.Row(chat.Button(r.Words.Text("people.invite_button"), toInvite.Link(inviteRequest{}))), backToPeople(r))...)
}

// openInvitation is an open invitation.
type openInvitation struct {
	heldRole
	ID      string
	Number  string // on paper
	Batch   string // on paper, too
	Expires time.Time
}

// revokeScreen asks whether an invitation is to end; same is how many were made together with it, itself among them.
func revokeScreen(r chat.Renderer, o openInvitation, same int) bot.Message {
	var together []bot.Button
	if same > 1 {
		together = chat.Row(chat.Button(r.Words.Text("invite.revoke_same", "n", same), toRevoke.Link(revocation{o.ID, revokeTogether})))
	}
	return chat.NoteWith(r.Words.Text("invite.revoke", "what", heldWords(r, o.heldRole), "time", r.Time(o.Expires, false)),
		chat.Row(chat.Button(r.Words.Text("invite.revoke_yes"), toRevoke.Link(revocation{o.ID, revokeOne}))), together,
		chat.Row(chat.Button(r.Words.Text("person.no_button"), toInvitations.Link(ofPage{}))))
}
