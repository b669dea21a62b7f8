// Package handler answers what people ask of the bot: it finds the command, checks who may ask what from the person's
// row as it is now, reads, and returns messages. It sends nothing itself.
package handler

import (
	"context"
	"log/slog"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/people"
)

// Deps is what answering needs. All but Authority must be set.
type Deps struct {
	Store     Store
	Catalogue *locales.Catalogue
	RuleSets  func(code string) (*scoring.RuleSet, bool)
	Zone      *time.Location // the authority's
	Now       func() time.Time
	Authority string // the authority's name, told to people; "" when it is not known
	Log       *slog.Logger
}

// Handler answers requests. It may be used by many goroutines.
type Handler struct {
	Deps
	commands []command
}

// New is a handler with the commands there are.
func New(deps Deps) *Handler { return &Handler{Deps: deps, commands: commands()} }

// question is one request with who asks it, when, and in which language it is answered.
type question struct {
	request bot.Request
	person  people.Person
	reader  view.Reader
}

// Answer is the whole answer to a request. Whatever goes wrong is put into words for the person; the error is the
// context's when it ended before the answer was found, and the request must then be asked again.
func (h *Handler) Answer(ctx context.Context, request bot.Request) (bot.Reply, error) {
	if request.Gone {
		return bot.Reply{}, nil
	}
	q := &question{request: request, reader: view.Reader{
		Words: h.Catalogue.Printer(locales.Match(request.Language)), Zone: h.Zone, Now: h.Now(),
	}}
	reply, err := h.safely(ctx, q)
	if err != nil {
		return h.explain(ctx, q, err)
	}
	return reply, nil
}

// dispatch decides what kind of question it is. A stranger gets no further than to an invitation.
func (h *Handler) dispatch(ctx context.Context, q *question) (bot.Reply, error) {
	if !q.request.Private {
		if q.request.Press != nil {
			return bot.Reply{Toast: q.reader.Words.Text("group.private_only"), Alert: true}, nil
		}
		return say(view.Note(q.reader.Words.Text("group.private_only"))), nil
	}
	person, err := h.Store.Person(ctx, q.request.Person)
	if err != nil {
		return bot.Reply{}, err
	}
	q.person = person
	if person.Language != "" {
		q.reader.Words = h.Catalogue.Printer(person.Language)
	}
	switch {
	case q.request.Press != nil:
		return h.press(ctx, q)
	case q.request.Text != "" && q.request.Document == nil:
		return h.text(ctx, q)
	case !person.Known():
		return h.stranger(q)
	case q.request.Document != nil:
		return say(view.Note(q.reader.Words.Text("answer.no_files"))), nil
	default:
		return say(view.Offer(q.reader, h.offered(q), q.reader.Words.Text("answer.text_only"))), nil
	}
}

// text answers what was written: a command, words that mean one, or an invitation code.
func (h *Handler) text(ctx context.Context, q *question) (bot.Reply, error) {
	e := h.read(q.request.Text)
	if e.command == nil || !q.person.Known() && !e.command.open {
		if code, ok := invitationCode(q.request.Text); ok {
			return h.redeem(ctx, q, code)
		}
	}
	switch {
	case e.command != nil && (e.command.open || q.person.Known() && e.command.allows(q.person)):
		return e.command.run(h, ctx, q, e.arguments)
	case !q.person.Known():
		return h.stranger(q)
	case e.slash:
		return say(view.Offer(q.reader, h.offered(q), q.reader.Words.Text("answer.unknown_command"))), nil
	default:
		return say(view.Offer(q.reader, h.offered(q), q.reader.Words.Text("answer.not_understood"))), nil
	}
}

func say(m ...bot.Message) bot.Reply { return bot.Reply{Messages: m} }

// show is a view as the answer: under a button, in the place of the message the button stands under.
func (q *question) show(m bot.Message) bot.Reply {
	if q.request.Press != nil {
		m.Edit = q.request.Press.Message
	}
	return say(m)
}
