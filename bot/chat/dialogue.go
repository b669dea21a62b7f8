package chat

import (
	"context"
	"errors"
	"strings"
	"time"

	"motcua/bot"
	"motcua/scoring/people"
)

// What the conversation itself asks for: the month or the unit that is missing in a link. The words are in the store.
const (
	asksMonth = "month"
	asksUnit  = "unit"
)

// answerable is how long a question may be answered.
const answerable = 15 * time.Minute

// Dialogue takes the person's next message as the answer to what was asked.
type Dialogue struct {
	Asks   string // stands in the store
	Access Access // who may answer; others are told so and are asked no longer
	Wants  Wants
	// Take answers; about is what the question is about. It ends the dialogue with Leave, or leaves the question open.
	Take func(ctx context.Context, q *Question, about Link) (bot.Reply, error)
}

// Wants is what a question takes as its answer.
type Wants int

const (
	WantsName    Wants = iota // something to be found: what begins like a command is one
	WantsWords                // whatever is written, but a command with its slash and words that are a command and nothing else
	WantsContent              // what is to be sent to many: also a picture, a file and words that are a command, but one that leaves
)

// takes says whether a question takes a text as its answer although it may begin like a command, or look like an invitation
// code. Words that are a command and nothing else are a press of the keyboard.
func (r *Registry) takes(asked people.Dialogue, e entry) bool {
	wants := r.dialogues[asked.Asks].Wants
	switch {
	case e.slash || wants == WantsName:
		return false
	case wants == WantsContent:
		return e.command == nil || !e.command.Leaves || e.arguments != ""
	default:
		return e.command == nil || e.arguments != ""
	}
}

// Ask keeps what is asked: the person's next message fills what is missing in the link.
func (d *Desk) Ask(ctx context.Context, q *Question, what string, to Link) error {
	return d.AskAgain(ctx, q, what, to, "")
}

// answerMark stands before an answer in what a question is about.
const answerMark = "\n"

// AskAgain is Ask with what was answered and is not taken yet, in one line; "" for nothing.
func (d *Desk) AskAgain(ctx context.Context, q *Question, what string, to Link, answered string) error {
	about, ok := to.Data()
	if !ok {
		return q.Refuse("unit.unknown", "name", Quote(to.Unit))
	}
	if answered != "" {
		about += answerMark + answered
	}
	return d.Store.Ask(ctx, q.Person.ID, people.Dialogue{Asks: what, About: about, Expires: q.Renderer.Now.Add(answerable)}, q.Request.Update)
}

// AlreadyAnswered is what a question is about, and what was answered and is not taken yet.
func (r *Registry) AlreadyAnswered(asked people.Dialogue) (about Link, answered string) {
	data, answered, _ := strings.Cut(asked.About, answerMark)
	about, _ = r.ReadLink(data)
	return about, answered
}

// Leave ends what was being entered, if anything was.
func (d *Desk) Leave(ctx context.Context, q *Question) error {
	_, err := d.Store.EndDialogue(ctx, q.Person.ID, q.Request.Update)
	return err
}

// takeAnswer takes a message as the answer to what was asked.
func (d *Desk) takeAnswer(ctx context.Context, q *Question, asked people.Dialogue) (bot.Reply, error) {
	about, _ := d.AlreadyAnswered(asked)
	dialogue, known := d.dialogues[asked.Asks]
	if about.To == "" || !known { // of another version of the program
		if err := d.Leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
		return d.answerWords(ctx, q)
	}
	if !dialogue.Access.Allows(q.Person) {
		return Say(Note(q.Renderer.Words.Text(dialogue.Access.refusal))), d.Leave(ctx, q)
	}
	reply, err := dialogue.Take(ctx, q, about)
	if r, ok := errors.AsType[Refusal](err); ok {
		return Say(WithLine(r.Message, q.Renderer.Words.Text("ask.still"))), nil
	}
	return reply, err
}

// AnsweredBy is the view that a question was answered by. One that is refused is told as it is: nothing stays open.
func AnsweredBy(reply bot.Reply, err error) (bot.Reply, error) {
	if r, ok := errors.AsType[Refusal](err); ok {
		return Say(r.Message), nil
	}
	return reply, err
}

// AskUnit asks for which unit a view is wanted.
func (d *Desk) AskUnit(ctx context.Context, q *Question, to Link) (bot.Reply, error) {
	if err := d.Ask(ctx, q, asksUnit, to); err != nil {
		return bot.Reply{}, err
	}
	return Say(Ask(q.Renderer, q.Renderer.Words.Text("ask.unit"), nil)), nil
}

// AskMonth asks for which month a view is wanted, and offers some.
func (d *Desk) AskMonth(ctx context.Context, q *Question, to Link, choices []Choice) (bot.Reply, error) {
	if err := d.Ask(ctx, q, asksMonth, to); err != nil {
		return bot.Reply{}, err
	}
	return Say(Ask(q.Renderer, q.Renderer.Words.Text("ask.month"), choices)), nil
}

// takeSelection takes what was written as the month, the unit or both that are missing in a link, and gives the view. What cannot
// be read leaves the question open, and says how to leave it.
func (d *Desk) takeSelection(ctx context.Context, q *Question, to Link) (bot.Reply, error) {
	s, err := d.Select(ctx, q, q.Request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	return d.Fill(ctx, q, to, s)
}

// takeUnit is takeSelection for a view that needs a unit.
func (d *Desk) takeUnit(ctx context.Context, q *Question, to Link) (bot.Reply, error) {
	s, err := d.Select(ctx, q, q.Request.Text, to)
	if err == nil && s.Unit == "" {
		err = q.Refuse("ask.no_unit")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return d.Fill(ctx, q, to, s)
}

// Fill leaves what was asked and gives the view of a link, with what is selected in its place.
func (d *Desk) Fill(ctx context.Context, q *Question, to Link, s Selection) (bot.Reply, error) {
	if s.Month != "" {
		to.Month = s.Month
	}
	if s.Unit != "" {
		to.Unit = s.Unit
	}
	if err := d.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return AnsweredBy(d.Follow(ctx, q, to))
}

// TakeUnit takes what was written as the unit of a link, and nothing else, and gives the view.
func (d *Desk) TakeUnit(ctx context.Context, q *Question, to Link) (bot.Reply, error) {
	u, err := d.UnitNamed(ctx, q, q.Request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	return d.Fill(ctx, q, to, Selection{Unit: u.Code})
}
