package view

import (
	"slices"
	"strings"

	"motcua/scoring"
)

// unranked is what a card without a rank says in the place of score, grade and rank.
func (r Reader) unranked(rec scoring.Record) string {
	if !rec.Scored {
		return r.Words.Text("score.not_scored")
	}
	return r.Words.Text("score.unranked", "points", r.points(rec.Total), "max", r.points(rec.Max))
}

// stateOf are the lines that say why a card has no rank, or that it has one without the figures that nobody has yet.
func (r Reader) stateOf(rec scoring.Record, rules *scoring.RuleSet) (lines []string) {
	switch {
	case rec.State == scoring.MonthBegun:
		return []string{r.Words.Text("score.begun")}
	case rec.State == scoring.MonthPartial:
		return []string{r.Words.Text("score.partial", "lacks", r.lacking(rules, rec.Lacks))}
	case len(rec.Waits) > 0:
		return []string{r.Words.Text("score.waits", "n", len(rules.Indicators)-len(rec.Waits))}
	}
	return nil
}

// hasBegun says that a later month has begun; the way there is the button of the next month. Nothing for "".
func (r Reader) hasBegun(m *markup, month scoring.Month) {
	if month != "" {
		m.line(r.Words.Text("score.has_begun", "month", r.Words.Month(string(month))))
	}
}

// unrankedUnits says by how many indicators a month is ranked when it is not by all, and which units have no rank, and why.
func (r Reader) unrankedUnits(m *markup, k Ranking) {
	if k.Rules == nil {
		return
	}
	if slices.ContainsFunc(k.Rows, func(row Rank) bool { return row.State == scoring.MonthBegun }) {
		m.line(r.Words.Text("score.begun"))
	}
	if len(k.Waits) > 0 {
		m.line(r.Words.Text("score.waits", "n", len(k.Rules.Indicators)-len(k.Waits)))
	}
	for _, row := range k.Rows {
		if row.State == scoring.MonthPartial {
			m.line(r.Words.Text("ranking.partial", "unit", shortUnit(row.Place.Name, longName), "lacks", r.lacking(k.Rules, row.Lacks)))
		}
	}
	if len(k.Missing) > 0 {
		r.without(m, k.Missing, nil)
	}
}

// unrankedRecords is the same of an overview.
func (r Reader) unrankedRecords(m *markup, o Overview) {
	k := Ranking{Rules: o.Rules}
	for _, rec := range o.Records {
		k.Waits = rec.Waits
		if len(k.Rows) < movedNamed && !rec.Ranked() {
			k.Rows = append(k.Rows, Rank{Place: scoring.Place{Name: rec.Name}, State: rec.State, Lacks: rec.Lacks})
		}
	}
	r.unrankedUnits(m, k)
}

// waits is the line that says by how many indicators a month is ranked, when nobody has the figures of the others.
func (r Reader) waits(rules *scoring.RuleSet, standings []scoring.Standing) []string {
	if len(standings) == 0 || rules == nil || len(standings[0].Waits) == 0 {
		return nil
	}
	return []string{r.Words.Text("score.waits", "n", len(rules.Indicators)-len(standings[0].Waits))}
}

// lacking names the indicators of which a unit has no figures: all that dossiers give in one word, a group of which all are lacking by its
// name, and else the indicators by their codes.
func (r Reader) lacking(rules *scoring.RuleSet, codes []string) string {
	lacks := func(ind scoring.Indicator) bool { return slices.Contains(codes, ind.Code) }
	fromDossiers := func(ind scoring.Indicator) bool { return ind.Counts != scoring.Entered }
	noDossiers := !slices.ContainsFunc(rules.Indicators, func(ind scoring.Indicator) bool { return fromDossiers(ind) && !lacks(ind) })
	var named []string
	if noDossiers {
		named = append(named, r.Words.Text("score.dossiers"))
	}
	for _, g := range rules.Groups {
		left := slices.DeleteFunc(slices.Clone(rules.Members(g.Code)), func(ind scoring.Indicator) bool { return noDossiers && fromDossiers(ind) })
		if len(left) > 0 && !slices.ContainsFunc(left, func(ind scoring.Indicator) bool { return !lacks(ind) }) {
			named = append(named, g.Short.In(r.Words.Language()))
			continue
		}
		for _, ind := range left {
			if lacks(ind) {
				named = append(named, ind.Code)
			}
		}
	}
	return strings.Join(named, "; ")
}

// unassessed says why a card has no points of some indicators: nobody has their figures yet, or there was nothing to assess.
func (r Reader) unassessed(rec scoring.Record, indicators ...scoring.Indicator) string {
	if rec.State == scoring.MonthBegun || slices.ContainsFunc(indicators, func(ind scoring.Indicator) bool {
		return slices.Contains(rec.Lacks, ind.Code) || slices.Contains(rec.Waits, ind.Code)
	}) {
		return r.Words.Text("score.no_figures")
	}
	return r.Words.Text("score.not_assessed")
}

// captionStates is what the caption of a picture of ranks says of units without one, and of indicators that nobody has figures of.
func (r Reader) captionStates(m *markup, rules *scoring.RuleSet, waits []string, unranked bool) {
	if rules != nil && len(waits) > 0 {
		m.line(r.Words.Text("score.waits", "n", len(rules.Indicators)-len(waits)))
	}
	if unranked {
		m.line(r.Words.Text("ranking.legend_unranked"))
	}
}
