package document

import (
	"strings"

	"motcua/scoring"
)

// achievements is what went well.
func (p Paper) achievements() []string {
	r, words := p.Report, p.Words
	var lines, full []string
	for _, f := range r.Full {
		full = append(full, words.Text("paper.indicator_of_units", "indicator", inSentence(p.name(f.Indicator.Name)), "units", count(f.Units), "of", count(f.Of)))
	}
	if len(full) > 0 {
		lines = append(lines, words.Text("paper.full", "indicators", strings.Join(full, "; ")))
	} else {
		lines = append(lines, words.Text("paper.none_full", "span", p.span()))
	}
	lines = append(lines, p.comparison()...)
	return append(lines, words.Text("paper.more_achieved", "span", p.span()))
}

// comparison compares with the term before, of which nothing is said when it was not reported.
func (p Paper) comparison() []string {
	m, words, rules := p.Report.Movement, p.Words, p.Report.Rules
	if p.Report.First {
		return nil
	}
	if m == nil && p.Report.OtherRules {
		return []string{words.Text("paper.other_rules_before", "month", p.termInWords(p.Report.Term.Prev()), "span", p.span())}
	}
	if m == nil {
		return []string{words.Text("paper.nothing_to_compare", "month", p.termInWords(p.Report.Term.Prev()))}
	}
	compared := "paper.compared"
	if !rules.Converted {
		compared = "paper.compared_added"
	}
	lines := []string{words.Text(compared, "month", p.termInWords(m.Before), "span", p.span(), "units", count(m.Units), "average", p.points(m.Average, rules.Bounds()),
		"change", p.changeOf(m.Average, m.Then, rules.Bounds(), "paper.points"), "up", p.numberOfUnits(m.Up), "down", p.numberOfUnits(m.Down))}
	var groups []string
	hundred := scoring.Int(100)
	for _, g := range m.Groups {
		now := g.Now.Mul(hundred)
		groups = append(groups, words.Text("paper.share_of_group", "group", inSentence(p.name(g.Group.Name)), "share", p.points(now, scoring.Plain(hundred)), "change", p.changeOf(now, g.Then.Mul(hundred), scoring.Plain(), "paper.percentage_points")))
	}
	if len(groups) > 0 {
		lines = append(lines, words.Text("paper.shares", "groups", strings.Join(groups, "; ")))
	}
	return lines
}

// numberOfUnits is a number of units in a sentence.
func (p Paper) numberOfUnits(n int) string {
	if n == 0 {
		return p.Words.Text("paper.no_unit")
	}
	return p.Words.Text("paper.units", "units", count(n))
}

// changeOf is what became of a figure, by its exact values; unit is the key of what it counts.
func (p Paper) changeOf(now, then scoring.Fraction, bounds scoring.Bounds, unit string) string {
	switch size, way := bounds.Change(now.Sub(then)); {
	case way > 0:
		return p.Words.Text("paper.rose", "by", p.Words.Text(unit, "points", p.Words.Decimal(size)))
	case way < 0:
		return p.Words.Text("paper.fell", "by", p.Words.Text(unit, "points", p.Words.Decimal(size)))
	case size == "":
		return p.Words.Text("paper.nearly_unchanged")
	default:
		return p.Words.Text("paper.unchanged")
	}
}
