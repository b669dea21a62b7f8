package ledger

import (
	"errors"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
)

// File is one import as recorded.
type File struct {
	ID       int64
	Name     string // base name of the file
	SHA256   string // hex
	Size     int64  // bytes
	Kind     table.Kind
	At       time.Time      // when it was taken in
	Upload   int64          // the file sent that it was; 0 on the command line
	By       int64          // Telegram id of the admin; 0 on the command line
	AsOf     time.Time      // the data time that the caller stated; zero when none
	DataTime time.Time      // up to when the data reaches; zero when unknown
	Stated   bool           // the data time is stated, not guessed
	Rows     int            // data rows read
	Refused  int            // rows that could not be used
	Period   scoring.Period // of which an export of dossiers is a list; zero for none
	Lists    scoring.Lists  // and what it lists
	Taught   string         // the sum of all by which an export of dossiers was read: the program's rules, columns, words, period; "" for other kinds
	Changes  Changes
}

// Changes count what an import did to the store. Moved are those of the changed dossiers that belong to another unit by it.
type Changes struct {
	New, Changed, Unchanged, Older, Moved int

	Anew  bool // the same bytes had been taken in before: what they were read as then was taken back
	Again int  // so many later files must be sent again: rows of theirs were taken for older than what is taken back
	Rest  bool // that was not possible wholly: what it had replaced is not kept any more
}

// Lost are open dossiers that lists of now leave out by a file. Total are those that it does not contain any more, though it is a whole list
// of what was received in its period; Rows are the first of them. Past are those that an old file brings, and newer data do not have.
type Lost struct {
	Rows  []scoring.Listed
	Total int
	Past  int
}

// UnitMonth is a unit's month whose figures must be computed again.
type UnitMonth struct {
	Unit  string // code
	Month scoring.Month
}

// Listing is what a file says to have of a unit: all that was received, resolved or both in a period.
type Listing struct {
	scoring.Period
	scoring.Lists
}

// DataTime is how far the data of a unit reaches.
type DataTime struct {
	At     time.Time
	Stated bool // not guessed
}

// Upload is a file that an admin sent to the bot, to be looked at and then taken in or dropped.
type Upload struct {
	ID     int64
	Person int64  // who sent it
	FileID string // Telegram's: the file itself is not kept
	Name   string
	Size   int64 // bytes
	At     time.Time
	State  UploadState
	Period string    // that was chosen for it, as scoring.ParsePeriod reads it; "" for none
	Lists  string    // and what it lists, as scoring.ParseLists reads it
	Import int64     // that it was taken in as; 0 before
	Taken  time.Time // when; zero before, and when it was taken back
}

// UploadState is what became of a file that was sent.
type UploadState string

// The states.
const (
	UploadOpen    UploadState = "open"
	UploadTaken   UploadState = "taken"
	UploadDropped UploadState = "dropped"
	UploadUndone  UploadState = "undone" // taken in and taken back
)

// ErrEnded is the answer to taking a file in that is open no more.
var ErrEnded = errors.New("the file was taken in or dropped before")

// uploadLasts is how long a file may be taken in after it was looked at: by then other files have moved the figures.
const uploadLasts = 24 * time.Hour

// UploadsSince is since when files may have been sent that can still be used at an instant.
func UploadsSince(at time.Time) time.Time { return at.Add(-uploadLasts) }

// Expired says whether the file is too old to be taken in.
func (u Upload) Expired(at time.Time) bool { return at.After(u.At.Add(uploadLasts)) }
