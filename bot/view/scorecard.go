package view

import (
	"time"

	"motcua/bot"
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
	var m markup
	r.heading(&m, s)
	var entries [][2]string
	var marks []bool
	for _, g := range s.Rules.Groups {
		points, under := r.group(s.Record, s.Rules.Members(g.Code))
		entries = append(entries, [2]string{g.Short.In(r.Words.Language()), points})
		marks = append(marks, under)
	}
	columns := columnsFor(entries)
	var table []string
	for i, e := range entries {
		table = append(table, ends(e[0], e[1], columns)...)
		if marks[i] {
			table = append(table, "  "+r.Words.Text("score.under_target"))
		}
	}
	m.gap()
	m.table(table)
	m.gap()
	r.notes(&m, s.Record, s.Rules)
	r.unofficial(&m, s)
	month, unit := s.Record.Month, s.Record.Unit
	buttons := [][]bot.Button{
		r.months(s, ToScorecard, labelledLink{r.Words.Text("score.details"), Link{To: ToDetails, Month: month, Unit: unit}}),
		row(r.why(s.Record), labelledLink{r.Words.Text("trend.button"), Link{To: ToTrend, Month: month, Unit: unit}}),
		r.elsewhere(month, unit),
	}
	return m.message(append(buttons, r.switches(s.Others, ToScorecard, month)...)...)
}

// why is the button under a card that leads to what its figures come from.
func (r Reader) why(rec scoring.Record) labelledLink {
	return labelledLink{r.Words.Text("why.button"), Link{To: ToWhy, Month: rec.Month, Unit: rec.Unit, Item: FigureChoice}}
}

// elsewhere is the row that asks for another month of the unit, or for another unit in the month.
func (r Reader) elsewhere(m scoring.Month, unit string) []bot.Button {
	return row(labelledLink{r.Words.Text("ask.month_button"), Link{To: ToAskMonth, Unit: unit}},
		labelledLink{r.Words.Text("ask.unit_button"), Link{To: ToAskUnit, Month: m}})
}

// Standing is what everybody registered may know of a unit: converted score, grade and rank, without indicators.
func Standing(r Reader, s Score) bot.Message {
	var m markup
	r.heading(&m, s)
	m.gap()
	r.assessed(&m, s.Record, s.Rules)
	m.lines(r.stateOf(s.Record, s.Rules))
	if s.Record.Published {
		m.line(r.Words.Text("score.from_appendix"))
	}
	m.lines(r.data([]time.Time{s.Record.DataTime}, r.running(s.Record.Month)))
	m.gap()
	m.line(r.Words.Text("score.others_only"))
	trend := labelledLink{r.Words.Text("trend.button"), Link{To: ToTrend, Month: s.Record.Month, Unit: s.Record.Unit}}
	return m.message(r.months(s, ToScorecard, trend), r.elsewhere(s.Record.Month, s.Record.Unit))
}

// heading answers the question in two lines, and says in a third how it moved.
func (r Reader) heading(m *markup, s Score) {
	rec := s.Record
	m.bold(r.Words.Text("score.title", "unit", shortUnit(rec.Name, longName),
		"month", r.Words.Month(string(rec.Month)), "state", r.state(rec.Closed, rec.Published)))
	switch grade := rec.Grade.Name.In(r.Words.Language()); {
	case !rec.Ranked():
		m.line(r.unranked(rec))
	case grade == "":
		m.line(r.Words.Text("score.summary_no_grade", "points", r.score(rec.Scorecard), "rank", rec.Rank, "of", rec.Of))
	default:
		m.line(r.Words.Text("score.summary", "points", r.score(rec.Scorecard), "grade", grade, "rank", rec.Rank, "of", rec.Of))
	}
	if s.Before != nil {
		m.line(r.moved(rec, *s.Before))
	}
	r.hasBegun(m, s.Begun)
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
		return r.unassessed(rec, members...), false
	}
	return r.points(earned, most) + "/" + r.bound(most), under
}

// drawn is the width of a card of the usual length; longer words widen it up to Columns.
const drawn = 30

func columnsFor(entries [][2]string) int {
	columns := drawn
	for _, e := range entries {
		columns = max(columns, width(e[0])+1+width(e[1]))
	}
	return min(columns, Columns)
}

// notes are what a reader must be told beside the figures.
func (r Reader) notes(m *markup, rec scoring.Record, rules *scoring.RuleSet) {
	r.assessed(m, rec, rules)
	m.lines(r.stateOf(rec, rules))
	if rec.Published {
		m.line(r.Words.Text("score.from_appendix"))
	}
	m.lines(r.data([]time.Time{rec.DataTime}, r.running(rec.Month)))
}

// assessed says how much of the rule set the score rests on, when it is not all of it.
func (r Reader) assessed(m *markup, rec scoring.Record, rules *scoring.RuleSet) {
	var all scoring.Fraction
	for _, ind := range rules.Indicators {
		all = all.Add(ind.Max)
	}
	if rec.Ranked() && rec.Max.Cmp(all) != 0 {
		m.line(r.Words.Text("score.assessed", "points", r.points(rec.Total, rec.Max), "max", r.bound(rec.Max)))
	}
}

// months is a row that leads to the months around, with a button between them.
func (r Reader) months(s Score, to Destination, between labelledLink) []bot.Button {
	var before, after labelledLink
	if s.Previous != "" {
		before = labelledLink{r.Words.Text("score.previous", "month", r.Words.ShortMonth(string(s.Previous))), Link{To: to, Month: s.Previous, Unit: s.Record.Unit}}
	}
	if s.Next != "" {
		after = labelledLink{r.Words.Text("score.next", "month", r.Words.ShortMonth(string(s.Next))), Link{To: to, Month: s.Next, Unit: s.Record.Unit}}
	}
	return row(before, between, after)
}
