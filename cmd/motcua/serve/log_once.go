package serve

import (
	"context"
	"log/slog"

	"motcua/storage/rooms"
)

// logOnce is a log in which lasting trouble with the store stands once, in the words of the store. The errors of everybody who meets that
// trouble meanwhile go to the debug level. An error whose reference was told to a person is always logged.
type logOnce struct {
	slog.Handler
	store *rooms.Store
}

// Handle implements slog.Handler.
func (h logOnce) Handle(ctx context.Context, r slog.Record) error {
	if h.isRepeat(r) {
		if !h.Enabled(ctx, slog.LevelDebug) {
			return nil
		}
		r.Level = slog.LevelDebug
	}
	return h.Handler.Handle(ctx, r)
}

func (h logOnce) isRepeat(r slog.Record) (is bool) {
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "reference" {
			is = false
			return false
		}
		err, ok := a.Value.Any().(error)
		is = is || ok && h.store.Explained(err)
		return true
	})
	return is
}

// WithAttrs implements slog.Handler.
func (h logOnce) WithAttrs(attributes []slog.Attr) slog.Handler {
	return logOnce{h.Handler.WithAttrs(attributes), h.store}
}

// WithGroup implements slog.Handler.
func (h logOnce) WithGroup(name string) slog.Handler {
	return logOnce{h.Handler.WithGroup(name), h.store}
}
