package telegram

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/go-telegram/bot/models"

	"motcua/bot"
)

// Pictures remembers under which id Telegram keeps a picture that was uploaded, so that it is sent again without its
// bytes. The sum is the SHA-256 of the picture's bytes in hexadecimal. It is called from several goroutines.
type Pictures interface {
	// PictureID is the id of a picture, "" for one that was never kept.
	PictureID(ctx context.Context, sum string) (fileID string, err error)
	// KeepPicture remembers an id, in place of an earlier one. It is called after each sending of the picture.
	KeepPicture(ctx context.Context, sum, fileID string) error
}

// deliver sends a picture or a file, or puts it in the place of the message to edit: a picture that Telegram knows by
// its id, anything else by uploading it. It returns the id of the message.
func (c *Client) deliver(ctx context.Context, chat int64, m bot.Message, mode models.ParseMode) (int, error) {
	if m.Photo == nil || c.pictures == nil {
		sent, err := c.upload(ctx, chat, m, mode)
		if err != nil {
			return 0, err
		}
		return sent.ID, nil
	}
	digest := sha256.Sum256(m.Photo)
	sum := hex.EncodeToString(digest[:])
	if known := c.pictureID(ctx, sum); known != "" {
		id, err := c.sendByFileID(ctx, chat, m, mode, known)
		refused, ok := errors.AsType[bot.Refused](err)
		if err == nil {
			c.keepPicture(ctx, sum, known)
		}
		if !ok || !isUnknownPicture(refused.Reason) {
			return id, err
		}
		c.log.Warn("Telegram no longer has a picture under its id; it is uploaded anew", "reason", refused.Reason)
	}
	sent, err := c.upload(ctx, chat, m, mode)
	if err != nil {
		return 0, err
	}
	c.keepPicture(ctx, sum, largestSize(sent.Photo))
	return sent.ID, nil
}

// isUnknownPicture says whether a refusal is about the id of a picture and not about the message.
func isUnknownPicture(reason string) bool {
	return mentions(reason, "file identifier", "file_id", "FILE_ID_INVALID", "FILE_REFERENCE", "PHOTO_ID_INVALID", "MEDIA_INVALID",
		"MEDIA_EMPTY", "can't use file of type", "file is temporarily unavailable", "wrong padding in the string")
}

// pictureID asks the store. One that fails costs an upload, not the message.
func (c *Client) pictureID(ctx context.Context, sum string) string {
	id, err := c.pictures.PictureID(ctx, sum)
	if err != nil {
		c.log.Error("the id of a picture cannot be looked up; it is uploaded", "error", err)
		return ""
	}
	return id
}

// keepPicture remembers an id, also one that is known: the store may drop what is not sent for long.
func (c *Client) keepPicture(ctx context.Context, sum, id string) {
	if id == "" {
		return
	}
	if err := c.pictures.KeepPicture(ctx, sum, id); err != nil {
		c.log.Error("the id of a picture is not kept; it will be uploaded again", "error", err)
	}
}

// largestSize is the id of the largest of the sizes that Telegram made of a picture, "" for none.
func largestSize(sizes []models.PhotoSize) string {
	var found models.PhotoSize
	for _, size := range sizes {
		if size.Width*size.Height >= found.Width*found.Height {
			found = size
		}
	}
	return found.FileID
}
