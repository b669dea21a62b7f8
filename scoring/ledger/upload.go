package ledger

import (
	"errors"
	"time"
)

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

// Expired says whether the file is too old to be taken in.
func (u Upload) Expired(at time.Time) bool { return at.After(u.At.Add(uploadLasts)) }
