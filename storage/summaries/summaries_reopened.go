package summaries

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/storage"
)

const (
	// What waits to be told of a month.
	takeBackSummaries = `UPDATE outbox SET state = 'cancelled', why = 'the month was opened again', changed_at = :now
		WHERE reason = 'summary' AND state = 'queued' AND month = :month`
	// The newest summary of a unit's month where it was taken back from a person.
	putBackSummaries = `UPDATE outbox SET version = version + 1, state = 'queued', why = '', not_before = :not_before, changed_at = :now
		WHERE reason = 'summary' AND state = 'cancelled' AND month = :month AND unit = (SELECT id FROM units WHERE code = :unit)
		AND occasion = (SELECT s.occasion FROM summaries s WHERE s.month = outbox.month AND s.unit = outbox.unit ORDER BY s.id DESC LIMIT 1)`
)

// TakeBackSummaries takes back what waits to be told of a month that is opened again.
func (s *Store) TakeBackSummaries(ctx context.Context, tx *storage.Tx, m scoring.Month) error {
	if _, err := tx.ExecContext(ctx, takeBackSummaries, storage.Args{"now": storage.Seconds(tx.Now), "month": string(m)}); err != nil {
		return fmt.Errorf("take back the summaries of %s: %w", m, err)
	}
	return nil
}

// PutBackSummaries queues again what was taken back of the closing before, for the units that the new one leaves as they
// were: it is true again, and nobody else tells their chairs.
func (s *Store) PutBackSummaries(ctx context.Context, tx *storage.Tx, m scoring.Month, units []string, from time.Time) error {
	for _, unit := range units {
		if _, err := tx.ExecContext(ctx, putBackSummaries,
			storage.Args{"not_before": storage.Seconds(from), "now": storage.Seconds(tx.Now), "month": string(m),
				"unit": unit}); err != nil {
			return fmt.Errorf("put back the summary of unit %s in %s: %w", unit, m, err)
		}
	}
	return nil
}
