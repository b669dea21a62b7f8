package chat

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/scoring"
)

// Note is plain paragraphs, each a line of text.
func Note(paragraphs ...string) bot.Message {
	var m Markup
	for _, p := range paragraphs {
		m.Line(Cut(p, 1000))
	}
	return m.Message()
}

// Undelivered is told in the place of the answer to a request of an instant, which Telegram did not pass on.
func Undelivered(r Renderer, asked time.Time, reference string) bot.Message {
	return Note(r.Words.Text("answer.undelivered", "time", r.Time(asked, true), "reference", reference))
}

// NoteWith is a note with rows of buttons.
func NoteWith(note string, rows ...[]bot.Button) bot.Message {
	var m Markup
	m.Line(Cut(note, 1000))
	return m.Message(rows...)
}

// WithLine is a message with one more line of text.
func WithLine(message bot.Message, text string) bot.Message {
	var m Markup
	m.Line(text)
	message.HTML += "\n" + m.Message().HTML
	return message
}

// Choice is a view that a reader may have meant.
type Choice struct {
	Label string
	Link  Link
}

// Offer is a note with views that may have been meant, a button each, and where to find all that can be asked.
func Offer(r Renderer, choices []Choice, note string) bot.Message {
	var m Markup
	m.Line(note)
	m.Line(r.Words.Text("answer.all_commands"))
	m.Line(r.Words.Text("answer.perhaps"))
	var buttons [][]bot.Button
	for _, c := range choices {
		buttons = append(buttons, Row(Button(Cut(c.Label, ButtonWidth), c.Link)))
	}
	return m.Message(buttons...)
}

// Ask puts a question that the reader answers by a message or by one of the choices, and offers to leave it.
func Ask(r Renderer, question string, choices []Choice) bot.Message {
	var rows [][]bot.Button
	for four := range slices.Chunk(choices, 4) {
		rows = append(rows, Row(four...))
	}
	return NoteWith(question, append(rows, Row(Button(r.Words.Text("ask.cancel_button"), ToCancel.Link(struct{}{}))))...)
}

// Suggestions names units that may have been meant, a button each, which leads where the link does for the unit.
func Suggestions(r Renderer, written string, units []scoring.Unit, to Link) bot.Message {
	if len(units) == 0 {
		return Note(r.Words.Text("unit.unknown", "name", Quote(written)))
	}
	return NoteWith(r.Words.Text("unit.did_you_mean", "name", Quote(written)), r.UnitRows(units, to)...)
}

// UnitRows are units, a button each, for links that keep all but the unit.
func (r Renderer) UnitRows(units []scoring.Unit, to Link) (rows [][]bot.Button) {
	for _, c := range UnitChoices(units, to) {
		rows = append(rows, Row(c))
	}
	return rows
}

// NearbyMonths is a note with links to months that have scores, for a unit ("" for the ranking).
func NearbyMonths(r Renderer, text string, to Destination, unit string, months ...scoring.Month) bot.Message {
	var buttons []Choice
	for _, m := range months {
		if m != "" {
			buttons = append(buttons, Button(r.Words.ShortMonth(string(m)), Link{To: to, Month: m, Unit: unit}))
		}
	}
	return NoteWith(text, Row(buttons...))
}

// Quote is what somebody wrote, short enough to be said back to them.
func Quote(written string) string { return Cut(OneLine(written), 60) }
