package document

import (
	"slices"
	"strings"

	"motcua/scoring"
)

// passage is a paragraph of the letter, or the heading of a section.
type passage struct {
	text  string
	heads bool
}

// bodyParagraphs are the paragraphs between the title and the signature. What stands in square brackets is for a person to write.
func (p Paper) bodyParagraphs() []passage {
	words, about := p.Words, p.subjectInFull()
	var all []passage
	say := func(lines ...string) {
		for _, line := range lines {
			all = append(all, passage{text: line})
		}
	}
	title := func(line string) { all = append(all, passage{line, true}) }
	say(decisionInWords(p), words.Text("paper.by_data", "issuer", p.issuer(), "about", about))
	title(words.Text("paper.results"))
	say(p.gradeCounts()...)
	title(words.Text("paper.assessment"))
	title(words.Text("paper.achieved"))
	say(p.achievements()...)
	title(words.Text("paper.wanting"))
	say(p.shortcomings()...)
	title(words.Text("paper.requests"))
	say(p.requestsToChairs()...)
	say(words.Text("paper.end", "about", about))
	return all
}

// decisionInWords is by which decision the term was scored, with what that is called.
func decisionInWords(p Paper) string {
	rules := p.Report.Rules
	if rules.Ground != "" {
		return p.Words.Text("paper.by_decision_on_ground", "ground", rules.Ground, "decision", strings.TrimSpace(rules.Decision+" "+rules.About))
	}
	if rules.About != "" {
		return p.Words.Text("paper.by_decision_about", "decision", rules.Decision, "about", rules.About)
	}
	return p.Words.Text("paper.by_decision", "decision", rules.Decision, "subject", p.Words.Text("paper.subject"))
}

// subjectInFull is what the report is about: the subject, the communes and the term.
func (p Paper) subjectInFull() string {
	return p.Words.Text("paper.about", "subject", p.Words.Text("paper.subject"), "month", p.period())
}

// issuer is the issuing body in a sentence.
func (p Paper) issuer() string { return p.settingOr(Issuer, "paper.no_issuer") }

// gradeCounts are the counts of units per grade, and who they are.
func (p Paper) gradeCounts() []string {
	r, words := p.Report, p.Words
	var counts, lines []string
	for _, g := range r.Grades {
		if len(g.Units) > 0 {
			counts = append(counts, words.Text("paper.units_of_grade", "units", count(len(g.Units)), "grade", p.name(g.Grade.Name)))
		}
	}
	lines = append(lines, words.Text("paper.scored", "scored", count(r.Scored), "of", count(len(r.Records)), "grades", words.List(counts)))
	open, _ := openPoints(p)
	if len(r.Ungraded) > 0 && len(counts) == 0 {
		lines[0] = words.Text("paper.scored_ungraded", "scored", count(r.Scored), "of", count(len(r.Records)), "open", p.bound(open))
	}
	unscored := slices.DeleteFunc(slices.Clone(r.Records), func(u scoring.Record) bool { return u.Scored || u.State != scoring.MonthFull })
	if r.Scored == 0 {
		lines[0] = words.Text("paper.none_scored", "of", count(len(r.Records)))
		unscored = nil
	}
	for _, g := range r.Grades {
		if len(g.Units) > 0 {
			lines = append(lines, words.Text("paper.of_grade", "grade", p.name(g.Grade.Name), "units", unitsOfGrade(p, g.Units)))
		}
	}
	if len(r.Ungraded) > 0 {
		lines = append(lines, words.Text("paper.ungraded", "units", unitsOfGrade(p, r.Ungraded)))
	}
	if len(unscored) > 0 {
		lines = append(lines, words.Text("paper.unscored", "units", p.nameUnits(unscored)))
	}
	if n := len(r.Waits); n > 0 && len(r.Ungraded) == 0 {
		lines = append(lines, words.Text("paper.for_now", "indicators", count(len(r.Rules.Indicators)-n)))
	}
	if len(r.Incomplete) > 0 {
		lines = append(lines, words.Text("paper.incomplete", "span", p.span(), "units", p.nameUnits(r.Incomplete)))
	}
	if r.Rules.ByGroup() {
		return append(lines, words.Text("paper.see_appendices"))
	}
	return append(lines, words.Text("paper.see_appendix"))
}

// unitsOfGrade names units with their scores; of many it says between which scores they are, and who has the highest.
func unitsOfGrade(p Paper, all []scoring.Record) string {
	if len(all) <= fewUnits {
		return unitsWithScores(p, all)
	}
	byScore := slices.SortedStableFunc(slices.Values(all), func(a, b scoring.Record) int { return b.Converted.Cmp(a.Converted) })
	return p.Words.Text("paper.many_of_grade", "units", count(len(all)), "from", p.Words.Decimal(byScore[len(byScore)-1].Shown()),
		"to", p.Words.Decimal(byScore[0].Shown()), "highest", unitsWithScores(p, byScore[:namedLowest]))
}

// unitsWithScores names units with their scores.
func unitsWithScores(p Paper, all []scoring.Record) string {
	var units []string
	for _, u := range all {
		units = append(units, p.Words.Text("paper.unit_with_score", "unit", scoring.Commune(u.Name), "score", p.Words.Decimal(u.Shown())))
	}
	return strings.Join(units, ", ")
}

// nameUnits names the units in one sentence.
func (p Paper) nameUnits(units []scoring.Record) string {
	var names []string
	for _, u := range units {
		names = append(names, scoring.Commune(u.Name))
	}
	return p.Words.List(names)
}
