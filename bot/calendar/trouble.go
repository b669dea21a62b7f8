package calendar

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
)

// trouble says once that something fails, however often it is tried, and once that it works again.
type trouble struct {
	log          *slog.Logger
	of           string
	lastReported []string // how it failed since it worked last; a part of it may fail after another
}

// mostSaid is in how many ways something may fail before it is said no more.
const mostSaid = 8

func (t *trouble) tell(ctx context.Context, err error) {
	switch {
	case err != nil && ctx.Err() != nil: // the program is stopped
	case err != nil && len(t.lastReported) < mostSaid && !slices.Contains(t.lastReported, err.Error()):
		attrs := []any{"job", t.of, "error", err}
		if p, ok := errors.AsType[panicked](err); ok {
			attrs = append(attrs, "stack", p.stack)
		}
		t.log.ErrorContext(ctx, "a job fails; it is tried again", attrs...)
		t.lastReported = append(t.lastReported, err.Error())
	case err == nil && len(t.lastReported) > 0:
		t.log.WarnContext(ctx, "a job works again", "job", t.of)
		t.lastReported = nil
	}
}

// Guard does something whose panic is an error, so that it ends nothing else.
func Guard(do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = panicked{cause, string(debug.Stack())}
		}
	}()
	return do()
}

// panicked is the error of a panic. Of a cause that is no error it gives the type alone: the value may hold what a person wrote.
type panicked struct {
	cause any
	stack string
}

func (p panicked) Error() string {
	if err, ok := p.cause.(error); ok {
		return "a panic: " + err.Error()
	}
	return fmt.Sprintf("a panic with a %T", p.cause)
}
