package chat

import (
	"slices"
	"strings"

	"motcua/locales"
	"motcua/scoring"
)

// UnrankedScore is what a card without a rank says in the place of score, grade and rank.
func (r Renderer) UnrankedScore(rec scoring.Record) string {
	if !rec.Scored {
		return r.Words.Text("score.not_scored")
	}
	return r.Words.Text("score.unranked", "points", r.Points(rec.Total, rec.Written()), "max", r.Bound(rec.Max))
}

// ResultLines say what a month came to: score, grade and rank, and of a card that is not wholly known, of how much the score is and what the
// total can still become.
func (r Renderer) ResultLines(rec scoring.Record) []string {
	grade, line := rec.Grade.Name.In(r.Words.Language()), ""
	switch {
	case !rec.IsRanked():
		line = r.UnrankedScore(rec)
	case !rec.Whole():
		line = r.Words.Text("score.summary_open", "points", r.Words.Decimal(rec.ShownTotal()), "max", r.Bound(rec.Max), "rank", rec.Rank, "of", rec.Of)
	case grade == "":
		line = r.Words.Text("score.summary_no_grade", "points", r.Score(rec.Scorecard), "rank", rec.Rank, "of", rec.Of)
	default:
		line = r.Words.Text("score.summary", "points", r.Score(rec.Scorecard), "grade", grade, "rank", rec.Rank, "of", rec.Of)
	}
	return append([]string{line}, OpenLines(r, rec)...)
}

// OpenLines is the line that says how many points are not known yet, and what the total can still become; none when all is known.
func OpenLines(r Renderer, rec scoring.Record) []string {
	if rec.Whole() || !rec.Scored {
		return nil
	}
	return []string{r.Words.Text("score.open", "open", r.Bound(rec.Open), "reach", r.Points(rec.Reach(), rec.Written()))}
}

// CorrectionLines say by how many points the authority corrected the card, and why.
func CorrectionLines(r Renderer, rec scoring.Record) []string {
	if rec.Correction.Sign() == 0 {
		return nil
	}
	return []string{r.Words.Text("score.correction", "points", r.Words.Signed(rec.Correction.Cut(4)), "reason", rec.Reason)}
}

// LeagueName is what the list of kinds is called in which a unit is ranked, where the rules rank kinds apart; else "".
func LeagueName(words locales.Printer, rules *scoring.RuleSet, league int) string {
	if rules == nil || league == 0 {
		return ""
	}
	if kinds := rules.Kinds(league); len(kinds) > 0 {
		return words.Text("ranking.league", "kinds", strings.Join(kinds, ", "))
	}
	return words.Text("ranking.league_others")
}

// StateLines are the lines that say why a card has no rank, or that it has one without the figures that nobody has yet.
func (r Renderer) StateLines(rec scoring.Record, rules *scoring.RuleSet) (lines []string) {
	switch {
	case rec.State == scoring.MonthBegun && rec.Term != "":
		return []string{r.Words.Text("term.begun")}
	case rec.State == scoring.MonthBegun:
		return []string{r.Words.Text("score.begun")}
	case rec.State == scoring.MonthPartial:
		return []string{r.Words.Text("score.partial", "lacks", r.lackingNames(rules, rec.Lacks))}
	case len(rec.Waits) > 0:
		return []string{r.Words.Text("score.waits", "n", len(rules.Indicators)-len(rec.Waits))}
	}
	return nil
}

// HasBegun says that a later month has begun; the way there is the button of the next month. Nothing for "".
func (r Renderer) HasBegun(m *Markup, month scoring.Month) {
	if month != "" {
		m.Line(r.Words.Text("score.has_begun", "month", r.Words.Month(string(month))))
	}
}

// UnrankedNamed is how many units are named of those without a card, or without a rank.
const UnrankedNamed = 4

// Unranked is a unit without a rank, and why it has none.
type Unranked struct {
	Name  string
	State scoring.MonthState
	Lacks []string // the indicators of which it has no figures
}

