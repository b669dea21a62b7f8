package sandbox

import "motcua/bot/sandbox/botapi"

// Telegram's limits on reply keyboards. It leaves out the keys beyond them; the sandbox refuses them.
const (
	mostKeys      = 300
	mostKeysInRow = 12
	longestHint   = 64 // characters
)

// readKeys reads a checked ReplyKeyboardMarkup. Rows without keys do not count, as with Telegram.
func readKeys(object map[string]any) (markup, error) {
	m := markup{kind: "keyboard"}
	m.hint, _ = object["input_field_placeholder"].(string)
	if len([]rune(m.hint)) > longestHint {
		return markup{}, botapi.Strict("the reply keyboard's input_field_placeholder has more than %d characters", longestHint)
	}
	count := 0
	for _, row := range object["keyboard"].([]any) {
		var keys []string
		for _, value := range row.([]any) {
			key, _ := value.(map[string]any)["text"].(string)
			if key == "" {
				return markup{}, botapi.BadRequest("keyboard button text is empty")
			}
			keys = append(keys, key)
		}
		count += len(keys)
		if len(keys) > mostKeysInRow || count > mostKeys {
			return markup{}, botapi.Strict("the reply keyboard has more than %d keys, or %d in a row", mostKeys, mostKeysInRow)
		}
		if len(keys) > 0 {
			m.keys = append(m.keys, keys)
		}
	}
	if len(m.keys) == 0 {
		return markup{}, botapi.Strict("the reply keyboard has no keys")
	}
	return m, nil
}

// show puts the markup of a new message into force. The chat is locked.
func (c *chat) show(m markup) {
	switch m.kind {
	case "keyboard":
		c.keyboard = Keyboard{Rows: m.keys, Hint: m.hint}
	case "remove":
		c.keyboard = Keyboard{}
	}
}
