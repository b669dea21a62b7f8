package sandbox

// Keyboard is what stands under a person's text field in place of the phone's own keys.
type Keyboard struct {
	Rows [][]string // the keys' words; nil when there is no such keyboard
	Hint string     // shown in the empty text field, "" for nothing of the bot's
}

// Keyboard is the reply keyboard of the person's chat: that of the last message which brought one, until another takes
// it away. A key is pressed by sending its text.
func (u *User) Keyboard() Keyboard {
	u.chat.mu.Lock()
	defer u.chat.mu.Unlock()
	return u.chat.keyboard
}

// Reachable says whether the bot can reach the server: not while it is away.
func (s *Server) Reachable() bool { return !s.door.away.Load() }
