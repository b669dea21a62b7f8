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
	summaryName  = 40 // where the names of units and indicators are cut
)

// summaryScreen is the summary of a month for the unit's chair: the trend as a picture with the month's result, and a button to the rest.
func summaryScreen(r chat.Renderer, s summary) (bot.Message, error) {
	trend, err := scores.TrendPicture(r, s.Trend)
	if err != nil {
		return bot.Message{}, err
	}
	var m chat.Markup
	m.Bold(summaryTitle(r, s, chat.CaptionName))
	if s.Record.IsRanked() {
		m.Fit(resultLines(r, s.Record)...)
	} else {
		m.Fit(r.Words.Text("summary.no_score"))
	}
	m.Fit(replacedLines(r, s)...)
	if s.Earlier.Told && s.Earlier.Seen.IsZero() {
		m.Fit(r.Words.Text("summary.again"))
	}
	m.Fit(overdueLines(r, s)...)
	if s.Before != nil {
		m.Fit(r.CardMoved(s.Record, *s.Before))
	}
	m.Fit(seenLines(r, s)...)
	whole := chat.Row(chat.Button(r.Words.Text("summary.whole_button"), toWhole.Link(routes.OfUnit{Month: s.Record.Month, Unit: s.Record.Unit})))
	message := m.Message(append([][]bot.Button{seenRow(r, s), whole}, furtherRow(r, s))...)
	message.Photo = trend.Photo
	return message, nil
}

// wholeScreen is all that a summary says of the month, in words.
func wholeScreen(r chat.Renderer, s summary) bot.Message {
	var m chat.Markup
	rec := s.Record
	m.Bold(summaryTitle(r, s, summaryName))
	m.Lines(resultLines(r, rec))
	if s.Before != nil {
		m.Line(r.CardMoved(rec, *s.Before))
	}
	m.Lines(replacedLines(r, s))
	writeExtremes(r, &m, s)
	writeChanged(r, &m, s)
	m.BlankLine()
	m.Lines(overdueLines(r, s))
	writeCourse(r, &m, s.Trend)
	scores.Notes(r, &m, rec, s.Rules)
	m.Lines(seenLines(r, s))
	return m.Message(furtherRow(r, s))
}

// seenLines say when the chair has seen the summary.
func seenLines(r chat.Renderer, s summary) []string {
	if s.Earlier.Seen.IsZero() {
		return nil
	}
	return []string{r.Words.Text("summary.seen", "time", r.Time(s.Earlier.Seen, true))}
}

// summaryTitle says of what unit and month the summary is; the unit's name is cut to so many columns.
func summaryTitle(r chat.Renderer, s summary, name int) string {
	state := "summary.provisional"
	if s.Record.Closed {
		state = "score.closed"
	} else if s.Record.Published {
		state = "score.published"
	}
	return r.Words.Text("score.title", "unit", chat.CutUnit(s.Record.Name, name), "month", r.Words.Month(string(s.Record.Month)), "state", r.Words.Text(state))
}

// resultLines are a month's score, grade and rank; that there is none is said, and why.
func resultLines(r chat.Renderer, rec scoring.Record) []string {
	if !rec.IsRanked() {
		return []string{r.Words.Text("summary.not_scored")}
	}
	return r.ResultLines(rec)
}

// seenRow is what a chair presses below a summary.
func seenRow(r chat.Renderer, s summary) []bot.Button {
	var seen, report chat.Choice
	if s.Earlier.Seen.IsZero() {
		seen = chat.Button(r.Words.Text("summary.seen_button"), toSeen.Link(routes.OfUnit{Month: s.Record.Month, Unit: s.Record.Unit}))
	}
	if s.Record.Closed { // before that it is not the chair's to have
		report = chat.Button(r.Words.Text("summary.report_button"), routes.Report.Link(routes.OfMonth{Month: s.Record.Month}))
	}
	return chat.Row(seen, report)
}

// furtherRow leads to what stands behind a summary.
func furtherRow(r chat.Renderer, s summary) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("score.details"), routes.Details.Link(routes.OfUnit{Month: s.Record.Month, Unit: s.Record.Unit})),
		chat.Button(r.Words.Text("advice.button"), routes.Advice.Link(routes.OfUnit{Unit: s.Record.Unit})))
}

// overdueLines say how many dossiers were overdue at the end of the month, and how many are now, as far as that is known.
func overdueLines(r chat.Renderer, s summary) []string {
	switch {
	case s.Overdue >= 0 && s.Now >= 0:
		return []string{r.Words.Text("summary.overdue", "n", s.Overdue, "now", s.Now)}
	case s.Overdue >= 0:
		return []string{r.Words.Text("summary.overdue_then", "n", s.Overdue)}
	case s.Now >= 0:
		return []string{r.Words.Text("summary.overdue_now", "n", s.Now)}
	}
	return nil
}
