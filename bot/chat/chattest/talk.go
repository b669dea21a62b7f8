package chattest

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
	"motcua/scoring/outbox"
)

// Desk is a desk without features, which answers at Now. What a month or a unit alone means is told by a note.
func Desk(t testing.TB, store chat.Store) *chat.Desk {
	t.Helper()
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := decisions()
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar()
	if err != nil {
		t.Fatal(err)
	}
	log := &bytes.Buffer{}
	t.Cleanup(func() {
		if log.Len() > 0 {
			t.Errorf("something went wrong:\n%s", log)
		}
	})
	desk := chat.New(chat.Deps{
		Store: store, Catalogue: catalogue, RuleSets: rules.ByID, Workdays: days, Zone: Zone(), Now: Now,
		Authority: "Văn phòng HĐND-UBND", Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	desk.Add(chat.Feature{Home: func(context.Context, *chat.Question, chat.Selection) (bot.Reply, error) {
		return chat.Say(chat.Note("(the home)")), nil
	}})
	return desk
}

// Talk is the chat of one person with a desk.
type Talk struct {
	t        testing.TB
	desk     *chat.Desk
	person   int64
	language string
	update   int64
	newest   bot.Request
	Last     bot.Reply // the newest answer
}

// NewTalk begins a chat.
func NewTalk(t testing.TB, desk *chat.Desk, person int64, language string) *Talk {
	return &Talk{t: t, desk: desk, person: person, language: language}
}

// Say writes to the bot and gives what it answers.
func (c *Talk) Say(text string) string {
	c.t.Helper()
	return c.ask(bot.Request{Text: text})
}

// Press presses a button that carries data and gives what is answered.
func (c *Talk) Press(data string) string {
	c.t.Helper()
	return c.ask(bot.Request{Press: &bot.Press{ID: "1", Data: data, Message: 77}})
}

// Tap presses a button of the newest answer by its label.
func (c *Talk) Tap(label string) string {
	c.t.Helper()
	for _, m := range c.Last.Messages {
		for _, row := range m.Buttons {
			for _, b := range row {
				if b.Label == label {
					return c.Press(b.Data)
				}
			}
		}
	}
	c.t.Fatalf("there is no button %q under\n%s", label, Shown(c.Last))
	return ""
}

// Ask sends a request that is neither plain words nor a press.
func (c *Talk) Ask(r bot.Request) string {
	c.t.Helper()
	return c.ask(r)
}

// Again asks the newest question once more under its update, as a start after a crash does.
func (c *Talk) Again() string {
	c.t.Helper()
	c.update--
	return c.ask(c.newest)
}

// Follow plays lines: "> said", "@ button tapped", "~ data pressed", "< must be in the answer", "! must not be".
func (c *Talk) Follow(lines ...string) {
	c.t.Helper()
	for _, line := range lines {
		kind, text := line[:2], line[2:]
		switch answer := Shown(c.Last); kind {
		case "> ":
			c.Say(text)
		case "@ ":
			c.Tap(text)
		case "~ ":
			c.Press(text)
		case "< ":
			if !strings.Contains(answer, text) {
				c.t.Errorf("the answer lacks %q:\n%s", text, answer)
			}
		case "! ":
			if strings.Contains(answer, text) {
				c.t.Errorf("the answer has %q:\n%s", text, answer)
			}
		default:
			c.t.Fatalf("%q is no line", line)
		}
	}
}

func (c *Talk) ask(r bot.Request) string {
	c.t.Helper()
	c.update++
	c.newest = r
	r.Update, r.Chat, r.Person, r.Private, r.Language = c.person*1000+c.update, c.person, c.person, true, c.language
	reply, err := c.desk.Answer(c.t.Context(), r)
	if err != nil {
		c.t.Fatalf("%+v: %v", r, err)
	}
	for _, m := range reply.Messages {
		Acceptable(c.t, r.Text, m)
	}
	c.Last = reply
	return Shown(reply)
}

// Compose words rows of the outbox for a person at a moment, and says of each why it is not told.
func Compose(t testing.TB, desk *chat.Desk, person int64, at string, rows ...outbox.Row) (bot.Message, []outbox.Moot) {
	t.Helper()
	m, moot, err := desk.Compose(t.Context(), person, rows, At(at))
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(moot, "") {
		Acceptable(t, string(rows[0].Reason), m)
	}
	return m, moot
}

// Shown is a reply as it is read: the toast, the texts, and a line for each button.
func Shown(r bot.Reply) string {
	var out strings.Builder
	if r.Toast != "" {
		out.WriteString("((" + r.Toast + "))\n")
	}
	for _, m := range r.Messages {
		out.WriteString(Text(m) + "\n")
		for _, row := range m.Buttons {
			for _, b := range row {
				out.WriteString("[" + b.Label + "]\n")
			}
		}
	}
	return out.String()
}
