package sandbox

import (
	"fmt"
	"slices"

	"motcua/bot/sandbox/botapi"
	"motcua/bot/sandbox/richtext"
)

// Button is an inline button as the bot sent it.
type Button struct {
	Label string
	Data  string // callback_data
	URL   string
	Copy  string // the text that a press copies
	Style string // "danger", "success", "primary" or ""
}

// markup is what stands under a message.
type markup struct {
	kind   string // "inline", "keyboard", "remove", "force_reply"; "" for none
	inline [][]Button
	keys   [][]string // of a reply keyboard
	hint   string     // of a reply keyboard, shown where one writes
}

func (m markup) equals(other markup) bool {
	return m.kind == other.kind && slices.EqualFunc(m.inline, other.inline, slices.Equal[[]Button])
}

// Telegram's limits on inline keyboards.
const (
	mostButtons      = 100
	mostButtonsInRow = 8
	longestData      = 64 // bytes
	longestCopy      = 256
)

// readMarkup reads a checked reply_markup.
func readMarkup(args botapi.Arguments) (markup, error) {
	object, ok := args["reply_markup"].(map[string]any)
	if !ok {
		return markup{}, nil
	}
	switch {
	case object["inline_keyboard"] != nil:
		return readInline(object["inline_keyboard"].([]any))
	case object["keyboard"] != nil:
		return readKeys(object)
	case object["remove_keyboard"] == true:
		return markup{kind: "remove"}, nil
	case object["force_reply"] == true:
		return markup{kind: "force_reply"}, nil
	}
	return markup{}, botapi.Strict("reply_markup is no markup at all")
}

func readInline(rows []any) (markup, error) {
	m := markup{kind: "inline"}
	count := 0
	for _, row := range rows {
		var buttons []Button
		for _, value := range row.([]any) {
			button, err := readButton(value.(map[string]any))
			if err != nil {
				return markup{}, err
			}
			buttons = append(buttons, button)
		}
		count += len(buttons)
		if len(buttons) > mostButtonsInRow || count > mostButtons {
			return markup{}, botapi.BadRequest("REPLY_MARKUP_TOO_LONG")
		}
		if len(buttons) > 0 {
			m.inline = append(m.inline, buttons)
		}
	}
	if len(m.inline) == 0 {
		return markup{}, nil // an empty keyboard takes the buttons away
	}
	return m, nil
}

func readButton(object map[string]any) (Button, error) {
	word := func(name string) string { text, _ := object[name].(string); return text }
	b := Button{Label: word("text"), Data: word("callback_data"), URL: word("url"), Style: word("style")}
	target, copies := object["copy_text"].(map[string]any)
	b.Copy, _ = target["text"].(string)
	// An empty copy_text beside another action is none: that is how go-telegram/bot writes every button.
	actions := 0
	for _, action := range []string{b.Data, b.URL, b.Copy} {
		if action != "" {
			actions++
		}
	}
	switch {
	case b.Label == "":
		return b, botapi.BadRequest("inline keyboard button text is empty")
	case richtext.Length(b.Copy) > longestCopy, copies && actions == 0:
		return b, botapi.BadRequest("BUTTON_COPY_TEXT_INVALID")
	case actions == 0:
		return b, botapi.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case actions > 1:
		return b, botapi.Strict("button %q has more than one action", b.Label)
	case len(b.Data) > longestData:
		return b, botapi.BadRequest("BUTTON_DATA_INVALID")
	case b.Style != "" && b.Style != "danger" && b.Style != "success" && b.Style != "primary":
		return b, botapi.BadRequest("BUTTON_STYLE_INVALID")
	}
	if b.URL != "" {
		if err := richtext.CheckLink(b.URL); err != nil {
			return b, botapi.BadRequest(fmt.Sprintf("inline keyboard button URL '%s' is invalid: %v", b.URL, err))
		}
	}
	return b, nil
}
