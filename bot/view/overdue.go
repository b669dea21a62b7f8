package view

import (
	"time"

	"motcua/bot"
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
	var m markup
	aged := o.Month == "" && len(o.DataTimes) == 1 && r.aged(&m, o.DataTimes[0])
	switch {
	case o.Total > 0:
		m.bold(r.Words.Text("overdue.title", "n", o.Total))
	case o.Unit == "":
		m.bold(r.Words.Text("overdue.none_anywhere"))
	default:
		m.bold(r.Words.Text("overdue.none"))
	}
	r.where(&m, o)
	for i, row := range o.Rows {
		m.gap()
		r.dossier(&m, o.Page*OverduePage+i+1, row, o)
	}
	m.gap()
	if o.Total > OverduePage {
		m.line(r.Words.Text("overdue.page", "page", o.Page+1, "pages", LastPage(o.Total, OverduePage)+1))
	}
	if !aged {
		m.lines(r.data(o.DataTimes, o.Month == "" || r.running(o.Month)))
	}
	link := Link{To: ToOverdue, Month: o.Month, Unit: o.Unit}
	buttons := append([][]bot.Button{r.paging(link, o.Page, OverduePage, o.Total), r.reporting(o)}, r.switches(o.Others, ToOverdue, o.Month)...)
	message := m.message(buttons...)
	message.Protected = true
	return message
}

// where says whose dossiers these are, and as at when.
func (r Reader) where(m *markup, o Overdue) {
	unit := r.Words.Text("overdue.all_units")
	if o.Unit != "" {
		unit = shortUnit(o.Name, longName)
	}
	if o.Month == "" {
		m.line(r.Words.Text("overdue.where", "unit", unit, "time", r.time(o.At, true)))
		return
	}
	m.line(r.Words.Text("overdue.where_month", "unit", unit, "month", r.Words.Month(string(o.Month)),
		"state", r.state(o.Closed, o.Published), "time", r.time(o.At, false)))
}

// Codes are at most this long in the wild, procedures are cut to two lines of a phone.
const (
	codeShown      = 48
	procedureShown = 72
)

func (r Reader) dossier(m *markup, number int, d scoring.Listed, o Overdue) {
	if o.Unit != "" {
		d.UnitName = ""
	}
	r.listed(m, number, d)
	m.line(r.Words.Text("overdue.late", "late", r.Late(d.Due, o.At), "time", r.time(d.Due, o.Month == "")))
}

// listed is what every list says of a dossier: number, code, unit when it is named, procedure, and whether it is corrected.
func (r Reader) listed(m *markup, number int, d scoring.Listed) {
	m.wrapped("", r.Words.Number(int64(number))+". ", "")
	m.code(shownCode(d))
	if d.UnitName != "" {
		m.line(shortUnit(d.UnitName, longName))
	}
	procedure := cut(oneLine(d.Procedure), procedureShown)
	if procedure == "" {
		procedure = r.Words.Text("overdue.no_procedure")
	}
	m.line(procedure)
	r.marked(m, d)
}

// shownCode is a dossier's code as people know it.
func shownCode(d scoring.Listed) string { return cut(oneLine(scoring.CodeShown(d.Code)), codeShown) }
