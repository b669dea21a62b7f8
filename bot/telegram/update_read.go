package telegram

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"motcua/bot"
	"motcua/scoring"
)

// wireUpdate is what the bot reads of an update, and nothing else: a field that is not read cannot fail to decode, and
// names never enter. The library's type reads them all, and one it does not know makes it give up on the update.
type wireUpdate struct {
	ID      *int64       `json:"update_id"`
	Message *wireMessage `json:"message"`
	Press   *struct {
		ID      string       `json:"id"`
		From    wirePerson   `json:"from"`
		Message *wireMessage `json:"message"`
		Data    string       `json:"data"`
	} `json:"callback_query"`
	Member *struct {
		Chat wireChat   `json:"chat"`
		From wirePerson `json:"from"`
		Date int64      `json:"date"`
		New  struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

type wirePerson struct {
	ID       int64  `json:"id"`
	Robot    bool   `json:"is_bot"`
	Language string `json:"language_code"`
}

type wireChat struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

// wirePhoto is one of the sizes that Telegram makes of a picture.
type wirePhoto struct {
	FileID string `json:"file_id"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

type wireMessage struct {
	ID       int        `json:"message_id"`
	From     wirePerson `json:"from"`
	Chat     wireChat   `json:"chat"`
	Date     int64      `json:"date"`
	Text     string     `json:"text"`
	Caption  string     `json:"caption"`
	Document *struct {
		FileID string `json:"file_id"`
		Name   string `json:"file_name"`
		Size   int64  `json:"file_size"`
	} `json:"document"`
	Photo []wirePhoto `json:"photo"`

	// What Telegram says by itself in a private chat. Nobody asked anything.
	Pinned     json.RawMessage `json:"pinned_message"`
	Deletion   json.RawMessage `json:"message_auto_delete_timer_changed"`
	Access     json.RawMessage `json:"write_access_allowed"`
	Connected  json.RawMessage `json:"connected_website"`
	Background json.RawMessage `json:"chat_background_set"`
	TopicNew   json.RawMessage `json:"forum_topic_created"`
	TopicEdit  json.RawMessage `json:"forum_topic_edited"`
	TopicEnd   json.RawMessage `json:"forum_topic_closed"`
}

func (m *wireMessage) service() bool {
	return m.Pinned != nil || m.Deletion != nil || m.Access != nil || m.Connected != nil || m.Background != nil ||
		m.TopicNew != nil || m.TopicEdit != nil || m.TopicEnd != nil
}

// read reduces an update to a request. ok is false for what nobody waits an answer to: talk in a group that is not
// addressed to the bot called name, the words of other bots, service messages. A press has no time of its own:
// now stands for it.
func read(raw []byte, name string, now time.Time) (r bot.Request, ok bool, err error) {
	var u wireUpdate
	if err := json.Unmarshal(raw, &u); err != nil {
		return bot.Request{}, false, fmt.Errorf("reading an update: %w", err)
	}
	if !isUpdateID(u.ID) {
		return bot.Request{}, false, fmt.Errorf("reading an update: it has no id, or one that no update has")
	}
	switch {
	case u.Message != nil:
		r, ok = u.Message.request(name)
	case u.Press != nil:
		p := u.Press
		r = bot.Request{Chat: p.From.ID, Person: p.From.ID, Private: true, Language: p.From.Language, At: now.UTC(),
			Press: &bot.Press{ID: p.ID, Data: p.Data}}
		if m := p.Message; m != nil {
			r.Chat, r.Private = m.Chat.ID, m.Chat.Type == "private"
			if m.Date != 0 { // Telegram gives a message it no longer has the date 0
				r.Press.Message, r.Press.Picture = m.ID, len(m.Photo) > 0
			}
		}
		ok = true
	case u.Member != nil:
		r = bot.Request{Chat: u.Member.Chat.ID, Person: u.Member.From.ID, Private: true, Language: u.Member.From.Language,
			At: time.Unix(u.Member.Date, 0).UTC(), Gone: true}
		ok = u.Member.New.Status == "kicked" && u.Member.Chat.Type == "private"
	}
	r.Update = *u.ID
	known := u.Message != nil || u.Press != nil || u.Member != nil
	if known && r.Chat == 0 || ok && r.Person == 0 {
		return r, false, fmt.Errorf("reading update %d: it has no chat or no sender", r.Update)
	}
	return r, ok, nil
}

func (m *wireMessage) request(name string) (bot.Request, bool) {
	r := bot.Request{Chat: m.Chat.ID, Person: m.From.ID, Private: m.Chat.Type == "private", Language: m.From.Language,
		At: time.Unix(m.Date, 0).UTC(), Text: m.Text}
	if r.Text == "" {
		r.Text = m.Caption
	}
	if d := m.Document; d != nil {
		r.Document = &bot.Document{FileID: d.FileID, Name: scoring.MaskNumbers(d.Name), Size: d.Size}
	}
	area := -1
	for _, size := range m.Photo {
		if size.Width*size.Height > area {
			r.Photo, area = size.FileID, size.Width*size.Height
		}
	}
	r.Other = r.Text == "" && r.Document == nil && r.Photo == ""
	switch {
	case m.From.Robot || m.service():
		return r, false
	case r.Private:
		return r, true
	}
	// In a group a message may come from a channel or an anonymous administrator: then nobody is to be answered.
	return r, m.From.ID != 0 && isAddressed(r.Text, name)
}

var (
	command = regexp.MustCompile(`^/[A-Za-z0-9_]+(?:@([A-Za-z0-9_]+))?(?:\s|$)`)
	mention = regexp.MustCompile(`@[A-Za-z0-9_]+`)
)

// isAddressed says whether a text in a group speaks to the bot: a command for no other bot, or a mention of its name.
func isAddressed(text, name string) bool {
	if c := command.FindStringSubmatch(text); c != nil {
		return c[1] == "" || strings.EqualFold(c[1], name)
	}
	for _, word := range mention.FindAllString(text, -1) {
		if strings.EqualFold(word[1:], name) {
			return true
		}
	}
	return false
}
