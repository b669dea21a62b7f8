package chat

import (
	"context"
	"errors"
	"sync"

	"motcua/bot"
)

// errStopped ends the rest of an answer that its person wants no more.
var errStopped = errors.New("the person has stopped it")

// lookups are the long answers that are being looked for now. That one was stopped stands in the store first.
type lookups struct {
	mu   sync.Mutex
	ends map[int64]context.CancelCauseFunc // by update
}

func newLookups() *lookups { return &lookups{ends: map[int64]context.CancelCauseFunc{}} }

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
func (d *Desk) Continue(ctx context.Context, request bot.Request) (bot.Reply, error) {
	return d.long.continueAnswer(ctx, request)
}

func (d *Desk) continueAnswer(ctx context.Context, request bot.Request) (bot.Reply, error) {
	q := d.question(request)
	q.Later = true
	looking, done := d.lookups.begin(ctx, request.Update)
	defer done()
	stopped, err := d.Store.AnswerStopped(ctx, request.Update)
	var reply bot.Reply
	if err == nil && !stopped {
		reply, err = d.answerGuarded(looking, q)
		stopped = err != nil && errors.Is(context.Cause(looking), errStopped)
	}
	if stopped {
		reply, err = d.outer.Stopped(ctx, q)
	}
	if err != nil {
		return d.explain(ctx, q, err)
	}
	return reply, nil
}

// LongAnswer says that the answer takes long: what is asked is done by Continue.
func LongAnswer(reply bot.Reply) (bot.Reply, error) {
	reply.Later = true
	return reply, nil
}

// ToCancel leaves what is being asked.
const ToCancel Route[struct{}] = "cancel"

// Cancel stops the reading of files, and leaves whatever was being entered.
func (d *Desk) Cancel(ctx context.Context, q *Question, _ string) (bot.Reply, error) {
	stopped, err := d.Store.StopAnswers(ctx, q.Request.Chat, q.Request.Update)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(stopped) == 0 {
		return d.cancelEntry(ctx, q)
	}
	d.lookups.stop(stopped)
	m := Note(q.Renderer.Words.Text("upload.stopping", "n", len(stopped)))
	m.Keys = d.Keyboard(q)
	reply := q.Show(m)
	reply.Stopped = stopped
	return reply, d.Leave(ctx, q)
}

// cancelEntry leaves whatever was being entered.
func (d *Desk) cancelEntry(ctx context.Context, q *Question) (bot.Reply, error) {
	_, asked, err := d.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	key := "answer.nothing_to_cancel"
	if asked {
		key = "ask.cancelled"
		if err := d.Leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	m := Note(q.Renderer.Words.Text(key))
	m.Keys = d.Keyboard(q)
	return q.Show(m), nil
}

func (d *Desk) cancelButton(ctx context.Context, q *Question, _ struct{}) (bot.Reply, error) {
	return d.cancelEntry(ctx, q)
}
