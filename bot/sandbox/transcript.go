package sandbox

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"motcua/bot/sandbox/richtext"
)

// Kind is what an entry of a transcript is.
type Kind string

// The kinds of entries.
const (
	Message Kind = "message" // of the bot or of a person
	Toast   Kind = "toast"   // the bot's answer to a press; Text is empty for a silent one
	Action  Kind = "action"  // "typing" and its like, in Text
	Press   Kind = "press"   // a person pressed a button; Text is its data
)

// Entry is one thing that happened in a chat, as it stands when the transcript is read.
type Entry struct {
	Kind      Kind
	Chat      int64
	At        time.Time
	Bot       bool  // done by the bot
	Person    int64 // who wrote or pressed, 0 for the bot
	MessageID int   // of the message, or of the message pressed
	Text      string
	HTML      string // as the bot sent it, "" for what it sent without parse_mode
	Entities  []richtext.Entity
	Buttons   [][]Button // under the message now
	Keys      [][]string // of the reply keyboard that came with the message
	ReplyTo   int
	Edited    time.Time // zero for never
	Edits     int
	Deleted   bool
	Protected bool
	Silent    bool   // sent without a sound
	Alert     bool   // a toast to be dismissed by hand
	PressID   string // of a press, and of the toast that answers it
	Photo     *File
	Document  *File
	Sticker   bool

	markup markup
	from   *wireUser
}

// chat is a conversation: a private one, or a group.
type chat struct {
	id    int64
	title string // of a group
	user  *User  // of a private chat

	mu      sync.Mutex // guards all below
	entries []*Entry
	byID    map[int]*Entry
	changed chan struct{} // closed at the next change; nil while nobody waits
	pace    pace

	keyboard Keyboard
}

func (c *chat) wire() wireChat {
	if c.user != nil {
		return wireChat{ID: c.id, Type: "private", FirstName: c.user.name()}
	}
	return wireChat{ID: c.id, Type: "group", Title: c.title}
}

// add appends an entry and forgets the oldest when the chat holds more than keep (0: all). The chat is locked.
func (c *chat) add(e *Entry, keep int) {
	e.Chat = c.id
	c.entries = append(c.entries, e)
	if e.Kind == Message {
		c.byID[e.MessageID] = e
	}
	if keep > 0 && len(c.entries) > keep {
		if old := c.entries[0]; old.Kind == Message {
			delete(c.byID, old.MessageID)
		}
		c.entries[0] = nil
		c.entries = c.entries[1:]
	}
	c.wakeReaders()
}

// wakeReaders wakes who waits for a change. The chat is locked.
func (c *chat) wakeReaders() {
	if c.changed != nil {
		close(c.changed)
		c.changed = nil
	}
}

// snapshot copies the transcript and tells when it is out of date.
func (c *chat) snapshot() ([]Entry, <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	entries := make([]Entry, len(c.entries))
	for i, e := range c.entries {
		entries[i] = e.copy()
	}
	if c.changed == nil {
		c.changed = make(chan struct{})
	}
	return entries, c.changed
}

func (e *Entry) copy() Entry {
	copied := *e
	copied.Entities = slices.Clone(e.Entities)
	return copied
}

// Transcript is what happened in a chat, in order. It is nil for a chat that the server does not know.
func (s *Server) Transcript(chat int64) []Entry {
	c := s.chat(chat)
	if c == nil {
		return nil
	}
	entries, _ := c.snapshot()
	return entries
}

// Wait waits until the bot has sent at least n messages to a chat, and returns the bot's messages as they stand.
func (s *Server) Wait(ctx context.Context, chat int64, n int) ([]Entry, error) {
	var sent []Entry
	err := s.WaitFor(ctx, chat, func(entries []Entry) bool {
		sent = slices.DeleteFunc(entries, func(e Entry) bool { return !e.Bot || e.Kind != Message })
		return len(sent) >= n
	})
	if err != nil {
		return sent, fmt.Errorf("wait for message %d of the bot, of which %d came: %w", n, len(sent), err)
	}
	return sent, nil
}

// WaitFor waits until the transcript of a chat is as done wants it.
func (s *Server) WaitFor(ctx context.Context, chat int64, done func([]Entry) bool) error {
	c := s.chat(chat)
	if c == nil {
		return fmt.Errorf("wait in chat %d: the sandbox has no such chat", chat)
	}
	for {
		entries, changed := c.snapshot()
		if done(entries) {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
