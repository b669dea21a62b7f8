package courier

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

// memory is an outbox that outlives a process.
type memory struct {
	mu   sync.Mutex
	rows map[int64]*outbox.Row
	gone map[int64]string
	// queue is what is not final, in order; nil when that has to be found out anew.
	queue []*outbox.Row
	// dies, when set, is asked before and after each change, and says whether the process dies there.
	dies   func(step string) bool
	commit time.Duration // how long a beginning takes to be on the disk
}

var errDead = errors.New("the process is dead")

func newMemory(rows ...outbox.Row) *memory {
	m := &memory{rows: map[int64]*outbox.Row{}, gone: map[int64]string{}}
	m.put(rows...)
	return m
}

func (m *memory) put(rows ...outbox.Row) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, row := range rows {
		row.State = outbox.Queued
		if row.Reason == "" {
			row.Reason = outbox.Breach
		}
		m.rows[row.ID] = &row
	}
	m.queue = nil
}

func (m *memory) row(id int64) outbox.Row {
	m.mu.Lock()
	defer m.mu.Unlock()
	return *m.rows[id]
}

// count is how many rows are in a state.
func (m *memory) count(state outbox.State) (n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, row := range m.rows {
		if row.State == state {
			n++
		}
	}
	return n
}

func (m *memory) change(step string, ids []int64, f func(*outbox.Row)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dies != nil && m.dies("before "+step) {
		return errDead
	}
	for _, id := range ids {
		f(m.rows[id])
	}
	if m.dies != nil && m.dies("after "+step) {
		return errDead
	}
	return nil
}

func (m *memory) due(at time.Time, skip []int64) (due []*outbox.Row) {
	left := map[int64]bool{}
	for _, person := range skip {
		left[person] = true
	}
	if m.queue == nil {
		m.queue = slices.SortedFunc(maps.Values(m.rows), func(a, b *outbox.Row) int {
			return cmp.Or(cmp.Compare(a.Priority, b.Priority), a.NotBefore.Compare(b.NotBefore), cmp.Compare(a.ID, b.ID))
		})
	}
	m.queue = slices.DeleteFunc(m.queue, func(row *outbox.Row) bool { return row.State == outbox.Accepted })
	for _, row := range m.queue {
		if row.State == outbox.Queued && !row.NotBefore.After(at) && !left[row.Person] {
			due = append(due, row)
		}
	}
	return due
}

func (m *memory) Ready(_ context.Context, at time.Time, skip []int64, limit int) ([]outbox.Row, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dies != nil && m.dies("reading") {
		return nil, errDead
	}
	due := m.due(at, skip)
	persons := map[int64]bool{}
	var ready []outbox.Row
	for _, row := range due {
		if len(persons) < limit {
			persons[row.Person] = true
		}
		if persons[row.Person] {
			ready = append(ready, *row)
		}
	}
	return ready, nil
}

func (m *memory) Begin(ctx context.Context, rows []outbox.Row, at time.Time) error {
	m.mu.Lock()
	for _, r := range rows {
		if now := m.rows[r.ID]; now.State != outbox.Queued || now.Version != r.Version {
			m.mu.Unlock()
			return outbox.ErrMoved
		}
	}
	m.mu.Unlock()
	err := m.change("begin", ids(rows), func(row *outbox.Row) { row.State, row.Attempts = outbox.Sending, row.Attempts+1 })
	if err == nil && m.commit > 0 {
		return delivery.Sleep(ctx, m.commit) // who goes away meanwhile does not learn that it is there
	}
	return err
}

func (m *memory) Finish(_ context.Context, rows []outbox.Row, o Ending, at time.Time) error {
	m.mu.Lock()
	rows = slices.DeleteFunc(slices.Clone(rows), func(r outbox.Row) bool { return m.rows[r.ID].Version != r.Version })
	m.mu.Unlock()
	return m.change("finish", ids(rows), func(row *outbox.Row) { row.State, row.Message, row.Why = o.State, o.Message, o.Why })
}

func (m *memory) Requeue(_ context.Context, ids []int64, notBefore time.Time, again bool) error {
	return m.change("requeue", ids, func(row *outbox.Row) {
		m.queue = nil
		row.State, row.NotBefore = outbox.Queued, notBefore
		if again {
			row.Unsure++
		}
	})
}

func (m *memory) Interrupted(context.Context) (left []outbox.Row, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, row := range m.rows {
		if row.State == outbox.Sending {
			left = append(left, *row)
		}
	}
	return left, nil
}

func (m *memory) Next(context.Context, time.Time) (next time.Time, some bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, row := range m.rows {
		if row.State == outbox.Queued && (!some || row.NotBefore.Before(next)) {
			next, some = row.NotBefore, true
		}
	}
	return next, some, nil
}

func (m *memory) MarkUnreachable(_ context.Context, person int64, reason string, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dies != nil && m.dies("before gone") {
		return errDead
	}
	m.gone[person] = reason
	for _, row := range m.rows {
		if row.Person == person && row.State == outbox.Queued {
			row.State, row.Why = outbox.Refused, "gone"
		}
	}
	if m.dies != nil && m.dies("after gone") {
		return errDead
	}
	return nil
}

// sender is a Sender made of a function.
type sender func(ctx context.Context, chat int64, m bot.Message) (int, error)

func (s sender) Send(ctx context.Context, chat int64, m bot.Message) (int, error) {
	return s(ctx, chat, m)
}

// words is Words made of a function.
type words func(rows []outbox.Row) (bot.Message, []outbox.Moot, error)

func (w words) Compose(_ context.Context, _ int64, rows []outbox.Row, _ time.Time) (bot.Message, []outbox.Moot, error) {
	return w(rows)
}
