package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// upload sends a picture or a file with the text as its caption, or puts it in the place of the message to edit. The
// chat shows meanwhile that something is on its way.
func (c *Client) upload(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (*models.Message, error) {
	ctx, cancel := context.WithTimeout(ctx, uploadPatience(m))
	defer cancel()
	defer c.announce(ctx, chat, m)()
	var sent *models.Message
	var err error
	switch {
	case m.Edit != 0:
		sent, err = c.uploads.EditMessageMedia(ctx, &tg.EditMessageMediaParams{ChatID: chat, MessageID: m.Edit,
			Media: attached(m, mode), ReplyMarkup: keyboard(m)})
	case m.Photo != nil:
		sent, err = c.uploads.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: chat, Caption: m.HTML, ParseMode: mode,
			Photo:          &models.InputFileUpload{Filename: pictureName, Data: bytes.NewReader(m.Photo)},
			ProtectContent: m.Protected, ReplyMarkup: keyboard(m)})
	default:
		sent, err = c.uploads.SendDocument(ctx, &tg.SendDocumentParams{ChatID: chat, Caption: m.HTML, ParseMode: mode,
			Document:       &models.InputFileUpload{Filename: m.File.Name, Data: bytes.NewReader(m.File.Body)},
			ProtectContent: m.Protected, ReplyMarkup: keyboard(m)})
	}
	if err != nil {
		return nil, c.uploadError(err)
	}
	return sent, nil
}

// pictureName is the name under which pictures are uploaded; nobody sees it.
const pictureName = "figures.png"

// attached is what takes the place of a message, with its bytes beside it.
func attached(m bot.Message, mode models.ParseMode) models.InputMedia {
	if m.Photo != nil {
		return &models.InputMediaPhoto{Media: "attach://" + pictureName, Caption: m.HTML, ParseMode: mode,
			MediaAttachment: bytes.NewReader(m.Photo)}
	}
	return &models.InputMediaDocument{Media: "attach://" + m.File.Name, Caption: m.HTML, ParseMode: mode,
		MediaAttachment: bytes.NewReader(m.File.Body)}
}

// announce has the chat show that a picture or file is being sent. It holds nothing up and its failure does not matter;
// the returned function ends it.
func (c *Client) announce(ctx context.Context, chat int64, m bot.Message) (end func()) {
	action := models.ChatActionUploadDocument
	if m.Photo != nil {
		action = models.ChatActionUploadPhoto
	}
	ctx, cancel := context.WithCancel(ctx)
	var asked sync.WaitGroup
	asked.Go(func() {
		_ = c.call(ctx, "sendChatAction", tg.SendChatActionParams{ChatID: chat, Action: action}, nil)
	})
	return func() {
		cancel()
		asked.Wait()
	}
}

// uploadError is the outcome inside the library's error, whose own words could repeat parts of an answer.
func (c *Client) uploadError(err error) error {
	const doing = "uploading a picture or file"
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
