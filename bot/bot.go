// Package bot holds the words that the rooms of the bot share: what a person did, what is answered, and how a send
// can fail. It has no behaviour.
package bot

import (
	"fmt"
	"log/slog"
	"time"
)

// Request is one thing a person did. It is all that is kept of an update until it is answered.
type Request struct {
	Update   int64     `json:"update"`             // Telegram's update id, unique and rising
	Chat     int64     `json:"chat"`               // where the answer goes
	Person   int64     `json:"person"`             // Telegram user id; in a private chat equal to Chat
	Private  bool      `json:"private"`            // false in groups and channels
	Language string    `json:"language,omitempty"` // the language of the person's Telegram, "vi", "en-GB", or ""
	At       time.Time `json:"at"`                 // when it was sent, by Telegram's clock
	Text     string    `json:"text,omitempty"`     // the message's text or caption
	Document *Document `json:"document,omitempty"` // the file that came with it
	Photo    string    `json:"photo,omitempty"`    // Telegram's id of the picture that came with it
	Press    *Press    `json:"press,omitempty"`    // the button pressed; then Text is empty
	Other    bool      `json:"other,omitempty"`    // a sticker, a voice message …: something the bot cannot read
	Gone     bool      `json:"gone,omitempty"`     // the person blocked the bot; nothing is answered
}

// Document is a file sent to the bot.
type Document struct {
	FileID string `json:"file_id"` // under which Telegram keeps it for this bot
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes; 0 when Telegram does not say
}

// Press is a button pressed under a message of the bot.
type Press struct {
	ID      string `json:"id"`                // to be answered within 150 s
	Data    string `json:"data"`              // what the button carried, at most 64 bytes
	Message int    `json:"message"`           // id of the message it stands under; 0 when Telegram no longer has it
	Picture bool   `json:"picture,omitempty"` // that message is a picture: a text cannot take its place, only a picture can
}

// LogValue keeps ids and texts out of logs.
func (r Request) LogValue() slog.Value {
	kind := "text"
	switch {
	case r.Press != nil:
		kind = "press"
	case r.Document != nil:
		kind = "document"
	case r.Photo != "":
		kind = "photo"
	case r.Other:
		kind = "other"
	}
	return slog.GroupValue(slog.Int64("update", r.Update), slog.String("kind", kind))
}

// Reply is the whole answer to a request: messages in order, and a toast for a press.
type Reply struct {
	Messages []Message
	Toast    string // shown briefly over the chat, at most 200 characters; only for a press
	Alert    bool   // the toast must be dismissed by hand
	// Commands, when set, become the chat's command menu: somebody's roles or language changed.
	Commands []Command
	// Menus are set in other chats: the person changed what somebody else may ask.
	Menus []Menu
	// Later says that this is the beginning of an answer that takes long: the rest is asked for once it is out, while the
	// chat goes on being answered, and takes the place of the first message, if there is one. When the beginning says nothing,
	// a press is answered by the rest.
	Later bool
	// Stopped are the updates of which the person wants the rest of the answer no more: it is asked for at once, out of its turn,
	// for what is to be told instead.
	Stopped []int64
}

// Wait is why the rest of an answer that takes long is not looked for at this moment. The zero value says that it is.
type Wait struct {
	Place int   // in the queue of all that takes long, from 1, which is looked for; 0 for none
	Full  bool  // the queue takes nothing more: the rest will never be looked for
	Cause error // why a file that the answer needs does not come from Telegram; nil when it is not that
}

// Menu is the command menu of a chat.
type Menu struct {
	Chat     int64
	Commands []Command
}

// Message is one message to a chat, in Telegram's HTML: built by package view from escaped parts.
type Message struct {
	HTML      string     // at most 4096 characters once parsed
	Buttons   [][]Button // rows of inline buttons
	Edit      int        // id of the message that this one takes the place of; 0 to send a new one
	Protected bool       // cannot be forwarded or saved: lists of dossiers
	Photo     []byte     // a picture with HTML as its caption (at most 1024 characters once parsed)
	PhotoID   string     // Telegram's id of a picture that it keeps, in the place of Photo
	File      *File      // a document with HTML as its caption
	Keys      [][]string // rows of a lasting keyboard in place of the phone's own; not with Buttons, not in an edit
	NoKeys    bool       // takes that keyboard away; not with Buttons, not in an edit
}

// File is a document to send.
type File struct {
	Name string
	Body []byte
	ID   string // Telegram's id of a document that it keeps, in the place of Name and Body
}

// Button is an inline button.
type Button struct {
	Label string
	Data  string // at most 64 bytes; exclusive with URL
	URL   string
	// Protects says that what takes the place of the message at a press is protected: an edit cannot protect what was sent without.
	Protects bool
}

// Command is an entry of the command menu.
type Command struct{ Name, Description string }

// Unreachable is the error of a send to somebody who blocked the bot, deleted their account or never started it.
type Unreachable struct{ Reason string }

func (e Unreachable) Error() string { return "the recipient is gone: " + e.Reason }

// Busy is the error of a send that Telegram wants later.
type Busy struct{ After time.Duration }

func (e Busy) Error() string { return fmt.Sprintf("Telegram asks to wait %v", e.After) }

// Pending is the error of an answer that cannot be found yet: the request is to be asked again soon, for as long as it takes.
type Pending struct{ Err error }

func (e Pending) Error() string { return "the answer waits: " + e.Err.Error() }

// Unwrap gives what it waits for.
func (e Pending) Unwrap() error { return e.Err }

// Refused is the error of a send that Telegram will never accept as it is.
type Refused struct{ Reason string }

func (e Refused) Error() string { return "Telegram refused the request: " + e.Reason }

// Unfetched is the error of an answer that needs a file which Telegram does not give out at the moment: the same answer may be
// found a while later.
type Unfetched struct{ Err error }

func (e Unfetched) Error() string { return "a file does not come from Telegram: " + e.Err.Error() }

// Unwrap is how the fetching failed.
func (e Unfetched) Unwrap() error { return e.Err }

// Unknown is the error of a send whose outcome is not known: the request went out, the answer did not come back.
type Unknown struct {
	Err    error
	Failed bool // an answer did come back: Telegram failed, and has hardly delivered anything
}

func (e Unknown) Error() string { return "the outcome of the send is not known: " + e.Err.Error() }

// Unwrap is the transport's error.
func (e Unknown) Unwrap() error { return e.Err }
