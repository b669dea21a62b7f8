package storage

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// A store without any card up to the month was not in use then.
const inUse query = `SELECT EXISTS (SELECT 1 FROM scorecards WHERE month <= ?1) AND NOT EXISTS (SELECT 1 FROM months WHERE month = ?1)`

// notClosedPriority puts the reminder to close a month behind warnings.
const notClosedPriority = 2

// QueueNotClosed reminds each admin, once, that a month is not closed. A month without cards is told of, too, if there are
// any of an earlier one: then its data is missing.
func (s *Store) QueueNotClosed(ctx context.Context, m scoring.Month, from time.Time) error {
	return s.jointly(ctx, "remind the admins to close "+string(m), true, func(tx *sqlx.Tx) error {
		var open bool
		if err := tx.GetContext(ctx, &open, string(inUse), string(m)); err != nil || !open {
			return err
		}
		var admins []int64
		if err := tx.SelectContext(ctx, &admins, string(adminsReached)); err != nil {
			return err
		}
		rows := make([]notice.Row, len(admins))
		for i, admin := range admins {
			rows[i] = notice.Row{
				Key: fmt.Sprintf("%s|%s|%d", notice.NotClosed, m, admin), Person: admin,
				Reason: notice.NotClosed, Subject: string(m), Priority: notClosedPriority, NotBefore: from,
			}
		}
		return s.addRows(ctx, tx, rows)
	})
}
