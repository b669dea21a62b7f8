package telegram

import (
	"context"
	"fmt"

	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// sendKeptFile are the parameters of a document that Telegram has; those of a picture are sendKnown.
type sendKeptFile struct {
	Chat      int64              `json:"chat_id"`
	Document  string             `json:"document"`
	Caption   string             `json:"caption,omitempty"`
	Mode      models.ParseMode   `json:"parse_mode,omitempty"`
	Protected bool               `json:"protect_content,omitempty"`
	Markup    models.ReplyMarkup `json:"reply_markup,omitempty"`
}

// sendKept sends a picture or a document that somebody sent to the bot, by the id under which Telegram keeps it.
func (c *Client) sendKept(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (int, error) {
	method, parameters := "sendPhoto", any(sendKnown{Chat: chat, Photo: m.PhotoID, Caption: m.HTML, Mode: mode, Protected: m.Protected, Markup: keyboard(m)})
	if m.PhotoID == "" {
		method, parameters = "sendDocument", sendKeptFile{Chat: chat, Document: m.File.ID, Caption: m.HTML, Mode: mode, Protected: m.Protected, Markup: keyboard(m)}
	}
	var sent sentMessage
	if err := c.call(ctx, method, parameters, &sent); err != nil {
		return 0, fmt.Errorf("sending a kept picture or document: %w", err)
	}
	return sent.ID, nil
}
