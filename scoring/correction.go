package scoring

import "time"

// Correction is points that the authority adds to a unit's month, or with a minus takes off, beside what is counted, and why.
type Correction struct {
	Month  Month
	Unit   string // code
	Points Fraction
	Reason string
	At     time.Time
	By     int64 // Telegram id, 0 on the command line
}

// MostCorrected bounds the points of a correction, upwards and downwards.
const MostCorrected = 100
