package sandbox

import (
	"context"
	"slices"

	"motcua/bot/sandbox/botapi"
	"motcua/bot/sandbox/richtext"
)

const (
	notModified = "message is not modified: specified new message content and reply markup are exactly the same as " +
		"a current content and reply markup of the message"
	captionTooLong = "MEDIA_CAPTION_TOO_LONG"
)

func (s calls) editMessageText(_ context.Context, args botapi.Arguments) (any, error) {
	f, err := readText(args, "MESSAGE_TOO_LONG")
	if err != nil {
		return nil, err
	}
	return s.edit(args, func(e *Entry) (content, error) {
		if e.Photo != nil || e.Document != nil {
			return content{}, botapi.BadRequest("there is no text in the message to edit")
		}
		return content{formatted: f}, nil
	})
}

func (s calls) editMessageCaption(_ context.Context, args botapi.Arguments) (any, error) {
	f, err := readCaption(args, captionTooLong)
	if err != nil {
		return nil, err
	}
	return s.edit(args, func(e *Entry) (content, error) {
		if e.Photo == nil && e.Document == nil {
			return content{}, botapi.BadRequest("there is no caption in the message to edit")
		}
		return content{f, e.Photo, e.Document}, nil
	})
}

func (s calls) editMessageReplyMarkup(_ context.Context, args botapi.Arguments) (any, error) {
	return s.edit(args, func(e *Entry) (content, error) {
		return content{formatted{text: e.Text, html: e.HTML, entities: e.Entities}, e.Photo, e.Document}, nil
	})
}

// editMessageMedia puts a picture or a file in the place of another one, or of a text.
func (s calls) editMessageMedia(_ context.Context, args botapi.Arguments) (any, error) {
	media := botapi.Arguments(args["media"].(map[string]any))
	f, err := readCaption(media, captionTooLong)
	if err != nil {
		return nil, err
	}
	return s.edit(args, func(*Entry) (content, error) {
		file, err := s.fileOf(media["media"], media.Text("type"))
		switch {
		case err != nil:
			return content{}, err
		case file.photo():
			return content{formatted: f, photo: file}, nil
		}
		return content{formatted: f, document: file}, nil
	})
}

// content is what stands in a message: a text, or a picture or a document with a caption.
type content struct {
	formatted
	photo, document *File
}

// equals says whether a message has this content already.
func (c content) equals(e *Entry) bool {
	return c.text == e.Text && slices.EqualFunc(c.entities, e.Entities, sameEntity) && c.photo == e.Photo && c.document == e.Document
}

// edit gives a message of the bot new content and the markup of the request, none if it names none.
func (s calls) edit(args botapi.Arguments, become func(*Entry) (content, error)) (any, error) {
	m, err := readMarkup(args)
	if err != nil {
		return nil, err
	}
	if _, given := args["chat_id"]; !given {
		return nil, botapi.BadRequest("chat_id is empty")
	}
	if args.Number("message_id") == 0 {
		return nil, botapi.BadRequest("message identifier is not specified")
	}
	c, err := s.recipient(args)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byID[int(args.Number("message_id"))]
	if e == nil || e.Deleted {
		return nil, botapi.BadRequest("message to edit not found")
	}
	if !e.Bot || e.markup.kind != "" && e.markup.kind != "inline" {
		return nil, botapi.BadRequest("message can't be edited")
	}
	next, err := become(e)
	if err != nil {
		return nil, err
	}
	if next.equals(e) && m.equals(e.markup) {
		return nil, botapi.BadRequest(notModified)
	}
	if err := s.keepPace(c); err != nil {
		return nil, err
	}
	e.Text, e.HTML, e.Entities = next.text, next.html, next.entities
	e.Photo, e.Document = next.photo, next.document
	e.markup, e.Buttons = m, m.inline
	e.Edited = s.now()
	e.Edits++
	c.wakeReaders()
	s.publish(e)
	return e.wire(c), nil
}

func sameEntity(a, b richtext.Entity) bool {
	if (a.User == nil) != (b.User == nil) || a.User != nil && *a.User != *b.User {
		return false
	}
	a.User, b.User = nil, nil
	return a == b
}
