package months

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// ReasonLength is how many characters the reason for opening a month again may have.
const ReasonLength = 300

// closedScreen says that a month was closed: since when, the grades that are official now, and who is told.
func closedScreen(r chat.Renderer, a ledger.CloseResult, rules *scoring.RuleSet) bot.Message {
	var m chat.Markup
	c := a.Closing
	m.Bold(r.Words.Text("closing.done", "month", r.Words.Month(string(c.Month))))
	m.Line(r.Words.Text("closing.done_at", "time", r.Time(c.At, false), "n", c.N))
	m.Line(r.Words.Text("closing.units", "n", c.Units))
	for _, term := range a.Terms {
		m.Line(r.Words.Text("closing.closed_term", "term", r.Words.Term(string(term))))
	}
	if c.N > 1 {
		m.Line(r.Words.Text("closing.done_changed", "n", c.Changed))
	}
	r.TitledTable(&m, "overview.grades", gradesOf(r, rules, a.Grades))
	m.BlankLine()
	if a.Chairs > 0 {
		m.Line(r.Words.Text("closing.chairs", "n", a.Chairs))
	} else {
		m.Line(r.Words.Text("closing.no_chairs"))
	}
	return m.Message(reportRow(r, c.Month), monthAtAGlance(r, c.Month))
}

// reportRow leads to the report of a month, which is what comes after closing it.
func reportRow(r chat.Renderer, month scoring.Month) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("closing.report_button"), routes.Report.Link(routes.OfMonth{Month: month})))
}

// notClosedScreen says why a month cannot be closed; of one that is closed already, since when, and how it is opened again.
func notClosedScreen(r chat.Renderer, month scoring.Month, a ledger.CloseResult) bot.Message {
	var m chat.Markup
	arguments := []any{"month", r.Words.Month(string(month))}
	if a.State != ledger.Already {
		m.Line(r.Words.Text("closing_state."+string(a.State), arguments...))
		return m.Message()
	}
	m.Line(r.Words.Text("closing_state.already", append(arguments, "time", r.Time(a.Closing.At, false))...))
	return m.Message(reportRow(r, month), monthAtAGlance(r, month), chat.Row(openButton(r, month, "closing.reopen_button")))
}

// OpenSentence says that a month is not closed, or not any more.
func OpenSentence(r chat.Renderer, month scoring.Month, c scoring.Closing) string {
	if c.Reopened.At.IsZero() {
		return r.Words.Text("closing.open_already", "month", r.Words.Month(string(month)))
	}
	return r.Words.Text("closing.open_since", "month", r.Words.Month(string(month)), "time", r.Time(c.Reopened.At, false))
}

// openSpan is OpenSentence of a month, or of a quarter or a year.
func openSpan(r chat.Renderer, t scoring.Term, c scoring.Closing) string {
	if m, is := t.Month(); is {
		return OpenSentence(r, m, c)
	}
	return r.Words.Text("closing.open_term", "term", r.Words.Term(string(t)))
}

// openButton is the button that asks whether a month is to be opened again.
func openButton(r chat.Renderer, month scoring.Month, key string) chat.Choice {
	return chat.Button(r.Words.Text(key, "month", r.Words.Month(string(month))), toOpening.Link(routes.OfMonth{Month: month}))
}

// reopeningScreen asks whether a closed month is to be opened again; terms are the closed quarter and year that are opened with it. anew says
// that the button pressed was of an earlier closing.
func reopeningScreen(r chat.Renderer, d ledger.ClosedComparison, terms []ledger.ClosedComparison, anew bool) bot.Message {
	var m chat.Markup
	c := d.Closing
	month := r.Words.Month(string(c.Month))
	if anew {
		m.Line(r.Words.Text("closing.closed_anew"))
		m.BlankLine()
	}
	m.Bold(r.Words.Text("closing.reopen_question", "month", month))
	m.Line(r.Words.Text("closing.closed_at", "time", r.Time(c.At, false), "n", c.N))
	rows := [][]bot.Button{chat.Row(chat.Button(r.Words.Text("closing.reopen_button", "month", month), reopenLink(c)))}
	if n := len(d.Held); n > 0 {
		m.Line(r.Words.Text("closing.would_change", "n", n))
		rows = append(rows, chat.Row(heldButton(r, c.Span())))
	} else {
		m.Line(r.Words.Text("closing.would_stay"))
	}
	for _, t := range terms {
		key, term := "closing.opens_term", t.Closing.Span()
		if len(t.Held) > 0 {
			key = "closing.opens_term_changed"
			rows = append(rows, chat.Row(heldButton(r, term)))
		}
		m.Line(r.Words.Text(key, "term", r.Words.Term(string(term)), "n", len(t.Held)))
	}
	m.Line(r.Words.Text("closing.reopen_effect"))
	return m.Message(rows...)
}

// reopenLink is the link that opens what a closing closed, and nothing that was closed later.
func reopenLink(c scoring.Closing) chat.Link {
	return toReopen.Link(ofClosing{Month: c.Month, N: c.N})
}

// reopenedScreen says that a month is open again, why, and which quarter and year with it.
func reopenedScreen(r chat.Renderer, c scoring.Closing, terms []scoring.Term) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("closing.reopened", "month", r.Words.Month(string(c.Month))))
	m.Line(r.Words.Text("closing.reason", "reason", chat.Cut(chat.OneLine(c.Reopened.Reason), ReasonLength)))
	for _, term := range terms {
		m.Line(r.Words.Text("closing.opened_term", "term", r.Words.Term(string(term))))
	}
	m.Line(r.Words.Text("closing.close_again"))
	return m.Message(chat.Row(chat.Button(r.Words.Text("closing.check_button"), toChecks.Link(routes.OfMonth{Month: c.Month}))), monthAtAGlance(r, c.Month))
}
