package ledger

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// WarningStore writes what becomes of warnings.
type WarningStore interface {
	// WriteWarnings runs one write transaction: all that f does happens, or nothing when f returns an error. f may run more than once.
	WriteWarnings(ctx context.Context, doing string, f func(Warnings) error) error
}

// Acknowledge notes that a person knows of the warnings that they have seen, of all units or of none. It gives what is known of the units
// then, in their order.
func Acknowledge(ctx context.Context, store WarningStore, person int64, seen map[string]warning.Seen, units []string, at time.Time) ([]warning.Watch, error) {
	watches := make([]warning.Watch, len(units))
	err := store.WriteWarnings(ctx, "acknowledge warnings", func(tx Warnings) error {
		for i, unit := range units {
			was, err := tx.Watch(ctx, unit)
			if err != nil {
				return err
			}
			next, news := warning.Acknowledge(was, person, seen[unit], at)
			if err := writeWarnings(ctx, tx, was, next, news, at); err != nil {
				return err
			}
			watches[i] = next
		}
		return nil
	})
	return watches, err
}

// Snooze has a person reminded, on the next working morning, of the warnings that they have seen, of all units or of none. It gives that
// morning; zero when no such warning is open.
func Snooze(ctx context.Context, store WarningStore, person int64, seen map[string]warning.Seen, units []string, at time.Time, days outbox.Calendar) (until time.Time, err error) {
	err = store.WriteWarnings(ctx, "put warnings off", func(tx Warnings) error {
		for _, unit := range units {
			was, err := tx.Watch(ctx, unit)
			if err != nil {
				return err
			}
			next, morning := warning.Snooze(was, person, seen[unit], at, days)
			if err := tx.PutWatch(ctx, next); err != nil {
				return err
			}
			if !morning.IsZero() {
				until = morning
			}
		}
		return nil
	})
	return until, err
}

// TellDue tells of a unit's open warnings what has become due by an instant: reminders, and what nobody was told. When the unit is over, its
// warnings end with it; those by indicators that the rules in force do not have end, too. rules is nil where none is in force.
func TellDue(ctx context.Context, store WarningStore, unit string, over bool, rules *scoring.RuleSet, at time.Time, days outbox.Calendar) error {
	return store.WriteWarnings(ctx, fmt.Sprintf("tell what is due of the warnings of unit %s", unit), func(tx Warnings) error {
		was, err := tx.Watch(ctx, unit)
		if err != nil {
			return err
		}
		if over {
			next, news := warning.End(was, at)
			return writeWarnings(ctx, tx, was, next, news, at)
		}
		left, silent := was, []outbox.Notice(nil)
		if rules != nil {
			left, silent = warning.EndOther(was, rules, at)
		}
		next, news := warning.Decide(left, nil, at, days)
		news = append(append(silent, news...), warning.UntoldNotice(next, at, days)...)
		return writeWarnings(ctx, tx, was, next, news, at)
	})
}
