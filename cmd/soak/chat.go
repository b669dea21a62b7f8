package main

import (
	"context"
	"strings"
	"time"

	"motcua/bot/sandbox"
)

// patience is how long somebody waits for an answer before it counts as lost. Kills, faults and pauses lie in it.
const patience = 4 * time.Minute

// What the bot says in the place of an answer: that the program had the question in hand at two deaths, or that something failed.
const (
	pardon      = "bot để riêng yêu cầu này"
	fileGivenUp = "chương trình đã dừng đột ngột hai lần khi đang đọc tệp"
	trouble     = "bot gặp trục trặc"
	undelivered = "Telegram gặp lỗi khi chuyển câu trả lời"
)

// end is how a question ended for who asked it.
type end int

const (
	answered   end = iota
	pardoned       // set aside after two deaths, or failed and said so: it may have been done or not
	unanswered     // nothing came
)

// talker is somebody in their chat with the bot, who does one thing after the other.
type talker struct {
	life   *life
	user   *sandbox.User
	stream *sandbox.Subscription
}

func (l *life) talks(u *sandbox.User) *talker {
	return &talker{life: l, user: u, stream: l.telegram.Subscribe(u.ID)}
}

// has is a want: a message with all the words.
func has(words ...string) func(sandbox.Entry) bool {
	return func(e sandbox.Entry) bool {
		for _, w := range words {
			if !strings.Contains(strings.ToLower(e.Text), strings.ToLower(w)) {
				return false
			}
		}
		return true
	}
}

// either is a want: a message as any of several have it.
func either(wants ...func(sandbox.Entry) bool) func(sandbox.Entry) bool {
	return func(e sandbox.Entry) bool {
		for _, want := range wants {
			if want(e) {
				return true
			}
		}
		return false
	}
}

// forgets drops what came unasked.
func (t *talker) forgets() {
	done, cancel := context.WithCancel(context.Background())
	cancel()
	for {
		if _, err := t.stream.Next(done); err != nil {
			return
		}
	}
}

// says writes, and waits for what is wanted.
func (t *talker) says(text string, want func(sandbox.Entry) bool) (sandbox.Entry, end) {
	t.forgets()
	t.user.Send(text)
	t.life.struck(t.life.sent)
	return t.awaits(text, want)
}

// presses presses a button of a message, and waits for what is wanted. A button that is not there any more is no question.
func (t *talker) presses(message int, button string, want func(sandbox.Entry) bool) (sandbox.Entry, end) {
	t.forgets()
	if err := t.user.Press(message, button); err != nil {
		return sandbox.Entry{}, pardoned
	}
	t.life.struck(t.life.sent)
	return t.awaits("["+button+"]", want)
}

// forges presses a button that may not be there, and waits for what is wanted.
func (t *talker) forges(message int, data string, want func(sandbox.Entry) bool) (sandbox.Entry, end) {
	t.forgets()
	t.user.PressData(message, data)
	t.life.struck(t.life.sent)
	return t.awaits(data, want)
}

// awaits waits for a message, sent or edited, as wanted, or one in its place.
func (t *talker) awaits(what string, want func(sandbox.Entry) bool) (sandbox.Entry, end) {
	t.life.counts.add(&t.life.counts.asked)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		e, err := t.stream.Next(ctx)
		if err != nil {
			t.life.counts.lost(t.user.ID, what)
			return e, unanswered
		}
		switch {
		case !e.Bot || e.Kind != sandbox.Message || e.Deleted:
		case want(e):
			return e, answered
		case has(pardon)(e), has(fileGivenUp)(e):
			t.life.counts.add(&t.life.counts.pardons)
			return e, pardoned
		case has(trouble)(e), has(undelivered)(e):
			t.life.counts.add(&t.life.counts.troubles)
			return e, pardoned
		}
	}
}

// button is the label of the first button that begins so; "" when there is none.
func button(e sandbox.Entry, begins string) string {
	for _, row := range e.Buttons {
		for _, b := range row {
			if strings.HasPrefix(b.Label, begins) {
				return b.Label
			}
		}
	}
	return ""
}
