package handler

import (
	"context"
	"time"

	"motcua/bot/chat/deadlines"
)

// who is somebody in words.
func (h *Handler) who(ctx context.Context, q *Question, person int64, unit string) (string, error) {
	return h.PersonInWords(ctx, q, person, unit)
}

// outstandingNow is how many dossiers of a unit are overdue, without those that are corrected.
func (h *Handler) outstandingNow(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	return deadlines.NewCounts(h.Store).Outstanding(ctx, unit, at)
}
