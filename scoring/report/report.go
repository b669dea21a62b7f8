// Package report says what the report on a month, a quarter or a year to the authority says, before it is put into words: everything in it is
// derived from the cards of that term, so that nothing is missed and nothing invented. It is pure.
package report

import (
	"cmp"
	"slices"

	"motcua/scoring"
)

// Report is what the figures of a term say.
type Report struct {
	Term    scoring.Term // a month, a quarter or a year
	Rules   *scoring.RuleSet
	Records []scoring.Record // in the order of rank; units without a score come last

	Official   bool             // every card is closed or was published: the figures do not move any more; of a quarter, its months are closed
	Printed    bool             // some cards were published: no counts stand behind them
	Scored     int              // units that have a score and a rank
	Incomplete []scoring.Record // those that lack figures which others have
	Waits      []string         // the indicators whose figures no unit has: all are compared without them
	Ungraded   []scoring.Record // ranked units without a grade: something of theirs is not known yet
	Grades     []Graded         // a row for each grade of the rule set, the best first
	First      bool             // nothing was reported of the term before
	OtherRules bool             // the term before was scored by another set
	Movement   *Movement        // nil when no unit can be compared with the term before
	Full       []Full           // indicators at full marks in most units, in the order of the rule set
	LateKnown  bool             // dossiers tell which were late; else nobody knows, and Late is empty
	Late       []Late           // units with dossiers late in the month, most first, then by rank
	Weak       []Weak           // indicators under their bound somewhere, in the order of the rule set
	Requests   []Request        // what is asked of the chairs
}

// Graded is the units of a grade, in the order of rank.
type Graded struct {
	Grade scoring.Grade
	Units []scoring.Record
}

// Full is an indicator at full marks in Units of the Of units in which it is assessed; Units is more than half of Of.
type Full struct {
	Indicator scoring.Indicator
	Units, Of int
}

// Late is a unit with dossiers that were late in the month: resolved in it after their due date, or open and overdue at
// its cut-off. Their number is the denominator of the tally of what is resolved on time, less its numerator.
type Late struct {
	Unit   scoring.Record
	Count  int64
	Counts scoring.Counts // by which they are late
}

// New is the report of a term, from all its cards and those of the term before. Cards of another rule set than that of
// the first card are left out of comparisons. It is false for a term without cards.
func New(records, before []scoring.Record, rules *scoring.RuleSet, targets scoring.Targets) (Report, bool) {
	if len(records) == 0 {
		return Report{}, false
	}
	r := Report{Term: records[0].Span(), Rules: rules, Records: records, Official: true, First: len(before) == 0}
	for _, g := range rules.Grades {
		r.Grades = append(r.Grades, Graded{Grade: g})
	}
	for _, u := range records {
		r.Official = r.Official && (u.Closed || u.Published)
		r.Printed = r.Printed || u.Published
		r.Waits = u.Waits
		if u.State != scoring.MonthFull {
			r.Incomplete = append(r.Incomplete, u)
		}
		if !u.IsRanked() {
			continue
		}
		r.Scored++
		i := slices.IndexFunc(r.Grades, func(g Graded) bool { return g.Grade.Code == u.Grade.Code })
		switch {
		case i >= 0:
			r.Grades[i].Units = append(r.Grades[i].Units, u)
		case !u.Whole():
			r.Ungraded = append(r.Ungraded, u)
		}
	}
	ranked := slices.DeleteFunc(slices.Clone(records), func(u scoring.Record) bool { return !u.IsRanked() })
	r.OtherRules = !r.First && !slices.ContainsFunc(before, func(u scoring.Record) bool { return u.RuleSet == rules.ID() })
	r.Movement = movement(ranked, before, rules)
	r.Full = atFullMarks(ranked, rules)
	r.LateKnown = slices.ContainsFunc(rules.Indicators, tellsLate)
	r.Late = withLateDossiers(records, rules)
	r.Weak = underBounds(ranked, rules, targets)
	r.Requests = requests(r)
	return r, true
}

// atFullMarks are the indicators at full marks in more than half of the units in which they are assessed. What no unit achieves itself is
// none: what everybody earns, the authority's counts, and what nothing was counted of.
func atFullMarks(records []scoring.Record, rules *scoring.RuleSet) []Full {
	var all []Full
	for _, ind := range rules.Indicators {
		f := Full{Indicator: ind}
		for _, u := range records {
			line, ok := u.Assessed(ind.Code)
			if !ok || line.Uncounted || !ind.IsMerit() {
				continue
			}
			f.Of++
			if line.Points.Cmp(line.Max) == 0 {
				f.Units++
			}
		}
		if 2*f.Units > f.Of {
			all = append(all, f)
		}
	}
	return all
}

// withLateDossiers are the units with dossiers late in the month.
func withLateDossiers(records []scoring.Record, rules *scoring.RuleSet) []Late {
	var all []Late
	for _, u := range records {
		if n := LateDossiers(u, rules); n > 0 {
			i := slices.IndexFunc(rules.Indicators, tellsLate)
			all = append(all, Late{Unit: u, Count: n, Counts: rules.Indicators[i].Counts})
		}
	}
	slices.SortStableFunc(all, func(a, b Late) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

// tellsLate says whether an indicator's counts tell how many dossiers were late.
func tellsLate(ind scoring.Indicator) bool { return ind.Counts.OfTime() }

// LateDossiers is how many dossiers of a unit were late in the month, by its card; 0 on a published card, which has no
// counts.
func LateDossiers(u scoring.Record, rules *scoring.RuleSet) int64 {
	for _, ind := range rules.Indicators {
		if !tellsLate(ind) {
			continue
		}
		if line, ok := u.Assessed(ind.Code); ok {
			return line.Tally.Denominator - line.Tally.Numerator
		}
	}
	return 0
}
