package deadlines

import (
	"context"
	"slices"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// tellMornings words what units must see to today. Rows of one unit are told as one.
func (r room) tellMornings(ctx context.Context, q *chat.Question, rows []outbox.Row) (chat.Chapter, []bool, error) {
	told := make([]bool, len(rows))
	var mornings []morning
	for i, row := range rows {
		u, known, err := r.Unit(ctx, row.Unit)
		if err != nil {
			return chat.Chapter{}, nil, err
		}
		if !known {
			continue
		}
		d, some, err := r.readMorning(ctx, q, u)
		if err != nil {
			return chat.Chapter{}, nil, err
		}
		if told[i] = some; some && !slices.ContainsFunc(mornings, func(m morning) bool { return m.Unit == u.Code }) {
			mornings = append(mornings, d)
		}
	}
	return morningsChapter(q.Renderer, mornings), told, nil
}

// readMorning is what a unit must see to today, without what is corrected; false when there is nothing, and when its data are too old
// to speak of.
func (r room) readMorning(ctx context.Context, q *chat.Question, u scoring.Unit) (morning, bool, error) {
	at := q.Renderer.Now
	d := morning{Unit: u.Code, Name: u.Name}
	year, month, day := at.In(r.Zone).Date()
	tomorrow := time.Date(year, month, day+1, 0, 0, 0, 0, r.Zone)
	var err error
	if d.Due, d.DueTotal, err = r.store.Outstanding(ctx, u.Code, at, at, tomorrow, morningRows); err != nil {
		return d, false, err
	}
	if d.Overdue, d.OverdueTotal, err = r.store.Outstanding(ctx, u.Code, at, time.Time{}, at, morningRows); err != nil {
		return d, false, err
	}
	if d.DataTime, err = r.store.DataTime(ctx, u.Code); err != nil {
		return d, false, err
	}
	if d.Acceptance, err = acceptance.Waiting(ctx, r.store, q.Renderer, u.Code); err != nil {
		return d, false, err
	}
	return d, (d.some() || d.Acceptance.IsWaiting()) && !q.Renderer.Silent(d.DataTime), nil
}
