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
	Source    *scoring.Source  // the file the counts came from; nil when it is not known
	Gap       []scoring.Listed // a page of the dossiers counted in the denominator and not in the numerator
	Total     int              // of those on all pages
	Page      int              // from 0
	Reports   bool             // the reader may report that the data of one are wrong
}

// indicatorScreen explains an indicator's points: the rule, the numbers put in, the file, and the dossiers that are missing from
// the numerator. It must not be forwarded: dossier codes are not for everybody.
func indicatorScreen(r chat.Renderer, w indicatorFigure) bot.Message {
	var m chat.Markup
	language := r.Words.Language()
	line, assessed := w.Record.Assessed(w.Indicator.Code)
	figure := r.Words.Text("score.not_assessed")
	if assessed {
		figure = r.Words.Text("why.points", "points", r.Words.Decimal(line.Shown(chat.TargetPoints(w.Indicator, line)...)), "max", r.Bound(line.Max))
	}
	m.Bold(r.Words.Text("why.title", "indicator", w.Indicator.Name.In(language), "figure", figure))
	m.Line(title(r, w.Record))
	m.BlankLine()
	formula(r, &m, w, line)
	if n := line.Tally.Unknown; n > 0 {
		m.Line(r.Words.Text("why.unknown", "n", n))
	}
	if assessed && w.Indicator.Aimed {
		target(r, &m, w.Indicator, line)
	}
	indicatorWithoutLine(r, &m, w, line)
	m.BlankLine()
	decision(r, &m, w.Rules)
	if w.Source != nil {
		m.Line(r.Words.Text("why.source", "file", chat.Cut(chat.OneLine(w.Source.File), chat.LongName), "time", r.Time(w.Source.At, false)))
	}
	m.Lines(r.DataUntil([]time.Time{w.Record.DataTime}, r.Running(w.Record.Month)))
	frozen(r, &m, w, line)
	gap(r, &m, w)
	link := toWhy.Link(figureOf{Month: w.Record.Month, Unit: w.Record.Unit, Figure: w.Indicator.Code})
	message := m.Message(r.Pages(link, w.Page, GapPage, w.Total), reportingOf(r, w), chat.Row(backButton(r, w.Record)))
	message.Protected = true
	return message
}

// formula is the rule with the numbers put in.
func formula(r chat.Renderer, m *chat.Markup, w indicatorFigure, line scoring.Line) {
	ind, tally := w.Indicator, line.Tally
	switch {
	case w.Record.Published && line.Assessed:
		m.Line(r.Words.Text("score.from_appendix"))
		m.Line(r.Words.Text("score.no_counts"))
		return
	case !line.Assessed:
		m.Line(r.Words.Text("why.not_assessed"))
		m.Line(r.Words.Text("why.denominator", "what", r.Words.Text("denominator."+string(ind.Counts))))
		return
	case tally.Denominator == 0:
		m.Line(r.Words.Text("empty." + string(ind.Empty)))
		return
	}
	rule := string(ind.Formula)
	m.Line(r.Words.Text("rule."+rule, "cap", exact(r, ind.Cap.Mul(scoring.Int(100)))))
	m.Code(r.Words.Text("formula."+rule, "max", r.Bound(ind.Max), "numerator", tally.Numerator, "denominator", tally.Denominator,
		"cap", exact(r, ind.Cap), "points", rounded(r, line.Points, r.Words.Decimal(line.Shown(chat.TargetPoints(ind, line)...)))))
	m.Line(r.Words.Text("why.numerator_n", "n", tally.Numerator, "what", r.Words.Text("numerator."+string(ind.Counts))))
	m.Line(r.Words.Text("why.denominator_n", "n", tally.Denominator, "what", r.Words.Text("denominator."+string(ind.Counts))))
}

func target(r chat.Renderer, m *chat.Markup, ind scoring.Indicator, line scoring.Line) {
	key := "why.target_met"
	if line.UnderTarget(ind.Target) {
		key = "why.target_missed"
	}
	m.Line(r.Words.Text(key, "points", r.Bound(line.Max.Mul(ind.Target)), "share", exact(r, ind.Target.Mul(scoring.Int(100)))))
}

// frozen says when the list does not agree with the figures of a closed month: these stay as they were closed, the list is
// of the dossiers as they are known now.
func frozen(r chat.Renderer, m *chat.Markup, w indicatorFigure, line scoring.Line) {
	missing := line.Tally.Denominator - line.Tally.Numerator
	if !w.Record.Closed || w.Record.Published || !line.Assessed || w.Indicator.Counts == scoring.Entered || missing == int64(w.Total) {
		return
	}
	m.BlankLine()
	m.Line(r.Words.Text("why.frozen", "n", missing, "now", w.Total))
}

// gap lists the dossiers that are missing from the numerator.
func gap(r chat.Renderer, m *chat.Markup, w indicatorFigure) {
	if w.Total == 0 {
		return
	}
	m.BlankLine()
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

// reportingOf is the row that leads to reporting one of the dossiers.
func reportingOf(r chat.Renderer, w indicatorFigure) []bot.Button {
	if !w.Reports || w.Total == 0 {
		return nil
	}
	return chat.Row(chat.Button(r.Words.Text("dispute.button"), routes.Dispute.Link(routes.OfList{Month: w.Record.Month, Unit: w.Record.Unit, List: w.Indicator.Code, Page: w.Page})))
}
