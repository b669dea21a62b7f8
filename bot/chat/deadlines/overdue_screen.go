package deadlines

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// OverduePage is how many dossiers stand on a page of an overdue list.
const OverduePage = 6

// overdueList is a page of overdue dossiers, worst first.
type overdueList struct {
	Unit, Name string        // of the unit; "" for all units
	Month      scoring.Month // looked at as at this month's cut-off; "" for now
	Closed     bool          // the figures of Month are
	Published  bool          // they are those of an appendix
	At         time.Time     // the moment of looking
	DataTimes  []time.Time   // of the units; a zero time is not known
	Rows       []scoring.Listed
	Total      int // dossiers on all pages
	Page       int // from 0
	Others     []scoring.Unit
	Acceptance acceptance.State
	Reports    bool // the reader may report that the data of one are wrong
}

// overdueScreen is a list of overdue dossiers. It must not be forwarded: dossier codes are not for everybody.
func overdueScreen(r chat.Renderer, o overdueList) bot.Message {
	var m chat.Markup
	aged := o.Month == "" && len(o.DataTimes) == 1 && r.DataAge(&m, o.DataTimes[0])
	switch {
	case o.Total > 0:
		m.Bold(r.Words.Text("overdue.title", "n", o.Total))
	case o.Unit == "":
		m.Bold(r.Words.Text("overdue.none_anywhere"))
	default:
		m.Bold(r.Words.Text("overdue.none"))
	}
	writeTitle(r, &m, o)
	for i, row := range o.Rows {
		m.BlankLine()
		writeDossier(r, &m, o.Page*OverduePage+i+1, row, o)
	}
	o.Acceptance.Write(r, &m)
	m.BlankLine()
	if o.Total > OverduePage {
		m.Line(r.Words.Text("overdue.page", "page", o.Page+1, "pages", chat.LastPage(o.Total, OverduePage)+1))
	}
	if !aged {
		m.Lines(r.DataUntil(o.DataTimes, o.Month == "" || r.Running(o.Month)))
	}
	link := routes.Overdue.Link(routes.OfDossiers{Month: o.Month, Unit: o.Unit})
	buttons := append([][]bot.Button{r.Pages(link, o.Page, OverduePage, o.Total), disputeButton(r, o), waitingRow(r, o.Unit, o.Acceptance)}, r.OtherUnits(o.Others, chat.Destination(routes.Overdue), o.Month)...)
	message := m.Message(buttons...)
	message.Protected = true
	return message
}

// writeTitle writes whose dossiers these are, and as at when.
func writeTitle(r chat.Renderer, m *chat.Markup, o overdueList) {
	unit := r.Words.Text("overdue.all_units")
	if o.Unit != "" {
		unit = chat.CutUnit(o.Name, chat.LongName)
	}
	if o.Month == "" {
		m.Line(r.Words.Text("overdue.where", "unit", unit, "time", r.Time(o.At, true)))
		return
	}
	m.Line(r.Words.Text("overdue.where_month", "unit", unit, "month", r.Words.Month(string(o.Month)),
		"state", r.MonthState(o.Closed, o.Published), "time", cutOffWords(r, o.At)))
}

// cutOffWords are up to when a month was looked at; midnight is the end of the day before it, as offices say.
func cutOffWords(r chat.Renderer, at time.Time) string {
	at = at.In(r.Zone)
	if at.Hour() == 0 && at.Minute() == 0 {
		return r.Words.Text("overdue.end_of_day", "date", r.Words.Date(at.AddDate(0, 0, -1)))
	}
	return r.Time(at, false)
}

func writeDossier(r chat.Renderer, m *chat.Markup, number int, d scoring.Listed, o overdueList) {
	if o.Unit != "" {
		d.UnitName = ""
	}
	r.Dossier(m, number, d)
	m.Line(r.Words.Text("overdue.late", "late", r.Lateness(d.Due, o.At), "time", r.Time(d.Due, o.Month == "")))
}

// disputeButton is the row that leads to disputing a dossier of the page.
func disputeButton(r chat.Renderer, o overdueList) []bot.Button {
	if !o.Reports || o.Total == 0 {
		return nil
	}
	list := routes.OfList{Month: o.Month, Unit: o.Unit, List: routes.ListThen, Page: o.Page}
	if o.Month == "" {
		list.Month, list.List = scoring.MonthOf(r.Now, r.Zone), routes.ListNow
	}
	return chat.Row(chat.Button(r.Words.Text("dispute.button"), routes.Dispute.Link(list)))
}
