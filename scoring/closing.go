package scoring

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// Closing is a month made official, and how it was opened again; or a quarter or a year, which is closed as long as all its months are.
type Closing struct {
	Month       Month
	Term        Term // the quarter or year; then Month, N, At, By and RuleSet are of the month of it that was closed last. "" for a month
	N           int  // 1 for the first closing of the month
	At          time.Time
	By          int64 // Telegram id, 0 on the command line
	Update      int64 // the update that closed it, 0 on the command line
	RuleSet     string
	RuleVersion string // RuleSet.Version of the rules by which it was scored
	Units       int    // how many units have a card
	Changed     int    // how many of them are not as the closing before left them: all, the first time
	Reopened    Reopening
	Told        string // Sum of the differences that admins were told of last; "" for none
	Left        string // Sum of the differences that an admin chose to leave; "" for none
}

// Span is the month, quarter or year that is closed.
func (c Closing) Span() Term {
	if c.Term != "" {
		return c.Term
	}
	return Term(c.Month)
}

// InForce says whether the month, quarter or year is closed by it.
func (c Closing) InForce() bool { return c.N > 0 && c.Reopened.At.IsZero() }

// Reopening is who opened a month again, and why.
type Reopening struct {
	At     time.Time // zero when it was not
	By     int64     // Telegram id, 0 on the command line
	Update int64
	Reason string
}

// Figures are all that a closing makes official of a unit, as text: two standings have the same when rank, grade, score and
// every line are the same. How many units are ranked and when the dossiers were looked at are no figures of the unit.
func (s Standing) Figures() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%d %s %v %v/%v %v", s.Rank, s.Grade.Code, s.Scored, s.Total, s.Max, s.Converted)
	if s.Correction.Sign() != 0 {
		fmt.Fprintf(&text, "; %v %s", s.Correction, s.Reason)
	}
	for _, l := range s.Lines {
		fmt.Fprintf(&text, "; %s %v %d/%d %v/%v", l.Indicator, l.Assessed, l.Tally.Numerator, l.Tally.Denominator, l.Points, l.Max)
	}
	return text.String()
}

// Version tells rule sets apart that give other figures for the same counts. Names, targets and the words of the decision
// are not in it.
func (r *RuleSet) Version() string {
	texts := []string{r.Code, fmt.Sprint(r.DateOnly, " ", r.Alone, " ", r.Converted, " ", r.Apart)}
	for _, i := range r.Indicators {
		i.Name, i.Short, i.Target, i.Aimed, i.Over = nil, nil, Fraction{}, false, ""
		texts = append(texts, fmt.Sprint(i))
	}
	for _, g := range r.Grades {
		texts = append(texts, fmt.Sprint(g.Code, " ", g.Min))
	}
	return Sum(texts...)
}

// Sum is a short sum of texts, for a button to say what was shown when it was offered.
func Sum(texts ...string) string {
	sum := sha256.New()
	for _, t := range texts {
		fmt.Fprintf(sum, "%d:%s", len(t), t)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}
