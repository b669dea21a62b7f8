package conversation

import (
	"context"
	"time"
)

// lost is why and since when no message reaches somebody.
type lost struct {
	since  time.Time
	reason string
}

func (f *fake) Reached(_ context.Context, person int64) error {
	delete(f.lost, person)
	return f.fails
}

func (f *fake) Unreachable(_ context.Context, person int64) (time.Time, string, bool, error) {
	l, is := f.lost[person]
	return l.since, l.reason, is, f.fails
}
