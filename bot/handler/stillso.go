package handler

import (
	"context"
	"slices"

	"motcua/scoring/notice"
)

// warning is what tells one warning from another.
type warning struct {
	unit, indicator string
	since           int64
}

// stillSo are the notices as they stand at the moment of sending: what warns of a warning that is not open any more is left
// out, together with the news of its end in the same message, and what is open is told with its present figure.
func (h *Handler) stillSo(ctx context.Context, rows []notice.Row) ([]notice.Row, error) {
	over := map[warning]bool{}
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
			x, ok := watch.Warning(c.Indicator)
			if !ok || !x.Since.Equal(c.Since) {
				over[warning{row.Unit, c.Indicator, c.Since.Unix()}] = true
				continue
			}
			c.To = watch.Now(x)
			open = append(open, c)
		}
		row.Changes = open
	}
	for i := range current {
		row := &current[i]
		if row.Reason == notice.Recovered || row.Reason == notice.Withdrawn {
			row.Changes = slices.DeleteFunc(slices.Clone(row.Changes), func(c notice.Change) bool {
				return over[warning{row.Unit, c.Indicator, c.Since.Unix()}]
			})
		}
	}
	return slices.DeleteFunc(current, func(r notice.Row) bool {
		return r.Reason == notice.Acknowledged || r.Reason != notice.DueToday && len(r.Changes) == 0
	}), nil
}
