package telegram

import (
	"html"
	"strings"

	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// inlineButton is the library's, without the empty copy_text that the library writes into every button.
type inlineButton struct {
	models.InlineKeyboardButton
	CopyText *models.CopyTextButton `json:"copy_text,omitempty"`
}

// keyboard is the markup of a message, an untyped nil without any.
func keyboard(m bot.Message) models.ReplyMarkup {
	switch {
	case len(m.Buttons) > 0:
		return inline(m.Buttons)
	case len(m.Keys) > 0:
		return replyKeyboard(m.Keys)
	case m.NoKeys:
		return models.ReplyKeyboardRemove{RemoveKeyboard: true}
	}
	return nil
}

func inline(rows [][]bot.Button) models.ReplyMarkup {
	markup := struct {
		Rows [][]inlineButton `json:"inline_keyboard"`
	}{make([][]inlineButton, len(rows))}
	for r, row := range rows {
		for _, b := range row {
			markup.Rows[r] = append(markup.Rows[r], inlineButton{InlineKeyboardButton: models.InlineKeyboardButton{Text: b.Label, CallbackData: b.Data, URL: b.URL}})
		}
	}
	return markup
}

// replyKeyboard is a keyboard that stays in place of the phone's own, as low as its keys allow.
func replyKeyboard(rows [][]string) models.ReplyMarkup {
	markup := models.ReplyKeyboardMarkup{Keyboard: make([][]models.KeyboardButton, len(rows)), IsPersistent: true, ResizeKeyboard: true}
	for r, row := range rows {
		for _, text := range row {
			markup.Keyboard[r] = append(markup.Keyboard[r], models.KeyboardButton{Text: text})
		}
	}
	return markup
}

// Telegram's limits, in UTF-16 units after parsing; that of a toast is in characters.
const (
	maxText    = 4096
	maxCaption = 1024
	maxToast   = 200
)

// plainText is HTML as text: tags out, entities as the characters they stand for, at most limit UTF-16 units. A "<" that
// opens no tag stays.
func plainText(source string, limit int) string {
	var text strings.Builder
	for {
		before, tag, found := strings.Cut(source, "<")
		text.WriteString(before)
		if !found {
			break
		}
		end := strings.IndexByte(tag, '>')
		if end < 0 || !opensTag(tag) {
			text.WriteByte('<')
			source = tag
			continue
		}
		source = tag[end+1:]
	}
	return cutUnits(html.UnescapeString(text.String()), limit)
}

func opensTag(rest string) bool {
	rest = strings.TrimPrefix(rest, "/")
	return rest != "" && (rest[0]|0x20) >= 'a' && (rest[0]|0x20) <= 'z'
}

// cutUnits shortens a text to a number of UTF-16 units, with an ellipsis for what is gone. It never splits a character.
func cutUnits(text string, limit int) string {
	units, fits := 0, 0 // fits is where an ellipsis still has room
	for at, r := range text {
		if units < limit {
			fits = at
		}
		units++
		if r > 0xFFFF {
			units++
		}
		if units > limit {
			return text[:fits] + "…"
		}
	}
	return text
}
