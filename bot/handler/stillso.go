package handler

import (
	"context"
	"slices"

	"motcua/scoring/notice"
)

// stillSo are the notices as they stand at the moment of sending: what warns of a warning that is not open any more is left
// out, and what is open is told with its present figure. News of an end stay: whoever may have been warned is told.
func (h *Handler) stillSo(ctx context.Context, rows []notice.Row) ([]notice.Row, error) {
	current := slices.Clone(rows)
	for i := range current {
		row := &current[i]
		if !row.Reason.Warns() {
			continue
		}
		watch, err := h.Store.Watch(ctx, row.Unit)
		if err != nil {
			return nil, err
		}
		var open []notice.Change
		for _, c := range row.Changes {
			if x, ok := watch.Warning(c.Indicator); ok && x.Since.Equal(c.Since) {
				c.To = watch.Now(x)
				open = append(open, c)
			}
		}
		row.Changes = open
	}
	return slices.DeleteFunc(current, func(r notice.Row) bool {
		return r.Reason.Warns() && len(r.Changes) == 0
	}), nil
}
