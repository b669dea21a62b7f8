package courier

import (
	"fmt"
	"slices"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

// wordMessage makes one message of a person's rows, and gives those that it is made of. One that cannot be worded rests for a while,
// and holds no other up.
func (r *round) wordMessage(person int64, rows []outbox.Row) (bot.Message, []outbox.Moot, []outbox.Row) {
	m, moot, err := r.compose(person, rows)
	if err == nil {
		r.endRowRest(rows)
		return m, moot, rows
	}
	var others []outbox.Row
	for _, row := range rows {
		if len(rows) > 1 {
			_, _, err = r.compose(person, []outbox.Row{row})
		}
		if err == nil {
			others = append(others, row)
		} else {
			r.restRow(row.ID, err)
		}
	}
	if len(others) == 0 {
		return bot.Message{}, nil, nil
	}
	if m, moot, err = r.compose(person, others); err != nil {
		for _, row := range others {
			r.restRow(row.ID, err)
		}
		return bot.Message{}, nil, nil
	}
	r.endRowRest(others)
	return m, moot, others
}

// compose turns a panic of the Words into an error: one notice must not stop the others.
func (r *round) compose(person int64, rows []outbox.Row) (m bot.Message, moot []outbox.Moot, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("while wording: %w", delivery.PanicError(cause))
		}
	}()
	return r.Words.Compose(r.ctx, person, rows, r.Now())
}

// restRow leaves a row alone for a while that cannot be worded, which is said once.
func (r *round) restRow(id int64, err error) {
	if r.ctx.Err() != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, said := r.resting[id]; !said {
		r.Log.Error("a notice could not be worded; it is tried again", "notice", id, "error", err)
	}
	r.resting[id] = r.Now().Add(troubleRest)
}

// endRowRest forgets that rows could not be worded.
func (r *round) endRowRest(rows []outbox.Row) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, row := range rows {
		delete(r.resting, row.ID)
	}
}

// awakeRows are the rows of a person that need not rest. When all must rest, the person is left alone until the first need not.
func (r *round) awakeRows(rows []outbox.Row) []outbox.Row {
	now := r.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	first := now.Add(troubleRest)
	left := slices.DeleteFunc(slices.Clone(rows), func(row outbox.Row) bool {
		until := r.resting[row.ID]
		if until.After(now) && until.Before(first) {
			first = until
		}
		return until.After(now)
	})
	if len(left) == 0 {
		r.later[rows[0].Person] = first
	}
	return left
}
