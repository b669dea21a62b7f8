package people

import "time"

// Entry is what somebody did, as the audit log keeps it.
type Entry struct {
	ID      int64
	At      time.Time
	By      int      // number of who did it, or CommandLine; 0 when it is not known
	Action  string   // what was done
	Subject []string // to what, in the words of the log
	Whom    int      // number of the person that it was done to, whose id is then the first word; 0 for none
}

// Who did something, beside the numbers of people: in a LogFilter anybody, and the command line.
const (
	Anybody     = 0
	CommandLine = -1
)

// LogFilter is which entries of the audit log are wanted. The zero value wants all.
type LogFilter struct {
	By     int
	Unit   string // code of a unit that they are about; "" for any
	Action string // "" for any
}

// LogPlace is which part of the audit log is wanted, by the entry that it lies beside, so that what is written meanwhile moves
// nothing. The zero value is its newest part.
type LogPlace struct {
	Before int64 // those next before the entry of this id
	After  int64 // those next after it; only when Before is 0
}
