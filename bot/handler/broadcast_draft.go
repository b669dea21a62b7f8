package handler

import (
	"context"
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
	"motcua/scoring/people"
)

// What the dialogues of a broadcast ask for. The words are in the store.
const (
	asksContent  = "broadcast"
	asksAudience = "broadcast-units"
	asksSendAt   = "broadcast-time"
)

// writable is how long the content of a broadcast may be written.
const writable = time.Hour

// askFreely asks for what a step with a broadcast needs.
func (h *Handler) askFreely(ctx context.Context, q *Question, what string, at view.Step) error {
	about, _ := at.Link(0).Data()
	return h.Store.Ask(ctx, q.Person.ID, people.Dialogue{Asks: what, About: about, Expires: q.Renderer.Now.Add(writable)}, q.Request.Update)
}

// askContent asks for the content of a draft, or of a new one.
func (h *Handler) askContent(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := h.askFreely(ctx, q, asksContent, at); err != nil {
		return bot.Reply{}, err
	}
	question := q.Renderer.Words.Text("broadcast.ask_content", "placeholders", broadcast.Placeholders(q.Renderer.Words.Language()))
	if at.ID != 0 {
		return chat.Say(chat.Ask(q.Renderer, question, nil)), nil
	}
	all, err := h.Store.Broadcasts(ctx, earlierShown)
	if err != nil {
		return bot.Reply{}, err
	}
	var shown []broadcast.Broadcast
	for _, b := range all {
		if b.State != broadcast.Draft || b.By == q.Person.ID {
			shown = append(shown, b)
		}
	}
	return chat.Say(view.EarlierBroadcasts(view.Of(q.Renderer), question, shown)), nil
}

// fillContent takes a message as the content of a draft.
func (h *Handler) fillContent(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	at, ok := view.ReadStep(about.Item)
	content := contentOf(q.Request)
	if err := h.fits(q, content); err != nil {
		return bot.Reply{}, err
	}
	if err := h.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if !ok || at.ID == 0 {
		return h.newDraft(ctx, q, content)
	}
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.Content = content }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return h.editor(ctx, q, b, "")
	})
}

func (h *Handler) newDraft(ctx context.Context, q *Question, content broadcast.Content) (bot.Reply, error) {
	b, err := h.Store.AddBroadcast(ctx, broadcast.Broadcast{By: q.Person.ID, Content: content}, q.Request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.editor(ctx, q, b, "")
}

// contentOf is what somebody wrote or sent, as the content of a broadcast.
func contentOf(r bot.Request) broadcast.Content {
	c := broadcast.Content{Kind: broadcast.Text, Text: strings.TrimSpace(r.Text)}
	switch {
	case r.Photo != "":
		c.Kind, c.File = broadcast.Photo, r.Photo
	case r.Document != nil:
		c.Kind, c.File = broadcast.Document, r.Document.FileID
	}
	return c
}

// widest are values as long as any that take the place of a placeholder.
var widest = map[broadcast.Placeholder]string{
	broadcast.UnitName: strings.Repeat("x", 80), broadcast.Points: strings.Repeat("x", 20), broadcast.Rank: strings.Repeat("x", 20), broadcast.Overdue: strings.Repeat("x", 20),
}

// fits refuses what cannot be sent as it is: an unknown placeholder, or more than Telegram takes once it is filled.
func (h *Handler) fits(q *Question, c broadcast.Content) error {
	if unknown := broadcast.Unknown(c.Text); len(unknown) > 0 {
		return q.Refuse("broadcast.unknown_placeholder", "placeholder", chat.Quoted(unknown[0]),
			"placeholders", broadcast.Placeholders(q.Renderer.Words.Language()))
	}
	if n := broadcast.Length(broadcast.Fill(c.Text, widest)); n > c.Room() {
		return q.Refuse("broadcast.too_long", "n", n, "limit", c.Room())
	}
	return nil
}

// editor is a draft with what can be done with it.
func (h *Handler) editor(ctx context.Context, q *Question, b broadcast.Broadcast, note string) (bot.Reply, error) {
	d, _, err := h.draft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.DraftEditor(view.Of(q.Renderer), d, note)), nil
}

// draft is a broadcast with the people whom it would go to now.
func (h *Handler) draft(ctx context.Context, q *Question, b broadcast.Broadcast) (view.Draft, []broadcast.Recipient, error) {
	d := view.Draft{Broadcast: b}
	recipients, err := h.Store.Audience(ctx, b.Audience)
	if err != nil {
		return d, nil, err
	}
	d.People, d.Units = len(recipients), len(broadcast.Units(recipients))
	d.Audience, err = h.audienceWords(ctx, q, b.Audience)
	return d, recipients, err
}

func (h *Handler) renewDraft(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.changeBroadcast(ctx, q, at, func(*broadcast.Broadcast) {}, func(b broadcast.Broadcast) (bot.Reply, error) { return h.editor(ctx, q, b, "") })
}

func (h *Handler) toggleConfirm(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.Confirm = !b.Confirm }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return h.editor(ctx, q, b, "")
	})
}

func (h *Handler) dropDraft(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.State = broadcast.Cancelled }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return q.Show(chat.Note(q.Renderer.Words.Text("broadcast.dropped", "n", b.ID))), nil
	})
}
