package notices

import (
	"context"

	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/audit"
)

// What an operator does to a row. One of a broadcast that is paused waits with the others; of one that was cancelled none is
// sent any more.
const (
	retryRow = `UPDATE outbox SET version = version + 1, why = '', unsure = 0, not_before = :now, changed_at = :now,
		state = iif(` + ofBroadcast + `'paused'), 'held', 'queued')
		WHERE id = :id AND state IN ('refused', 'unknown') AND NOT ` + ofBroadcast + `'cancelled') RETURNING reason, reference`
	cancelRow = `UPDATE outbox SET state = 'cancelled', why = 'operator', changed_at = :now
		WHERE id = :id AND state IN ('queued', 'held', 'refused', 'unknown') RETURNING reason, reference`
	ofBroadcast = `EXISTS (SELECT 1 FROM broadcasts b WHERE outbox.reason = 'broadcast' AND b.id = outbox.reference AND b.state = `
	// A broadcast that was over goes on with a row that is sent again; what became of it is shown anew.
	reopenBroadcast = `UPDATE broadcasts SET settled = 0, state = iif(state = 'done' AND :retried, 'running', state),
		refused = iif(state = 'done' AND :retried, 0, refused) WHERE id = :id`
)

// Retry queues a row that was refused, or whose outcome is unknown, once more. It says whether there was such a row.
func (s *Store) Retry(ctx context.Context, id int64) (retried bool, err error) {
	return s.operate(ctx, "retry a notice", retryRow, id, audit.Entry{Action: audit.NoticeRetried})
}

// Cancel ends a row that nobody is to be sent any more; by is who decided. It says whether there was such a row: one that
// is being sent or has ended stays as it is.
func (s *Store) Cancel(ctx context.Context, id, by int64) (cancelled bool, err error) {
	return s.operate(ctx, "cancel a notice", cancelRow, id, audit.Entry{By: by, Action: audit.NoticeCancelled})
}

// operate does to a row what an operator says, and records it. The broadcast that it is of shows it.
func (s *Store) operate(ctx context.Context, doing, change string, id int64, e audit.Entry) (done bool, err error) {
	err = s.file.Write(ctx, doing, func(tx *storage.Tx) error {
		e.At = tx.Now
		var rows []struct {
			Reason    outbox.Reason
			Reference int64
		}
		if err := tx.SelectContext(ctx, &rows, change, storage.Args{"now": storage.Seconds(e.At), "id": id}); err != nil || len(rows) == 0 {
			return err
		}
		done = true
		if rows[0].Reason == outbox.Broadcast {
			if _, err := tx.ExecContext(ctx, reopenBroadcast,
				storage.Args{"id": rows[0].Reference, "retried": e.Action == audit.NoticeRetried}); err != nil {
				return err
			}
		}
		e.Reference, e.Details.Reason = id, string(rows[0].Reason)
		return audit.Record(ctx, tx, e)
	})
	return done && err == nil, err
}
