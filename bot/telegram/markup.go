package telegram

import (
	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// key is an inline button. The library's own always carries an empty copy_text.
type key struct {
	Text string `json:"text"`
	Data string `json:"callback_data,omitempty"`
	URL  string `json:"url,omitempty"`
}

// keyboard is the markup of a message, an untyped nil without any.
func keyboard(m bot.Message) models.ReplyMarkup {
	switch {
	case len(m.Buttons) > 0:
		return inline(m.Buttons)
	case len(m.Keys) > 0:
		return lasting(m.Keys)
	case m.NoKeys:
		return models.ReplyKeyboardRemove{RemoveKeyboard: true}
	}
	return nil
}

func inline(rows [][]bot.Button) models.ReplyMarkup {
	markup := struct {
		Rows [][]key `json:"inline_keyboard"`
	}{make([][]key, len(rows))}
	for r, row := range rows {
		for _, b := range row {
			markup.Rows[r] = append(markup.Rows[r], key{Text: b.Label, Data: b.Data, URL: b.URL})
		}
	}
	return markup
}

// lasting is a keyboard that stays in place of the phone's own, as low as its keys allow.
func lasting(rows [][]string) models.ReplyMarkup {
	markup := struct {
		Rows       [][]key `json:"keyboard"`
		Persistent bool    `json:"is_persistent"`
		Resize     bool    `json:"resize_keyboard"`
	}{make([][]key, len(rows)), true, true}
	for r, row := range rows {
		for _, text := range row {
			markup.Rows[r] = append(markup.Rows[r], key{Text: text})
		}
	}
	return markup
}
