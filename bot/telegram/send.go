package telegram

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
	"motcua/bot/delivery"
)

// Send sends a message to a chat and returns its id, or the id of the message it took the place of.
//
// The error is one of bot.Unreachable, bot.Busy and bot.Refused (nothing was delivered), or bot.Unknown (it may have been).
// Any other error means that nothing went out: Telegram is out of reach, or refuses the token.
//
// A message that Telegram refuses for its form goes once more as plain text, cut to Telegram's limit; when it cannot take
// a picture, the caption goes alone. An edit that changes nothing is a success; when the message to edit cannot be edited
// any more, or is a picture or a file and is to become a text, a new one is sent. An edit cannot protect what was sent
// unprotected. Of Buttons, Keys and NoKeys the first that is set counts; an edit has only Buttons.
func (c *Client) Send(ctx context.Context, chat int64, m bot.Message) (id int, err error) {
	defer func() { c.sends.Add(delivery.OutcomeOf(err)) }()
	id, err = c.sendFormed(ctx, chat, m)
	if refused, ok := errors.AsType[bot.Refused](err); ok && m.Photo != nil {
		c.log.Error("Telegram refuses a picture; its caption goes alone", "reason", refused.Reason)
		m.Photo = nil
		return c.sendFormed(ctx, chat, m)
	}
	return id, err
}

// sendFormed sends a message in its form, or as plain text when Telegram refuses the form.
func (c *Client) sendFormed(ctx context.Context, chat int64, m bot.Message) (int, error) {
	id, err := c.sendOrEdit(ctx, chat, m, models.ParseModeHTML)
	refused, ok := errors.AsType[bot.Refused](err)
	if !ok {
		return id, err
	}
	limit := maxText
	if m.Photo != nil || m.PhotoID != "" || m.File != nil {
		limit = maxCaption
	}
	m.HTML = plainText(m.HTML, limit)
	if mentions(refused.Reason, "button", "keyboard") {
		m.Buttons, m.Keys, m.NoKeys = nil, nil, false
	}
	c.log.Error("Telegram refuses a message for its form; it goes as plain text", "reason", refused.Reason)
	return c.sendOrEdit(ctx, chat, m, "")
}

// sendOrEdit edits or sends in one parse mode.
func (c *Client) sendOrEdit(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (int, error) {
	if m.Edit != 0 {
		m.Keys, m.NoKeys = nil, false
		err := c.edit(ctx, chat, m, mode)
		if err == nil {
			return m.Edit, nil
		}
		refused, ok := errors.AsType[bot.Refused](err)
		if ok && mentions(refused.Reason, "message is not modified") {
			return m.Edit, nil
		}
		if !ok || !mentions(refused.Reason, "message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID",
			"no text in the message to edit", "message identifier is not specified", "message not found") {
			return 0, err
		}
		m.Edit = 0
	}
	if m.PhotoID != "" {
		return c.sendByFileID(ctx, chat, m, mode, m.PhotoID)
	}
	if m.File != nil && m.File.ID != "" {
		return c.sendByFileID(ctx, chat, m, mode, m.File.ID)
	}
	if m.Photo != nil || m.File != nil {
		return c.deliver(ctx, chat, m, mode)
	}
	var sent sentMessage
	err := c.call(ctx, "sendMessage", tg.SendMessageParams{ChatID: chat, Text: m.HTML, ParseMode: mode,
		LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: new(true)}, ProtectContent: m.Protected,
		ReplyMarkup: keyboard(m)}, &sent)
	if err != nil {
		return 0, fmt.Errorf("sending a message: %w", err)
	}
	return sent.ID, nil
}

// edit gives a message of the bot another text, picture or file. A text may become a picture; a picture never becomes a
// text.
func (c *Client) edit(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) error {
	if m.Photo != nil || m.File != nil {
		_, err := c.deliver(ctx, chat, m, mode)
		return err
	}
	err := c.call(ctx, "editMessageText", tg.EditMessageTextParams{ChatID: chat, MessageID: m.Edit, Text: m.HTML,
		ParseMode: mode, LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: new(true)},
		ReplyMarkup: keyboard(m)}, nil)
	if err != nil {
		return fmt.Errorf("editing a message: %w", err)
	}
	return nil
}

// answerCallback answers a press, which ends the waiting sign on its button. A press that is too old to be answered is settled.
func (c *Client) answerCallback(ctx context.Context, press string, r bot.Reply) error {
	err := c.call(ctx, "answerCallbackQuery", tg.AnswerCallbackQueryParams{
		CallbackQueryID: press, Text: cutUnits(r.Toast, maxToast), ShowAlert: r.Alert}, nil)
	if refused, ok := errors.AsType[bot.Refused](err); ok {
		c.log.Debug("a press is not answered", "reason", cmp.Or(refused.Reason, "unstated"))
		return nil
	}
	if err != nil {
		return fmt.Errorf("answering a press: %w", err)
	}
	return nil
}
