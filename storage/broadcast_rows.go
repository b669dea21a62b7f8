package storage

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/broadcast"
	"motcua/scoring/notice"
)

// broadcastPriority puts broadcasts behind all that is told of units.
const broadcastPriority = 4

const (
	holdRows = `UPDATE outbox SET state = 'held', changed_at = ?2 WHERE reason = 'broadcast' AND subject = ?1 AND state = 'queued'`
	freeRows = `UPDATE outbox SET state = 'queued', changed_at = ?2 WHERE reason = 'broadcast' AND subject = ?1 AND state = 'held'`
	dropRows = `UPDATE outbox SET state = 'cancelled', why = 'the broadcast was cancelled', changed_at = ?2
		WHERE reason = 'broadcast' AND subject = ?1 AND state IN ('queued', 'held')`
	againRows = `UPDATE outbox SET state = 'queued', why = '', not_before = ?2, changed_at = ?2
		WHERE reason = 'broadcast' AND subject = ?1 AND state = 'refused' AND why <> ?3`
)

// follow has the rows of a broadcast follow a change of its state by a person, and puts the change on record.
func (s *Store) follow(ctx context.Context, tx *sqlx.Tx, before, now broadcast.Broadcast, by int64, at time.Time) error {
	if before.State == now.State {
		return nil
	}
	subject := strconv.FormatInt(now.ID, 10)
	var did action
	var change string
	args := []any{subject, seconds(at)}
	switch {
	case now.State == broadcast.Scheduled:
		did = broadcastConfirmed
	case now.State == broadcast.Paused:
		did, change = broadcastPaused, holdRows
	case now.State == broadcast.Cancelled:
		did, change = broadcastCancelled, dropRows
	case now.State == broadcast.Running && before.State == broadcast.Paused:
		did, change = broadcastResumed, freeRows
	case now.State == broadcast.Running && before.State == broadcast.Done:
		did, change, args = broadcastRetried, againRows, append(args, gone)
	default:
		return fmt.Errorf("a broadcast that is %s cannot become %s", before.State, now.State)
	}
	if change != "" {
		if _, err := tx.ExecContext(ctx, change, args...); err != nil {
			return err
		}
	}
	return record(ctx, tx, entry{at: at, by: by, action: did, subject: subject})
}

// begin queues a broadcast for its recipients, a row for each. Those whom nothing reaches have an end at once.
func (s *Store) begin(ctx context.Context, tx *sqlx.Tx, b broadcast.Broadcast, recipients []broadcast.Recipient, at time.Time) error {
	var away []int64
	if err := tx.SelectContext(ctx, &away, `SELECT person FROM unreachable`); err != nil {
		return err
	}
	unreachable := make(map[int64]bool, len(away))
	for _, person := range away {
		unreachable[person] = true
	}
	rows := make([]notice.Row, len(recipients))
	for i, r := range recipients {
		rows[i] = notice.Row{
			Key: fmt.Sprintf("%s|%d|%d", notice.Broadcast, b.ID, r.Person), Person: r.Person, Unit: r.Unit, Reason: notice.Broadcast,
			Subject: strconv.FormatInt(b.ID, 10), Priority: broadcastPriority, NotBefore: at,
		}
		if unreachable[r.Person] {
			rows[i].State, rows[i].Why = notice.Refused, gone
		}
	}
	return s.addRows(ctx, tx, rows)
}

// sent counts the refusals in a row of a broadcast, of which one more send has ended, and pauses it after too many.
func sent(ctx context.Context, tx *sqlx.Tx, subject string, state notice.State, at time.Time) error {
	if state != notice.Refused {
		if state == notice.Accepted {
			_, err := tx.ExecContext(ctx, `UPDATE broadcasts SET refused = 0 WHERE id = ? AND refused > 0`, subject)
			return err
		}
		return nil
	}
	var stopped []int64
	err := tx.SelectContext(ctx, &stopped, `UPDATE broadcasts SET refused = refused + 1,
		stop = iif(state = 'running' AND refused + 1 >= ?2, 'refusals', stop), version = version + (state = 'running' AND refused + 1 >= ?2),
		state = iif(state = 'running' AND refused + 1 >= ?2, 'paused', state) WHERE id = ?1
		RETURNING state = 'paused' AND stop = 'refusals'`, subject, broadcast.RefusedInRow)
	if err != nil || len(stopped) == 0 || stopped[0] == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, holdRows, subject, seconds(at))
	return err
}
