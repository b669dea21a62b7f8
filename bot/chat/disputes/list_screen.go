package disputes

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// listPage is how many disputes stand on a page.
const listPage = 5

// disputeList is a page of disputes.
type disputeList struct {
	Unit, Name string // of the unit; "" for all that are open
	Rows       []scoring.Dispute
	Total      int   // on all pages
	Page       int   // from 0
	Decides    bool  // the reader decides those that are open
	Reader     int64 // who withdraws their own
	Others     []scoring.Unit
}

// listScreen lists disputes, with what became of them. It must not be forwarded: it names dossiers.
func listScreen(r chat.Renderer, l disputeList) bot.Message {
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
		writeDispute(r, &m, d)
		if l.Decides && d.State == scoring.DisputeOpen {
			buttons = append(buttons, chat.Row(decisionButtons(r, d)...))
		}
		if d.By == l.Reader && d.State.Withdrawable() {
			buttons = append(buttons, chat.Row(withdrawButton(r, ofOwn{ID: d.ID})))
		}
	}
	if l.Total > listPage {
		m.BlankLine()
		m.Line(r.Words.Text("overdue.page", "page", l.Page+1, "pages", chat.LastPage(l.Total, listPage)+1))
	}
	buttons = append(buttons, r.Pages(toList.Link(ofUnit{Unit: l.Unit}), l.Page, listPage, l.Total))
	message := m.Message(append(buttons, r.OtherUnits(l.Others, chat.Destination(toList), "")...)...)
	message.Protected = true
	return message
}

// decisionButtons are the buttons that decide a dispute. They name it: a message may hold those of several.
func decisionButtons(r chat.Renderer, d scoring.Dispute) []chat.Choice {
	id := strconv.FormatInt(d.ID, 10)
	return []chat.Choice{
		chat.Button(r.Words.Text("dispute.accept", "id", id), toAccept.Link(ofDispute{ID: d.ID})),
		chat.Button(r.Words.Text("dispute.reject", "id", id), toReject.Link(ofDispute{ID: d.ID})),
	}
}

// withdrawButton is the button by which somebody withdraws a dispute of theirs.
func withdrawButton(r chat.Renderer, p ofOwn) chat.Choice {
	return chat.Button(r.Words.Text("dispute.withdraw", "id", strconv.FormatInt(p.ID, 10)), toWithdraw.Link(p))
}

// unitButton leads to all disputes of a dispute's unit.
func unitButton(label string, d scoring.Dispute) chat.Choice {
	return chat.Button(label, toList.Link(ofUnit{Unit: d.Dossier.Unit}))
}
