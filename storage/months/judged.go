package months

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"motcua/scoring"
)

// Judged is by which thresholds and rules the open months were judged last, "" when none was judged, and when the first month begins of which
// anything is known; zero when there is none.
func (t *Books) Judged(ctx context.Context) (by string, first time.Time, err error) {
	err = t.Tx.GetContext(ctx, &by, `SELECT thresholds FROM judged`)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", first, fmt.Errorf("read by what months were judged: %w", err)
	}
	var begins int64
	if err := t.Tx.GetContext(ctx, &begins, `SELECT ifnull(min(first), 0) FROM periods`); err != nil {
		return "", first, fmt.Errorf("look for the first period: %w", err)
	}
	var entered scoring.Term
	if err := t.Tx.GetContext(ctx, &entered, `SELECT ifnull(min(term), '') FROM counts`); err != nil {
		return "", first, fmt.Errorf("look for the first counts: %w", err)
	}
	first = t.store.file.Instant(begins)
	if entered != "" && (first.IsZero() || entered.Start(t.store.file.Zone()).Before(first)) {
		first = entered.Start(t.store.file.Zone())
	}
	return by, first, nil
}

// PutJudged keeps by which thresholds the open months are judged.
func (t *Books) PutJudged(ctx context.Context, by string) error {
	_, err := t.Tx.ExecContext(ctx, `INSERT INTO judged (one, thresholds) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET thresholds = excluded.thresholds`, by)
	if err != nil {
		return fmt.Errorf("keep by what months were judged: %w", err)
	}
	return nil
}
