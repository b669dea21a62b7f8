package week

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// unitScreen is the week of a unit: its standing against the week before and the average, what is overdue, what comes due.
func unitScreen(r chat.Renderer, w unitWeek) bot.Message {
	var m chat.Markup
	m.Bold(chat.CutUnit(w.Name, chat.LongName))
	m.Line(w.span.title(r))
	m.BlankLine()
	writeStanding(r, &m, w)
	r.HasBegun(&m, w.Begun)
	m.BlankLine()
	writeDossiers(r, &m, w)
	var card chat.Choice
	if w.Record != nil {
		card = chat.Button(r.Words.Text("key.diem"), routes.Card.Link(routes.OfUnit{Month: w.Month, Unit: w.Unit}))
	}
	rows := [][]bot.Button{
		chat.Row(card, chat.Button(r.Words.Text("key.quahan"), routes.Overdue.Link(routes.OfDossiers{Unit: w.Unit}))),
		chat.Row(chat.Button(r.Words.Text("advice.button"), routes.Advice.Link(routes.OfUnit{Unit: w.Unit}))),
	}
	return m.Message(append(rows, r.UnitRows(w.Others, toWeek.Link(ofWeek{}))...)...)
}

// writeStanding writes what the unit's latest month came to so far, and how that moved.
func writeStanding(r chat.Renderer, m *chat.Markup, w unitWeek) {
	month := r.Words.Month(string(w.Month))
	if w.Record == nil {
		m.Line(r.Words.Text("week.no_card", "month", month))
		return
	}
	rec := *w.Record
	m.Line(r.Words.Text("week.month", "month", month, "state", r.MonthState(rec.Closed, rec.Published)))
	m.Lines(r.ResultLines(rec))
	if !rec.IsRanked() {
		m.Lines(r.StateLines(rec, w.Rules))
		m.Line(r.Words.Text("week.not_ranked"))
		return
	}
	switch {
	case w.Was == nil:
		m.Line(r.Words.Text("week.nothing_before", "month", month))
	case !rec.Comparable(&w.Was.Standing):
		m.Line(r.Words.Text("week.ranked_otherwise", "since", since(r, w.At)))
	default:
		m.Line(chat.CardMovedSince(r, since(r, w.At), rec, *w.Was))
	}
	writeAverage(r, m, rec, w.Average)
}

// writeAverage writes the average of the unit's league, and on which side of it the unit is; nothing where it is alone.
func writeAverage(r chat.Renderer, m *chat.Markup, rec scoring.Record, average scoring.Average) {
	if average.Units < 2 {
		return
	}
	m.Line(r.Words.Text("week.average", "units", r.Words.Text("overdue.units", "n", average.Units), "points", r.Points(average.Points, rec.Written())))
	switch size, way := rec.Written().Change(rec.Converted.Sub(average.Points)); {
	case way > 0:
		m.Line(r.Words.Text("week.above", "points", r.Words.Decimal(size)))
	case way < 0:
		m.Line(r.Words.Text("week.below", "points", r.Words.Decimal(size)))
	case size == "":
		m.Line(r.Words.Text("week.nearly_average"))
	default:
		m.Line(r.Words.Text("week.at_average"))
	}
}

// writeDossiers writes how many dossiers are overdue and come due; by data that are too old, that this is not known.
func writeDossiers(r chat.Renderer, m *chat.Markup, w unitWeek) {
	switch {
	case w.DataTime.IsZero():
		m.Line(r.Words.Text("week.no_dossiers"))
		return
	case r.Silent(w.DataTime):
		days, _ := r.Age(w.DataTime)
		m.Line(r.Words.Text("week.silent", "time", r.Time(w.DataTime, true), "n", days))
		return
	}
	m.Line(r.Words.Text("week.overdue", "n", w.Overdue))
	m.Line(r.Words.Text("week.due", "date", w.span.sunday(r), "n", w.Due))
	m.Lines(r.DataUntil([]time.Time{w.DataTime}, true))
	w.Acceptance.WriteCounts(r, m)
}
