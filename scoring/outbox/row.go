// Package outbox holds what waits to be told: notices with a reason, the rows that they become for each person, and what becomes
// of a row that was not sent yet. One table says how each kind is treated (kinds.go). It is pure: state and time are arguments.
package outbox

import (
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
)

// Reason is why somebody is told something. Its words are in the store and in buttons: they do not change.
type Reason string

// The reasons.
const (
	Breach       Reason = "breach"       // indicators fell under their targets while no warning of the unit was open
	Further      Reason = "further"      // further indicators fell while others were open
	Reminder     Reason = "reminder"     // still open after seven days, or on the morning somebody asked for
	Escalated    Reason = "escalated"    // not acknowledged in time: told to the chair, then to the admins
	Recovered    Reason = "recovered"    // back at target and 2 % of the maximum above it
	Withdrawn    Reason = "withdrawn"    // corrected data, or another target, took the warning back
	DueToday     Reason = "due-today"    // dossiers due today and overdue, on a working morning
	Acknowledged Reason = "acknowledged" // somebody acknowledged: the messages sent before show it
	Disputed     Reason = "disputed"     // to the admins: somebody says that a dossier's data are wrong
	Settled      Reason = "settled"      // to who said so: what the admins make of it
	Retracted    Reason = "retracted"    // to the admins: who said so takes it back, though it was accepted
	Unreached    Reason = "unreached"    // to the admins: people whom no message reaches any more
	Differs      Reason = "differs"      // to the admins: newer data would change a closed month, quarter or year
	NotClosed    Reason = "not-closed"   // to the admins: a month is over and not closed yet
	OldData      Reason = "old-data"     // to the admins, once a week: units whose data are too old to speak of
	Week         Reason = "week"         // as a week begins: how a unit stands, or all of them: what moved, is overdue, comes due
	Summary      Reason = "summary"      // a month of the unit, closed or as it stands so far
	Roles        Reason = "roles"        // an admin changed what the person holds
	Broadcast    Reason = "broadcast"    // what an admin wrote to many
	SetAside     Reason = "set-aside"    // to the admins: what somebody asked ended the program twice, and is tried no more
	Progress     Reason = "progress"     // how far that has come, in one message to the admin
)

// Figure is what an indicator of a unit stands at.
type Figure struct {
	Rules     string // code of the rule set whose indicator it is; "" when it is not known
	Indicator string // code
	Month     scoring.Month
	Points    scoring.Fraction
	Max       scoring.Fraction // 0 when the indicator is not assessed in the month
	Target    scoring.Fraction // in points: a warning opens below it; 0 when there is none
	Tally     scoring.Tally
	DataTime  time.Time // up to when the data behind it reaches; zero when unknown
}

// Assessed says whether the indicator is assessed in the month. A figure that is not has no Max, and only says so.
func (f Figure) Assessed() bool { return f.Max.Sign() > 0 }

// Bounds are what the points are held against where they are shown, by their rules: the target and the maximum.
func (f Figure) Bounds(rules *scoring.RuleSet) scoring.Bounds { return rules.Bounds(f.Target, f.Max) }

// Change is an indicator that a notice tells of, with what it moved from and to.
type Change struct {
	Indicator string  // code
	From      *Figure // nil when nothing is known from before
	To        Figure
	Since     time.Time // when the warning was opened

	// What Plan must know besides, and rows do not keep.
	Knows int64     // who acknowledged the warning: they are told what becomes of it, even if no message about it went out to them
	Asked time.Time // for when a person asked to be reminded of it: what warns them from then on reminds them, too
}

// State is how far a row of the outbox has come. Its words are in the store.
type State string

// The states of a row. Queued, Held, Sending and Unknown are not final.
const (
	Queued    State = "queued"
	Held      State = "held"    // its broadcast is paused
	Sending   State = "sending" // the request may have gone out
	Accepted  State = "accepted"
	Refused   State = "refused" // parked: an operator must look
	Unknown   State = "unknown" // the answer did not come back, for the second time
	Cancelled State = "cancelled"
	Expired   State = "expired" // nobody needs it any more
)

// Row is one notice for one person, as the outbox keeps it: facts, never words.
type Row struct {
	ID        int64
	Version   int64 // another one whenever it comes to tell of something else, or at another time, or waits anew
	Person    int64
	Unit      string // "" for what concerns no single unit
	Reason    Reason
	Month     scoring.Month // that it is about; "" for none
	Reference int64         // number of what it is about, as its Kind says; 0 for none
	Occasion  string        // tells it apart from others about the same; it is compared, never read
	Changes   []Change
	Facts     Facts
	Priority  int       // that of its Kind, as it was queued
	NotBefore time.Time // not to be sent earlier
	Expires   time.Time // from then on it is not sent any more; zero for never
	State     State
	Attempts  int    // sends begun
	Unsure    int    // sends whose answer did not come back
	Message   int    // Telegram's id of the message that it went out in; 0 before
	Why       string // why it was refused or cancelled; "" otherwise
}

// Facts are what the words of some reasons need besides.
type Facts struct {
	Held  string       `json:"held,omitempty"`  // of Roles: what the person held before, as people.Held writes it
	Sum   string       `json:"sum,omitempty"`   // of Differs: what knows the differences again
	Units int          `json:"units,omitempty"` // of Differs: how many units differ
	Term  scoring.Term `json:"term,omitempty"`  // of Differs: the quarter or year; "" for a month
}

// Key is what makes it the same notice: one of a key is queued once.
func (r Row) Key() string {
	parts, of := []string{string(r.Reason)}, r.Reason.Kind().Key
	if of&ofUnit != 0 {
		parts = append(parts, r.Unit)
	}
	if of&ofMonth != 0 {
		parts = append(parts, string(r.Month))
	}
	if of&ofOccasion != 0 {
		parts = append(parts, r.Occasion)
	}
	if of&ofReference != 0 {
		parts = append(parts, strconv.FormatInt(r.Reference, 10))
	}
	return strings.Join(append(parts, strconv.FormatInt(r.Person, 10)), "|")
}

// losesWarning says whether the event takes a warning that it tells of out of the row.
func (r Row) losesWarning(by event) bool { return r.Reason.Kind().OvertakenBy&by != 0 }

// isWaiting says whether the row is still to be sent.
func (r Row) isWaiting(at time.Time) bool {
	return r.State == Queued && (r.Expires.IsZero() || at.Before(r.Expires))
}
