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
	Points    Fraction
	Max       Fraction
}

// Scorecard is what one unit earned in one month, exactly.
type Scorecard struct {
	Month   Month
	Unit    string // code
	RuleSet string // code
	// CutOff is the instant at which the dossiers behind the card were looked at, open ones above all; zero when there
	// are none behind it, or when it is not known. Score leaves it to who counted them.
	CutOff time.Time
	Lines  []Line // one for each indicator of the rule set, in its order

	State    MonthState // full unless Judge says otherwise
	Lacks    []string   // the indicators whose figures it lacks and others of the month have
	Waits    []string   // the indicators whose figures nobody has in the month: it is compared without them
	Dossiers int64      // received or resolved in the month; 0 when that was not counted. Score leaves it to who counted them

	// Scored is false when nothing was assessed: then there is no converted score, no grade and no rank.
	Scored    bool
	Total     Fraction // points earned
	Max       Fraction // sum of the maxima of the assessed indicators
	Converted Fraction // Total × 100 / Max
	Grade     Grade
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

// Assessed is the line of an indicator that is assessed; false for one that is not, or that the card does not have.
func (c *Scorecard) Assessed(indicator string) (Line, bool) {
	l, _ := c.Line(indicator)
	return l, l.Assessed
}

// Score computes a unit's card from its tallies by indicator code. An indicator without a tally is not assessed.
// A tally with a negative count, or a numerator above its denominator, is an error: it names the indicator.
func Score(rules *RuleSet, m Month, unit string, tallies map[string]Tally) (Scorecard, error) {
	card := Scorecard{Month: m, Unit: unit, RuleSet: rules.Code, Lines: make([]Line, 0, len(rules.Indicators)), State: MonthFull}
	for _, ind := range rules.Indicators {
		tally, counted := tallies[ind.Code]
		line := Line{Indicator: ind.Code, Tally: tally, Max: ind.Max}
		if counted {
			if tally.Numerator < 0 || tally.Denominator < 0 || tally.Numerator > tally.Denominator {
				return Scorecard{}, fmt.Errorf("score unit %s in %s: indicator %s has the impossible counts %d/%d",
					unit, m, ind.Code, tally.Numerator, tally.Denominator)
			}
			line.Points, line.Assessed = points(ind, tally)
		}
		card.Lines = append(card.Lines, line)
	}
	for i, ind := range rules.Indicators {
		line := &card.Lines[i]
		if _, counted := tallies[ind.Code]; counted && line.Tally.empty() && ind.Empty == Inherit {
			// Validation allows a parent that is itself computed only, so one step is enough.
			if parent, ok := card.Assessed(ind.Parent); ok {
				line.Points, line.Assessed = parent.Points.Mul(ind.Max).Quo(parent.Max), true
			}
		}
		if line.Assessed {
			card.Total = card.Total.Add(line.Points)
			card.Max = card.Max.Add(line.Max)
		}
	}
	if card.Max.Sign() > 0 {
		card.Scored = true
		card.Converted = card.Total.Mul(Int(100)).Quo(card.Max)
		card.Grade = rules.GradeOf(card.Converted)
	}
	return card, nil
}

// empty says that there was nothing to count. Dossiers of which the answer is not known are something.
func (t Tally) empty() bool { return t.Denominator == 0 && t.Unknown == 0 }

// points is what a tally earns, and whether the indicator is assessed by it.
func points(ind Indicator, t Tally) (Fraction, bool) {
	if t.Denominator == 0 && t.Unknown > 0 {
		return Fraction{}, false
	}
	if t.Denominator == 0 {
		switch ind.Empty {
		case Full:
			return ind.Max, true
		case Zero:
			return Fraction{}, true
		default: // Exclude; Inherit is settled when the parent is known
			return Fraction{}, false
		}
	}
	ratio := Frac(t.Numerator, t.Denominator)
	if ind.Formula == Capped {
		if ratio.Cmp(ind.Cap) >= 0 {
			return ind.Max, true
		}
		ratio = ratio.Quo(ind.Cap)
	}
	return ind.Max.Mul(ratio), true
}

// UnderTarget says whether a line misses a target given as a share of the maximum: points < share × maximum, exactly.
// A line that is not assessed misses nothing.
func (l Line) UnderTarget(share Fraction) bool {
	return l.Assessed && l.Points.Cmp(l.Max.Mul(share)) < 0
}