// ExplainRanks says by how many indicators a month is ranked when it is not by all, and which units have no rank, and why.
func (r Renderer) ExplainRanks(m *Markup, rules *scoring.RuleSet, waits []string, open scoring.Fraction, unranked []Unranked) {
	if rules == nil {
		return
	}
	if slices.ContainsFunc(unranked, func(u Unranked) bool { return u.State == scoring.MonthBegun }) {
		m.Line(r.Words.Text("score.begun"))
	}
	if len(waits) > 0 {
		m.Line(r.Words.Text("score.waits", "n", len(rules.Indicators)-len(waits)))
	}
	m.Lines(openPointsLines(r, open))
	for _, u := range unranked {
		if u.State == scoring.MonthPartial {
			m.Line(r.Words.Text("ranking.partial", "unit", UnitName(u.Name), "lacks", r.lackingNames(rules, u.Lacks)))
		}
	}
}

// openPointsLines is the line that says why ranked cards have no grade: so many of their points are not known yet.
func openPointsLines(r Renderer, open scoring.Fraction) []string {
	if open.Sign() == 0 {
		return nil
	}
	return []string{r.Words.Text("ranking.open", "open", r.Bound(open))}
}

// OpenPoints are the points that the ranked cards of a month are all without: what they lack is what nobody has.
func OpenPoints(records []scoring.Record) (open scoring.Fraction) {
	for _, rec := range records {
		if rec.IsRanked() && rec.Open.Cmp(open) > 0 {
			open = rec.Open
		}
	}
	return open
}

// WaitsLine is the line that says by how many indicators a month is ranked, when nobody has the figures of the others.
func (r Renderer) WaitsLine(rules *scoring.RuleSet, standings []scoring.Standing) []string {
	if len(standings) == 0 || rules == nil || len(standings[0].Waits) == 0 {
		return nil
	}
	return []string{r.Words.Text("score.waits", "n", len(rules.Indicators)-len(standings[0].Waits))}
}

// lackingNames names the indicators of which a unit has no figures: all that dossiers give in one word, a group of which all are lacking by its
// name, and else the indicators by their codes.
func (r Renderer) lackingNames(rules *scoring.RuleSet, codes []string) string {
	lacks := func(ind scoring.Indicator) bool { return slices.Contains(codes, ind.Code) }
	fromDossiers := func(ind scoring.Indicator) bool { return ind.Counts != scoring.Entered }
	noDossiers := slices.ContainsFunc(rules.Indicators, fromDossiers) && !slices.ContainsFunc(rules.Indicators, func(ind scoring.Indicator) bool { return fromDossiers(ind) && !lacks(ind) })
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

// Unassessed says why a card has no points of some indicators: nobody has their figures yet, there was nothing to assess, or a published
// table does not have them.
func (r Renderer) Unassessed(rec scoring.Record, indicators ...scoring.Indicator) string {
	if rec.Printed != nil {
		return r.Words.Text("score.not_printed")
	}
	for _, ind := range indicators {
		if line, _ := rec.Line(ind.Code); line.Open {
			return r.Words.Text("score.no_counts_yet")
		}
	}
	if rec.State == scoring.MonthBegun || slices.ContainsFunc(indicators, func(ind scoring.Indicator) bool {
		return slices.Contains(rec.Lacks, ind.Code) || slices.Contains(rec.Waits, ind.Code)
	}) {
		return r.Words.Text("score.no_figures")
	}
	return r.Words.Text("score.not_assessed")
}

// CaptionStates is what the caption of a picture of ranks says of units without one, and of indicators that nobody has figures of.
func (r Renderer) CaptionStates(rules *scoring.RuleSet, waits []string, open scoring.Fraction, unranked bool) []string {
	lines := openPointsLines(r, open)
	if rules != nil && len(waits) > 0 {
		lines = append(lines, r.Words.Text("score.waits", "n", len(rules.Indicators)-len(waits)))
	}
	if unranked {
		lines = append(lines, r.Words.Text("ranking.legend_unranked"))
	}
	return lines
}

// MissingUnits names the units without a card, or says that all have one.
func (r Renderer) MissingUnits(m *Markup, units []scoring.Unit, month []scoring.Record) {
	if len(units) == 0 {
		m.Line(r.Words.Text("overview.none_missing"))
		return
	}
	var named []string
	shown := units[:min(len(units), UnrankedNamed)]
	short := ShortUnits(shown, ButtonWidth, UnitOfRegister, month...)
	for _, u := range shown {
		named = append(named, UnitName(short(u)))
	}
	list := r.Words.List(named)
	if more := len(units) - len(named); more > 0 {
		list = r.Words.Text("overview.and_more", "names", list, "n", more)
	}
	m.Line(r.Words.Text("overview.missing", "n", len(units), "names", list))
}
