package scores

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// GapPage is how many dossiers stand on a page of a figure explained.
const GapPage = 5

// indicatorFigure is an indicator's figure with what it comes from.
type indicatorFigure struct {
	Card
	Indicator scoring.Indicator
	Origin    scoring.Origin   // of its figure, or of that of the indicator whose counts it has
	Counts    scoring.Counts   // as what its figure was counted
	Shared    bool             // its figure is that of the indicator whose counts it shares
	Dossiers  *scoring.Tally   // what dossiers give, where an entered figure stands before it; nil else
	Source    *scoring.Source  // the newest file of dossiers, or the appendix; nil when it is not known
	Gap       []scoring.Listed // a page of the dossiers counted in the denominator and not in the numerator
	Total     int              // of those on all pages
	Page      int              // from 0
	Unlisted  bool             // of a term: there are dossiers, and not as many as the card has missed
	Reports   bool             // the reader may report that the data of one are wrong
}

// indicatorScreen explains an indicator's points: the rule, the numbers put in, the file, and the dossiers that are missing from
// the numerator. It must not be forwarded: dossier codes are not for everybody.
func indicatorScreen(r chat.Renderer, w indicatorFigure) bot.Message {
	var m chat.Markup
	language := r.Words.Language()
	line, assessed := w.Record.Assessed(w.Indicator.Code)
	figure := r.Unassessed(w.Record, w.Indicator)
	if assessed {
		figure = r.Words.Text("why.points", "points", r.Words.Decimal(line.Shown(chat.TargetPoints(w.Indicator, line)...)), "max", r.Bound(line.Max))
	}
	m.Bold(r.Words.Text("why.title", "indicator", w.Indicator.Name.In(language), "figure", figure))
	m.Line(unitMonth(r, w.Record))
	m.BlankLine()
	writeFormula(r, &m, w, line)
	if n := line.Tally.Unknown; n > 0 {
		m.Line(r.Words.Text("why.unknown", "n", n))
	}
	if assessed && w.Indicator.Aimed {
		writeTarget(r, &m, w.Indicator, line)
	}
	writeIndicatorWithout(r, &m, w, line)
	m.BlankLine()
	writeDecision(r, &m, w.Rules)
	writeOrigin(r, &m, w)
	m.Lines(r.DataUntil([]time.Time{w.Record.DataTime}, chat.RunningSpan(r, w.Record)))
	writeClosedNote(r, &m, w, line)
	writeGap(r, &m, w)
	link := toWhy.Link(figureOn(w.Card, w.Indicator.Code))
	message := m.Message(r.Pages(link, w.Page, GapPage, w.Total), disputeButton(r, w), chat.Row(backButton(r, w.Card)))
	message.Protected = true
	return message
}

// writeFormula writes the rule with the numbers put in.
func writeFormula(r chat.Renderer, m *chat.Markup, w indicatorFigure, line scoring.Line) {
	ind, tally := w.Indicator, line.Tally
	uncounted, _ := uncountedBy(ind, line)
	span := r.Span(w.Record.Span())
	switch {
	case w.Record.Published && (line.Assessed || w.Record.Printed != nil):
		m.Line(r.Words.Text("score.from_appendix"))
		writePublished(r, m, w.Record)
		return
	case line.Open:
		m.Line(r.Words.Text("why.open", "points", r.Bound(line.Max)))
		writeRule(r, m, ind)
		writeShared(r, m, w)
		return
	case uncounted != "":
		m.Line(r.Words.Text(uncounted, "points", r.Bound(line.Points)))
		return
	case !line.Assessed:
		m.Line(r.Words.Text("why.not_assessed", "span", span))
		m.Line(r.Words.Text("why.denominator", "what", r.Words.Text("denominator."+string(ind.Counts), "span", span)))
		return
	case tally.Denominator == 0:
		m.Line(r.Words.Text("empty." + string(ind.Empty)))
		writeShared(r, m, w)
		return
	}
	writeRule(r, m, ind)
	m.Code(formula(r, ind, line))
	m.Line(r.Words.Text("why.numerator_n", "n", tally.Numerator, "what", r.Words.Text("numerator."+string(w.Counts), "span", span)))
	m.Line(r.Words.Text("why.denominator_n", "n", tally.Denominator, "what", r.Words.Text("denominator."+string(w.Counts), "span", span)))
	writeShared(r, m, w)
}

// writeTarget writes whether an indicator's target is met.
func writeTarget(r chat.Renderer, m *chat.Markup, ind scoring.Indicator, line scoring.Line) {
	key := "why.target_met"
	if line.UnderTarget(ind.Target) {
		key = "why.target_missed"
	}
	m.Line(r.Words.Text(key, "points", chat.TargetFigure(r, line.Max.Mul(ind.Target), line.Bounds()), "share", exactValue(r, ind.Target.Mul(scoring.Int(100)))))
}

// writeClosedNote writes why a list does not agree with the figures of a closed month: the figures stay as they were closed, the list
// has the dossiers as they are known now.
func writeClosedNote(r chat.Renderer, m *chat.Markup, w indicatorFigure, line scoring.Line) {
	if w.Unlisted && w.Record.Closed {
		m.Line(r.Words.Text("notice.no_list"))
		return
	}
	missing := line.Tally.Denominator - line.Tally.Numerator
	counts := w.Counts
	if !w.Record.Closed || w.isTerm() || w.Record.Published || !line.Assessed || w.Origin.Kind != scoring.FromDossiers || w.Shared || counts.OfProcedures() || missing == int64(w.Total) {
		return
	}
	m.BlankLine()
	m.Line(r.Words.Text("why.frozen", "n", missing, "now", w.Total))
}

// writeGap lists the dossiers that are missing from the numerator.
func writeGap(r chat.Renderer, m *chat.Markup, w indicatorFigure) {
	if w.Total == 0 {
		return
	}
	m.BlankLine()
	if w.Dossiers != nil {
		m.Line(r.Words.Text("why.gap_aside"))
	}
	m.Bold(r.Words.Text("gap."+string(w.Indicator.Counts), "n", w.Total))
	for i, d := range w.Gap {
		m.BlankLine()
		d.UnitName = ""
		r.Dossier(m, w.Page*GapPage+i+1, d)
		m.Line(r.DossierGap(w.Indicator.Counts, d))
	}
	if w.Total > GapPage {
		m.BlankLine()
		m.Line(r.Words.Text("overdue.page", "page", w.Page+1, "pages", chat.LastPage(w.Total, GapPage)+1))
	}
}

// disputeButton is the row that leads to disputing one of the dossiers.
func disputeButton(r chat.Renderer, w indicatorFigure) []bot.Button {
	if !w.Reports || w.Total == 0 {
		return nil
	}
	return chat.Row(chat.Button(r.Words.Text("dispute.button"), routes.Dispute.Link(routes.OfList{Month: w.Record.Month, Unit: w.Record.Unit, List: w.Indicator.Code, Page: w.Page})))
}
