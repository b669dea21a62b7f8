package storage

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/notice"
)

// Retry queues a row that was refused, or whose outcome is unknown, once more. It says whether there was such a row.
func (s *Store) Retry(ctx context.Context, id int64) (retried bool, err error) {
	return s.operate(ctx, "retry a notice", `UPDATE outbox SET state = 'queued', why = '', unsure = 0, not_before = ?1, changed_at = ?1
		WHERE id = ?2 AND state IN ('refused', 'unknown') RETURNING reason`, id, entry{action: noticeRetried})
}

// Cancel ends a row that nobody is to be sent any more; by is who decided. It says whether there was such a row: one that
// is being sent or has ended stays as it is.
func (s *Store) Cancel(ctx context.Context, id, by int64) (cancelled bool, err error) {
	return s.operate(ctx, "cancel a notice", `UPDATE outbox SET state = 'cancelled', why = 'operator', changed_at = ?1
		WHERE id = ?2 AND state IN ('queued', 'held', 'refused', 'unknown') RETURNING reason`, id, entry{by: by, action: noticeCancelled})
}

// operate does to a row what an operator says, and records it.
func (s *Store) operate(ctx context.Context, doing, change string, id int64, e entry) (done bool, err error) {
	err = s.quietly(ctx, doing, func(tx *sqlx.Tx) error {
		e.at = s.opt.Now()
		var reasons []notice.Reason
		if err := tx.SelectContext(ctx, &reasons, change, seconds(e.at), id); err != nil || len(reasons) == 0 {
			return err
		}
		done = true
		e.subject = fmt.Sprintf("%d %s", id, reasons[0])
		return record(ctx, tx, e)
	})
	return done && err == nil, err
}
