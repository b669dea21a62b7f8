package rig

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
	Pardon      = "bot để riêng yêu cầu này"
	fileGivenUp = "chương trình đã dừng đột ngột hai lần khi đang đọc tệp"
	Trouble     = "bot gặp trục trặc"
	Undelivered = "Telegram gặp lỗi khi chuyển câu trả lời"
)

// Ending is how a question ended for who asked it.
type Ending int

const (
	Answered   Ending = iota
	Pardoned          // set aside after two deaths, or failed and said so: it may have been done or not
	unanswered        // nothing came
)

// Talker is somebody in their chat with the bot, who does one thing after the other.
type Talker struct {
	User    *sandbox.User
	Stream  *sandbox.Subscription
	answers *Answers
}

// Talk has somebody talk; how their questions end is counted in answers.
func (p *Program) Talk(u *sandbox.User, to *Answers) *Talker {
	return &Talker{User: u, Stream: p.Telegram.Subscribe(u.ID), answers: to}
}

// Has is a want: a message with all the words.
func Has(words ...string) func(sandbox.Entry) bool {
	return func(e sandbox.Entry) bool {
		for _, w := range words {
			if !strings.Contains(strings.ToLower(e.Text), strings.ToLower(w)) {
				return false
			}
		}
		return true
	}
}

// Either is a want: a message as any of several have it.
func Either(wants ...func(sandbox.Entry) bool) func(sandbox.Entry) bool {
	return func(e sandbox.Entry) bool {
		for _, want := range wants {
			if want(e) {
				return true
			}
		}
		return false
	}
}

// Forget drops what came unasked.
func (t *Talker) Forget() {
	done, cancel := context.WithCancel(context.Background())
	cancel()
	for {
		if _, err := t.Stream.Next(done); err != nil {
			return
		}
	}
}

// Say writes, and waits for what is wanted.
func (t *Talker) Say(text string, want func(sandbox.Entry) bool) (sandbox.Entry, Ending) {
	t.Forget()
	t.User.Send(text)
	t.answers.NoteSent()
	return t.Await(text, want)
}

// Press presses a button of a message, and waits for what is wanted. A button that is not there any more is no question.
func (t *Talker) Press(message int, button string, want func(sandbox.Entry) bool) (sandbox.Entry, Ending) {
	t.Forget()
	if err := t.User.Press(message, button); err != nil {
		return sandbox.Entry{}, Pardoned
	}
	t.answers.NoteSent()
	return t.Await("["+button+"]", want)
}

// Forge presses a button that may not be there, and waits for what is wanted.
func (t *Talker) Forge(message int, data string, want func(sandbox.Entry) bool) (sandbox.Entry, Ending) {
	t.Forget()
	t.User.PressData(message, data)
	t.answers.NoteSent()
	return t.Await(data, want)
}

// Await waits for a message, sent or edited, as wanted, or one in its place.
func (t *Talker) Await(what string, want func(sandbox.Entry) bool) (sandbox.Entry, Ending) {
	t.answers.add(&t.answers.Asked)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		e, err := t.Stream.Next(ctx)
		if err != nil {
			t.answers.noteLost(t.User.ID, what)
			return e, unanswered
		}
		switch {
		case !e.Bot || e.Kind != sandbox.Message || e.Deleted:
		case want(e):
			return e, Answered
		case Has(Pardon)(e), Has(fileGivenUp)(e):
			t.answers.add(&t.answers.Pardons)
			return e, Pardoned
		case Has(Trouble)(e), Has(Undelivered)(e):
			t.answers.add(&t.answers.Troubles)
			return e, Pardoned
		}
	}
}

// ButtonOf is the label of the first button that begins so; "" when there is none.
func ButtonOf(e sandbox.Entry, begins string) string {
	for _, row := range e.Buttons {
		for _, b := range row {
			if strings.HasPrefix(b.Label, begins) {
				return b.Label
			}
		}
	}
	return ""
}
