package summaries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
)

// notYetSummarised are the chairs of a month's units to whom the unit's newest summary did not go: they came later, or were
// not reached then. One that was called off before they held the office again counts as none. What is older than the
// outbox remembers is left alone: whether it went out is not known any more.
const notYetSummarised storage.Query = `SELECT g.person, u.code AS unit, s.occasion FROM scorecards c CROSS JOIN units u ON u.id = c.unit
	CROSS JOIN summaries s ON s.id = (SELECT max(n.id) FROM summaries n WHERE n.month = c.month AND n.unit = c.unit)
	CROSS JOIN grants g ON g.unit = c.unit AND g.role = 'chair'
	WHERE c.month = :month AND s.at > :since AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
	AND NOT EXISTS (SELECT 1 FROM outbox o WHERE ` + SummaryOfCard + ` AND o.occasion = s.occasion
		AND NOT (o.changed_at <= g.at AND (o.state = 'cancelled' OR o.state = 'refused' AND o.why = '` + notices.WhyGone + `'))) ORDER BY g.id`

// QueueOfficial queues the summary of the newest closed month for the chairs who have not been sent it, because they hold the
// office only since it was closed, or were out of reach.
func (s *Store) QueueOfficial(ctx context.Context, from time.Time) error {
	return s.file.GroupCommit(ctx, "queue the official summaries of new chairs", storage.Durable, func(tx *storage.Tx) error {
		var m scoring.Month
		err := tx.GetContext(ctx, &m, string(figures.LatestClosed))
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return s.queueForNewcomers(ctx, tx, m, from)
	})
}

// queueForNewcomers queues the newest summary of each unit's month for the chairs who have not been sent it.
func (s *Store) queueForNewcomers(ctx context.Context, tx *storage.Tx, m scoring.Month, from time.Time) error {
	now := tx.Now
	var chairs []struct {
		Person         int64
		Unit, Occasion string
	}
	if err := tx.SelectContext(ctx, &chairs, string(notYetSummarised),
		storage.Args{"month": string(m), "since": storage.Seconds(now.Add(-notices.Remembered))}); err != nil {
		return fmt.Errorf("find the new chairs of the units of %s: %w", m, err)
	}
	rows := make([]outbox.Row, len(chairs))
	for i, c := range chairs {
		rows[i] = SummaryRow(m, c.Occasion, c.Unit, c.Person, from)
		if _, err := tx.ExecContext(ctx, `UPDATE outbox SET version = version + 1, state = 'queued', why = '', not_before = :not_before, changed_at = :now
			WHERE key = :key`,
			storage.Args{"not_before": storage.Seconds(from), "now": storage.Seconds(now), "key": rows[i].Key()}); err != nil {
			return fmt.Errorf("put back the summary of unit %s in %s: %w", c.Unit, m, err)
		}
	}
	return s.notices.QueueRows(ctx, tx, rows)
}
