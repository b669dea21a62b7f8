package handler

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/intake"
	"motcua/scoring/people"
)

// refusal is an error that is told to the person in words that say what to do.
type refusal struct{ message bot.Message }

func (refusal) Error() string { return "the question is refused with an explanation" }

func (q *question) refuse(key string, arguments ...any) error {
	return refusal{view.Note(q.reader.Words.Text(key, arguments...))}
}

// forAdmins refuses whoever is not an admin, in the sentence of this key.
func (q *question) forAdmins(sentence string) error {
	if q.person.Is(people.Admin) {
		return nil
	}
	return q.refuse(sentence)
}

// panicked is the error of a command that panicked.
type panicked struct {
	value any
	stack []byte
}

func (p panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

func (h *Handler) safely(ctx context.Context, q *question) (reply bot.Reply, err error) {
	defer func() {
		if value := recover(); value != nil {
			reply, err = bot.Reply{}, panicked{value, debug.Stack()}
		}
	}()
	return h.dispatch(ctx, q)
}

// explain is the one place where errors become replies: a refusal says what to do, anything else is logged once, under
// the reference that the person is told. The end of the context is no answer, nor is that somebody else writes, or that a file does not
// come yet: they are given back.
func (h *Handler) explain(ctx context.Context, q *question, err error) (bot.Reply, error) {
	words := q.reader.Words
	if r, ok := errors.AsType[refusal](err); ok {
		return q.show(r.message), nil
	}
	_, unfetched := errors.AsType[bot.Unfetched](err)
	switch {
	case unfetched && q.later:
		return bot.Reply{}, err
	case errors.Is(err, people.ErrInvitation):
		return say(view.Note(words.Text("invitation.invalid", "authority", h.authority(q)))), nil
	case errors.Is(err, people.ErrLockedOut):
		return say(view.Note(words.Text("invitation.locked"))), nil
	case ctx.Err() != nil:
		return bot.Reply{}, ctx.Err()
	case h.Busy != nil && h.Busy(err):
		return bot.Reply{}, bot.Waits{Err: err}
	}
	reference := reference(q.request)
	attributes := []any{"reference", reference, "request", q.request, "error", err}
	if p, ok := errors.AsType[panicked](err); ok {
		attributes = append(attributes, "stack", string(p.stack))
	}
	h.Log.ErrorContext(ctx, "a request could not be answered", attributes...)
	return say(view.Note(words.Text("answer.failed", "reference", reference))), nil
}

// reference is what a person tells an admin of a request that went wrong, and what the log has of it.
func reference(r bot.Request) string { return strings.ToUpper(strconv.FormatInt(r.Update, 36)) }

// Undelivered is what a person is told in the place of an answer at which Telegram fails for long, or for which it does not give a
// file out. It is logged under the
// reference that they are told.
func (h *Handler) Undelivered(ctx context.Context, request bot.Request, cause error) bot.Message {
	q := h.asksInWords(ctx, request)
	h.Log.ErrorContext(ctx, "Telegram fails at an answer; the person is to be told so in its place", "reference", reference(request), "request", request, "error", cause)
	if _, unfetched := errors.AsType[bot.Unfetched](cause); unfetched {
		u, link := h.readFor(ctx, q)
		return view.UploadNotFetched(q.reader, u, link.To == view.ToTake && u.State == intake.UploadOpen)
	}
	return view.Undelivered(q.reader, request.At, reference(request))
}
