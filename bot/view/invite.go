package view

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

// Invited is an invitation to be handed over.
type Invited struct {
	Holding
	Code    string
	Link    string // "" when the bot's name is not known
	Expires time.Time
	State   people.State
}

// AskHowMany asks how many invitations are wanted.
func AskHowMany(r Reader, question string, l chat.Link) bot.Message {
	return r.chooseNumber(question, l, inviteCounts, func(n int) string { return strconv.Itoa(n) })
}

// AskHowLong asks for how many days they can be used.
func AskHowLong(r Reader, question string, l chat.Link) bot.Message {
	return r.chooseNumber(question, l, inviteDays, func(n int) string { return r.Words.Text("invite.days", "n", n) })
}

func (r Reader) chooseNumber(question string, l chat.Link, numbers []int, label func(int) string) bot.Message {
	parts, _ := l.Parts()
	var buttons []chat.Choice
	for _, n := range numbers {
		buttons = append(buttons, chat.Button(label(n), l.With(append(parts[:len(parts):len(parts)], strconv.Itoa(n))...)))
	}
	return chat.NoteWith(question, chat.Row(buttons...), chat.Row(chat.Button(r.Words.Text("invite.again_button"), chat.Link{To: ToInvite, Unit: l.Unit})))
}

// Invitations are codes to be handed over. Nothing stands below that could take their place.
func Invitations(r Reader, all []Invited) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("invite.made", "n", len(all), "what", r.held(all[0].Holding)))
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

// InvitationSheet is a file of invitations to be printed, after the note that takes the place of what asked for it.
func InvitationSheet(r Reader, role people.Role, n int, expires time.Time, file bot.File) (note, sheet bot.Message) {
	note = chat.Note(r.Words.Text("invite.sheet_made", "n", n, "role", r.Words.Text("role."+string(role))))
	var m chat.Markup
	m.Bold(r.Words.Text("invite.sheet", "n", n, "role", r.Words.Text("role."+string(role))))
	m.Line(r.Words.Text("invite.until", "time", r.Time(expires, false)))
	m.Line(r.Words.Text("invite.sheet_keep"))
	sheet = m.Message()
	sheet.File = &file
	return note, sheet
}

// OpenInvitations is a page of the invitations that can be used, a button each to revoke it.
func OpenInvitations(r Reader, all []Offered, page int, said string) bot.Message {
	var m chat.Markup
	if said != "" {
		m.Bold(said)
		m.BlankLine()
	}
	m.Bold(r.Words.Text("invite.open", "n", len(all)))
	from, to := r.part(&m, page, len(all))
	var buttons [][]bot.Button
	short := chat.ShortUnits(all[from:to], chat.ButtonWidth, func(o Offered) chat.NamedUnit { return chat.NamedUnit{Code: o.Unit, Name: o.Name} })
	for i, o := range all[from:to] {
		m.BlankLine()
		number := strconv.Itoa(from + i + 1)
		m.Line(r.Words.Text("invite.entry", "number", number, "what", r.held(o.Holding)))
		m.Line(r.Words.Text("invite.until", "time", r.Time(o.Expires, false)))
		what := r.Words.Text("role_button." + string(o.Role))
		if o.Name != "" {
			what = short(o)
		}
		buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("invite.revoke_button", "number", number, "what", what), chat.Link{To: ToRevoke, Item: o.ID})))
	}
	return m.Message(append(buttons, r.Pages(chat.Link{To: ToInvitations}, page, PeoplePage, len(all)),
		chat.Row(chat.Button(r.Words.Text("people.invite_button"), chat.Link{To: ToInvite})), r.toPeople())...)
}

// Offered is an open invitation.
type Offered struct {
	Holding
	ID      string
	Expires time.Time
}

// ConfirmRevoke asks whether an invitation is to end; same is how many were made together with it, itself among them.
func ConfirmRevoke(r Reader, o Offered, same int) bot.Message {
	var together []bot.Button
	if same > 1 {
		together = chat.Row(chat.Button(r.Words.Text("invite.revoke_same", "n", same), chat.Link{To: ToRevoke}.With(o.ID, InvitedTogether, chat.Yes)))
	}
	return chat.NoteWith(r.Words.Text("invite.revoke", "what", r.held(o.Holding), "time", r.Time(o.Expires, false)),
		chat.Row(chat.Button(r.Words.Text("invite.revoke_yes"), chat.Link{To: ToRevoke}.With(o.ID, chat.Yes))), together,
		chat.Row(chat.Button(r.Words.Text("person.no_button"), chat.Link{To: ToInvitations})))
}

// InvitedTogether is the part of a ToRevoke's Item that means all invitations for the role that expire with the one.
const InvitedTogether = "same"
