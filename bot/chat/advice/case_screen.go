package advice

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/advice"
)

// someDossiers are the numbers of dossiers that are offered to be tried.
var someDossiers = [...]int{1, 5, 20}

// casesScreen offers what may be done, with some numbers of dossiers.
func casesScreen(r chat.Renderer, p prospect) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("advice.if_choose"))
	m.Line(unitLine(r, p.Record))
	m.Line(r.Words.Text("advice.if_how"))
	var rows [][]bot.Button
	offer := func(act string) {
		var row []chat.Choice
		for _, n := range someDossiers {
			label := r.Words.Text("advice.act_short", "act", r.Words.Text("advice.short."+act), "n", n)
			row = append(row, chat.Button(label, toIf.Link(ofCase{Month: p.Record.Month, Unit: p.Record.Unit, Act: act, N: n})))
		}
		for _, c := range row {
			rows = append(rows, chat.Row(c))
		}
	}
	if !p.Month.Over() {
		offer(fileOnline)
	}
	for _, l := range p.Month.Levers() {
		label := r.Words.Text("advice.act_short", "act", r.Words.Text("advice.short."+actNames[l.Act]), "n", len(l.Dossiers))
		rows = append(rows, chat.Row(chat.Button(label, toIf.Link(ofCase{Month: p.Record.Month, Unit: p.Record.Unit, Act: actNames[l.Act], N: len(l.Dossiers)}))))
	}
	message := m.Message(append(rows, backRow(r, p))...)
	message.Protected = true
	return message
}

// caseScreen says between which scores the month stands if something is done with so many dossiers.
func caseScreen(r chat.Renderer, o outcome) bot.Message {
	var m chat.Markup
	now := o.Record.Scorecard
	act, isAct := actNamed(o.Act)
	switch span := o.Span; {
	case o.Over:
		m.Bold(r.Words.Text("advice.if_over"))
	case isAct && o.Done == 0:
		m.Bold(r.Words.Text("advice.if_none", "act", actName(r, act)))
	case !span.Known:
		m.Bold(r.Words.Text("advice.if_unknown"))
	case span.Least.Converted.Cmp(span.Most.Converted) == 0:
		m.Bold(r.Words.Text("advice.if_exact", "points", withGrade(r, span.Most), "gain", gained(r, span.Most, now)))
	default:
		m.Bold(r.Words.Text("advice.if_between", "least", withGrade(r, span.Least), "most", withGrade(r, span.Most)))
	}
	m.Line(r.Words.Text("advice.if_case", "act", r.Words.Text("advice.case."+o.Act), "n", o.Asked))
	if isAct && o.Done < o.Asked && o.Done > 0 {
		m.Line(r.Words.Text("advice.if_fewer", "n", o.Done))
	}
	m.Line(unitLine(r, o.Record))
	m.Line(r.Words.Text("advice.if_now", "points", withGrade(r, now)))
	m.BlankLine()
	if !isAct && !o.Over {
		m.Line(r.Words.Text("advice.if_filed"))
	} else if isAct && o.Done > 0 && o.Span.Known && o.Span.Least.Converted.Cmp(o.Span.Most.Converted) != 0 {
		m.Line(r.Words.Text("advice.if_which"))
	}
	if isAct && act == advice.Pay {
		m.Line(r.Words.Text("advice.unpaid"))
	}
	m.Line(r.Words.Text("advice.others_stay"))
	m.Lines(r.DataUntil([]time.Time{o.Record.DataTime}, r.Running(o.Record.Month)))
	again := toIf.Link(ofCase{Month: o.Record.Month, Unit: o.Record.Unit})
	message := m.Message(chat.Row(chat.Button(r.Words.Text("advice.if_again"), again)), backRow(r, o.prospect))
	message.Protected = true
	return message
}

// endScreen says how a month can end.
func endScreen(r chat.Renderer, e ending) bot.Message {
	var m chat.Markup
	if e.Span.Known {
		m.Bold(r.Words.Text("advice.end", "least", withGrade(r, e.Span.Least), "most", withGrade(r, e.Span.Most)))
	} else {
		m.Bold(r.Words.Text("advice.end_unknown"))
	}
	m.Line(unitLine(r, e.Record))
	m.Lines(r.ResultLines(e.Record))
	m.BlankLine()
	switch {
	case e.Ranked && e.Best == e.Worst:
		m.Line(r.Words.Text("advice.end_rank", "rank", e.Best, "of", e.Of))
	case e.Ranked:
		m.Line(r.Words.Text("advice.end_ranks", "best", e.Best, "worst", e.Worst, "of", e.Of))
	}
	if e.AsBefore.Scored {
		m.Line(r.Words.Text("advice.as_before", "months", r.ShortMonths(e.Months), "points", withGrade(r, e.AsBefore)))
	}
	if e.Ranked || e.AsBefore.Scored {
		m.BlankLine()
	}
	m.Line(r.Words.Text("advice.end_rests"))
	m.Lines(shortOfEnd(r, e.prospect))
	m.Lines(r.StateLines(e.Record, e.Rules))
	m.Lines(r.DataUntil([]time.Time{e.Record.DataTime}, r.Running(e.Record.Month)))
	message := m.Message(backRow(r, e.prospect))
	message.Protected = true // its place is taken by lists of dossiers
	return message
}

// withGrade is a score with its grade, where it has one.
func withGrade(r chat.Renderer, card scoring.Scorecard) string {
	if grade := gradeName(r, card.Grade); grade != "" {
		return r.Words.Text("advice.graded", "points", r.Score(card), "grade", grade)
	}
	return r.Words.Text("advice.points", "points", r.Score(card))
}
