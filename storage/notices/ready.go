package notices

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
)

// resting says that a row o waits though it is due: its person is away, and of a warning somebody who may be told is not. When all are
// away it goes out anyway. The reasons are those whose kind rests; a unit of NULL is the authority's office.
const (
	resting = `EXISTS (SELECT 1 FROM days_off f WHERE f.person = o.person AND f.since <= :now AND f.until > :now)
		AND (o.reason = 'due-today' OR o.reason IN ('breach', 'further', 'reminder', 'escalated') AND (
			EXISTS (SELECT 1 FROM grants g WHERE g.unit = o.unit AND ` + there + `) OR EXISTS (SELECT 1 FROM grants g WHERE g.unit IS NULL AND ` + there + `)))`
	there = `NOT EXISTS (SELECT 1 FROM days_off f WHERE f.person = g.person AND f.since <= :now AND f.until > :now)
		AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)`
)

// The indexes are named where another looks as good, though it has all that is queued.
const (
	nextPriority storage.Query = `SELECT min(priority) FROM outbox INDEXED BY outbox_due WHERE state = 'queued' AND priority > ?`
	duePersons   storage.Query = `SELECT person FROM outbox AS o INDEXED BY outbox_due WHERE state = 'queued' AND priority = :priority AND not_before <= :now
		AND person NOT IN (SELECT value FROM json_each(:except)) AND NOT (` + resting + `) ORDER BY not_before, id`
	dueRowsOf storage.Query = outboxColumns + ` WHERE o.state = 'queued' AND o.person = :person AND o.not_before <= :now AND NOT (` + resting + `)`
	nextDue   storage.Query = `SELECT (SELECT o.not_before FROM outbox AS o INDEXED BY outbox_next WHERE o.state = 'queued' AND NOT (` + resting + `)
		ORDER BY o.not_before LIMIT 1)`
)

// Ready are queued rows that are due at the instant, by priority, then by NotBefore, then by id. They are those of the
// limit persons whose turn comes first, skip left out, with every due row of each of them that does not rest. Expired ones are among them. They are told by
// what is cached of their persons and units, which is made as new as they are.
func (s *Store) Ready(ctx context.Context, at time.Time, skip []int64, limit int) (ready []outbox.Row, err error) {
	err = s.file.Read(ctx, "read the notices that are due", func(tx *storage.Tx) error {
		persons, err := firstPersons(ctx, tx, at, skip, limit)
		if err != nil {
			return err
		}
		var rows []OutboxRow
		for _, person := range persons {
			var due []OutboxRow
			if err := tx.SelectContext(ctx, &due, string(dueRowsOf), storage.Args{"person": person, "now": storage.Seconds(at)}); err != nil {
				return err
			}
			rows = append(rows, due...)
		}
		slices.SortFunc(rows, func(a, b OutboxRow) int {
			return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.NotBefore, b.NotBefore), cmp.Compare(a.ID, b.ID))
		})
		ready, err = s.RowsOf(rows)
		return err
	})
	if len(ready) > 0 {
		storage.LookAgain(s.file)
	}
	return ready, err
}

// firstPersons are the persons whose turn comes first. They are looked for priority by priority, so that rows that are not due yet are
// skipped cheaply.
func firstPersons(ctx context.Context, tx *storage.Tx, at time.Time, skip []int64, limit int) ([]int64, error) {
	left, err := json.Marshal(append([]int64{}, skip...))
	if err != nil {
		return nil, fmt.Errorf("write the persons left out: %w", err)
	}
	var persons []int64
	for priority := lowestPriority; len(persons) < limit; {
		var next *int64
		if err := tx.GetContext(ctx, &next, string(nextPriority), priority); err != nil || next == nil {
			return persons, err
		}
		priority = *next
		if persons, err = addPersons(ctx, tx, persons, limit,
			storage.Args{"priority": priority, "now": storage.Seconds(at), "except": string(left)}); err != nil {
			return nil, err
		}
	}
	return persons, nil
}

// lowestPriority is below every row's.
const lowestPriority = int64(-1 << 63)

// addPersons adds those who have a due row of the priority, until there are limit of them.
func addPersons(ctx context.Context, tx *storage.Tx, persons []int64, limit int, due storage.Args) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, string(duePersons), due)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for len(persons) < limit && rows.Next() {
		var person int64
		if err := rows.Scan(&person); err != nil {
			return nil, err
		}
		if !slices.Contains(persons, person) {
			persons = append(persons, person)
		}
	}
	return persons, rows.Err()
}

// NextDue is the least NotBefore of the queued rows that do not rest now, also when it is past; false when there is none.
func (s *Store) NextDue(ctx context.Context) (time.Time, bool, error) {
	at, err := storage.One[*int64](ctx, s.file, "look for the next notice", nextDue, storage.Args{"now": storage.Seconds(s.file.Now())})
	if err != nil || at == nil {
		return time.Time{}, false, err
	}
	return s.file.Instant(*at), true, nil
}
