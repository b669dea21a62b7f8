package ledger

import (
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
)

// Difference is a figure of a published appendix that rounding does not explain.
type Difference struct {
	Month  scoring.Month
	Unit   string        // code
	Column string        // an indicator's code or a group's, or one of the columns below
	Name   scoring.Words // of the indicator or group, short; nil for another column
	// Printed is the figure as published, Computed the exact one cut to four decimals; "" where one side has no row.
	Printed, Computed string
}

// The columns of an appendix beside the indicators; UnitColumn stands for a row that only one side has.
const (
	UnitColumn      = "unit"
	TotalColumn     = "total"
	ConvertedColumn = "converted"
	GradeColumn     = "grade"
)

// Compare lists where a published appendix and the computed cards of its month disagree beyond rounding. A figure
// printed with k decimals stands for everything within half of its last place: printed tables are rounded by hand, up
// or down, so that equality of rounded figures would accuse the innocent. A grade is explained when the printed
// converted score is, and has that grade.
func Compare(rules *scoring.RuleSet, m scoring.Month, cards []scoring.Scorecard, published []table.AppendixRow) []Difference {
	var found []Difference
	for _, p := range published {
		i := slices.IndexFunc(cards, func(c scoring.Scorecard) bool { return c.Unit == p.Unit })
		if i < 0 {
			found = append(found, Difference{Month: m, Unit: p.Unit, Column: UnitColumn, Printed: p.Converted})
			continue
		}
		found = append(found, compareRow(rules, cards[i], p)...)
	}
	for _, c := range cards {
		if !slices.ContainsFunc(published, func(p table.AppendixRow) bool { return p.Unit == c.Unit }) {
			found = append(found, Difference{Month: m, Unit: c.Unit, Column: UnitColumn, Computed: cutFigure(c.Converted)})
		}
	}
	return found
}

func compareRow(rules *scoring.RuleSet, card scoring.Scorecard, p table.AppendixRow) []Difference {
	var found []Difference
	differ := func(column, printed, computed string) {
		found = append(found, Difference{Month: card.Month, Unit: card.Unit, Column: column, Name: shortName(rules, column), Printed: printed, Computed: computed})
	}
	for _, sum := range card.Groups(rules) {
		if printed, ok := p.Groups[sum.Group]; ok && printed != "-" && !explains(printed, sum.Points, sum.Open) {
			differ(sum.Group, printed, cutFigure(sum.Points))
		}
	}
	for _, line := range card.Lines {
		if p.Groups != nil {
			break // the appendix has none of them
		}
		computed := "-"
		if line.Assessed {
			computed = cutFigure(line.Points)
		}
		printed := p.Points[line.Indicator]
		if line.Assessed != (printed != "-") || line.Assessed && !roundingExplains(printed, line.Points) {
			differ(line.Indicator, printed, computed)
		}
	}
	if !explains(p.Total, card.Total, card.Open) {
		differ(TotalColumn, p.Total, cutFigure(card.Total))
	}
	same := explains(p.Converted, card.Converted, card.Open)
	if !same && p.Groups == nil {
		differ(ConvertedColumn, p.Converted, cutFigure(card.Converted))
	}
	if p.Grade != "" && card.Open.Sign() == 0 && !sameFolded(p.Grade, card.Grade.Name.In("vi")) {
		printed, err := scoring.ParseFraction(p.Converted)
		if err != nil || !same || !sameFolded(p.Grade, rules.GradeOf(printed).Name.In("vi")) {
			differ(GradeColumn, p.Grade, card.Grade.Name.In("vi"))
		}
	}
	return found
}

// shortName is what an indicator or a group is called on a phone; nil for another column.
func shortName(rules *scoring.RuleSet, column string) scoring.Words {
	if ind, ok := rules.Indicator(column); ok {
		return ind.Short
	}
	if i := slices.IndexFunc(rules.Groups, func(g scoring.Group) bool { return g.Code == column }); i >= 0 {
		return rules.Groups[i].Short
	}
	return nil
}

// explains says whether rounding explains a printed figure, or what is not known yet: it may still add up to open.
func explains(printed string, known, open scoring.Fraction) bool {
	if roundingExplains(printed, known) || roundingExplains(printed, known.Add(open)) {
		return true
	}
	f, err := scoring.ParseFraction(printed)
	return err == nil && f.Cmp(known) > 0 && f.Cmp(known.Add(open)) < 0
}

// trustedDecimals is how many decimals of a figure mean something: further ones are those of a machine that computed it.
const trustedDecimals = 9

// roundingExplains says whether the exact figure lies within half of the last printed place.
func roundingExplains(printed string, exact scoring.Fraction) bool {
	f, err := scoring.ParseFraction(printed)
	if err != nil {
		return false
	}
	half := scoring.Frac(1, 2)
	if i := strings.IndexAny(printed, ".,"); i >= 0 {
		for range min(len(printed)-i-1, trustedDecimals) {
			half = half.Quo(scoring.Int(10))
		}
	} else {
		// "76" stands for 76,0: the tables leave a trailing zero out.
		half = half.Quo(scoring.Int(10))
	}
	distance := f.Sub(exact)
	return distance.Cmp(half) <= 0 && distance.Cmp(scoring.Fraction{}.Sub(half)) >= 0
}

func sameFolded(a, b string) bool { return names.Fold(a) == names.Fold(b) }

// cutFigure is a figure cut to four decimals, for people who look into a difference.
func cutFigure(f scoring.Fraction) string { return f.Cut(4) }
