package sandbox

import (
	"strconv"
	"strings"
	"sync"

	"motcua/bot/sandbox/botapi"
	"motcua/bot/sandbox/richtext"
)

// standing is what a person lets the bot do.
type standing int

const (
	stranger standing = iota // never started the bot
	started
	blocked
	deactivated
)

// User is a person with a Telegram account and a private chat with the bot, whose id is the person's.
type User struct {
	ID       int64
	Language string // of the person's Telegram: "vi", "en", "" for untold

	server *Server
	chat   *chat

	mu       sync.Mutex
	standing standing
}

// User is the person with that id, made on first use, with the language of the first use. The person has not started
// the bot: what the bot sends is refused until Start.
func (s *Server) User(id int64, language string) *User {
	s.chatsMu.Lock()
	defer s.chatsMu.Unlock()
	if c := s.chats[id]; c != nil && c.user != nil {
		return c.user
	}
	u := &User{ID: id, Language: language, server: s}
	u.chat = &chat{id: id, user: u, byID: map[int]*Entry{}}
	s.chats[id] = u.chat
	return u
}

// name is the person's first name: made up, and traceable.
func (u *User) name() string { return "Người " + strconv.FormatInt(u.ID, 10) }

func (u *User) wire() *wireUser {
	return &wireUser{ID: u.ID, FirstName: u.name(), Language: u.Language}
}

// Start presses the Start button, with the payload of a deep link or "". It also unblocks the bot.
func (u *User) Start(payload string) (messageID int) {
	return u.Send(strings.TrimRight("/start "+payload, " "))
}

// Send writes to the bot. Writing starts a bot never started and unblocks a blocked one, as Telegram's apps have it.
func (u *User) Send(text string) (messageID int) {
	return u.write(Entry{Text: text, Entities: richtext.CommandEntities(text)})
}

// SendFile sends a document to the bot.
func (u *User) SendFile(name string, body []byte) (messageID int) {
	return u.SendCaptioned(name, body, "")
}

// SendCaptioned sends a document with a caption.
func (u *User) SendCaptioned(name string, body []byte, caption string) (messageID int) {
	return u.write(Entry{
		Text: caption, Entities: richtext.CommandEntities(caption), Document: u.server.files.add(name, body, 0, 0),
	})
}

// SendPhoto sends a picture with a caption.
func (u *User) SendPhoto(body []byte, width, height int, caption string) (messageID int) {
	return u.write(Entry{Text: caption, Entities: richtext.CommandEntities(caption), Photo: u.server.files.add("", body, width, height)})
}

// Known lets the bot write to the person, as to one who started it long ago.
func (u *User) Known() { u.setStanding(started) }

// Sticker sends what the bot cannot read.
func (u *User) Sticker() (messageID int) { return u.write(Entry{Sticker: true}) }

func (u *User) write(e Entry) int {
	u.mu.Lock()
	if u.standing == deactivated {
		u.mu.Unlock()
		return 0
	}
	was := u.standing
	u.standing = started
	u.mu.Unlock()
	if was == blocked {
		u.member("kicked", "member")
	}
	return u.server.receive(u.chat, u, e)
}

// receive puts what a person wrote into a chat and before the bot.
func (s *Server) receive(c *chat, u *User, e Entry) int {
	e.Kind, e.Person, e.from, e.At = Message, u.ID, u.wire(), s.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	e.MessageID = int(s.messages.Add(1))
	c.add(&e, s.config.KeepTranscript)
	s.updates.push("message", wireUpdate{Message: e.wire(c)}, e.At)
	return e.MessageID
}

// Block blocks the bot: from now on every send to the person is refused.
func (u *User) Block() {
	if u.setStanding(blocked) == started {
		u.member("member", "kicked")
	}
}

// Unblock lifts a block.
func (u *User) Unblock() {
	u.mu.Lock()
	was := u.standing
	if was == blocked {
		u.standing = started
	}
	u.mu.Unlock()
	if was == blocked {
		u.member("kicked", "member")
	}
}

// Deactivate deletes the person's account. There is no way back.
func (u *User) Deactivate() { u.setStanding(deactivated) }

func (u *User) setStanding(next standing) (was standing) {
	u.mu.Lock()
	defer u.mu.Unlock()
	was = u.standing
	if was != deactivated {
		u.standing = next
	}
	return was
}

// member tells the bot that it was blocked or unblocked.
func (u *User) member(was, is string) {
	s := u.server
	status := func(word string) wireStatus {
		status := wireStatus{Status: word, User: s.me}
		if word == "kicked" {
			status.Until = new(int64(0))
		}
		return status
	}
	at := s.now()
	s.updates.push("my_chat_member", wireUpdate{MyChatMember: &wireMember{
		Chat: u.chat.wire(), From: *u.wire(), Date: at.Unix(), Old: status(was), New: status(is),
	}}, at)
}

// sendRefusal tells in Telegram's words why a send to the person is refused.
func (u *User) sendRefusal() error {
	u.mu.Lock()
	defer u.mu.Unlock()
	switch u.standing {
	case stranger:
		return botapi.Forbidden("bot can't initiate conversation with a user")
	case blocked:
		return botapi.Forbidden("bot was blocked by the user")
	case deactivated:
		return botapi.Forbidden("user is deactivated")
	}
	return nil
}
