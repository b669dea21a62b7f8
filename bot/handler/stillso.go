package handler

import (
	"context"

	"motcua/scoring/outbox"
)

// stillSo is a notice as it stands at the moment of sending: of what warns, the warnings that are still open, with their
// present figures. It is false when none is. News of an end stay: whoever may have been warned is told.
func (h *Handler) stillSo(ctx context.Context, row outbox.Row) (outbox.Row, bool, error) {
	if !row.Reason.Kind().Warns {
		return row, true, nil
	}
	watch, err := h.Store.Watch(ctx, row.Unit)
	if err != nil {
		return row, false, err
	}
	var open []outbox.Change
	for _, c := range row.Changes {
		if x, ok := watch.Warning(c.Indicator); ok && x.Since.Equal(c.Since) {
			c.To = watch.Now(x)
			open = append(open, c)
		}
	}
	row.Changes = open
	return row, len(open) > 0, nil
}
