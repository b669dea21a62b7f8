package telegram

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// Send sends a message to a chat and returns its id, or the id of the message it took the place of.
//
// The error is one of bot.Gone, bot.Busy and bot.Refused (nothing was delivered), or bot.Unknown (it may have been).
// Any other error means that nothing went out: Telegram is out of reach, or refuses the token.
//
// A message that Telegram refuses for its form goes once more as plain text, cut to Telegram's limit. An edit that
// changes nothing is a success; when the message to edit cannot be edited any more, a new one is sent. An edit cannot
// protect what was sent unprotected.
func (c *Client) Send(ctx context.Context, chat int64, m bot.Message) (int, error) {
	id, err := c.place(ctx, chat, m, models.ParseModeHTML)
	refused, ok := errors.AsType[bot.Refused](err)
	if !ok {
		return id, err
	}
	limit := maxText
	if m.Photo != nil || m.File != nil {
		limit = maxCaption
	}
	m.HTML = plain(m.HTML, limit)
	if says(refused.Reason, "button", "keyboard") {
		m.Buttons = nil
	}
	c.log.Error("Telegram refuses a message for its form; it goes as plain text", "reason", refused.Reason)
	return c.place(ctx, chat, m, "")
}

// place edits or sends in one parse mode.
func (c *Client) place(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (int, error) {
	if m.Edit != 0 {
		err := c.edit(ctx, chat, m, mode)
		if err == nil {
			return m.Edit, nil
		}
		refused, ok := errors.AsType[bot.Refused](err)
		if ok && says(refused.Reason, "message is not modified") {
			return m.Edit, nil
		}
		if !ok || !says(refused.Reason, "message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID",
			"no text in the message to edit", "message identifier is not specified", "message not found") {
			return 0, err
		}
		m.Edit = 0
	}
	var sent struct {
		ID int `json:"message_id"`
	}
	switch {
	case m.Photo != nil || m.File != nil:
		uploaded, err := c.upload(ctx, chat, m, mode)
		if err != nil {
			return 0, err
		}
		sent.ID = uploaded
	default:
		err := c.call(ctx, "sendMessage", tg.SendMessageParams{ChatID: chat, Text: m.HTML, ParseMode: mode,
			LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: new(true)}, ProtectContent: m.Protected,
			ReplyMarkup: keyboard(m.Buttons)}, &sent)
		if err != nil {
			return 0, fmt.Errorf("sending a message: %w", err)
		}
	}
	return sent.ID, nil
}

func (c *Client) edit(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) error {
	if m.Photo == nil && m.File == nil {
		err := c.call(ctx, "editMessageText", tg.EditMessageTextParams{ChatID: chat, MessageID: m.Edit, Text: m.HTML,
			ParseMode: mode, LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: new(true)},
			ReplyMarkup: keyboard(m.Buttons)}, nil)
		if err != nil {
			return fmt.Errorf("editing a message: %w", err)
		}
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, uploadPatience(m))
	defer cancel()
	var media models.InputMedia = &models.InputMediaPhoto{Media: "attach://figures.png", Caption: m.HTML, ParseMode: mode,
		MediaAttachment: bytes.NewReader(m.Photo)}
	if m.Photo == nil {
		media = &models.InputMediaDocument{Media: "attach://" + m.File.Name, Caption: m.HTML, ParseMode: mode,
			MediaAttachment: bytes.NewReader(m.File.Body)}
	}
	_, err := c.uploads.EditMessageMedia(ctx, &tg.EditMessageMediaParams{ChatID: chat, MessageID: m.Edit, Media: media,
		ReplyMarkup: keyboard(m.Buttons)})
	return c.uploadError("editing a picture or file", err)
}

// upload sends a picture or a file with the text as its caption.
func (c *Client) upload(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, uploadPatience(m))
	defer cancel()
	var sent *models.Message
	var err error
	if m.Photo != nil {
		sent, err = c.uploads.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: chat, Caption: m.HTML, ParseMode: mode,
			Photo:          &models.InputFileUpload{Filename: "figures.png", Data: bytes.NewReader(m.Photo)},
			ProtectContent: m.Protected, ReplyMarkup: keyboard(m.Buttons)})
	} else {
		sent, err = c.uploads.SendDocument(ctx, &tg.SendDocumentParams{ChatID: chat, Caption: m.HTML, ParseMode: mode,
			Document:       &models.InputFileUpload{Filename: m.File.Name, Data: bytes.NewReader(m.File.Body)},
			ProtectContent: m.Protected, ReplyMarkup: keyboard(m.Buttons)})
	}
	if err != nil {
		return 0, c.uploadError("sending a picture or file", err)
	}
	return sent.ID, nil
}

// uploadError is the outcome inside the library's error, whose own words could repeat parts of an answer.
func (c *Client) uploadError(doing string, err error) error {
	if err == nil {
		return nil
	}
	if outcome := known(err); outcome != nil {
		return fmt.Errorf("%s: %w", doing, outcome)
	}
	return fmt.Errorf("%s: %w", doing, bot.Unknown{Err: c.token.clean(err)})
}

// known is the outcome of a request that an error carries, without what is wrapped around it; nil for another error.
func known(err error) error {
	if e, ok := errors.AsType[bot.Gone](err); ok {
		return e
	}
	if e, ok := errors.AsType[bot.Busy](err); ok {
		return e
	}
	if e, ok := errors.AsType[bot.Refused](err); ok {
		return e
	}
	if e, ok := errors.AsType[away](err); ok {
		return e
	}
	if e, ok := errors.AsType[bot.Unknown](err); ok {
		return e
	}
	if errors.Is(err, errToken) {
		return errToken
	}
	return nil
}

// uploadPatience grows with the size: 128 KiB a second is a slow line, and still a line.
func uploadPatience(m bot.Message) time.Duration {
	size := len(m.Photo)
	if m.File != nil {
		size += len(m.File.Body)
	}
	return patience + time.Duration(size>>17)*time.Second
}

// key is an inline button. The library's own always carries an empty copy_text.
type key struct {
	Text string `json:"text"`
	Data string `json:"callback_data,omitempty"`
	URL  string `json:"url,omitempty"`
}

// keyboard is the markup of rows of buttons, an untyped nil without any.
func keyboard(rows [][]bot.Button) models.ReplyMarkup {
	if len(rows) == 0 {
		return nil
	}
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

// settle answers a press, which ends the waiting sign on its button. A press that is too old to be answered is settled.
func (c *Client) settle(ctx context.Context, press string, r bot.Reply) error {
	err := c.call(ctx, "answerCallbackQuery", tg.AnswerCallbackQueryParams{
		CallbackQueryID: press, Text: cut(r.Toast, maxToast), ShowAlert: r.Alert}, nil)
	if refused, ok := errors.AsType[bot.Refused](err); ok {
		c.log.Debug("a press is not answered", "reason", cmp.Or(refused.Reason, "unstated"))
		return nil
	}
	if err != nil {
		return fmt.Errorf("answering a press: %w", err)
	}
	return nil
}
