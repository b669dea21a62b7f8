package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// DisputePage is how many reports stand on a page.
const DisputePage = 5

// Disputes is a page of reports that the data of dossiers are wrong.
type Disputes struct {
	Unit, Name string // of the unit; "" for all that are open
	Rows       []scoring.Dispute
	Total      int   // on all pages
	Page       int   // from 0
	Decides    bool  // the reader decides those that are open
	Reader     int64 // who withdraws their own
	Others     []scoring.Unit
}

// DisputeList lists reports, with what became of them. It must not be forwarded: it names dossiers.
func DisputeList(r Reader, l Disputes) bot.Message {
	var m chat.Markup
	switch {
	case l.Total == 0 && l.Unit == "":
		m.Line(r.Words.Text("dispute.none_open"))
	case l.Total == 0:
		m.Line(r.Words.Text("dispute.none", "unit", chat.CutUnit(l.Name, chat.LongName)))
		m.Line(r.Words.Text("dispute.how"))
	case l.Unit == "":
		m.Bold(r.Words.Text("dispute.open", "n", l.Total))
	default:
		m.Bold(r.Words.Text("dispute.of_unit", "unit", chat.CutUnit(l.Name, chat.LongName), "n", l.Total))
	}
	var buttons [][]bot.Button
	for _, d := range l.Rows {
		m.BlankLine()
		m.Bold(r.Words.Text("dispute.number", "id", strconv.FormatInt(d.ID, 10)))
		r.report(&m, d)
		if l.Decides && d.State == scoring.DisputeOpen {
			buttons = append(buttons, chat.Row(r.deciding(d)...))
		}
		if d.By == l.Reader && d.State.Withdrawable() {
			buttons = append(buttons, chat.Row(r.withdrawing(d)...))
		}
	}
	if l.Total > DisputePage {
		m.BlankLine()
		m.Line(r.Words.Text("overdue.page", "page", l.Page+1, "pages", chat.LastPage(l.Total, DisputePage)+1))
	}
	buttons = append(buttons, r.Pages(chat.Link{To: ToDisputes, Unit: l.Unit}, l.Page, DisputePage, l.Total))
	message := m.Message(append(buttons, r.OtherUnits(l.Others, ToDisputes, "")...)...)
	message.Protected = true
	return message
}

// report is what a report says, and what became of it.
func (r Reader) report(m *chat.Markup, d scoring.Dispute) {
	m.Code(chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	m.Lines(r.reported(d))
}

// reported is the same without the dossier's code.
func (r Reader) reported(d scoring.Dispute) []string {
	lines := append(r.known(d.Month, d.Dossier), r.Words.Text("dispute.said", "reason", r.reason(d)),
		r.Words.Text("dispute.filed_at", "time", r.Time(d.At, false)))
	state := r.Words.Text("dispute_state." + string(d.State))
	switch d.State {
	case scoring.DisputeOpen:
		return append(lines, r.Words.Text("dispute.waits", "state", state))
	case scoring.DisputeWithdrawn:
		return append(lines, r.Words.Text("dispute.decided", "state", state, "time", r.Time(d.Withdrawn, false)))
	}
	return append(lines, r.Words.Text("dispute.decided", "state", state, "time", r.Time(d.DecidedAt, false)))
}

// reason is what is wrong: one of the fixed reasons, or what was written.
func (r Reader) reason(d scoring.Dispute) string {
	if d.Reason == scoring.OtherReason {
		return "“" + chat.Cut(chat.OneLine(d.Words), scoring.DisputeWords) + "”"
	}
	return r.Words.Text("dispute_reason." + string(d.Reason))
}

// deciding are the buttons that decide a report. They name it: a message may hold those of several.
func (r Reader) deciding(d scoring.Dispute) []chat.Choice {
	id := strconv.FormatInt(d.ID, 10)
	return []chat.Choice{
		{Label: r.Words.Text("dispute.accept", "id", id), Link: chat.Link{To: ToAccept, Item: id}},
		{Label: r.Words.Text("dispute.reject", "id", id), Link: chat.Link{To: ToReject, Item: id}},
	}
}

// DisputeFiled says that a report went to the admins, or that one stands already.
func DisputeFiled(r Reader, d scoring.Dispute, filed bool) bot.Message {
	var m chat.Markup
	key := "dispute.stands"
	if filed {
		key = "dispute.filed"
	}
	m.Bold(r.Words.Text(key, "id", strconv.FormatInt(d.ID, 10)))
	r.report(&m, d)
	if filed {
		m.BlankLine()
		m.Line(r.Words.Text("dispute.official_stays"))
	}
	message := m.Message(chat.Row(chat.Button(r.Words.Text("dispute.list_button"), chat.Link{To: ToDisputes, Unit: d.Dossier.Unit})))
	message.Protected = true
	return message
}

// DisputeDecided says to an admin what was decided of a report and by whom, "" when it was withdrawn; before is true when that
// was not what they just asked for.
func DisputeDecided(r Reader, d scoring.Dispute, by string, before bool) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dispute.outcome", "id", strconv.FormatInt(d.ID, 10), "state", r.Words.Text("dispute_state."+string(d.State))))
	switch {
	case d.State == scoring.DisputeWithdrawn:
		m.Line(r.Words.Text("dispute.withdrawn_before"))
	case before:
		m.Line(r.Words.Text("dispute.decided_before"))
	}
	r.report(&m, d)
	if by != "" {
		m.Line(r.Words.Text("dispute.decided_by", "by", by))
	}
	m.BlankLine()
	m.Line(r.official(d))
	message := m.Message(chat.Row(r.cardOf(d)...), chat.Row(chat.Button(r.Words.Text("dispute.open_button"), chat.Link{To: ToDisputes})))
	message.Protected = true
	return message
}

// official says that a decision leaves the official score as it is.
func (r Reader) official(d scoring.Dispute) string {
	if d.State == scoring.DisputeAccepted {
		return r.Words.Text("dispute.official_accepted")
	}
	return r.Words.Text("dispute.official_rejected")
}

// cardOf leads to the card whose figures a report is about.
func (r Reader) cardOf(d scoring.Dispute) []chat.Choice {
	label := r.Words.Text("notice.card_button", "unit", chat.CutUnit(d.Dossier.UnitName, chat.ButtonWidth))
	return []chat.Choice{{Label: label, Link: routes.Card.Link(routes.OfUnit{Month: d.Month, Unit: d.Dossier.Unit})}}
}

// DisputeTold tells an admin of a report that waits for a decision.
func DisputeTold(r Reader, d scoring.Dispute) Told {
	title := r.Words.Text("dispute.told", "id", strconv.FormatInt(d.ID, 10), "unit", chat.CutUnit(d.Dossier.UnitName, chat.CaptionName), "code", chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	return Told{Title: title, Lines: r.reported(d), Leads: [][]chat.Choice{r.deciding(d)}}
}

// DisputeSettled tells who reported what the admins make of it.
func DisputeSettled(r Reader, d scoring.Dispute) Told {
	title := r.Words.Text("dispute.settled", "id", strconv.FormatInt(d.ID, 10), "state", r.Words.Text("dispute_state."+string(d.State)), "code", chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	return Told{Title: title, Lines: append(r.reported(d), r.official(d)), Leads: [][]chat.Choice{r.cardOf(d)}}
}
