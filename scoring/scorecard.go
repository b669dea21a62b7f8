package scoring

import (
	"fmt"
	"time"
)

// Tally is a pair of counts; a score is always computed from counts. A denominator of 0 is an empty tally, to which
// the indicator's policy applies. That an indicator has no tally at all ("-" in the appendix) is not a Tally: it is
// absent from the map. Unknown is how many dossiers would stand in the denominator if it were known of them what the
// indicator asks: they count nowhere.
type Tally struct{ Numerator, Denominator, Unknown int64 }

// Line is one indicator on a scorecard. When it is not Assessed, Points is 0 and must be shown as "-", never as 0.
type Line struct {
	Indicator string // code
	Tally     Tally  // zero when no tally stands behind it
	Assessed  bool
	Open      bool // it is not assessed because it is not known yet: it may still earn up to Max
	Uncounted bool // it is assessed though nothing was counted: by what its rules say of that
	Points    Fraction
	Max       Fraction
	Decimals  int // with how many decimals the points are shown, at least: those of its rules
}

// Figures are what a unit's month is scored from.
type Figures struct {
	Tallies map[string]Tally // by the code of an indicator, or of a count that is taken off another
	// Settled says that what nobody counted or entered until now never will be: the month is closed, or the source says so. Only
	// then an absent tally means no points, where the rules say that it does.
	Settled bool
	// Waiting are indicators, by code, whose figure there must be and is not known, even where all else is settled.
	Waiting map[string]bool
	// Correction is added to the points, for a reason that the authority gives; mostly it is 0 or below.
	Correction Fraction
}

// Scorecard is what one unit earned in one month, quarter or year, exactly.
type Scorecard struct {
	Month   Month  // "" on the card of a quarter or a year
	Term    Term   // the quarter or year that the card is of; "" on one of a month
	Unit    string // code
	RuleSet string // its ID
	// Decimals are those of its rules: with how many its figures are shown, at least.
	Decimals int
	// CutOff is the instant at which the dossiers behind the card were looked at, open ones above all; zero when there
	// are none behind it, or when it is not known. Score leaves it to who counted them.
	CutOff time.Time
	Lines  []Line // one for each indicator of the rule set, in its order
	// Printed are the points of its groups where a published table has these alone: then no line is assessed. Else it is nil.
	Printed []GroupSum

	State    MonthState // full unless Judge says otherwise
	Lacks    []string   // the indicators whose figures it lacks and others of the month have
	Waits    []string   // the indicators whose figures nobody has in the month: it is compared without them
	Dossiers int64      // received or resolved in the month; 0 when that was not counted. Score leaves it to who counted them

	// Scored is false when nothing was assessed: then there is no score, no grade and no rank.
	Scored     bool
	Correction Fraction // that is in the total
	Reason     string   // of the correction; Score leaves it to who knows it
	Total      Fraction // points earned
	Max        Fraction // sum of the maxima of the assessed indicators
	Open       Fraction // sum of the maxima of what is not known yet: the total can still become Total + Open
	Converted  Fraction // the score: Total × 100 / Max where the rules convert, else Total
	Grade      Grade    // none while anything is not known yet
}

// Line finds the line of an indicator by its code.
func (c *Scorecard) Line(indicator string) (Line, bool) {
	for i := range c.Lines {
		if c.Lines[i].Indicator == indicator {
			return c.Lines[i], true
		}
	}
	return Line{}, false
}

// lineAt is Line for the indicator of a place in the rules, where its line mostly stands.
func (c *Scorecard) lineAt(place int, indicator string) (Line, bool) {
	if place < len(c.Lines) && c.Lines[place].Indicator == indicator {
		return c.Lines[place], true
	}
	return c.Line(indicator)
}

// Assessed is the line of an indicator that is assessed; false for one that is not, or that the card does not have.
func (c *Scorecard) Assessed(indicator string) (Line, bool) {
	l, _ := c.Line(indicator)
	return l, l.Assessed
}

// Whole says that all of the card is known; else it has no grade, and its total can still grow.
func (c *Scorecard) Whole() bool { return c.Open.Sign() == 0 }

// Reach is the most that the total can still become.
func (c *Scorecard) Reach() Fraction { return c.Total.Add(c.Open) }

// Score computes a unit's card from its tallies by indicator code, in a month that is not settled. See ScoreFigures.
func Score(rules *RuleSet, m Month, unit string, tallies map[string]Tally) (Scorecard, error) {
	return ScoreFigures(rules, m, unit, Figures{Tallies: tallies})
}

