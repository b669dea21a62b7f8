package sandbox

import (
	"slices"

	"motcua/bot/sandbox/richtext"
)

// The shapes of Telegram's answers, as far as the sandbox fills them.
type (
	wireAnswer struct {
		OK          bool            `json:"ok"`
		Result      any             `json:"result,omitempty"`
		Code        int             `json:"error_code,omitempty"`
		Description string          `json:"description,omitempty"`
		Parameters  *wireParameters `json:"parameters,omitempty"`
	}
	wireParameters struct {
		RetryAfter int `json:"retry_after,omitempty"`
	}
	wireUser struct {
		ID        int64  `json:"id"`
		IsBot     bool   `json:"is_bot"`
		FirstName string `json:"first_name"`
		Username  string `json:"username,omitempty"`
		Language  string `json:"language_code,omitempty"`
	}
	wireMe struct {
		wireUser
		CanJoinGroups   bool `json:"can_join_groups"`
		ReadsAll        bool `json:"can_read_all_group_messages"`
		SupportsInline  bool `json:"supports_inline_queries"`
		CanConnect      bool `json:"can_connect_to_business"`
		HasMainWebApp   bool `json:"has_main_web_app"`
		HasTopicsInChat bool `json:"has_topics_enabled"`
	}
	wireChat struct {
		ID        int64  `json:"id"`
		Type      string `json:"type"`
		Title     string `json:"title,omitempty"`
		FirstName string `json:"first_name,omitempty"`
	}
	wireMessage struct {
		ID         int               `json:"message_id"`
		From       *wireUser         `json:"from,omitempty"`
		Chat       wireChat          `json:"chat"`
		Date       int64             `json:"date"`
		EditDate   int64             `json:"edit_date,omitempty"`
		ReplyTo    *wireMessage      `json:"reply_to_message,omitempty"`
		Protected  bool              `json:"has_protected_content,omitempty"`
		Text       string            `json:"text,omitempty"`
		Entities   []richtext.Entity `json:"entities,omitempty"`
		Photo      []wireFile        `json:"photo,omitempty"`
		Document   *wireFile         `json:"document,omitempty"`
		Sticker    *wireFile         `json:"sticker,omitempty"`
		Caption    string            `json:"caption,omitempty"`
		CaptionEnt []richtext.Entity `json:"caption_entities,omitempty"`
		Markup     *wireMarkup       `json:"reply_markup,omitempty"`
	}
	wireFile struct {
		ID       string `json:"file_id"`
		UniqueID string `json:"file_unique_id"`
		Size     int    `json:"file_size,omitempty"`
		Path     string `json:"file_path,omitempty"`
		Name     string `json:"file_name,omitempty"`
		MIME     string `json:"mime_type,omitempty"`
		Width    int    `json:"width,omitempty"`
		Height   int    `json:"height,omitempty"`
		// Of a sticker, which must say what it is.
		Type     string `json:"type,omitempty"`
		Animated *bool  `json:"is_animated,omitempty"`
		Video    *bool  `json:"is_video,omitempty"`
		Emoji    string `json:"emoji,omitempty"`
	}
	wireMarkup struct {
		Rows [][]wireButton `json:"inline_keyboard"`
	}
	wireButton struct {
		Text  string    `json:"text"`
		Data  string    `json:"callback_data,omitempty"`
		URL   string    `json:"url,omitempty"`
		Copy  *wireCopy `json:"copy_text,omitempty"`
		Style string    `json:"style,omitempty"`
	}
	wireCopy struct {
		Text string `json:"text"`
	}
	wireUpdate struct {
		ID           int64         `json:"update_id"`
		Message      *wireMessage  `json:"message,omitempty"`
		Callback     *wireCallback `json:"callback_query,omitempty"`
		MyChatMember *wireMember   `json:"my_chat_member,omitempty"`
	}
	wireCallback struct {
		ID           string       `json:"id"`
		From         wireUser     `json:"from"`
		Message      *wireMessage `json:"message,omitempty"`
		ChatInstance string       `json:"chat_instance"`
		Data         string       `json:"data"`
	}
	wireMember struct {
		Chat wireChat   `json:"chat"`
		From wireUser   `json:"from"`
		Date int64      `json:"date"`
		Old  wireStatus `json:"old_chat_member"`
		New  wireStatus `json:"new_chat_member"`
	}
	wireStatus struct {
		Status string   `json:"status"` // "member", or "kicked" by a person who blocked the bot
		User   wireUser `json:"user"`
		Until  *int64   `json:"until_date,omitempty"`
	}
	wireWebhook struct {
		URL         string   `json:"url"`
		Certificate bool     `json:"has_custom_certificate"`
		Pending     int      `json:"pending_update_count"`
		Connections int      `json:"max_connections,omitempty"`
		Allowed     []string `json:"allowed_updates,omitempty"`
	}
	wireCommand struct {
		Command     string `json:"command"`
		Description string `json:"description"`
	}
)

// wire is the keyboard as Telegram shows it in a message; only inline keyboards are.
func (m markup) wire() *wireMarkup {
	if m.kind != "inline" {
		return nil
	}
	rows := make([][]wireButton, 0, len(m.inline))
	for _, row := range m.inline {
		buttons := make([]wireButton, 0, len(row))
		for _, b := range row {
			button := wireButton{Text: b.Label, Data: b.Data, URL: b.URL, Style: b.Style}
			if b.Copy != "" {
				button.Copy = &wireCopy{Text: b.Copy}
			}
			buttons = append(buttons, button)
		}
		rows = append(rows, buttons)
	}
	return &wireMarkup{Rows: rows}
}

// wire is an entry as Telegram's Message. The result shares nothing that changes later.
func (e *Entry) wire(c *chat) *wireMessage {
	m := &wireMessage{
		ID: e.MessageID, From: e.from, Chat: c.wire(), Date: e.At.Unix(), Protected: e.Protected, Markup: e.markup.wire(),
	}
	if !e.Edited.IsZero() {
		m.EditDate = e.Edited.Unix()
	}
	if e.ReplyTo != 0 {
		m.ReplyTo = &wireMessage{ID: e.ReplyTo, Chat: c.wire(), Date: e.At.Unix()}
	}
	entities := slices.Clone(e.Entities)
	switch {
	case e.Photo != nil:
		m.Photo, m.Caption, m.CaptionEnt = []wireFile{e.Photo.wire()}, e.Text, entities
	case e.Document != nil:
		m.Document, m.Caption, m.CaptionEnt = new(e.Document.wire()), e.Text, entities
	case e.Sticker:
		m.Sticker = &wireFile{ID: "sticker", UniqueID: "sticker", Type: "regular", Width: 512, Height: 512,
			Animated: new(bool), Video: new(bool), Emoji: "👍"}
	default:
		m.Text, m.Entities = e.Text, entities
	}
	return m
}
