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
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// Deps is what answering needs. All but Authority, LongStore and Busy must be set.
type Deps struct {
	// Store is asked for answers. A writer of it gives up soon when another one writes, with an error of which Busy says so: then
	// the request is asked again. LongStore, the same unless set, is asked for the rest of long answers, and waits.
	Store     Store
	LongStore Store
	Busy      func(error) bool // nil: nothing waits
	Catalogue *locales.Catalogue
	RuleSets  func(code string) (*scoring.RuleSet, bool)
	Closer    Closer
	Workdays  Workdays
	Files     Files
	Imports   func(by int64) Imports // on behalf of a person
	Zone      *time.Location         // the authority's
	Now       func() time.Time
	Authority string // the authority's name, told to people; "" when it is not known
	Log       *slog.Logger
	// Secret is what the codes of invitations follow from, and what nobody else knows.
	Secret []byte
	// BotName is the bot's user name, without the @; "" when Telegram has not told it.
	BotName func(context.Context) string
}

// Handler answers requests. It may be used by many goroutines.
type Handler struct {
	Deps
	commands []command
	leads    map[view.Destination]lead
	answers  map[string]answer
	steps    map[string]step // with a broadcast
	tellings map[notice.Reason]telling
	alone    map[notice.Reason]alone
	lookups  *lookups
	long     *Handler // finds the rest of long answers
}

// New is a handler with the commands there are.
func New(deps Deps) *Handler {
	h := &Handler{Deps: deps, commands: commands(), leads: leads(), answers: answers(), steps: broadcastSteps(), tellings: tellings(), alone: standAlone(),
		lookups: &lookups{ends: map[int64]context.CancelCauseFunc{}}}
	long := *h
	if deps.LongStore != nil {
		long.Store = deps.LongStore
	}
	h.long = &long
	return h
}

// question is one request with who asks it, when, and in which language it is answered.
type question struct {
	request bot.Request
	person  people.Person
	reader  view.Reader
	later   bool // the rest of an answer is asked for, the beginning of which is out
}

// Answer is the whole answer to a request. Whatever goes wrong is put into words for the person; the error is the
// context's when it ended before the answer was found, and the request must then be asked again.
func (h *Handler) Answer(ctx context.Context, request bot.Request) (bot.Reply, error) {
	if request.Gone {
		return bot.Reply{}, nil
	}
	q := h.asks(request)
	reply, err := h.safely(ctx, q)
	if err != nil {
		return h.explain(ctx, q, err)
	}
	return reply, nil
}

// asks is the question of a request of which is not known yet who asks it.
func (h *Handler) asks(request bot.Request) *question {
	return &question{request: request, reader: h.reader(locales.Match(request.Language), h.Now())}
}

// reader is who reads in a language at a moment. By which thresholds is not known yet: see knows.
func (h *Handler) reader(language string, at time.Time) view.Reader {
	return view.Reader{Words: h.Catalogue.Printer(language), Zone: h.Zone, Days: h.Workdays, Now: at}
}

// knows makes it known who asks or is told, and by which thresholds they are answered.
func (h *Handler) knows(ctx context.Context, q *question, person people.Person) error {
	q.person = person
	if person.Language != "" {
		q.reader.Words = h.Catalogue.Printer(person.Language)
	}
	set, err := h.Store.Settings(ctx)
	q.reader.Thresholds = scoring.NewThresholds(set)
	return err
}

// dispatch decides what kind of question it is. A stranger gets no further than to an invitation.
func (h *Handler) dispatch(ctx context.Context, q *question) (bot.Reply, error) {
	if !q.request.Private {
		return h.group(ctx, q)
	}
	if err := h.Store.Reached(ctx, q.request.Person); err != nil {
		return bot.Reply{}, err
	}
	person, err := h.Store.Person(ctx, q.request.Person)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.knows(ctx, q, person); err != nil {
		return bot.Reply{}, err
	}
	switch {
	case q.request.Press != nil:
		return h.press(ctx, q)
	case person.Known() && (q.request.Document != nil || q.request.Photo != ""):
		return h.attached(ctx, q)
	case q.request.Text != "" && q.request.Document == nil:
		return h.text(ctx, q)
	case !person.Known():
		return h.stranger(q)
	default:
		return h.offer(ctx, q, "answer.text_only")
	}
}

func say(m ...bot.Message) bot.Reply { return bot.Reply{Messages: m} }

// show is a view as the answer: under a button, in the place of the message the button stands under, if that can be. A
// text cannot take the place of a picture, nor a picture that of a text which is still wanted.
func (q *question) show(m bot.Message) bot.Reply {
	if p := q.request.Press; p != nil && p.Picture == (m.Photo != nil) {
		m.Edit = p.Message
	}
	return say(m)
}
