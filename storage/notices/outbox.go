package notices

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
)

const (
	outboxColumns = `SELECT o.id, o.version, o.person, ifnull(u.code, '') AS unit, o.reason, o.month, o.reference, o.occasion, o.payload, o.priority,
		o.not_before, o.expires, o.state, o.attempts, o.unsure, o.message, o.why FROM outbox o LEFT JOIN units u ON u.id = o.unit`

	rowsInState   storage.Query = outboxColumns + ` WHERE o.state = :state ORDER BY o.id DESC LIMIT :limit`
	rowsInSending storage.Query = outboxColumns + ` WHERE o.state = 'sending' ORDER BY o.id`
	// RowsWaiting are the rows of a unit of which it is not known that they went out, and RowsTold those that did since an instant.
	RowsWaiting storage.Query = outboxColumns + ` WHERE o.unit = (SELECT id FROM units WHERE code = ?)
		AND o.state IN ('queued', 'sending', 'unknown') ORDER BY o.id`
	RowsTold storage.Query = outboxColumns + ` WHERE o.unit = (SELECT id FROM units WHERE code = :unit) AND o.state = 'accepted'
		AND o.changed_at >= :since ORDER BY o.changed_at, o.id`
	rowsOfMessage storage.Query = outboxColumns + ` WHERE o.person = :person AND o.message > 0 AND o.message = :message AND o.reason <> 'acknowledged'`
)

// OutboxRow is a row of the outbox as it is stored.
type OutboxRow struct {
	ID        int64
	Version   int64
	Person    int64
	Unit      string
	Reason    outbox.Reason
	Month     scoring.Month
	Reference int64
	Occasion  string
	Payload   string
	Priority  int
	NotBefore int64 `db:"not_before"`
	Expires   int64
	State     outbox.State
	Attempts  int
	Unsure    int
	Message   int
	Why       string
}

// RowsOf are rows of the outbox as they were stored.
func (s *Store) RowsOf(rows []OutboxRow) ([]outbox.Row, error) {
	all := make([]outbox.Row, len(rows))
	for i, r := range rows {
		changes, facts, err := s.unpackPayload(r.Payload)
		if err != nil {
			return nil, fmt.Errorf("read what row %d of the outbox tells of: %w", r.ID, err)
		}
		all[i] = outbox.Row{
			ID: r.ID, Version: r.Version, Person: r.Person, Unit: r.Unit, Reason: r.Reason,
			Month: r.Month, Reference: r.Reference, Occasion: r.Occasion, Changes: changes, Facts: facts,
			Priority: r.Priority, NotBefore: s.file.Instant(r.NotBefore), Expires: s.file.Instant(r.Expires), State: r.State,
			Attempts: r.Attempts, Unsure: r.Unsure, Message: r.Message, Why: r.Why,
		}
	}
	return all, nil
}

// listNotices answers a question whose answer is rows of the outbox.
func (s *Store) listNotices(ctx context.Context, doing string, q storage.Query, args ...any) ([]outbox.Row, error) {
	rows, err := storage.List[OutboxRow](ctx, s.file, doing, q, args...)
	if err != nil {
		return nil, err
	}
	return s.RowsOf(rows)
}

// WentOutIn are the notices that went out to a person in a message, in the order in which it tells of them; none of a message
// that is no notice, that is not on record yet, or that went out long ago.
func (s *Store) WentOutIn(ctx context.Context, person int64, message int) ([]outbox.Row, error) {
	rows, err := s.listNotices(ctx, "read what went out in a message", rowsOfMessage, storage.Args{"person": person, "message": message})
	slices.SortFunc(rows, func(a, b outbox.Row) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), a.NotBefore.Compare(b.NotBefore), cmp.Compare(a.ID, b.ID))
	})
	return rows, err
}

// Interrupted are the rows whose sending was begun and not finished, by id. After a start nobody is sending them, and
// whether they arrived is not known.
func (s *Store) Interrupted(ctx context.Context) ([]outbox.Row, error) {
	return s.listNotices(ctx, "read the notices whose sending was interrupted", rowsInSending)
}

// Outbox are the newest rows in any of the states, at most limit of them, for an operator to look at.
func (s *Store) Outbox(ctx context.Context, states []outbox.State, limit int) ([]outbox.Row, error) {
	var all []outbox.Row
	for _, state := range states {
		rows, err := s.listNotices(ctx, "read the "+string(state)+" notices", rowsInState, storage.Args{"state": string(state), "limit": limit})
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	slices.SortFunc(all, func(a, b outbox.Row) int { return cmp.Compare(b.ID, a.ID) })
	// A row may have moved from one state to the other between the questions.
	all = slices.CompactFunc(all, func(a, b outbox.Row) bool { return a.ID == b.ID })
	return all[:min(limit, len(all))], nil
}
