package view

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// Score is a unit's month with what stands around it.
type Score struct {
	Record         scoring.Record
	Rules          *scoring.RuleSet // the record's
	Before         *scoring.Record  // the month before, to measure movement by; nil when it is no measure
	Begun          scoring.Month    // a later month that has only begun, which was not asked for; "" for none
	Previous, Next scoring.Month    // the nearest months with scores; "" when there is none
	Others         []scoring.Unit   // further units the reader serves
	Without        *Without         // nil when no report counts in it
}

// Scorecard is a unit's month at a glance: converted score, grade and rank, then the groups.
func Scorecard(r Reader, s Score) bot.Message {
	var m chat.Markup
	r.heading(&m, s)
	entries := make([][2]string, 0, len(s.Rules.Groups))
	marks := make([]bool, 0, len(s.Rules.Groups))
	for _, g := range s.Rules.Groups {
		points, under := r.group(s.Record, s.Rules.Members(g.Code))
		entries = append(entries, [2]string{g.Short.In(r.Words.Language()), points})
		marks = append(marks, under)
	}
	columns := columnsFor(entries)
	table := make([]string, 0, 2*len(entries))
	for i, e := range entries {
		table = append(table, chat.TwoEnds(e[0], e[1], columns)...)
		if marks[i] {
			table = append(table, "  "+r.Words.Text("score.under_target"))
		}
	}
	m.BlankLine()
	m.Table(table)
	m.BlankLine()
	r.notes(&m, s.Record, s.Rules)
	r.unofficial(&m, s)
	month, unit := s.Record.Month, s.Record.Unit
	buttons := [][]bot.Button{
		r.months(s, ToScorecard, chat.Button(r.Words.Text("score.details"), chat.Link{To: ToDetails, Month: month, Unit: unit})),
		chat.Row(r.why(s.Record), chat.Button(r.Words.Text("trend.button"), chat.Link{To: ToTrend, Month: month, Unit: unit})),
		r.elsewhere(month, unit),
	}
	return m.Message(append(buttons, r.OtherUnits(s.Others, ToScorecard, month)...)...)
}

// why is the button under a card that leads to what its figures come from.
func (r Reader) why(rec scoring.Record) chat.Choice {
	return chat.Button(r.Words.Text("why.button"), chat.Link{To: ToWhy, Month: rec.Month, Unit: rec.Unit, Item: FigureChoice})
}

// elsewhere is the row that asks for another month of the unit, or for another unit in the month.
func (r Reader) elsewhere(m scoring.Month, unit string) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("ask.month_button"), chat.Link{To: ToAskMonth, Unit: unit}),
		chat.Button(r.Words.Text("ask.unit_button"), chat.Link{To: ToAskUnit, Month: m}))
}

// Standing is what everybody registered may know of a unit: converted score, grade and rank, without indicators.
func Standing(r Reader, s Score) bot.Message {
	var m chat.Markup
	r.heading(&m, s)
	m.BlankLine()
	r.assessed(&m, s.Record, s.Rules)
	m.Lines(r.StateLines(s.Record, s.Rules))
	if s.Record.Published {
		m.Line(r.Words.Text("score.from_appendix"))
	}
	m.Lines(r.DataUntil([]time.Time{s.Record.DataTime}, r.Running(s.Record.Month)))
	m.BlankLine()
	m.Line(r.Words.Text("score.others_only"))
	trend := chat.Button(r.Words.Text("trend.button"), chat.Link{To: ToTrend, Month: s.Record.Month, Unit: s.Record.Unit})
	return m.Message(r.months(s, ToScorecard, trend), r.elsewhere(s.Record.Month, s.Record.Unit))
}

// heading answers the question in two lines, and says in a third how it moved.
func (r Reader) heading(m *chat.Markup, s Score) {
	rec := s.Record
	m.Bold(r.Words.Text("score.title", "unit", chat.CutUnit(rec.Name, chat.LongName),
		"month", r.Words.Month(string(rec.Month)), "state", r.MonthState(rec.Closed, rec.Published)))
	switch grade := rec.Grade.Name.In(r.Words.Language()); {
	case !rec.Ranked():
		m.Line(r.UnrankedScore(rec))
	case grade == "":
		m.Line(r.Words.Text("score.summary_no_grade", "points", r.Score(rec.Scorecard), "rank", rec.Rank, "of", rec.Of))
	default:
		m.Line(r.Words.Text("score.summary", "points", r.Score(rec.Scorecard), "grade", grade, "rank", rec.Rank, "of", rec.Of))
	}
	if s.Before != nil {
		m.Line(r.moved(rec, *s.Before))
	}
	r.HasBegun(m, s.Begun)
}

// group is what a group's assessed indicators earned of their maxima, and whether one of them is under its target.
func (r Reader) group(rec scoring.Record, members []scoring.Indicator) (points string, under bool) {
	var earned, most scoring.Fraction
	assessed := false
	for _, ind := range members {
		line, ok := rec.Assessed(ind.Code)
		if !ok {
			continue
		}
		assessed = true
		earned, most = earned.Add(line.Points), most.Add(line.Max)
		under = under || ind.Aimed && rec.State != scoring.MonthBegun && line.UnderTarget(ind.Target)
	}
	if !assessed {
		return r.Unassessed(rec, members...), false
	}
	return r.Points(earned, most) + "/" + r.Bound(most), under
}

// drawn is the width of a card of the usual length; longer words widen it up to Columns.
const drawn = 30

func columnsFor(entries [][2]string) int {
	columns := drawn
	for _, e := range entries {
		columns = max(columns, chat.Width(e[0])+1+chat.Width(e[1]))
	}
	return min(columns, chat.Columns)
}

// notes are what a reader must be told beside the figures.
func (r Reader) notes(m *chat.Markup, rec scoring.Record, rules *scoring.RuleSet) {
	r.assessed(m, rec, rules)
	m.Lines(r.StateLines(rec, rules))
	if rec.Published {
		m.Line(r.Words.Text("score.from_appendix"))
	}
	m.Lines(r.DataUntil([]time.Time{rec.DataTime}, r.Running(rec.Month)))
}

// assessed says how much of the rule set the score rests on, when it is not all of it.
func (r Reader) assessed(m *chat.Markup, rec scoring.Record, rules *scoring.RuleSet) {
	var all scoring.Fraction
	for _, ind := range rules.Indicators {
		all = all.Add(ind.Max)
	}
	if rec.Ranked() && rec.Max.Cmp(all) != 0 {
		m.Line(r.Words.Text("score.assessed", "points", r.Points(rec.Total, rec.Max), "max", r.Bound(rec.Max)))
	}
}

// months is a row that leads to the months around, with a button between them.
func (r Reader) months(s Score, to chat.Destination, between chat.Choice) []bot.Button {
	var before, after chat.Choice
	if s.Previous != "" {
		before = chat.Button(r.Words.Text("score.previous", "month", r.Words.ShortMonth(string(s.Previous))), chat.Link{To: to, Month: s.Previous, Unit: s.Record.Unit})
	}
	if s.Next != "" {
		after = chat.Button(r.Words.Text("score.next", "month", r.Words.ShortMonth(string(s.Next))), chat.Link{To: to, Month: s.Next, Unit: s.Record.Unit})
	}
	return chat.Row(before, between, after)
}
