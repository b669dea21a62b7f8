package document

import (
	"slices"

	"motcua/scoring"
)

// column is a column of the appendix between the unit's name and the total: an indicator, or a group of them.
type column struct {
	code   string
	figure func(scoring.Record) string // "-" when nothing is assessed, which is not 0
	group  string                      // heading above it; "" when an earlier column of the group has it
	span   int                         // columns of the group, on its first
	label  string                      // below that of the group

	tall      bool // one heading over both levels: the group's
	indicator bool // its figures are held against the bounds of an indicator
}

// printedColumns are those of the table that is printed: the indicators, or by many the groups, which fit a page; and corrections of points, if
// there are any, so that a row adds up to its total.
func printedColumns(p Paper) []column {
	columns := p.columns()
	if p.Report.Rules.ByGroup() {
		columns = groupColumns(p)
	}
	if isCorrected(p) {
		columns = append(columns, column{span: 1, tall: true, group: p.Words.Text("paper.correction"), figure: func(u scoring.Record) string {
			if u.Correction.Sign() == 0 {
				return none
			}
			return p.Words.Signed(u.Correction.Shown(u.Written()))
		}})
	}
	return columns
}

// columns are the indicators as the published appendices head them: "Chỉ số 1 (5đ)" below the name of the group; an
// indicator alone in its group has the group's name for its own. Many are headed by their codes.
func (p Paper) columns() []column {
	var all []column
	for _, g := range p.Report.Rules.Groups {
		members := p.Report.Rules.Members(g.Code)
		for i, ind := range members {
			c := column{code: ind.Code, indicator: true, label: p.Words.Text("paper.indicator", "n", i+1, "max", p.bound(ind.Max)), figure: func(u scoring.Record) string { return p.printedFigure(u, ind.Code) }}
			if p.Report.Rules.ByGroup() {
				c.label = p.Words.Text("paper.group_alone", "group", ind.Code, "max", p.bound(ind.Max))
			}
			if i == 0 {
				c.group, c.span = p.Words.Text("paper.group", "group", inSentence(p.name(g.Name))), len(members)
			}
			if len(members) == 1 && !p.Report.Rules.ByGroup() {
				c.tall, c.group = true, p.Words.Text("paper.group_alone", "group", p.name(g.Name), "max", p.bound(ind.Max))
			}
			all = append(all, c)
		}
	}
	return all
}

// groupColumns are the groups with their maxima.
func groupColumns(p Paper) []column {
	var all []column
	for i, g := range p.Report.Rules.Groups {
		var most scoring.Fraction
		for _, ind := range p.Report.Rules.Members(g.Code) {
			most = most.Add(ind.Max)
		}
		all = append(all, column{code: g.Code, span: 1, tall: true, group: p.Words.Text("paper.group_alone", "group", p.name(g.Name), "max", p.bound(most)), figure: func(u scoring.Record) string {
			sum := u.Groups(p.Report.Rules)[i]
			if sum.Max.Sign() == 0 {
				return none
			}
			return p.Words.Decimal(sum.Shown())
		}})
	}
	return all
}

// printedFigure is an indicator's figure on a card.
func (p Paper) printedFigure(u scoring.Record, indicator string) string {
	line, ok := u.Assessed(indicator)
	if !ok {
		return none
	}
	return p.Words.Decimal(line.Shown())
}

// heads are the headings of the columns beside the indicators: two before them, and behind them totals and grade. Only rules that convert
// have a column for the converted score.
func (p Paper) heads() (before, behind []string) {
	words := p.Words
	before = []string{words.Text("paper.place"), words.Text("paper.unit")}
	if p.Report.Rules.Converted {
		return before, []string{words.Text("paper.total"), words.Text("paper.converted"), words.Text("paper.grade")}
	}
	return before, []string{words.Text("paper.score"), words.Text("paper.grade")}
}

// appendixMarks say what the marks of the appendix mean, how its figures are added up, and what is not in its totals.
func appendixMarks(p Paper) []string {
	rules, words := p.Report.Rules, p.Words
	if rules.Converted {
		return slices.Concat([]string{words.Text("paper.marks")}, termMarks(p), corrections(p))
	}
	lines := []string{words.Text("paper.marks_added")}
	round := rules.Indicators[0].Round
	if round > 0 && !slices.ContainsFunc(rules.Indicators, func(ind scoring.Indicator) bool { return ind.Round != round }) {
		lines = append(lines, words.Text("paper.rounded", "n", round))
	}
	if open, codes := openPoints(p); open.Sign() > 0 {
		lines = append(lines, words.Text("paper.open", "open", p.bound(open), "indicators", words.List(codes)))
	}
	return slices.Concat(lines, termMarks(p), corrections(p))
}

// openPoints are the points of the ranked units that are not known yet, and the indicators that would give them.
func openPoints(p Paper) (open scoring.Fraction, codes []string) {
	if len(p.Report.Ungraded) == 0 {
		return open, nil
	}
	u := p.Report.Ungraded[0]
	for _, l := range u.Lines {
		if l.Open {
			codes = append(codes, l.Indicator)
		}
	}
	return u.Open, codes
}
