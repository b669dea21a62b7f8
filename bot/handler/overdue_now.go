package handler

import (
	"context"
	"time"
)

// overdueNow is how many dossiers of a unit are overdue. It is false when none was ever sent, or when the unit has ended and its
// heir sees to them: that none is overdue would be a claim that nothing stands behind.
func (h *Handler) overdueNow(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	data, err := h.Store.DataTime(ctx, unit)
	if err != nil || data.IsZero() {
		return 0, false, err
	}
	_, n, err = h.Store.Overdue(ctx, unit, at, 0, 0)
	return n, err == nil, err
}

// outstandingNow is the same without the dossiers that are corrected: nobody is urged about those.
func (h *Handler) outstandingNow(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	data, err := h.Store.DataTime(ctx, unit)
	if err != nil || data.IsZero() {
		return 0, false, err
	}
	_, n, err = h.Store.Outstanding(ctx, unit, at, time.Time{}, at, 0)
	return n, err == nil, err
}
