package picture

import "motcua/locales"

// trendTitle is on one line, or with a long name on two.
func (l *lettering) trendTitle(words locales.Printer, t TrendData) []string {
	what := words.Text("picture.trend."+t.Terms[0].Term.LengthName(), "n", len(t.Terms))
	if whole := what + " – " + t.Unit; l.measure(heading, whole) <= inner {
		return []string{whole}
	}
	return []string{what, l.cutToWidth(heading, t.Unit, inner)}
}

// score is a term's score as it is shown, held against its own grade and the bands.
func (t TrendData) score(words locales.Printer, m TrendTerm) string {
	bounds := m.Bounds
	for _, g := range t.Grades {
		bounds = bounds.With(g.Min)
	}
	return words.Decimal(m.Converted.Shown(bounds))
}

// latest says where the unit stands, from the last term that has a score.
func (t TrendData) latest(words locales.Printer) string {
	for i := len(t.Terms) - 1; i >= 0; i-- {
		m := t.Terms[i]
		if !m.Scored {
			continue
		}
		key := "picture.latest"
		if m.Rank == 0 {
			key = "picture.latest_unranked"
		}
		text := words.Text(key, "month", words.Term(string(m.Term)), "points", t.score(words, m), "rank", m.Rank, "of", m.Of)
		if m.Provisional {
			text += " (" + words.Text("score.provisional") + ")"
		}
		return text
	}
	return words.Text("picture.no_scores")
}

// notes explain what is drawn; only what is there is explained.
func (t TrendData) notes(words locales.Printer) []string {
	var notes []string
	var provisional, missing, changed bool
	for _, m := range t.Terms {
		provisional = provisional || m.Scored && m.Provisional
		missing = missing || !m.Scored
		changed = changed || m.NewRules != ""
	}
	if from := t.axisStart(); from > 0 {
		notes = append(notes, words.Text("picture.axis_from", "points", from))
	}
	if len(t.Grades) > 0 {
		notes = append(notes, words.Text("picture.colour_grades"))
	}
	if provisional {
		notes = append(notes, "○ "+words.Text("picture.provisional"))
	}
	if changed {
		notes = append(notes, "| "+words.Text("picture.rules_changed"))
	}
	if missing {
		notes = append(notes, "– "+words.Text("picture.missing."+t.Terms[0].Term.LengthName()))
	}
	return append(notes, t.Notes...)
}
