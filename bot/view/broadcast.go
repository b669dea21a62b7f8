package view

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// Draft is a draft as its editor shows it.
type Draft struct {
	broadcast.Broadcast
	Audience AudienceWords
	People   int // recipients there are now
	Units    int // that they serve
}

// AudienceWords are the names of what an audience is chosen by.
type AudienceWords struct {
	broadcast.Audience
	Names     []string // of Units
	GradeName string
	UnderName string
}

// step is a button of a step of the broadcast as it is now.
func (r Reader) step(b broadcast.Broadcast, label, do, with string) chat.Choice {
	return chat.Button(label, Step{ID: b.ID, Version: b.Version, Do: do, With: with}.Link(0))
}

// Outgoing is a broadcast as it goes out to a reader, with the values of its placeholders.
func Outgoing(r Reader, b broadcast.Broadcast, values map[broadcast.Placeholder]string) bot.Message {
	var m chat.Markup
	m.Line(broadcast.Fill(b.Content.Text, values))
	var received []bot.Button
	if b.Confirm {
		received = chat.Row(chat.Button(r.Words.Text("broadcast.received_button"), chat.Link{To: ToReceived, Item: strconv.FormatInt(b.ID, 10)}))
	}
	message := m.Message(received)
	switch b.Content.Kind {
	case broadcast.Photo:
		message.PhotoID = b.Content.File
	case broadcast.Document:
		message.File = &bot.File{ID: b.Content.File}
	}
	return message
}

// draftShown is how much of a draft's text its editor shows, in columns: the preview shows all.
const draftShown = 400

// DraftEditor is a draft with all that can be done with it. The note, if any, comes first.
func DraftEditor(r Reader, d Draft, note string) bot.Message {
	var m chat.Markup
	r.draft(&m, d, "broadcast.draft", note)
	asked := r.Words.Text("broadcast.without_ack")
	if d.Confirm {
		asked = r.Words.Text("broadcast.with_ack")
	}
	m.Line(asked)
	text, b := r.Words.Text, d.Broadcast
	rows := [][]bot.Button{
		chat.Row(r.step(b, text("broadcast.write_button"), StepWrite, ""), r.step(b, text("broadcast.who_button"), StepWho, "")),
		chat.Row(r.step(b, text("broadcast.names_button"), StepNames, ""), r.step(b, text("broadcast.ack_button"), StepConfirm, "")),
		chat.Row(r.step(b, text("broadcast.look_button"), StepLook, ""), r.step(b, text("broadcast.test_button"), StepTest, "")),
	}
	if d.People > 0 {
		rows = append(rows, chat.Row(r.step(b, text("broadcast.now_button"), StepNow, ""), r.step(b, text("broadcast.later_button"), StepLater, "")))
	}
	return m.Message(append(rows, chat.Row(r.step(b, text("broadcast.drop_button"), StepDrop, "")))...)
}

// draft is what is said first of one, after the note, if any: the title of this key, the content, and for whom it is.
func (r Reader) draft(m *chat.Markup, d Draft, title, note string) {
	if note != "" {
		m.Line(note)
		m.BlankLine()
	}
	m.Bold(r.Words.Text(title, "id", strconv.FormatInt(d.ID, 10)))
	m.Line(r.content(d.Content, draftShown))
	m.BlankLine()
	m.Line(r.Words.Text("broadcast.to", "audience", r.audience(d.Audience)))
	m.Line(r.heads(d.People, d.Units))
}

// Confirmation asks whether a draft is to be sent to these recipients, now or at its time; begins is when it really begins,
// which is later in the mute. print is the fingerprint of the recipients.
func Confirmation(r Reader, d Draft, begins time.Time, print, note string) bot.Message {
	var m chat.Markup
	r.draft(&m, d, "broadcast.sure", note)
	when := r.Words.Text("broadcast.at_once")
	if !d.SendAt.IsZero() {
		when = r.Words.Text("broadcast.at", "time", r.moment(d.SendAt))
	}
	m.Line(when)
	if begins.After(d.SendAt) && begins.After(r.Now) {
		m.Line(r.Words.Text("broadcast.muted", "time", r.moment(begins)))
	}
	send := r.Words.Text("broadcast.go_button", "n", d.People)
	return m.Message(chat.Row(r.step(d.Broadcast, send, StepGo, print)),
		chat.Row(r.step(d.Broadcast, r.Words.Text("broadcast.later_button"), StepLater, ""), r.step(d.Broadcast, r.Words.Text("broadcast.back_button"), StepOpen, "")))
}

// Expired is what is left of a draft that was left alone for too long.
func Expired(r Reader, b broadcast.Broadcast) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("broadcast.draft", "id", strconv.FormatInt(b.ID, 10)))
	m.Line(r.content(b.Content, draftShown))
	m.BlankLine()
	m.Line(r.Words.Text("broadcast.expired"))
	return m.Message(chat.Row(r.step(b, r.Words.Text("broadcast.renew_button"), StepRenew, "")), chat.Row(r.step(b, r.Words.Text("broadcast.drop_button"), StepDrop, "")))
}

// ContentInShort is what a broadcast consists of, in a line as long as a button's.
func ContentInShort(r Reader, c broadcast.Content) string {
	return chat.OneLine(r.content(c, chat.ButtonWidth))
}

// content is what a broadcast consists of, in short.
func (r Reader) content(c broadcast.Content, columns int) string {
	text := chat.Cut(c.Text, columns)
	switch c.Kind {
	case broadcast.Photo:
		return r.Words.Text("broadcast.photo", "text", text)
	case broadcast.Document:
		return r.Words.Text("broadcast.document", "text", text)
	default:
		return text
	}
}

// heads is how many people of how many units.
func (r Reader) heads(people, units int) string {
	if units == 0 {
		return r.Words.Text("broadcast.people", "n", people)
	}
	return r.Words.Text("broadcast.heads", "people", r.Words.Text("broadcast.people", "n", people), "n", units)
}

// moment is an instant that is still to come, with its weekday.
func (r Reader) moment(t time.Time) string {
	t = t.In(r.Zone)
	return r.Words.DateTime(t) + " (" + r.Words.Weekday(t) + ")"
}