// ScoreFigures computes a unit's card from its figures. What an indicator without a tally means, its rules say: by most it is not
// assessed. A tally with a negative count, or a numerator above its denominator, is an error: it names the indicator.
func ScoreFigures(rules *RuleSet, m Month, unit string, f Figures) (Scorecard, error) {
	card := Scorecard{Month: m, Unit: unit, RuleSet: rules.ID(), Decimals: rules.Decimals, Lines: make([]Line, 0, len(rules.Indicators)), State: MonthFull, Correction: f.Correction}
	for _, ind := range rules.Indicators {
		tally, counted := f.tally(ind)
		if tally.Numerator < 0 || tally.Denominator < 0 || tally.Numerator > tally.Denominator {
			return Scorecard{}, fmt.Errorf("score unit %s in %s: indicator %s has the impossible counts %d/%d",
				unit, m, ind.Code, tally.Numerator, tally.Denominator)
		}
		line := Line{Indicator: ind.Code, Tally: tally, Max: ind.Max, Decimals: rules.Decimals}
		switch {
		case counted || ind.Formula == Constant:
			line.Points, line.Assessed = ind.points(tally)
		case ind.Absent == Full:
			line.Points, line.Assessed = ind.Max, true
		case ind.Absent == Zero:
			settled := f.Settled && !f.Waiting[ind.Code]
			line.Assessed, line.Open = settled, !settled
		}
		line.Uncounted = line.Assessed && !counted
		card.Lines = append(card.Lines, line)
	}
	for i, ind := range rules.Indicators {
		line := &card.Lines[i]
		if _, counted := f.tally(ind); counted && line.Tally.empty() && ind.Empty == Inherit {
			// Validation allows a parent that is itself computed only, so one step is enough.
			if parent, ok := card.Assessed(ind.Parent); ok {
				line.Points, line.Assessed = ind.roundPoints(parent.Points.Mul(ind.Max).Quo(parent.Max)), true
			}
		}
		if line.Assessed {
			card.Total = card.Total.Add(line.Points)
			card.Max = card.Max.Add(line.Max)
		}
		if line.Open {
			card.Open = card.Open.Add(line.Max)
		}
	}
	card.sumUp(rules)
	return card, nil
}

// sumUp gives the card its score and its grade.
func (c *Scorecard) sumUp(rules *RuleSet) {
	c.Scored = c.Max.Sign() > 0
	if !c.Scored {
		return
	}
	c.Total = c.Total.Add(c.Correction)
	if c.Total.Sign() < 0 {
		c.Total = Fraction{}
	}
	c.Converted = c.Total
	if rules.Converted {
		c.Converted = c.Total.Mul(Int(100)).Quo(c.Max)
	}
	if c.Whole() {
		c.Grade = rules.GradeOf(c.Converted)
	}
}

// tally is what is counted for the indicator: its own tally, or the one that it shares, less what is entered against it.
func (f Figures) tally(ind Indicator) (t Tally, counted bool) {
	if t, counted = f.Tallies[ind.Code]; counted || ind.Shares == "" {
		return t, counted
	}
	if t, counted = f.Tallies[ind.Shares]; counted {
		t.Numerator -= f.Tallies[ind.Less].Numerator
	}
	return t, counted
}

// CapDeductions has no more taken off a shared numerator than there is: complaints are counted by somebody else, and may be of other days
// than the dossiers. Else one count would keep every file of the unit from being taken in. It changes the tallies.
func (f Figures) CapDeductions(rules *RuleSet) {
	for _, ind := range rules.Indicators {
		if less, ok := f.Tallies[ind.Less]; ok {
			less.Numerator = min(less.Numerator, f.Tallies[ind.Shares].Numerator)
			f.Tallies[ind.Less] = less
		}
	}
}

// empty says that there was nothing to count. Dossiers of which the answer is not known are something.
func (t Tally) empty() bool { return t.Denominator == 0 && t.Unknown == 0 }

// points is what a tally earns, and whether the indicator is assessed by it.
func (i Indicator) points(t Tally) (Fraction, bool) {
	switch {
	case i.Formula == Constant:
		return i.Points, true
	case t.Denominator == 0 && t.Unknown > 0:
		return Fraction{}, false
	case t.Denominator == 0:
		// Inherit is settled when the parent is known.
		switch i.Empty {
		case Full:
			return i.Max, true
		case Zero:
			return Fraction{}, true
		}
		return Fraction{}, false
	}
	ratio := Frac(t.Numerator, t.Denominator)
	switch i.Formula {
	case Capped:
		if ratio.Cmp(i.Cap) >= 0 {
			return i.Max, true
		}
		ratio = ratio.Quo(i.Cap)
	case Stepped:
		for _, s := range i.Steps {
			if ratio.Cmp(s.From) >= 0 {
				return s.Points, true
			}
		}
	}
	return i.roundPoints(i.Max.Mul(ratio)), true
}

// roundPoints is a number of points as the decision has it before they are added.
func (i Indicator) roundPoints(points Fraction) Fraction {
	if i.Round == 0 {
		return points
	}
	return points.Round(i.Round)
}

// UnderTarget says whether a line misses a target given as a share of the maximum: points < share × maximum, exactly.
// A line that is not assessed misses nothing.
func (l Line) UnderTarget(share Fraction) bool {
	return l.Assessed && l.Points.Cmp(l.Max.Mul(share)) < 0
}
