package handler

import (
	"context"
	"errors"
	"strings"
	"sync"

	"motcua/bot"
	"motcua/bot/view"
)

// LongAnswers are the requests of which the beginning of the answer is out, and the rest takes long.
type LongAnswers interface {
	// StopAnswers stops those of a chat that were begun before an update, and gives their updates: also when the same update
	// stopped them before.
	StopAnswers(ctx context.Context, chat, update int64) ([]int64, error)
	// AnswerStopped says whether an update's answer was stopped.
	AnswerStopped(ctx context.Context, update int64) (bool, error)
}

// errStopped ends the rest of an answer that its person wants no more.
var errStopped = errors.New("the person has stopped it")

// lookups are the long answers that are being looked for now. That one was stopped stands in the store first.
type lookups struct {
	mu   sync.Mutex
	ends map[int64]context.CancelCauseFunc // by update
}

// begin gives a context that ends when the update's answer is stopped. done must be called.
func (l *lookups) begin(ctx context.Context, update int64) (_ context.Context, done func()) {
	ctx, end := context.WithCancelCause(ctx)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ends[update] = end
	return ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.ends, update)
		end(nil)
	}
}

func (l *lookups) stop(updates []int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, update := range updates {
		if end, is := l.ends[update]; is {
			end(errStopped)
		}
	}
}

// Continue is the rest of an answer that said Later. Who asks is looked at again: meanwhile they may have lost their role, or
// have stopped it. It fails as Answer does, and with bot.Unfetched when Telegram does not give out the file that is to be read.
func (h *Handler) Continue(ctx context.Context, request bot.Request) (bot.Reply, error) {
	return h.long.rest(ctx, request)
}

func (h *Handler) rest(ctx context.Context, request bot.Request) (bot.Reply, error) {
	q := h.asks(request)
	q.later = true
	looking, done := h.lookups.begin(ctx, request.Update)
	defer done()
	stopped, err := h.Store.AnswerStopped(ctx, request.Update)
	var reply bot.Reply
	if err == nil && !stopped {
		reply, err = h.safely(looking, q)
		stopped = err != nil && errors.Is(context.Cause(looking), errStopped)
	}
	if stopped {
		reply, err = h.stopped(ctx, q)
	}
	if err != nil {
		return h.explain(ctx, q, err)
	}
	return reply, nil
}

// later says that the answer takes long: what is asked is done by Continue.
func later(reply bot.Reply) (bot.Reply, error) {
	reply.Later = true
	return reply, nil
}

// reads is a view for which a file that was sent must be read: that takes long, and its button waits meanwhile. The item begins
// with the file's id.
func reads(shows lead) lead {
	return func(h *Handler, ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
		if q.later {
			return shows(h, ctx, q, l)
		}
		if _, err := h.opened(ctx, q, view.Link{Item: fileID(l.Item)}); err != nil {
			return bot.Reply{}, err
		}
		return later(bot.Reply{})
	}
}

// fileID is the file's id of an item: behind it stands, after a dot or a comma, which column, word or period is chosen.
func fileID(item string) string {
	if end := strings.IndexAny(item, ".,"); end >= 0 {
		return item[:end]
	}
	return item
}

// stopped says what became of an answer that was stopped. A file that was taken in before the stop came is taken in.
func (h *Handler) stopped(ctx context.Context, q *question) (bot.Reply, error) {
	if q.request.Press == nil {
		return say(view.UploadStopped(q.reader, q.upload())), nil
	}
	link, _ := view.ReadLink(q.request.Press.Data)
	if link.To == view.ToUndo {
		return h.undoStopped(ctx, q, link)
	}
	link.Item = fileID(link.Item)
	u, err := h.opened(ctx, q, link)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case link.To != view.ToTake:
		return say(view.UploadStopped(q.reader, u)), nil
	case !u.Taken.IsZero():
		return h.alreadyTaken(ctx, q, u)
	default:
		return q.show(view.UploadNotTaken(q.reader, u)), nil
	}
}

// stillAdmin refuses whoever has lost the role since the question was taken up: reading a file takes long.
func (h *Handler) stillAdmin(ctx context.Context, q *question) error {
	person, err := h.Store.Person(ctx, q.request.Person)
	if err != nil {
		return err
	}
	q.person = person
	return q.forAdmins("upload.not_for_you")
}
