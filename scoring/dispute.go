package scoring

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// DisputeReason is what is wrong with a dossier's data. Its words are in the store and in buttons: they do not change.
type DisputeReason string

// The reasons that officers report.
const (
	NotSynced    DisputeReason = "unsynced" // the result was returned, and the system does not say so yet
	WrongDue     DisputeReason = "due"      // the due date is not right
	PausedUnsaid DisputeReason = "paused"   // suspended or waiting for papers, and the system does not say so
	WrongChannel DisputeReason = "channel"  // filed or paid otherwise than the system says
	NotOurs      DisputeReason = "foreign"  // another unit's
	OtherReason  DisputeReason = "other"    // in words
)

// DisputeReasons are all reasons, in the order in which they are offered.
func DisputeReasons() []DisputeReason {
	return []DisputeReason{NotSynced, WrongDue, PausedUnsaid, WrongChannel, NotOurs, OtherReason}
}

// Known says whether it is a reason there is.
func (r DisputeReason) Known() bool { return slices.Contains(DisputeReasons(), r) }

// DisputeState is what has become of a report. Its words are in the store.
type DisputeState string

// The states. Only an open report can be decided, and once. Its author can withdraw it while it is open or accepted.
const (
	DisputeOpen      DisputeState = "open"
	DisputeAccepted  DisputeState = "accepted"
	DisputeRejected  DisputeState = "rejected"
	DisputeWithdrawn DisputeState = "withdrawn"
)

// Withdrawable says whether there is something to withdraw in this state.
func (s DisputeState) Withdrawable() bool { return s == DisputeOpen || s == DisputeAccepted }

// Dispute is somebody's report that the data of a dossier are wrong. It changes no official figure.
type Dispute struct {
	ID        int64
	Month     Month  // whose figures it is about
	Dossier   Listed // as the data say now; its unit is the one that reported it
	Reason    DisputeReason
	Words     string // of OtherReason; "" for the others
	By        int64  // Telegram id
	At        time.Time
	State     DisputeState
	DecidedBy int64     // Telegram id; 0 when nobody has decided
	DecidedAt time.Time // zero when nobody has decided
	Withdrawn time.Time // zero unless it is withdrawn
}

// DisputeWords is how many characters of a reason in words are kept.
const DisputeWords = 200

// personalDigits is from how many digits on a number in words may be somebody's: identity cards have 9 or 12, phones 10.
const personalDigits = 9

var longNumber = regexp.MustCompile(`\d{9,}`)

// MaskNumbers is a text, such as the name of a file, with every run of nine digits and more masked: it may be somebody's number.
func MaskNumbers(text string) string {
	return longNumber.ReplaceAllStringFunc(text, func(number string) string { return strings.Repeat("x", len(number)) })
}

// HasLongNumber says whether a text has a run of nine digits and more.
func HasLongNumber(text string) bool { return longNumber.MatchString(text) }

// MayBePersonal says whether words hold a number so long that it may be a phone's or an identity card's, however it is
// grouped. A slash or a colon parts numbers, as in dates and times, and so does a letter.
func MayBePersonal(words string) bool {
	digits := 0
	for _, r := range words {
		switch {
		case unicode.IsNumber(r):
			if digits++; digits >= personalDigits {
				return true
			}
		case unicode.IsLetter(r), r == '/', r == ':':
			digits = 0
		}
	}
	return false
}
