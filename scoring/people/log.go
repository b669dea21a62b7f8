package people

import "time"

// Entry is what somebody did, as the audit log keeps it.
type Entry struct {
	ID     int64
	At     time.Time
	By     int    // number of who did it, or CommandLine; 0 when it is not known
	Action string // what was done

	// To what. What does not apply is empty.
	Whom      int    // number of the person; 0 also for somebody who has none
	Unit      string // code of the unit, or of the one before
	UnitAfter string // code of the unit that took the place of that one
	Month     string // YYYY-MM
	Reference int64  // number of the file, notice, broadcast or report
	Details   Details
}

// Details are what an entry says beyond its columns, as the store keeps it.
type Details struct {
	Role        Role   `json:"role,omitempty"`
	Kind        string `json:"kind,omitempty"`        // of a file
	Dossier     string `json:"dossier,omitempty"`     // its code as it is shown, which names its unit
	Indicator   string `json:"indicator,omitempty"`   // its code
	Share       string `json:"share,omitempty"`       // a target, as a fraction
	Field       string `json:"field,omitempty"`       // of a column
	Meaning     string `json:"meaning,omitempty"`     // of a word
	Setting     string `json:"setting,omitempty"`     // its key
	Rules       string `json:"rules,omitempty"`       // ids of rule sets
	Points      string `json:"points,omitempty"`      // of a correction, as a fraction
	Closing     int    `json:"closing,omitempty"`     // which one of the month, from 1
	Reminded    int    `json:"reminded,omitempty"`    // how many chairs
	Grants      *int64 `json:"grants,omitempty"`      // how many were handed over
	Invitations *int64 `json:"invitations,omitempty"` // how many were handed over
	CopiedAt    string `json:"copied_at,omitempty"`   // when a copy was made, in the authority's zone

	// What is kept for the operator and shown to nobody in a chat.
	Layout     string `json:"layout,omitempty"`     // sum of a table's headers
	Invitation string `json:"invitation,omitempty"` // beginning of its hash
	Reason     string `json:"reason,omitempty"`     // why a notice was written, or points were corrected
	Update     int64  `json:"update,omitempty"`     // Telegram's number of it
	Sum        string `json:"sum,omitempty"`        // of differences
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

// LogPlace is a place in the audit log, named by the entry beside it, so that new entries do not move pages. The zero value is the newest
// part.
type LogPlace struct {
	Before int64 // those next before the entry of this id
	After  int64 // those next after it; only when Before is 0
}
