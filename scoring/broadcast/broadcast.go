// Package broadcast is what an admin writes to many: its content, whom it is for, how far it has come, and what became of
// it for each person. It is pure.
package broadcast

import "time"

// Kind is what a broadcast consists of. Its words are in the store.
type Kind string

// The kinds. A photo and a document have the text as their caption.
const (
	Text     Kind = "text"
	Photo    Kind = "photo"
	Document Kind = "document"
)

// Content is what is sent: a text with placeholders, and with Photo or Document the file that Telegram keeps under an id.
type Content struct {
	Kind Kind
	Text string
	File string // Telegram's id; "" for Text
}

// State is how far a broadcast has come. Its words are in the store.
type State string

// The states. Done and Cancelled may still be followed: what was refused can be tried again after Done.
const (
	Draft     State = "draft"
	Scheduled State = "scheduled" // confirmed: it begins at SendAt
	Running   State = "running"
	Paused    State = "paused"
	Done      State = "done"
	Cancelled State = "cancelled"
)

// RefusedInRow is after how many refusals in a row a broadcast stops by itself.
const RefusedInRow = 20

// Fresh is how long after its last change a draft may still be sent.
const Fresh = 24 * time.Hour

// Stop is why a broadcast is paused. Its words are in the store.
type Stop string

// The reasons.
const (
	ByAdmin    Stop = "admin"
	ByRefusals Stop = "refusals" // RefusedInRow sends in a row were refused
	ByRestore  Stop = "restored" // it was under way when the copy was made that was put in the store's place
	ByOtherBot Stop = "bot"      // another bot serves now, to which Telegram does not give the file
)

// Broadcast is one as it is kept. It changes by whoever knows its Version.
type Broadcast struct {
	ID       int64
	By       int64 // the admin who wrote it
	Made     time.Time
	Changed  time.Time
	Content  Content
	Audience Audience
	Confirm  bool      // it has a button by which people say that they received it
	SendAt   time.Time // zero: as soon as it is confirmed
	State    State
	Stop     Stop  // why it is Paused
	Version  int64 // rises with each change by a person
	Update   int64 // the update that changed it last
	Chat     int64 // where the progress is shown; 0 before it is confirmed
	Message  int   // the message in which it is; 0 when it has none yet

	// To are the recipients, once each. The confirmation sets them; the store keeps them as rows, and does not read them back here.
	To []Recipient
}

// Expired says whether it is a draft that was left alone for too long to be sent.
func (b Broadcast) Expired(at time.Time) bool {
	return b.State == Draft && !at.Before(b.Changed.Add(Fresh))
}
