package scoring

import (
	"strings"
	"time"
)

// Record is a standing as the store keeps it, with what a reader must be told beside the figures.
type Record struct {
	Standing
	Name      string    // the unit's name in the register
	DataTime  time.Time // up to when the data behind it reaches; zero when unknown
	Stated    bool      // the data time was stated, not guessed: then it bounds the month's cut-off
	Closed    bool      // the month is closed: its figures are official and do not move; of a quarter or a year, all its months are
	Published bool      // the figures were printed in a published appendix; there are no counts behind them
}

// Place is one row of a month's ranking table. The score stands on the unit's card: what is kept for showing is rounded.
type Place struct {
	Unit, Name string
	League     int    // which of the lists ranks it that the rules rank apart; 0 where all are ranked together
	Rank       int    // in its league; 0 when the unit has no score
	Grade      string // code of the grade
	Published  bool
}

// Listed is a dossier as lists show it. An instant is zero where there is none.
type Listed struct {
	Code, Unit, UnitName, Procedure string
	Received, Due, Finished         time.Time
	Corrected                       bool // a report that its data are wrong was accepted: official figures count it all the same
}

// DaysLate is the number of calendar days begun since the due date, at least 1: overdue by an hour is 1 day late. It is for other
// programs; people are told working days.
func (l Listed) DaysLate(at time.Time) int {
	late := at.Sub(l.Due)
	if late <= 0 {
		return 0
	}
	return int((late + 24*time.Hour - 1) / (24 * time.Hour))
}

// UnitCount is how many overdue dossiers a unit has.
type UnitCount struct {
	Unit, Name string
	Count      int
}

// Source is a file that figures were taken from.
type Source struct {
	File string    // its base name
	At   time.Time // when it was taken in
}

// BookMark stands in the identity of a dossier whose code does not carry its unit and date, behind the code: its unit and the day
// of its receipt follow. No code has it.
const BookMark = "@"

// CodeShown is a dossier's code as people know it, from its identity.
func CodeShown(identity string) string {
	if day := strings.LastIndex(identity, BookMark); day > 0 {
		if unit := strings.LastIndex(identity[:day], BookMark); unit > 0 {
			return identity[:unit]
		}
	}
	return identity
}
