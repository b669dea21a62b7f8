// Package handler answers what people ask of the bot: it finds the command, checks who may ask what from the person's
// row as it is now, reads, and returns messages. It sends nothing itself.
package handler

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/names"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// Deps is what answering needs. All but Authority must be set.
type Deps struct {
	Store     Store
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
}

// New is a handler with the commands there are.
func New(deps Deps) *Handler {
	return &Handler{Deps: deps, commands: commands(), leads: leads(), answers: answers(), steps: broadcastSteps(), tellings: tellings(), alone: standAlone()}
}

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
		return h.group(ctx, q)
	}
	if err := h.Store.Reached(ctx, q.request.Person); err != nil {
		return bot.Reply{}, err
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

// attached answers a picture or a file: it may be what a broadcast is to consist of. Any other command under a file is not
// carried out, and that is said: its figures would be those from before the file.
func (h *Handler) attached(ctx context.Context, q *question) (bot.Reply, error) {
	dialogue, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	e := h.read(q.request.Text)
	commanded := e.slash && e.command != nil
	switch {
	case err != nil:
		return bot.Reply{}, err
	case commanded && (e.command.name == broadcasts || e.command.name == cancels):
		return h.text(ctx, q)
	case asked && dialogue.Asks == asksContent:
		return h.answered(ctx, q, dialogue)
	case q.request.Document != nil:
		reply, err := h.document(ctx, q)
		if err == nil && commanded {
			waits := q.reader.Words.Text("upload.command_waits", "command", e.command.in(q.reader.Words))
			reply.Messages[0] = view.Followed(reply.Messages[0], waits)
		}
		return reply, err
	case q.request.Text != "":
		return h.text(ctx, q)
	default:
		return h.offer(ctx, q, "answer.text_only")
	}
}

// text answers what was written: a command, the answer to what the bot asked, words that mean something, or an invitation
// code.
func (h *Handler) text(ctx context.Context, q *question) (bot.Reply, error) {
	e := h.read(q.request.Text)
	dialogue, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	if asked && q.person.Known() && takes(dialogue, e) {
		return h.answered(ctx, q, dialogue)
	}
	if e.command == nil || !q.person.Known() && !e.command.open {
		if code, ok := invitationCode(q.request.Text); ok && (!q.person.Known() || inFours(q.request.Text)) {
			return h.redeem(ctx, q, code)
		}
	}
	if !q.person.Known() {
		if e.command != nil && e.command.open {
			return e.command.run(h, ctx, q, e.arguments)
		}
		return h.stranger(q)
	}
	if e.command != nil && !e.slash && e.arguments != "" {
		means, err := h.spoken(ctx, q, e)
		if err != nil {
			return bot.Reply{}, err
		}
		if !means {
			e.command = nil
		}
	}
	if e.command != nil && asked {
		if err := h.leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	switch {
	case e.command != nil && !e.command.allows(q.person):
		return bot.Reply{}, q.refuse("answer.not_for_you", "command", e.command.in(q.reader.Words))
	case e.command != nil:
		return e.command.run(h, ctx, q, e.arguments)
	case e.slash:
		reply, err := h.offer(ctx, q, "answer.unknown_command")
		if err == nil && asked {
			reply.Messages[0] = view.Followed(reply.Messages[0], q.reader.Words.Text("ask.still"))
		}
		return reply, err
	case asked:
		return h.answered(ctx, q, dialogue)
	default:
		return h.plain(ctx, q)
	}
}

// spoken says whether words that begin like a command mean it. A commune's name may begin like one (xã Điềm He), and so
// may talk that names neither a month nor anything like a unit.
func (h *Handler) spoken(ctx context.Context, q *question, e entry) (bool, error) {
	if _, unit, err := h.meant(ctx, q, q.request.Text); unit || err != nil {
		return false, err
	}
	if _, ok, err := h.meant(ctx, q, e.arguments); ok || err != nil {
		return true, err
	}
	index, err := h.Store.Index(ctx)
	if err != nil {
		return false, err
	}
	return likeMonth(e.arguments) || len(index.Suggest(e.arguments, 1)) > 0, nil
}

// plain answers words without a command: a month, a unit or both mean its score card.
func (h *Handler) plain(ctx context.Context, q *question) (bot.Reply, error) {
	text := strings.Join(strings.Fields(q.request.Text), " ")
	a, ok, err := h.meant(ctx, q, text)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case ok:
		return h.score(ctx, q, a, view.Scorecard)
	case strings.HasPrefix(names.Fold(text), "thang ") && likeMonth(text):
		return bot.Reply{}, q.refuse("month.unreadable", "text", view.Quoted(text))
	default:
		return h.offer(ctx, q, "answer.not_understood")
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
