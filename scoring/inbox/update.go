// Package inbox is what people sent, from when it arrived until its answer is out. The wire and the store share its words; it has no
// behaviour.
package inbox

// Update is an update of Telegram as it is kept: Body is the JSON of its request, which has no names, numbers or pictures.
type Update struct {
	ID   int64
	Chat int64 // updates of one chat are answered in order
	Body []byte

	Stranger bool   // whoever sent it is not registered
	Code     string // what may be an invitation's code in it, as people.ReadCode gives it; of strangers only
	Crowded  bool   // so much of strangers waits that it is answered only if its code is right
}

// Unfinished is an update that an earlier run of the program left.
type Unfinished struct {
	Update
	Aside   bool // it is given up: its person is to be told so
	Deaths  int  // of the program while it had the update in hand
	Message int  // the first part of a long answer, which is out; 0 for none
}

// SetAside is an update that could not be read, for people to look at. Body is its shape, at most 4096 bytes: the keys and numbers of
// Telegram's JSON with every text replaced by its length, so that no name or message is kept.
type SetAside struct {
	ID     int64
	Reason string
	Body   []byte
}

// Place is where an update waits for its answer.
type Place int

// The places.
const (
	First   Place = iota // among those of people who are registered, or are being so
	Last                 // among those of strangers, behind all others
	Nowhere              // it gets no answer and is not kept: a stranger has had one lately, or too many wait for theirs
)
