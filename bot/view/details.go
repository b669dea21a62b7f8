package view

import (
	"motcua/bot"
	"motcua/scoring"
)

// Details is a unit's month with every indicator: points, and the counts they come from.
func Details(r Reader, s Score) bot.Message {
	var m markup
	r.heading(&m, s.Record)
	m.gap()
	var table []string
	for i, g := range s.Rules.Groups {
		if i > 0 {
			table = append(table, "")
		}
		table = append(table, cut(g.Short.In(r.Words.Language()), Columns))
		for _, ind := range s.Rules.Members(g.Code) {
			table = append(table, r.indicator(s.Record, ind)...)
		}
	}
	m.table(table)
	m.gap()
	r.notes(&m, s.Record, s.Rules)
	if s.Record.Published {
		m.line(r.Words.Text("score.no_counts"))
	}
	return m.message(r.months(s, ToDetails, labelledLink{
		r.Words.Text("score.back"), Link{To: ToScorecard, Month: s.Record.Month, Unit: s.Record.Unit},
	}))
}

// indicator is an indicator's lines in the table.
func (r Reader) indicator(rec scoring.Record, ind scoring.Indicator) []string {
	label := " " + ind.Short.In(r.Words.Language())
	line, ok := rec.Line(ind.Code)
	if !ok || !line.Assessed {
		return ends(label, r.Words.Text("score.not_assessed"), Columns)
	}
	lines := ends(label, r.points(line.Points)+"/"+r.points(line.Max), Columns)
	if !rec.Published {
		lines = append(lines, cut("   "+r.Words.Text("score.counts", "numerator", line.Tally.Numerator,
			"denominator", line.Tally.Denominator, "source", r.Words.Text("source."+string(ind.Counts))), Columns))
	}
	if ind.Aimed && line.UnderTarget(ind.Target) {
		lines = append(lines, "   "+r.Words.Text("score.under_target_of", "points", r.points(line.Max.Mul(ind.Target))))
	}
	return lines
}
