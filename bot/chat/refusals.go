package chat

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/scoring/people"
)

// Refusal is an error that is told to the person in words that say what to do.
type Refusal struct{ Message bot.Message }

func (Refusal) Error() string { return "the question is refused with an explanation" }

// Refuse is the refusal in the sentence of a key.
func (q *Question) Refuse(key string, arguments ...any) error {
	return Refusal{Message: Note(q.Renderer.Words.Text(key, arguments...))}
}

// RequireAdmin refuses whoever is not an admin, in the sentence of this key.
func (q *Question) RequireAdmin(sentence string) error {
	if q.Person.HasRole(people.Admin) {
		return nil
	}
	return q.Refuse(sentence)
}

// panicked is the error of a command that panicked.
type panicked struct {
	value any
	stack []byte
}

func (p panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

func (d *Desk) answerGuarded(ctx context.Context, q *Question) (reply bot.Reply, err error) {
	defer func() {
		if value := recover(); value != nil {
			reply, err = bot.Reply{}, panicked{value, debug.Stack()}
		}
	}()
	return d.dispatch(ctx, q)
}

// explain is the one place where errors become replies: a refusal says what to do, anything else is logged once, under
// the reference that the person is told. The end of the context is no answer, nor is that somebody else writes, or that a file does not
// come yet: they are given back.
func (d *Desk) explain(ctx context.Context, q *Question, err error) (bot.Reply, error) {
	words := q.Renderer.Words
	if r, ok := errors.AsType[Refusal](err); ok {
		return q.Show(r.Message), nil
	}
	_, unfetched := errors.AsType[bot.Unfetched](err)
	switch {
	case unfetched && q.Later:
		return bot.Reply{}, err
	case errors.Is(err, people.ErrInvitation):
		return Say(Note(words.Text("invitation.invalid", "authority", d.AuthorityNamed(q)))), nil
	case errors.Is(err, people.ErrLockedOut):
		return Say(Note(words.Text("invitation.locked"))), nil
	case ctx.Err() != nil:
		return bot.Reply{}, ctx.Err()
	case d.Busy != nil && d.Busy(err):
		return bot.Reply{}, bot.Pending{Err: err}
	}
	reference := Reference(q.Request)
	attributes := []any{"reference", reference, "request", q.Request, "error", err}
	if p, ok := errors.AsType[panicked](err); ok {
		attributes = append(attributes, "stack", string(p.stack))
	}
	d.Log.ErrorContext(ctx, "a request could not be answered", attributes...)
	return Say(Note(words.Text("answer.failed", "reference", reference))), nil
}

// Reference is what a person tells an admin of a request that went wrong, and what the log has of it.
func Reference(r bot.Request) string { return strings.ToUpper(strconv.FormatInt(r.Update, 36)) }

// Undelivered is what a person is told in the place of an answer at which Telegram fails for long, or for which it does not give a
// file out. It is logged under the reference that they are told.
func (d *Desk) Undelivered(ctx context.Context, request bot.Request, cause error) bot.Message {
	q := d.InWords(ctx, request)
	d.Log.ErrorContext(ctx, "Telegram fails at an answer; the person is to be told so in its place", "reference", Reference(request), "request", request, "error", cause)
	if _, unfetched := errors.AsType[bot.Unfetched](cause); unfetched {
		return d.outer.NotFetched(ctx, q)
	}
	return Undelivered(q.Renderer, request.At, Reference(request))
}

// GivenUp tells a person in their own chat that what they asked is not tried any more.
func (d *Desk) GivenUp(ctx context.Context, request bot.Request) (bot.Reply, error) {
	if request.Gone || !request.Private {
		return bot.Reply{}, nil
	}
	return Say(d.outer.GivenUp(d.InWords(ctx, request))), nil
}

// WaitMessage is what somebody is told while what they asked waits, for its turn or for a file that Telegram does not give out, and when
// it waits no more.
func (d *Desk) WaitMessage(ctx context.Context, request bot.Request, w bot.Wait) bot.Message {
	return d.outer.Waiting(ctx, d.InWords(ctx, request), w)
}
