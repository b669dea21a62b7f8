package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// ReportPage is how many people stand on a page of a broadcast's report, whyShown how much of why one was refused, in
// columns: the file has all of it.
const (
	ReportPage = 20
	whyShown   = 50
)

// BroadcastReport is what became of a broadcast for each person, by unit; the figures of all stand on every page.
func BroadcastReport(r Reader, b broadcast.Broadcast, all []broadcast.Person, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("broadcast.report", "id", strconv.FormatInt(b.ID, 10)))
	m.Line(r.Words.Text("broadcast.until", "time", r.Time(r.Now, true)))
	m.Line(r.content(b.Content, titleShown))
	counts := broadcast.Count(all)
	r.outcomes(&m, b, counts)
	from := min(page*ReportPage, len(all))
	shown := all[from:min(from+ReportPage, len(all))]
	short := chat.ShortUnits(shown, chat.CaptionName, func(p broadcast.Person) chat.NamedUnit { return chat.NamedUnit{Code: p.Unit, Name: p.UnitName} })
	unit := "none yet"
	for _, p := range shown {
		if p.Unit != unit {
			unit = p.Unit
			m.BlankLine()
			m.Bold(r.reportUnit(p, short(p)))
		}
		m.Line("• " + r.Words.Text("broadcast.person", "role", r.reportRole(p), "outcome", r.personOutcome(b, p)))
	}
	step := Step{ID: b.ID, Version: b.Version, Do: StepReport}
	return m.Message(r.Pages(step.Link(0), page, ReportPage, len(all)), chat.Row(r.step(b, r.Words.Text("broadcast.file_button"), StepFile, "")))
}

func (r Reader) reportUnit(p broadcast.Person, name string) string {
	if p.Unit == "" {
		return r.Words.Text("broadcast.office")
	}
	return name
}

// reportRole is the role that a recipient holds now, and the unit where that is another one than they were chosen for.
func (r Reader) reportRole(p broadcast.Person) string {
	if p.Role == "" {
		return r.Words.Text("broadcast.role_gone")
	}
	role := r.Words.Text("role." + string(p.Role))
	if p.Now != "" {
		return r.Words.Text("broadcast.role_now", "role", role, "unit", chat.Cut(chat.UnitName(p.Now), chat.CaptionName))
	}
	return role
}

// personOutcome is a person's outcome with when they confirmed, or why it was refused.
func (r Reader) personOutcome(b broadcast.Broadcast, p broadcast.Person) string {
	outcome := r.outcome(b, p.Outcome)
	switch {
	case p.Outcome == broadcast.Confirmed:
		return outcome + " " + r.Time(p.Confirmed, true)
	case p.Why != "":
		return outcome + " (" + chat.Cut(chat.OneLine(p.Why), whyShown) + ")"
	default:
		return outcome
	}
}

// Table is rows under a heading, as a file shows them.
type Table struct {
	Name    string // of its sheet
	Titles  []string
	Columns []string
	Rows    [][]string
}

// BroadcastTable is the report as a table: a row for each person.
func BroadcastTable(r Reader, b broadcast.Broadcast, all []broadcast.Person) Table {
	text := r.Words.Text
	t := Table{
		Name:    text("broadcast.sheet"),
		Titles:  []string{text("broadcast.report", "id", strconv.FormatInt(b.ID, 10)), text("broadcast.until", "time", r.Time(r.Now, false))},
		Columns: []string{text("broadcast.column_unit"), text("broadcast.column_code"), text("broadcast.column_role"), text("broadcast.column_outcome"), text("broadcast.column_confirmed"), text("broadcast.column_why")},
	}
	for _, p := range all {
		confirmed := ""
		if !p.Confirmed.IsZero() {
			confirmed = r.Time(p.Confirmed, false)
		}
		t.Rows = append(t.Rows, []string{r.reportUnit(p, chat.UnitTitle(p.UnitName)), p.Unit, r.reportRole(p), r.outcome(b, p.Outcome), confirmed, p.Why})
	}
	return t
}
