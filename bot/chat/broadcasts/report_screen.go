package broadcasts

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// reportPage is how many people stand on a page of a broadcast's report, whyShown how much of why one was refused, in
// columns: the file has all of it.
const (
	reportPage = 20
	whyShown   = 50
)

// reportScreen is what became of a broadcast for each person, by unit; the figures of all stand on every page.
func reportScreen(r chat.Renderer, b broadcast.Broadcast, all []broadcast.Person, page int) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("broadcast.report", "id", strconv.FormatInt(b.ID, 10)))
	m.Line(r.Words.Text("broadcast.until", "time", r.Time(r.Now, true)))
	m.Line(contentWords(r, b.Content, titleShown))
	counts := broadcast.Count(all)
	outcomeLines(r, &m, b, counts)
	from := min(page*reportPage, len(all))
	shown := all[from:min(from+reportPage, len(all))]
	short := chat.ShortUnits(shown, chat.CaptionName, func(p broadcast.Person) chat.NamedUnit { return chat.NamedUnit{Code: p.Unit, Name: p.UnitName} })
	unit := "none yet"
	for _, p := range shown {
		if p.Unit != unit {
			unit = p.Unit
			m.BlankLine()
			m.Bold(reportUnit(r, p, short(p)))
		}
		m.Line("• " + r.Words.Text("broadcast.person", "role", reportRole(r, p), "outcome", personOutcome(r, b, p)))
	}
	pages := toStep.Link(step{Broadcast: b.ID, Version: b.Version, Do: stepReport})
	return m.Message(r.Pages(pages, page, reportPage, len(all)), chat.Row(stepButton(r, b, r.Words.Text("broadcast.file_button"), stepFile, "")))
}

func reportUnit(r chat.Renderer, p broadcast.Person, name string) string {
	if p.Unit == "" {
		return r.Words.Text("broadcast.office")
	}
	return name
}

// reportRole is the role that a recipient holds now, and the unit where that is another one than they were chosen for.
func reportRole(r chat.Renderer, p broadcast.Person) string {
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
func personOutcome(r chat.Renderer, b broadcast.Broadcast, p broadcast.Person) string {
	outcome := outcomeWord(r, b, p.Outcome)
	switch {
	case p.Outcome == broadcast.Confirmed:
		return outcome + " " + r.Time(p.Confirmed, true)
	case p.Why != "":
		return outcome + " (" + chat.Cut(chat.OneLine(p.Why), whyShown) + ")"
	default:
		return outcome
	}
}

// table is rows under a heading, as a file shows them.
type table struct {
	Name    string // of its sheet
	Titles  []string
	Columns []string
	Rows    [][]string
}

// reportTable is the report as a table: a row for each person.
func reportTable(r chat.Renderer, b broadcast.Broadcast, all []broadcast.Person) table {
	text := r.Words.Text
	t := table{
		Name:    text("broadcast.sheet"),
		Titles:  []string{text("broadcast.report", "id", strconv.FormatInt(b.ID, 10)), text("broadcast.until", "time", r.Time(r.Now, false))},
		Columns: []string{text("broadcast.column_unit"), text("broadcast.column_code"), text("broadcast.column_role"), text("broadcast.column_outcome"), text("broadcast.column_confirmed"), text("broadcast.column_why")},
	}
	for _, p := range all {
		confirmed := ""
		if !p.Confirmed.IsZero() {
			confirmed = r.Time(p.Confirmed, false)
		}
		t.Rows = append(t.Rows, []string{reportUnit(r, p, chat.UnitTitle(p.UnitName)), p.Unit, reportRole(r, p), outcomeWord(r, b, p.Outcome), confirmed, p.Why})
	}
	return t
}
