package scoring

import "time"

// Correction is points that the authority adds to a unit's month, quarter or year, or with a minus takes off, beside what is counted, and why.
// It is of that term alone: a quarter is counted anew, and what was wrong in a month need not be wrong in it.
type Correction struct {
	Term   Term
	Unit   string // code
	Points Fraction
	Reason string
	At     time.Time
	By     int64 // Telegram id, 0 on the command line
}

// MostCorrected bounds the points of a correction, upwards and downwards.
const MostCorrected = 100
