package deadlines

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// duePage is how many dossiers stand on a page of a list of those due soon.
const duePage = 6

// dueList is a page of a unit's dossiers due soon, soonest first.
type dueList struct {
	Unit, Name string
	Until      time.Time // the end of the last day looked at
	Days       int       // working days looked at beside today
	DataTime   time.Time // of the unit; zero when not known
	Rows       []dueDossier
	Total      int // dossiers on all pages
	Overdue    int // dossiers overdue already
	Acceptance acceptance.State
	Page       int // from 0
	Others     []scoring.Unit
}

// dueDossier is a dossier due soon.
type dueDossier struct {
	scoring.Listed
	Left   int  // working days left after today; 0 for today
	DayOff bool // it is due on a day off
}

// dueScreen is a list of dossiers due soon. Like the list of overdue ones it must not be forwarded.
func dueScreen(r chat.Renderer, d dueList) bot.Message {
	var m chat.Markup
	aged := r.DataAge(&m, d.DataTime)
	if d.Total > 0 {
		m.Bold(r.Words.Text("due.title", "n", d.Total))
	} else {
		m.Bold(r.Words.Text("due.none"))
	}
	last := d.Until.Add(-time.Second).In(r.Zone)
	m.Line(r.Words.Text("due.where", "unit", chat.CutUnit(d.Name, chat.LongName), "days", d.Days, "day", dayWords(r, last)))
	for i, row := range d.Rows {
		m.BlankLine()
		row.UnitName = ""
		r.Dossier(&m, d.Page*duePage+i+1, row.Listed)
		m.Line(r.Words.Text("due.by", "time", r.Time(row.Due, true), "left", timeLeft(r, row)))
	}
	d.Acceptance.Write(r, &m)
	m.BlankLine()
	if d.Total > duePage {
		m.Line(r.Words.Text("overdue.page", "page", d.Page+1, "pages", chat.LastPage(d.Total, duePage)+1))
	}
	if !aged {
		m.Lines(r.DataUntil([]time.Time{d.DataTime}, true))
	}
	var overdue chat.Choice
	if d.Overdue > 0 {
		overdue = chat.Button(r.Words.Text("due.overdue_button", "n", d.Overdue), routes.Overdue.Link(routes.OfDossiers{Unit: d.Unit}))
	}
	buttons := append([][]bot.Button{r.Pages(routes.Due.Link(routes.OfDossiers{Unit: d.Unit}), d.Page, duePage, d.Total), chat.Row(overdue), waitingRow(r, d.Unit, d.Acceptance)}, r.OtherUnits(d.Others, chat.Destination(routes.Due), "")...)
	message := m.Message(buttons...)
	message.Protected = true
	return message
}

// timeLeft is how much time a dossier has, in words.
func timeLeft(r chat.Renderer, row dueDossier) string {
	switch {
	case row.DayOff:
		return r.Words.Text("due.day_off")
	case row.Left == 0:
		return r.Words.Text("due.today")
	default:
		return r.Words.Text("due.left", "n", row.Left)
	}
}

// dayWords are a day of the present: "thứ Sáu 27/11".
func dayWords(r chat.Renderer, t time.Time) string {
	return r.Words.Text("day.named", "weekday", r.Words.Weekday(t), "date", r.Words.ShortDate(t))
}
