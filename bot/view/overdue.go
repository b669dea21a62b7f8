package view

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// OverduePage is how many dossiers stand on a page of an overdue list.
const OverduePage = 6

// Overdue is a page of overdue dossiers, worst first.
type Overdue struct {
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
	Reports    bool // the reader may report that the data of one are wrong
}

// OverdueList is a list of overdue dossiers. It must not be forwarded: dossier codes are not for everybody.
func OverdueList(r Reader, o Overdue) bot.Message {
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
	r.where(&m, o)
	for i, row := range o.Rows {
		m.BlankLine()
		r.dossier(&m, o.Page*OverduePage+i+1, row, o)
	}
	m.BlankLine()
	if o.Total > OverduePage {
		m.Line(r.Words.Text("overdue.page", "page", o.Page+1, "pages", chat.LastPage(o.Total, OverduePage)+1))
	}
	if !aged {
		m.Lines(r.DataUntil(o.DataTimes, o.Month == "" || r.Running(o.Month)))
	}
	link := chat.Link{To: ToOverdue, Month: o.Month, Unit: o.Unit}
	buttons := append([][]bot.Button{r.Pages(link, o.Page, OverduePage, o.Total), r.reporting(o)}, r.OtherUnits(o.Others, ToOverdue, o.Month)...)
	message := m.Message(buttons...)
	message.Protected = true
	return message
}

// where says whose dossiers these are, and as at when.
func (r Reader) where(m *chat.Markup, o Overdue) {
	unit := r.Words.Text("overdue.all_units")
	if o.Unit != "" {
		unit = chat.CutUnit(o.Name, chat.LongName)
	}
	if o.Month == "" {
		m.Line(r.Words.Text("overdue.where", "unit", unit, "time", r.Time(o.At, true)))
		return
	}
	m.Line(r.Words.Text("overdue.where_month", "unit", unit, "month", r.Words.Month(string(o.Month)),
		"state", r.MonthState(o.Closed, o.Published), "time", r.Time(o.At, false)))
}

// Codes are at most this long in the wild, procedures are cut to two lines of a phone.
const (
	codeShown      = 48
	procedureShown = 72
)

func (r Reader) dossier(m *chat.Markup, number int, d scoring.Listed, o Overdue) {
	if o.Unit != "" {
		d.UnitName = ""
	}
	r.listed(m, number, d)
	m.Line(r.Words.Text("overdue.late", "late", r.Late(d.Due, o.At), "time", r.Time(d.Due, o.Month == "")))
}

// listed is what every list says of a dossier: number, code, unit when it is named, procedure, and whether it is corrected.
func (r Reader) listed(m *chat.Markup, number int, d scoring.Listed) {
	m.Wrapped("", r.Words.Number(int64(number))+". ", "")
	m.Code(shownCode(d))
	if d.UnitName != "" {
		m.Line(chat.CutUnit(d.UnitName, chat.LongName))
	}
	procedure := chat.Cut(chat.OneLine(d.Procedure), procedureShown)
	if procedure == "" {
		procedure = r.Words.Text("overdue.no_procedure")
	}
	m.Line(procedure)
	r.marked(m, d)
}

// shownCode is a dossier's code as people know it.
func shownCode(d scoring.Listed) string {
	return chat.Cut(chat.OneLine(scoring.CodeShown(d.Code)), codeShown)
}
