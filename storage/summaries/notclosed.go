package summaries

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
)

// QueueNotClosed reminds each admin, once for each month up to which it is asked, that a month up to it is reported and not closed: of the
// oldest such month when it goes out. A month that is left open for good hides no later one.
func (s *Store) QueueNotClosed(ctx context.Context, upTo scoring.Month, from time.Time) error {
	return s.file.GroupCommit(ctx, "remind the admins to close a month", storage.Durable, func(tx *storage.Tx) error {
		var open []scoring.Month
		if err := tx.SelectContext(ctx, &open, string(figures.OpenMonths), string(upTo.Next())); err != nil || len(open) == 0 {
			return err
		}
		var admins []int64
		if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
			return err
		}
		rows := make([]outbox.Row, len(admins))
		for i, admin := range admins {
			rows[i] = outbox.Row{Person: admin, Reason: outbox.NotClosed, Month: upTo, NotBefore: from}
		}
		return s.notices.QueueRows(ctx, tx, rows)
	})
}
