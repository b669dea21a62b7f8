package ledger

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// Warnings are what is watched of units, and what waits to be told of it, as a transaction has it.
type Warnings interface {
	// Watch is what is known of a unit's warnings. A unit that is not in the register is an error.
	Watch(ctx context.Context, unit string) (warning.Watch, error)
	// PutWatch keeps what is known of a unit's warnings.
	PutWatch(ctx context.Context, w warning.Watch) error
	// NoticesOf are the notices about a unit that wait, and those that went out since an instant.
	NoticesOf(ctx context.Context, unit string, since time.Time) ([]outbox.Row, error)
	// Recipients are whom a notice about a unit may go to.
	Recipients(ctx context.Context, unit string) ([]outbox.Recipient, error)
	// Queue changes notices that wait, and adds others; those whose key is known are left out.
	Queue(ctx context.Context, change, add []outbox.Row) error
}

// writeWarnings keeps what was decided about a unit, and queues what must be told because of it.
func writeWarnings(ctx context.Context, tx Warnings, was, next warning.Watch, news []outbox.Notice, at time.Time) error {
	if err := tx.PutWatch(ctx, next); err != nil || len(news) == 0 {
		return err
	}
	rows, err := tx.NoticesOf(ctx, next.Unit, next.Oldest(was.Oldest(at)))
	if err != nil {
		return err
	}
	recipients, err := tx.Recipients(ctx, next.Unit)
	if err != nil {
		return err
	}
	change, add := outbox.Plan(rows, news, recipients, at)
	add = append(add, outbox.Edits(rows, news, next.LastAcknowledgedBy(), at)...)
	if err := tx.Queue(ctx, change, add); err != nil {
		return fmt.Errorf("queue what is told about unit %s: %w", next.Unit, err)
	}
	return nil
}
