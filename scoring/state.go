package scoring

import "slices"

// MonthState is how much is known of a unit's reported month. A month that no file's period covers is not reported: it has no card, and
// so no state.
type MonthState string

// The states. Only what is full is ranked, graded, warned of, summed up and closed.
const (
	MonthBegun   MonthState = "begun"   // the month is running, and too little of it is counted to judge
	MonthPartial MonthState = "partial" // it lacks figures that other units of the month have, or has no dossiers behind it
	MonthFull    MonthState = "full"
)

// Reported is a month in which a unit has a card.
type Reported struct {
	Month Month
	State MonthState
}

// LatestJudged is the latest of a unit's months, which are ascending, that has more than begun; where none has, the latest. "" without any.
func LatestJudged(months []Reported) (latest Month) {
	for _, m := range slices.Backward(months) {
		if m.State != MonthBegun {
			return m.Month
		}
		latest = max(latest, m.Month)
	}
	return latest
}

// Evidence is what there is of a unit's month.
type Evidence struct {
	Days     int             // working days of it that lists of dossiers cover, from the first one on
	Dossiers int64           // received or resolved in it
	Entered  bool            // counts of it were entered, and its rules score it from them alone
	Known    map[string]bool // the indicators whose figure is known, by code: counted, or entered, also as "-"
	Empty    map[string]bool // those of them of which it is known that there is nothing to count: no measure for others
}

// Reported says whether a month is reported: its lists cover it from the first working day, and go on to its end as far as it can be
// judged. A month that is over and of which the lists cover less than a running one needs is only touched.
func (e Evidence) Reported(running bool, t Thresholds) bool {
	return e.Days > 0 && (running || e.Days >= t.LeastDays)
}

// Judge gives the cards of one month their states; of is the evidence by unit. All cards are judged together, for a unit lacks a figure only
// when another unit has it. A figure that nobody has makes nobody partial: all wait for it, and are ranked without it. A unit without
// dossiers lacks every figure that dossiers give, so that counts by hand alone rank nobody. Only a full month has a grade. The argument is
// not changed.
func Judge(rules *RuleSet, cards []Scorecard, of map[string]Evidence, running bool, t Thresholds) []Scorecard {
	judged := slices.Clone(cards)
	has, lacks := map[string]bool{}, map[string]bool{} // anybody who is judged
	for i, c := range judged {
		e := of[c.Unit]
		if running && (e.Days < t.LeastDays || e.Dossiers < int64(t.LeastDossiers)) && e.Dossiers > 0 && !e.Entered {
			judged[i].State = MonthBegun
			continue
		}
		for _, ind := range rules.Indicators {
			has[ind.Code] = has[ind.Code] || e.Known[ind.Code] && !e.Empty[ind.Code]
			lacks[ind.Code] = lacks[ind.Code] || !e.Known[ind.Code]
		}
	}
	var waits []string
	for _, ind := range rules.Indicators {
		if lacks[ind.Code] && !has[ind.Code] {
			waits = append(waits, ind.Code)
		}
	}
	for i := range judged {
		c := &judged[i]
		c.Waits, c.Lacks = waits, nil
		for _, ind := range rules.Indicators {
			needed := ind.Counts != Entered && of[c.Unit].Dossiers == 0 && !rules.Alone // by the rules, whoever else has it
			if (has[ind.Code] || needed) && !of[c.Unit].Known[ind.Code] {
				c.Lacks = append(c.Lacks, ind.Code)
			}
		}
		switch {
		case c.State == MonthBegun:
		case len(c.Lacks) > 0:
			c.State = MonthPartial
		default:
			c.State = MonthFull
		}
		c.Grade = Grade{}
		if c.IsRanked() && c.Whole() {
			c.Grade = rules.GradeOf(c.Converted)
		}
	}
	return judged
}

// IsRanked says whether the card has a score and a place among the others; it has a grade, too, when it is Whole.
func (c *Scorecard) IsRanked() bool { return c.Scored && c.State == MonthFull }

// Comparable says whether two cards of a unit measure the same: both are full, under the same rules, and wait for the same figures.
func (c *Scorecard) Comparable(other *Scorecard) bool {
	return c.IsRanked() && other.IsRanked() && c.RuleSet == other.RuleSet && slices.Equal(c.Waits, other.Waits)
}
