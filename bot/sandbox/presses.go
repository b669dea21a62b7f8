package sandbox

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"motcua/bot/sandbox/botapi"
	"motcua/bot/sandbox/richtext"
)

const (
	pressLife    = 150 * time.Second
	longestToast = 200
	queryTooOld  = "query is too old and response timeout expired or query ID is invalid"
)

// press is a button pressed and not answered yet.
type press struct {
	chat    *chat
	message int
	at      time.Time
}

// presses are those that the bot may still answer.
type presses struct {
	mu   sync.Mutex
	last int64
	open map[string]press
}

func (p *presses) begin(one press) (id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	id = strconv.FormatInt(4_000_000_000_000+p.last, 10)
	p.open[id] = one
	return id
}

// end takes a press out, once; an old one is not found.
func (p *presses) end(id string, now time.Time) (press, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	one, ok := p.open[id]
	delete(p.open, id)
	return one, ok && now.Sub(one.at) < pressLife
}

// OpenPresses is how many presses in these chats, or in all when none is named, have begun and are not answered. One that the bot let
// grow too old stays among them.
func (s *Server) OpenPresses(chats ...int64) (n int) {
	s.presses.mu.Lock()
	defer s.presses.mu.Unlock()
	for _, one := range s.presses.open {
		if len(chats) == 0 || one.chat != nil && slices.Contains(chats, one.chat.id) {
			n++
		}
	}
	return n
}

func (s calls) answerCallbackQuery(_ context.Context, args botapi.Arguments) (any, error) {
	if richtext.Length(args.Text("text")) > longestToast {
		return nil, botapi.BadRequest("MESSAGE_TOO_LONG")
	}
	if args.Text("url") != "" {
		return nil, botapi.Strict("an answer with a url is for games only")
	}
	one, ok := s.presses.end(args.Text("callback_query_id"), s.now())
	if !ok {
		return nil, botapi.BadRequest(queryTooOld)
	}
	c := one.chat
	if c == nil { // an injected press in a chat that is not there
		return true, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e := &Entry{
		Kind: Toast, Bot: true, MessageID: one.message, Text: args.Text("text"), Alert: args.Flag("show_alert"), At: s.now(),
		PressID: args.Text("callback_query_id"),
	}
	c.add(e, s.config.KeepTranscript)
	s.publish(e)
	return true, nil
}

// Press presses the first button of a message whose label or data is given. The error says what buttons there are.
func (u *User) Press(messageID int, button string) error {
	c := u.chat
	c.mu.Lock()
	e := c.byID[messageID]
	if e == nil || e.Deleted || !e.Bot {
		c.mu.Unlock()
		return fmt.Errorf("press %q under message %d: the chat has no such message of the bot", button, messageID)
	}
	rows := e.Buttons
	c.mu.Unlock()
	var there []string
	for _, b := range slices.Concat(rows...) {
		if b.Label != button && b.Data != button {
			there = append(there, b.Label)
			continue
		}
		if b.Data == "" {
			return fmt.Errorf("press %q under message %d: the button tells the bot nothing", button, messageID)
		}
		u.PressData(messageID, b.Data)
		return nil
	}
	return fmt.Errorf("press %q under message %d: its buttons are %q", button, messageID, there)
}

// PressData presses a button that may no longer be there, or never was: an old one, or a forged one. It returns the id
// of the press.
func (u *User) PressData(messageID int, data string) (id string) {
	s, c := u.server, u.chat
	at := s.now()
	id = s.presses.begin(press{chat: c, message: messageID, at: at})
	c.mu.Lock()
	defer c.mu.Unlock()
	message := &wireMessage{ID: messageID, Chat: c.wire()} // Telegram's InaccessibleMessage: date 0 and no more
	if e := c.byID[messageID]; e != nil && !e.Deleted {
		message = e.wire(c)
	}
	c.add(&Entry{Kind: Press, PressID: id, Person: u.ID, MessageID: messageID, Text: data, At: at}, s.config.KeepTranscript)
	s.updates.push("callback_query", wireUpdate{Callback: &wireCallback{
		ID: id, From: *u.wire(), Message: message, ChatInstance: strconv.FormatInt(u.ID, 10), Data: data,
	}}, at)
	return id
}
