package summaries

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// summary is a unit's month as its chair is told it.
type summary struct {
	scores.Card
	Trend   scores.Trend // up to the month
	Earlier outbox.Earlier
	Overdue int // dossiers that counted as overdue in the month's score; -1 when that is not known
	Now     int // dossiers that are overdue at the moment; -1 when nobody has sent any, and of a unit whose heir sees to them
}

const (
	extremes     = 3  // how many strongest and weakest indicators are named
	changesNamed = 3  // how many indicators are named for how they changed
	leaves       = 4  // how many parts a caption leaves out at the most
	summaryName  = 40 // where the names of units and indicators are cut in a caption
)

// summaryScreen is the summary of a month for the unit's chair: the trend as a picture, and the month in its caption.
func summaryScreen(r chat.Renderer, s summary) (bot.Message, error) {
	trend, err := scores.TrendPicture(r, s.Trend)
	if err != nil {
		return bot.Message{}, err
	}
	m := captionOf(r, s, 0)
	for left := 1; m.Length() > chat.LongestCaption && left <= leaves; left++ {
		m = captionOf(r, s, left)
	}
	message := m.Message(summaryButtons(r, s)...)
	message.Photo = trend.Photo
	return message, nil
}

// captionOf is the month in words, without so many of its parts. They go in this order: what the picture shows, too; how
// the indicators changed; the third of the strongest and weakest; the second of them.
func captionOf(r chat.Renderer, s summary, left int) *chat.Markup {
	var m chat.Markup
	rec := s.Record
	if s.Earlier.Told && s.Earlier.Seen.IsZero() {
		m.Line(r.Words.Text("summary.again"))
	}
	state := "summary.provisional"
	if rec.Closed {
		state = "score.closed"
	} else if rec.Published {
		state = "score.published"
	}
	m.Bold(r.Words.Text("score.title", "unit", chat.CutUnit(rec.Name, summaryName), "month", r.Words.Month(string(rec.Month)), "state", r.Words.Text(state)))
	writeResult(r, &m, rec)
	if s.Before != nil {
		m.Line(r.CardMoved(rec, *s.Before))
	}
	writeReplaced(r, &m, s)
	writeExtremes(r, &m, s, extremes-max(0, left-2))
	if left < 2 {
		writeChanged(r, &m, s)
	}
	m.BlankLine()
	writeOverdue(r, &m, s)
	if left < 1 {
		writeCourse(r, &m, s.Trend)
	}
	scores.Notes(r, &m, rec, s.Rules)
	if !s.Earlier.Seen.IsZero() {
		m.Line(r.Words.Text("summary.seen", "time", r.Time(s.Earlier.Seen, true)))
	}
	return &m
}

// writeResult writes a month's score, grade and rank; that there is none is said, and why.
func writeResult(r chat.Renderer, m *chat.Markup, rec scoring.Record) {
	if !rec.IsRanked() {
		m.Line(r.Words.Text("summary.not_scored"))
		return
	}
	r.Result(m, rec)
}

func summaryButtons(r chat.Renderer, s summary) [][]bot.Button {
	month, unit := s.Record.Month, s.Record.Unit
	var seen chat.Choice
	if s.Earlier.Seen.IsZero() {
		seen = chat.Button(r.Words.Text("summary.seen_button"), toSeen.Link(routes.OfUnit{Month: month, Unit: unit}))
	}
	var report chat.Choice
	if s.Record.Closed { // before that it is not the chair's to have
		report = chat.Button(r.Words.Text("summary.report_button"), routes.Report.Link(routes.OfMonth{Month: month}))
	}
	return [][]bot.Button{
		chat.Row(seen, report),
		chat.Row(chat.Button(r.Words.Text("score.details"), routes.Details.Link(routes.OfUnit{Month: month, Unit: unit})),
			chat.Button(r.Words.Text("advice.button"), routes.Advice.Link(routes.OfUnit{Unit: unit}))),
	}
}

// writeOverdue says how many dossiers were overdue at the end of the month, and how many are now, as far as that is known.
func writeOverdue(r chat.Renderer, m *chat.Markup, s summary) {
	switch {
	case s.Overdue >= 0 && s.Now >= 0:
		m.Line(r.Words.Text("summary.overdue", "n", s.Overdue, "now", s.Now))
	case s.Overdue >= 0:
		m.Line(r.Words.Text("summary.overdue_then", "n", s.Overdue))
	case s.Now >= 0:
		m.Line(r.Words.Text("summary.overdue_now", "n", s.Now))
	}
}
