package telegram

import (
	"bytes"
	"context"
	"sync"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// upload sends a picture or a file with the text as its caption, or puts it in the place of the message to edit. The
// chat shows meanwhile that something is on its way.
func (c *Client) upload(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (*models.Message, error) {
	defer c.announce(ctx, chat, m)()
	const doing = "uploading a picture or file"
	within := uploadPatience(m)
	switch {
	case m.Edit != 0:
		return ask(ctx, c, doing, within, c.library.EditMessageMedia, &tg.EditMessageMediaParams{ChatID: chat, MessageID: m.Edit,
			Media: withUpload(m, mode), ReplyMarkup: keyboard(m)})
	case m.Photo != nil:
		return ask(ctx, c, doing, within, c.library.SendPhoto, photo(chat, m, mode,
			&models.InputFileUpload{Filename: pictureName, Data: bytes.NewReader(m.Photo)}))
	default:
		return ask(ctx, c, doing, within, c.library.SendDocument, document(chat, m, mode,
			&models.InputFileUpload{Filename: m.File.Name, Data: bytes.NewReader(m.File.Body)}))
	}
}

// sendByFileID sends a picture or a document by the id under which Telegram keeps it, or puts a picture in the place of the
// message to edit.
func (c *Client) sendByFileID(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode, id string) (int, error) {
	const doing = "sending a picture or document by its id"
	var sent *models.Message
	var err error
	switch file := (&models.InputFileString{Data: id}); {
	case m.Edit != 0:
		sent, err = ask(ctx, c, doing, patience, c.library.EditMessageMedia, &tg.EditMessageMediaParams{ChatID: chat, MessageID: m.Edit,
			Media: &models.InputMediaPhoto{Media: id, Caption: m.HTML, ParseMode: mode}, ReplyMarkup: keyboard(m)})
	case m.File != nil && m.PhotoID == "":
		sent, err = ask(ctx, c, doing, patience, c.library.SendDocument, document(chat, m, mode, file))
	default:
		sent, err = ask(ctx, c, doing, patience, c.library.SendPhoto, photo(chat, m, mode, file))
	}
	if err != nil {
		return 0, err
	}
	return sent.ID, nil
}

func photo(chat int64, m bot.Message, mode models.ParseMode, file models.InputFile) *tg.SendPhotoParams {
	return &tg.SendPhotoParams{ChatID: chat, Caption: m.HTML, ParseMode: mode, Photo: file, ProtectContent: m.Protected, ReplyMarkup: keyboard(m)}
}

func document(chat int64, m bot.Message, mode models.ParseMode, file models.InputFile) *tg.SendDocumentParams {
	return &tg.SendDocumentParams{ChatID: chat, Caption: m.HTML, ParseMode: mode, Document: file, ProtectContent: m.Protected, ReplyMarkup: keyboard(m)}
}

// pictureName is the name under which pictures are uploaded; nobody sees it.
const pictureName = "figures.png"

// withUpload is what takes the place of a message, with its bytes beside it.
func withUpload(m bot.Message, mode models.ParseMode) models.InputMedia {
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

// uploadPatience grows with the size: 128 KiB a second is a slow line, and still a line.
func uploadPatience(m bot.Message) time.Duration {
	size := len(m.Photo)
	if m.File != nil {
		size += len(m.File.Body)
	}
	return patience + time.Duration(size>>17)*time.Second
}
