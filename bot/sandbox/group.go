package sandbox

import "motcua/bot/sandbox/richtext"

// Group is a group chat that the bot is a member of.
type Group struct {
	ID int64

	server *Server
	chat   *chat
}

// Group is the group with that id, made on first use; ids of groups are negative.
func (s *Server) Group(id int64, title string) *Group {
	s.chatsMu.Lock()
	defer s.chatsMu.Unlock()
	c := s.chats[id]
	if c == nil {
		c = &chat{id: id, title: title, byID: map[int]*Entry{}}
		s.chats[id] = c
	}
	return &Group{ID: id, server: s, chat: c}
}

// Send writes to the group. In privacy mode, which the sandbox plays, the bot sees commands only: other texts are in
// the transcript and reach nobody.
func (g *Group) Send(from *User, text string) (messageID int) {
	e := Entry{Text: text, Entities: richtext.CommandEntities(text)}
	if len(e.Entities) > 0 && e.Entities[0].Offset == 0 {
		return g.server.receive(g.chat, from, e)
	}
	e.Kind, e.Person, e.from, e.At = Message, from.ID, from.wire(), g.server.now()
	g.chat.mu.Lock()
	defer g.chat.mu.Unlock()
	e.MessageID = int(g.server.messages.Add(1))
	g.chat.add(&e, g.server.config.KeepTranscript)
	return e.MessageID
}
