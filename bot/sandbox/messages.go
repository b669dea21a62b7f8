package sandbox

import (
	"context"
	"encoding/json"
	"time"

	"motcua/bot/sandbox/botapi"
)

// Telegram's limits on texts, in UTF-16 code units after formatting is parsed.
const (
	longestText    = 4096
	longestCaption = 1024
)

// deletable is how long a bot may delete a message after it was sent.
const deletable = 48 * time.Hour

func (s calls) sendMessage(_ context.Context, args botapi.Arguments) (any, error) {
	f, err := readText(args, "message is too long")
	if err != nil {
		return nil, err
	}
	return s.send(args, Entry{Text: f.text, HTML: f.html, Entities: f.entities})
}

// recipient is the chat that a request names, if the bot may write there.
func (s calls) recipient(args botapi.Arguments) (*chat, error) {
	id, _ := args["chat_id"].(int64)
	c := s.chat(id)
	if c == nil {
		return nil, botapi.BadRequest("chat not found")
	}
	if c.user != nil {
		if err := c.user.sendRefusal(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// send puts a message of the bot into its chat.
func (s calls) send(args botapi.Arguments, e Entry) (any, error) {
	m, err := readMarkup(args)
	if err != nil {
		return nil, err
	}
	c, err := s.recipient(args)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.ReplyTo, err = c.repliedTo(args); err != nil {
		return nil, err
	}
	if err := s.keepPace(c); err != nil {
		return nil, err
	}
	e.Kind, e.Bot, e.from, e.At = Message, true, &s.me, s.now()
	e.MessageID = int(s.messages.Add(1))
	e.Protected, e.Silent = args.Flag("protect_content"), args.Flag("disable_notification")
	e.markup, e.Buttons, e.Keys = m, m.inline, m.keys
	c.show(m)
	c.add(&e, s.config.KeepTranscript)
	s.publish(&e)
	return e.wire(c), nil
}

// repliedTo is the message that a request replies to, 0 for none. The chat is locked.
func (c *chat) repliedTo(args botapi.Arguments) (int, error) {
	reply, ok := args["reply_parameters"].(map[string]any)
	if !ok {
		return 0, nil
	}
	id := 0
	if number, ok := reply["message_id"].(json.Number); ok {
		n, _ := number.Int64()
		id = int(n)
	}
	if e := c.byID[id]; e != nil && !e.Deleted {
		return id, nil
	}
	if reply["allow_sending_without_reply"] == true {
		return 0, nil
	}
	return 0, botapi.BadRequest("message to be replied not found")
}

func (s calls) deleteMessage(_ context.Context, args botapi.Arguments) (any, error) {
	c, err := s.recipient(args)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byID[int(args.Number("message_id"))]
	if e == nil || e.Deleted {
		return nil, botapi.BadRequest("message to delete not found")
	}
	if s.now().Sub(e.At) >= deletable || c.user == nil && !e.Bot {
		return nil, botapi.BadRequest("message can't be deleted")
	}
	e.Deleted = true
	c.wakeReaders()
	s.publish(e)
	return true, nil
}

// chatActions are the actions that a bot can show.
var chatActions = map[string]bool{
	"typing": true, "upload_photo": true, "record_video": true, "upload_video": true, "record_voice": true,
	"upload_voice": true, "upload_document": true, "choose_sticker": true, "find_location": true,
	"record_video_note": true, "upload_video_note": true,
}

func (s calls) sendChatAction(_ context.Context, args botapi.Arguments) (any, error) {
	if !chatActions[args.Text("action")] {
		return nil, botapi.BadRequest("wrong parameter action in request")
	}
	c, err := s.recipient(args)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	e := &Entry{Kind: Action, Bot: true, Text: args.Text("action"), At: s.now()}
	c.add(e, s.config.KeepTranscript)
	s.publish(e)
	return true, nil
}
