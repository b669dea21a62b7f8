package sandbox

import (
	"encoding/json"
	"fmt"
)

// Inject puts any JSON before the bot as an update, to see what it makes of it: an object gets the next update_id, what
// is no object goes as it is. It goes whatever kinds the bot wants. The id of a callback query in it can be answered,
// once. The error says that it is not JSON.
func (s *Server) Inject(raw json.RawMessage) error {
	if !json.Valid(raw) {
		return fmt.Errorf("inject an update of %d bytes: not JSON", len(raw))
	}
	var object map[string]json.RawMessage
	_ = json.Unmarshal(raw, &object) // nil for what is no object
	at := s.now()
	if id, one := s.pressIn(object["callback_query"]); id != "" {
		one.at = at
		s.presses.mu.Lock()
		s.presses.open[id] = one
		s.presses.mu.Unlock()
	}
	u := &s.updates
	u.mu.Lock()
	defer u.mu.Unlock()
	u.add(func(id int64) any {
		if object == nil {
			return raw
		}
		object["update_id"] = fmt.Appendf(nil, "%d", id)
		return object
	}, at)
	return nil
}

// pressIn is the press that a callback query tells of, with its id; "" when there is none to answer.
func (s *Server) pressIn(query json.RawMessage) (id string, one press) {
	type party struct {
		ID int64 `json:"id"`
	}
	read := func(field json.RawMessage, into any) { _ = json.Unmarshal(field, into) } // what cannot be read is not there
	var fields, message map[string]json.RawMessage
	read(query, &fields)
	read(fields["id"], &id)
	read(fields["message"], &message)
	var from, chat party
	read(fields["from"], &from)
	read(message["chat"], &chat)
	read(message["message_id"], &one.message)
	if one.chat = s.chat(chat.ID); one.chat == nil {
		one.chat = s.chat(from.ID)
	}
	return id, one
}
