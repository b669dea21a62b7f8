package sandbox

import (
	"context"
	"slices"
)

const notModified = "message is not modified: specified new message content and reply markup are exactly the same as " +
	"a current content and reply markup of the message"

func (s *Server) editMessageText(_ context.Context, args arguments) (any, error) {
	f, err := readFormatted(args, "text", "entities")
	if err != nil {
		return nil, err
	}
	if f.text == "" {
		return nil, badRequest("text must be non-empty")
	}
	if Length(f.text) > longestText {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	return s.edit(args, func(e *Entry) (formatted, error) {
		if e.Photo != nil || e.Document != nil {
			return f, badRequest("there is no text in the message to edit")
		}
		return f, nil
	})
}

func (s *Server) editMessageCaption(_ context.Context, args arguments) (any, error) {
	f, err := readFormatted(args, "caption", "caption_entities")
	if err != nil {
		return nil, err
	}
	if Length(f.text) > longestCaption {
		return nil, badRequest("MEDIA_CAPTION_TOO_LONG")
	}
	return s.edit(args, func(e *Entry) (formatted, error) {
		if e.Photo == nil && e.Document == nil {
			return f, badRequest("there is no caption in the message to edit")
		}
		return f, nil
	})
}

func (s *Server) editMessageReplyMarkup(_ context.Context, args arguments) (any, error) {
	return s.edit(args, func(e *Entry) (formatted, error) {
		return formatted{text: e.Text, html: e.HTML, entities: e.Entities}, nil
	})
}

// edit gives a message of the bot new content and the markup of the request, none if it names none.
func (s *Server) edit(args arguments, content func(*Entry) (formatted, error)) (any, error) {
	m, err := readMarkup(args)
	if err != nil {
		return nil, err
	}
	if _, given := args["chat_id"]; !given {
		return nil, badRequest("chat_id is empty")
	}
	if args.number("message_id") == 0 {
		return nil, badRequest("message identifier is not specified")
	}
	c, err := s.recipient(args)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byID[int(args.number("message_id"))]
	if e == nil || e.Deleted {
		return nil, badRequest("message to edit not found")
	}
	if !e.Bot || e.markup.kind != "" && e.markup.kind != "inline" {
		return nil, badRequest("message can't be edited")
	}
	f, err := content(e)
	if err != nil {
		return nil, err
	}
	if f.text == e.Text && slices.EqualFunc(f.entities, e.Entities, sameEntity) && m.equal(e.markup) {
		return nil, badRequest(notModified)
	}
	if err := s.keepPace(c); err != nil {
		return nil, err
	}
	e.Text, e.HTML, e.Entities = f.text, f.html, f.entities
	e.markup, e.Buttons = m, m.inline
	e.Edited = s.now()
	e.Edits++
	c.touch()
	s.publish(e)
	return e.wire(c), nil
}

func sameEntity(a, b Entity) bool {
	if (a.User == nil) != (b.User == nil) || a.User != nil && *a.User != *b.User {
		return false
	}
	a.User, b.User = nil, nil
	return a == b
}
