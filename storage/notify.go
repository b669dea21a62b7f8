package storage

import (
	"context"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/notice"
)

// Notify decides for a unit, in one transaction: decide gets its open warnings and its rows that may still go out
// (RowsOf), and answers with the warnings that are open from now on, with rows to change and with rows to add. A row to
// change is known by its id: its state, why, and what it tells of and when are taken over while it is queued or unknown;
// one that is being sent or has ended stays as it is. A row to add whose key is known is left out. decide must not call
// the store. An error of decide is given back, and nothing has happened then.
func (s *Store) Notify(ctx context.Context, unit string,
	decide func(warnings []notice.StoredWarning, rows []notice.Row) (open []notice.StoredWarning, update, add []notice.Row, err error),
) error {
	return s.quietly(ctx, "decide what is told about unit "+unit, func(tx *sqlx.Tx) error {
		return s.notify(ctx, tx, unit, decide)
	})
}

// Notify is Store.Notify within the import, whose new cards it is decided by.
func (t *importTx) Notify(ctx context.Context, unit string,
	decide func(warnings []notice.StoredWarning, rows []notice.Row) (open []notice.StoredWarning, update, add []notice.Row, err error),
) error {
	if err := t.stage.store.notify(ctx, t.tx, unit, decide); err != nil {
		return fmt.Errorf("decide what is told about unit %s: %w", unit, err)
	}
	return nil
}

func (s *Store) notify(ctx context.Context, tx *sqlx.Tx, unit string,
	decide func([]notice.StoredWarning, []notice.Row) ([]notice.StoredWarning, []notice.Row, []notice.Row, error),
) error {
	id, err := unitID(ctx, tx, unit)
	if err != nil {
		return err
	}
	var open []warningRow
	var waiting []outboxRow
	if err := tx.SelectContext(ctx, &open, string(warningsOfUnit), unit); err != nil {
		return err
	}
	if err := tx.SelectContext(ctx, &waiting, string(rowsWaiting), unit); err != nil {
		return err
	}
	rows, err := s.notices(waiting)
	if err != nil {
		return err
	}
	before := s.warnings(open)
	after, update, add, err := decide(s.warnings(open), rows)
	if err != nil {
		return err
	}
	if id != nil {
		err = putWarnings(ctx, tx, *id, before, after)
	} else if len(after) > 0 {
		err = errors.New("a warning is of a unit")
	}
	if err != nil {
		return err
	}
	if err := s.changeRows(ctx, tx, update); err != nil {
		return err
	}
	return s.addRows(ctx, tx, add)
}
