package week

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// named is how many units are named of a sort.
const named = 5

// allScreen is the week of all units: the averages, who moved most, who has most overdue, what comes due.
func allScreen(r chat.Renderer, w allWeek) bot.Message {
	var m chat.Markup
	m.Bold(w.span.title(r))
	m.Line(r.Words.Text("week.month", "month", r.Words.Month(string(w.Month)), "state", r.MonthState(chat.Closed(w.Records), chat.Published(w.Records))))
	m.BlankLine()
	writeAverages(r, &m, w)
	writeMoved(r, &m, w)
	r.HasBegun(&m, w.Begun)
	m.BlankLine()
	writeAllDossiers(r, &m, w)
	month := routes.OfMonth{Month: w.Month}
	rows := [][]bot.Button{
		chat.Row(chat.Button(r.Words.Text("key.xephang"), routes.Ranking.Link(month)), chat.Button(r.Words.Text("key.quahan"), routes.OverdueUnits.Link(routes.OfMonth{}))),
		chat.Row(chat.Button(r.Words.Text("key.tongquan"), routes.Overview.Link(month))),
	}
	message := m.Message(append(rows, r.UnitRows(w.Own, toWeek.Link(ofWeek{}))...)...)
	message.Protected = true // lists of dossiers take its place, by way of the units
	return message
}

// writeAverages writes the average of each league; that no unit is ranked, where none is.
func writeAverages(r chat.Renderer, m *chat.Markup, w allWeek) {
	for _, a := range w.Averages {
		if name := chat.LeagueName(r.Words, w.Rules, a.League); name != "" {
			m.Line(name)
		}
		m.Line(r.Words.Text("overview.average", "points", r.Points(a.Points, w.Rules.Bounds()), "units", r.Words.Text("overdue.units", "n", a.Units)))
	}
	if len(w.Averages) == 0 {
		m.Line(r.Words.Text("week.none_ranked"))
	}
}

// writeMoved writes how the average of the units moved that can be compared, and which of them moved most; why none can, where none can.
func writeMoved(r chat.Renderer, m *chat.Markup, w allWeek) {
	switch {
	case len(w.Averages) == 0:
	case w.At.IsZero():
		m.Line(r.Words.Text("week.nothing_before", "month", r.Words.Month(string(w.Month))))
	case w.All.Compared == 0:
		m.Line(r.Words.Text("week.ranked_otherwise", "since", since(r, w.At)))
	case w.All.Compared < w.All.Scored:
		m.Line(r.Words.Text("week.moved_some", "since", since(r, w.At), "moved", r.ScoreMoved(w.All.Moved, w.Rules.Bounds()), "units", r.Words.Text("overdue.units", "n", w.All.Compared)))
	default:
		m.Line(r.Words.Text("week.moved", "since", since(r, w.At), "moved", r.ScoreMoved(w.All.Moved, w.Rules.Bounds())))
	}
	chat.UnitTable(r, m, "week.most_moved", chat.MoveFigures(r, w.All.Moves, w.Rules.Bounds(), named), w.Records)
}

// writeAllDossiers writes how many dossiers are overdue and come due, and of how many units the data are too old to know it; where they are of
// all units, that alone.
func writeAllDossiers(r chat.Renderer, m *chat.Markup, w allWeek) {
	if len(w.DataTimes) == 0 {
		m.Line(r.Words.Text("week.no_dossiers"))
		return
	}
	silent := 0
	for _, t := range w.DataTimes {
		if r.Silent(t) {
			silent++
		}
	}
	if silent < len(w.DataTimes) {
		m.Line(r.Words.Text("week.overdue", "n", sum(w.Overdue)) + inUnits(r, w.Overdue))
		m.Line(r.Words.Text("week.due", "date", w.span.sunday(r), "n", sum(w.Due)) + inUnits(r, w.Due))
	}
	m.Lines(r.DataUntil(w.DataTimes, true))
	if silent > 0 {
		m.Line(r.Words.Text("old_data.title", "n", silent, "days", r.Thresholds.SilentDays))
	}
	if silent < len(w.DataTimes) {
		chat.UnitTable(r, m, "week.most_overdue", chat.CountFigures(r, w.Overdue, named), w.Records)
		w.Acceptance.WriteCounts(r, m)
	}
}

// inUnits says in how many units there are any; "" for none.
func inUnits(r chat.Renderer, counts []scoring.UnitCount) string {
	if len(counts) == 0 {
		return ""
	}
	return r.Words.Text("week.in_units", "units", r.Words.Text("overdue.units", "n", len(counts)))
}

// sum is how much is counted of all units.
func sum(counts []scoring.UnitCount) (n int) {
	for _, c := range counts {
		n += c.Count
	}
	return n
}
