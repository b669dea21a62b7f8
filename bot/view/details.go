package view

import (
	"motcua/bot"
	"motcua/scoring"
)

// Details is a unit's month with every indicator: points, and the counts they come from.
func Details(r Reader, s Score) bot.Message {
	var m markup
	r.heading(&m, s)
	m.gap()
	var table []string
	for i, g := range s.Rules.Groups {
		if i > 0 {
			table = append(table, "")
		}
		table = append(table, cut(g.Short.In(r.Words.Language()), Columns))
		for _, ind := range s.Rules.Members(g.Code) {
			table = append(table, r.indicator(s, ind)...)
		}
	}
	m.table(table)
	m.gap()
	if s.Before != nil {
		m.line(r.Words.Text("movement.legend", "month", r.Words.Month(string(s.Before.Month))))
	}
	r.notes(&m, s.Record, s.Rules)
	if s.Record.Published {
		m.line(r.Words.Text("score.no_counts"))
	}
	r.unofficial(&m, s)
	back := labelledLink{r.Words.Text("score.back"), Link{To: ToScorecard, Month: s.Record.Month, Unit: s.Record.Unit}}
	return m.message(r.months(s, ToDetails, back), row(r.why(s.Record)))
}

// indicator is an indicator's lines in the table: points; counts; target; and at the end of the last, movement.
func (r Reader) indicator(s Score, ind scoring.Indicator) []string {
	label := " " + ind.Short.In(r.Words.Language())
	line, ok := s.Record.Assessed(ind.Code)
	if !ok {
		lines := ends(label, r.unassessed(s.Record, ind), Columns)
		if n := line.Tally.Unknown; n > 0 {
			lines = append(lines, cut("   "+r.Words.Text("score.unknown", "n", n), Columns))
		}
		return lines
	}
	lines := ends(label, r.earned(line, aim(ind, line)...), Columns)
	var below []string
	if !s.Record.Published {
		below = append(below, r.Words.Text("score.counts", "numerator", line.Tally.Numerator, "denominator", line.Tally.Denominator,
			"source", r.Words.Text("source."+string(ind.Counts))))
	}
	if n := line.Tally.Unknown; n > 0 {
		below = append(below, r.Words.Text("score.unknown", "n", n))
	}
	if ind.Aimed && s.Record.State != scoring.MonthBegun {
		key := "score.target_met"
		if line.UnderTarget(ind.Target) {
			key = "score.under_target_of"
		}
		below = append(below, r.Words.Text(key, "points", r.bound(line.Max.Mul(ind.Target))))
	}
	for i, text := range below {
		moved := ""
		if i == len(below)-1 {
			moved = r.pointsMoved(line, s.Before)
		}
		lines = append(lines, ends("   "+text, moved, Columns)...)
	}
	return lines
}
