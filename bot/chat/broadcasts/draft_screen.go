package broadcasts

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// draft is a draft as its editor shows it.
type draft struct {
	broadcast.Broadcast
	Audience audienceWords
	People   int // recipients there are now
	Units    int // that they serve
}

// audienceWords are the names of what an audience is chosen by.
type audienceWords struct {
	broadcast.Audience
	Names     []string // of Units
	GradeName string
	UnderName string
}

// stepButton is a button of a step of the broadcast as it is now.
func stepButton(r chat.Renderer, b broadcast.Broadcast, label, do, with string) chat.Choice {
	return chat.Button(label, toStep.Link(step{Broadcast: b.ID, Version: b.Version, Do: do, With: with}))
}

// outgoingMessage is a broadcast as it goes out to a reader, with the values of its placeholders.
func outgoingMessage(r chat.Renderer, b broadcast.Broadcast, values map[broadcast.Placeholder]string) bot.Message {
	var m chat.Markup
	m.Line(broadcast.Fill(b.Content.Text, values))
	var received []bot.Button
	if b.Confirm {
		received = chat.Row(chat.Button(r.Words.Text("broadcast.received_button"), toReceived.Link(ofBroadcast{Broadcast: b.ID})))
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

// editorScreen is a draft with all that can be done with it. The note, if any, comes first.
func editorScreen(r chat.Renderer, d draft, note string) bot.Message {
	var m chat.Markup
	draftLines(r, &m, d, "broadcast.draft", note)
	asked := r.Words.Text("broadcast.without_ack")
	if d.Confirm {
		asked = r.Words.Text("broadcast.with_ack")
	}
	m.Line(asked)
	text, b := r.Words.Text, d.Broadcast
	rows := [][]bot.Button{
		chat.Row(stepButton(r, b, text("broadcast.write_button"), stepWrite, ""), stepButton(r, b, text("broadcast.who_button"), stepWho, "")),
		chat.Row(stepButton(r, b, text("broadcast.names_button"), stepNames, ""), stepButton(r, b, text("broadcast.ack_button"), stepConfirm, "")),
		chat.Row(stepButton(r, b, text("broadcast.look_button"), stepLook, ""), stepButton(r, b, text("broadcast.test_button"), stepTest, "")),
	}
	if d.People > 0 {
		rows = append(rows, chat.Row(stepButton(r, b, text("broadcast.now_button"), stepNow, ""), stepButton(r, b, text("broadcast.later_button"), stepLater, "")))
	}
	return m.Message(append(rows, chat.Row(stepButton(r, b, text("broadcast.drop_button"), stepDrop, "")))...)
}

// draftLines are what is said first of one, after the note, if any: the title of this key, the content, and for whom it is.
func draftLines(r chat.Renderer, m *chat.Markup, d draft, title, note string) {
	if note != "" {
		m.Line(note)
		m.BlankLine()
	}
	m.Bold(r.Words.Text(title, "id", strconv.FormatInt(d.ID, 10)))
	m.Line(contentWords(r, d.Content, draftShown))
	m.BlankLine()
	m.Line(r.Words.Text("broadcast.to", "audience", audienceText(r, d.Audience)))
	m.Line(recipientsWords(r, d.People, d.Units))
}

// confirmationScreen asks whether a draft is to be sent to these recipients, now or at its time; begins is when it really begins,
// which is later in the mute. print is the fingerprint of the recipients.
func confirmationScreen(r chat.Renderer, d draft, begins time.Time, print, note string) bot.Message {
	var m chat.Markup
	draftLines(r, &m, d, "broadcast.sure", note)
	when := r.Words.Text("broadcast.at_once")
	if !d.SendAt.IsZero() {
		when = r.Words.Text("broadcast.at", "time", momentWords(r, d.SendAt))
	}
	m.Line(when)
	if begins.After(d.SendAt) && begins.After(r.Now) {
		m.Line(r.Words.Text("broadcast.muted", "time", momentWords(r, begins)))
	}
	send := r.Words.Text("broadcast.go_button", "n", d.People)
	return m.Message(chat.Row(stepButton(r, d.Broadcast, send, stepGo, print)),
		chat.Row(stepButton(r, d.Broadcast, r.Words.Text("broadcast.later_button"), stepLater, ""), stepButton(r, d.Broadcast, r.Words.Text("broadcast.back_button"), stepOpen, "")))
}

// expiredScreen is what is left of a draft that was left alone for too long.
func expiredScreen(r chat.Renderer, b broadcast.Broadcast) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("broadcast.draft", "id", strconv.FormatInt(b.ID, 10)))
	m.Line(contentWords(r, b.Content, draftShown))
	m.BlankLine()
	m.Line(r.Words.Text("broadcast.expired"))
	return m.Message(chat.Row(stepButton(r, b, r.Words.Text("broadcast.renew_button"), stepRenew, "")), chat.Row(stepButton(r, b, r.Words.Text("broadcast.drop_button"), stepDrop, "")))
}

// contentInShort is what a broadcast consists of, in a line as long as a button's.
func contentInShort(r chat.Renderer, c broadcast.Content) string {
	return chat.OneLine(contentWords(r, c, chat.ButtonWidth))
}

// contentWords are what a broadcast consists of, in short.
func contentWords(r chat.Renderer, c broadcast.Content, columns int) string {
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

// recipientsWords are how many people of how many units.
func recipientsWords(r chat.Renderer, people, units int) string {
	if units == 0 {
		return r.Words.Text("broadcast.people", "n", people)
	}
	return r.Words.Text("broadcast.heads", "people", r.Words.Text("broadcast.people", "n", people), "n", units)
}

// momentWords are an instant that is still to come, with its weekday.
func momentWords(r chat.Renderer, t time.Time) string {
	t = t.In(r.Zone)
	return r.Words.DateTime(t) + " (" + r.Words.Weekday(t) + ")"
}
