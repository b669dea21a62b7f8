package view

import (
	"strconv"
	"time"

	"motcua/bot"
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
func AskHowMany(r Reader, question string, l Link) bot.Message {
	return r.chooseNumber(question, l, inviteCounts, func(n int) string { return strconv.Itoa(n) })
}

// AskHowLong asks for how many days they can be used.
func AskHowLong(r Reader, question string, l Link) bot.Message {
	return r.chooseNumber(question, l, inviteDays, func(n int) string { return r.Words.Text("invite.days", "n", n) })
}

func (r Reader) chooseNumber(question string, l Link, numbers []int, label func(int) string) bot.Message {
	parts, _ := l.Parts()
	var buttons []labelledLink
	for _, n := range numbers {
		buttons = append(buttons, labelledLink{label(n), l.With(append(parts[:len(parts):len(parts)], strconv.Itoa(n))...)})
	}
	return asking(question, row(buttons...), row(labelledLink{r.Words.Text("invite.again_button"), Link{To: ToInvite, Unit: l.Unit}}))
}

// Invitations are codes to be handed over. Nothing stands below that could take their place.
func Invitations(r Reader, all []Invited) bot.Message {
	var m markup
	m.bold(r.Words.Text("invite.made", "n", len(all), "what", r.held(all[0].Holding)))
	for _, i := range all {
		m.gap()
		switch i.State {
		case people.Open:
			m.code(people.SpellCode(i.Code))
			if i.Link != "" {
				m.line(i.Link)
			}
			m.line(r.Words.Text("invite.until", "time", r.time(i.Expires, false)))
		default:
			m.line(r.Words.Text("invite_state." + string(i.State)))
		}
	}
	m.gap()
	if all[0].Link == "" {
		m.line(r.Words.Text("invite.no_link"))
	}
	m.line(r.Words.Text("invite.hand_over"))
	return m.message()
}

// InvitationSheet is a file of invitations to be printed, after the note that takes the place of what asked for it.
func InvitationSheet(r Reader, role people.Role, n int, expires time.Time, file bot.File) (note, sheet bot.Message) {
	note = Note(r.Words.Text("invite.sheet_made", "n", n, "role", r.Words.Text("role."+string(role))))
	var m markup
	m.bold(r.Words.Text("invite.sheet", "n", n, "role", r.Words.Text("role."+string(role))))
	m.line(r.Words.Text("invite.until", "time", r.time(expires, false)))
	m.line(r.Words.Text("invite.sheet_keep"))
	sheet = m.message()
	sheet.File = &file
	return note, sheet
}

// OpenInvitations is a page of the invitations that can be used, a button each to revoke it.
func OpenInvitations(r Reader, all []Offered, page int, said string) bot.Message {
	var m markup
	if said != "" {
		m.bold(said)
		m.gap()
	}
	m.bold(r.Words.Text("invite.open", "n", len(all)))
	from, to := r.part(&m, page, len(all))
	var buttons [][]bot.Button
	short := shortUnits(all[from:to], labelled, func(o Offered) unitName { return unitName{Code: o.Unit, Name: o.Name} })
	for i, o := range all[from:to] {
		m.gap()
		number := strconv.Itoa(from + i + 1)
		m.line(r.Words.Text("invite.entry", "number", number, "what", r.held(o.Holding)))
		m.line(r.Words.Text("invite.until", "time", r.time(o.Expires, false)))
		what := r.Words.Text("role_button." + string(o.Role))
		if o.Name != "" {
			what = short(o)
		}
		buttons = append(buttons, row(labelledLink{r.Words.Text("invite.revoke_button", "number", number, "what", what), Link{To: ToRevoke, Item: o.ID}}))
	}
	return m.message(append(buttons, r.paging(Link{To: ToInvitations}, page, PeoplePage, len(all)),
		row(labelledLink{r.Words.Text("people.invite_button"), Link{To: ToInvite}}), r.toPeople())...)
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
		together = row(labelledLink{r.Words.Text("invite.revoke_same", "n", same), Link{To: ToRevoke}.With(o.ID, InvitedTogether, Yes)})
	}
	return asking(r.Words.Text("invite.revoke", "what", r.held(o.Holding), "time", r.time(o.Expires, false)),
		row(labelledLink{r.Words.Text("invite.revoke_yes"), Link{To: ToRevoke}.With(o.ID, Yes)}), together,
		row(labelledLink{r.Words.Text("person.no_button"), Link{To: ToInvitations}}))
}

// InvitedTogether is the part of a ToRevoke's Item that means all invitations for the role that expire with the one.
const InvitedTogether = "same"
