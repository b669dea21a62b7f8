package broadcasts

import (
	"context"
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
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
func (r room) askFreely(ctx context.Context, q *chat.Question, what string, at step) error {
	at.Page = 0
	about, _ := toStep.Link(at).Data()
	return r.Desk.Store.Ask(ctx, q.Person.ID, people.Dialogue{Asks: what, About: about, Expires: q.Renderer.Now.Add(writable)}, q.Request.Update)
}

// askContent asks for the content of a draft, or of a new one.
func (r room) askContent(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := r.askFreely(ctx, q, asksContent, at); err != nil {
		return bot.Reply{}, err
	}
	question := q.Renderer.Words.Text("broadcast.ask_content", "placeholders", broadcast.Placeholders(q.Renderer.Words.Language()))
	if at.Broadcast != 0 {
		return chat.Say(chat.Ask(q.Renderer, question, nil)), nil
	}
	all, err := r.store.Broadcasts(ctx, earlierShown)
	if err != nil {
		return bot.Reply{}, err
	}
	var shown []broadcast.Broadcast
	for _, b := range all {
		if b.State != broadcast.Draft || b.By == q.Person.ID {
			shown = append(shown, b)
		}
	}
	return chat.Say(earlierScreen(q.Renderer, question, shown)), nil
}

// fillContent takes a message as the content of a draft.
func (r room) fillContent(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	at, ok := toStep.Read(about)
	content := contentOf(q.Request)
	if err := requireFit(q, content); err != nil {
		return bot.Reply{}, err
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if !ok || at.Broadcast == 0 {
		return r.newDraft(ctx, q, content)
	}
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) { b.Content = content }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return r.showEditor(ctx, q, b, "")
	})
}

func (r room) newDraft(ctx context.Context, q *chat.Question, content broadcast.Content) (bot.Reply, error) {
	b, err := r.store.AddBroadcast(ctx, broadcast.Broadcast{By: q.Person.ID, Content: content}, q.Request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showEditor(ctx, q, b, "")
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

// requireFit refuses what cannot be sent as it is: an unknown placeholder, or more than Telegram takes once it is filled.
func requireFit(q *chat.Question, c broadcast.Content) error {
	if unknown := broadcast.Unknown(c.Text); len(unknown) > 0 {
		return q.Refuse("broadcast.unknown_placeholder", "placeholder", chat.Quote(unknown[0]),
			"placeholders", broadcast.Placeholders(q.Renderer.Words.Language()))
	}
	if n := broadcast.Length(broadcast.Fill(c.Text, widest)); n > c.Room() {
		return q.Refuse("broadcast.too_long", "n", n, "limit", c.Room())
	}
	return nil
}

// showEditor shows a draft with what can be done with it.
func (r room) showEditor(ctx context.Context, q *chat.Question, b broadcast.Broadcast, note string) (bot.Reply, error) {
	d, _, err := r.readDraft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(editorScreen(q.Renderer, d, note)), nil
}

// readDraft is a broadcast with the people whom it would go to now.
func (r room) readDraft(ctx context.Context, q *chat.Question, b broadcast.Broadcast) (draft, []broadcast.Recipient, error) {
	d := draft{Broadcast: b}
	recipients, err := r.store.Audience(ctx, b.Audience)
	if err != nil {
		return d, nil, err
	}
	d.People, d.Units = len(recipients), len(broadcast.Units(recipients))
	d.Audience, err = r.nameAudience(ctx, q, b.Audience)
	return d, recipients, err
}

func (r room) renewDraft(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.change(ctx, q, at, func(*broadcast.Broadcast) {}, func(b broadcast.Broadcast) (bot.Reply, error) { return r.showEditor(ctx, q, b, "") })
}

func (r room) toggleConfirm(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) { b.Confirm = !b.Confirm }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return r.showEditor(ctx, q, b, "")
	})
}

func (r room) dropDraft(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) { b.State = broadcast.Cancelled }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return q.Show(chat.Note(q.Renderer.Words.Text("broadcast.dropped", "n", b.ID))), nil
	})
}
