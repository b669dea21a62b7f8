package scoring

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Term is a month, a quarter or a year for which units are scored (kỳ đánh giá), written "2026-01", "2026-Q3", "2026". Its counts are
// those of its own window, never means of months. A year that runs is the year so far. The zero value is no term.
type Term string

// ParseTerm reads a term as it is written, and "2026-ytd" for the year so far; years run from 2000 to 2199.
func ParseTerm(s string) (Term, error) {
	year := strings.TrimSuffix(s, "-ytd")
	if before, quarter, ok := strings.Cut(s, "-Q"); ok {
		if len(quarter) == 1 && quarter[0] >= '1' && quarter[0] <= '4' && isYear(before) {
			return Term(s), nil
		}
	} else if isYear(year) {
		return Term(year), nil
	} else if m, err := ParseMonth(s); err == nil {
		return Term(m), nil
	}
	return "", fmt.Errorf("period %q is written neither YYYY-MM nor YYYY-Q1 nor YYYY", s)
}

// UnmarshalText reads a term as buttons carry it; any other text is an error.
func (t *Term) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTerm(string(text))
	return err
}

func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) == 4 && n >= 2000 && n <= 2199
}

// QuarterOf is the quarter of a month, YearOf its year.
func QuarterOf(m Month) Term { return Term(fmt.Sprintf("%04d-Q%d", m.Year(), (m.Number()+2)/3)) }

// YearOf is the year of a month.
func YearOf(m Month) Term { return Term(fmt.Sprintf("%04d", m.Year())) }

// Month is the term's only month; false for a quarter and a year.
func (t Term) Month() (Month, bool) {
	if _, _, ok := yearAndMonth(string(t)); !ok {
		return "", false
	}
	return Month(t), true
}

// CutOff is the instant at which the term's open dossiers are looked at: its end; now, while it runs; the data's own time when that is stated
// and earlier. A guessed data time never moves it: pass the zero time then.
func (t Term) CutOff(zone *time.Location, now, stated time.Time) time.Time {
	cut := t.End(zone)
	if now.Before(cut) {
		cut = now
	}
	if !stated.IsZero() && stated.Before(cut) {
		cut = stated
	}
	return cut
}

// CutOff is Term.CutOff of a month.
func CutOff(m Month, zone *time.Location, now, stated time.Time) time.Time {
	return Term(m).CutOff(zone, now, stated)
}

// Begun is the last month of the term that has begun, when the month now is the present one; false when none has.
func (t Term) Begun(now Month) (last Month, ok bool) {
	for _, m := range t.Months() {
		if m <= now {
			last, ok = m, true
		}
	}
	return last, ok
}

// Span is the month, quarter or year that the card is of.
func (c *Scorecard) Span() Term {
	if c.Term != "" {
		return c.Term
	}
	return Term(c.Month)
}

// Over is how counts that people entered for the months of a term give its own, where none were entered for the term itself.
type Over string

// The ways. What flows adds up, what stands is that of the last month, and of distinct procedures neither is so: one may come in every month
// and is one in the quarter. A denominator of such may stand all the same.
const (
	OverSum         Over = "sum"
	OverLast        Over = "last"
	OverDenominator Over = "denominator" // the last month's denominator; the numerator is counted from dossiers
	OverNone        Over = "none"
)

// Months are its months, ascending.
func (t Term) Months() []Month {
	before, count := t.span()
	if count == 0 {
		return nil
	}
	months := make([]Month, count)
	for i := range months {
		months[i] = monthAt(before + i)
	}
	return months
}

// span is how many months lie before the term, as monthAt counts them, and how many it has; none of what is no term.
func (t Term) span() (before, count int) {
	if m, ok := t.Month(); ok {
		return m.before(), 1
	}
	year, quarter, isQuarter := strings.Cut(string(t), "-Q")
	n, err := strconv.Atoi(year)
	if err != nil {
		return 0, 0
	}
	if q, err := strconv.Atoi(quarter); isQuarter && err == nil {
		return 12*n + 3*(q-1), 3
	}
	return 12 * n, 12
}

// Length is how many months it has.
func (t Term) Length() int {
	_, count := t.span()
	return count
}

// LengthName is what it is: "month", "quarter" or "year".
func (t Term) LengthName() string {
	switch t.Length() {
	case 1:
		return "month"
	case 3:
		return "quarter"
	}
	return "year"
}

// Overlaps says whether a month lies in both terms: then one of them lies in the other.
func (t Term) Overlaps(other Term) bool {
	before, count := t.span()
	its, months := other.span()
	return before < its+months && its < before+count
}

// Start is the term's first instant in the zone, End the first one after it.
func (t Term) Start(zone *time.Location) time.Time { return t.Months()[0].Start(zone) }

// End is the first instant after the term in the zone.
func (t Term) End(zone *time.Location) time.Time {
	months := t.Months()
	return months[len(months)-1].End(zone)
}

// Next is the term of the same length after t.
func (t Term) Next() Term { return t.neighbour(1) }

// Prev is the term of the same length before t.
func (t Term) Prev() Term { return t.neighbour(-1) }

func (t Term) neighbour(n int) Term {
	months := t.Months()
	m := months[0].add(n * len(months))
	switch len(months) {
	case 1:
		return Term(m)
	case 3:
		return QuarterOf(m)
	}
	return YearOf(m)
}

// Terms are the terms in which a month lies: itself, its quarter and its year.
func (m Month) Terms() []Term { return []Term{Term(m), QuarterOf(m), YearOf(m)} }

// TermRules is a term of which a unit has a card, and the id of the rules that made it.
type TermRules struct {
	Term    Term
	RuleSet string `db:"rule_set"`
}

// GroupSum is what a card has in one group of its rules.
type GroupSum struct {
	Group    string // code
	Points   Fraction
	Max      Fraction // of what is assessed in the group
	Open     Fraction // maxima of what is not known yet
	Decimals int
}

// PrintedGroups are the points of groups as a table has them, by their codes. What it does not have is not assessed.
func (r *RuleSet) PrintedGroups(points map[string]Fraction) []GroupSum {
	sums := make([]GroupSum, len(r.Groups))
	for i, g := range r.Groups {
		sums[i] = GroupSum{Group: g.Code, Decimals: r.Decimals}
		if f, printed := points[g.Code]; printed {
			sums[i].Points, sums[i].Max = f, r.MostOf(g.Code)
		}
	}
	return sums
}

// Groups sums a card up by the groups of its rules, in their order; where only they were printed, they are as printed.
func (c *Scorecard) Groups(rules *RuleSet) []GroupSum {
	if c.Printed != nil {
		return slices.Clone(c.Printed)
	}
	sums := make([]GroupSum, len(rules.Groups))
	for i, g := range rules.Groups {
		sums[i].Group, sums[i].Decimals = g.Code, rules.Decimals
	}
	group := 0
	for i := range rules.Indicators {
		ind := &rules.Indicators[i]
		if rules.Groups[group].Code != ind.Group { // those of a group mostly stand together
			group = slices.IndexFunc(rules.Groups, func(g Group) bool { return g.Code == ind.Group })
		}
		line, _ := c.lineAt(i, ind.Code)
		switch s := &sums[group]; {
		case line.Assessed:
			s.Points, s.Max = s.Points.Add(line.Points), s.Max.Add(line.Max)
		case line.Open:
			s.Open = s.Open.Add(line.Max)
		}
	}
	return sums
}
