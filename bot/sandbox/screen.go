package sandbox

// Keyboard is what stands under a person's text field in place of the phone's own keys.
type Keyboard struct {
	Rows [][]string // the keys' words; nil when there is no such keyboard
	Hint string     // shown in the empty text field, "" for nothing of the bot's
}

// Keyboard is the reply keyboard of the person's chat: that of the last message which brought one, until another takes
// it away.
func (u *User) Keyboard() Keyboard {
	c := u.chat
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := len(c.entries) - 1; i >= 0; i-- {
		switch e := c.entries[i]; e.markup.kind {
		case "keyboard":
			return Keyboard{Rows: e.markup.keys, Hint: e.markup.hint}
		case "remove":
			return Keyboard{}
		}
	}
	return Keyboard{}
}

// Reachable says whether the bot can reach the server: not while it is away.
func (s *Server) Reachable() bool { return !s.door.away.Load() }
