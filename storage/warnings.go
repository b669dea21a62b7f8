package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/notice"
)

const (
	warningsOfUnit query = `SELECT u.code AS unit, w.indicator, w.since, w.payload FROM units u CROSS JOIN warnings w ON w.unit = u.id
		WHERE u.code = ? ORDER BY w.indicator`
	openWarnings query = `SELECT u.code AS unit, w.indicator, w.since, w.payload FROM units u CROSS JOIN warnings w ON w.unit = u.id
		ORDER BY u.code, w.indicator`
)

type warningRow struct {
	Unit, Indicator string
	Since           int64
	Payload         string
}

func (s *Store) warnings(rows []warningRow) []notice.StoredWarning {
	all := make([]notice.StoredWarning, len(rows))
	for i, r := range rows {
		all[i] = notice.StoredWarning{Unit: r.Unit, Indicator: r.Indicator, Since: s.instant(r.Since), Payload: json.RawMessage(r.Payload)}
	}
	return all
}

// Warnings are the open warnings of a unit, by indicator.
func (s *Store) Warnings(ctx context.Context, unit string) ([]notice.StoredWarning, error) {
	rows, err := list[warningRow](ctx, s, "read the warnings of unit "+unit, warningsOfUnit, unit)
	return s.warnings(rows), err
}

// OpenWarnings are all open warnings, by unit, then indicator.
func (s *Store) OpenWarnings(ctx context.Context) ([]notice.StoredWarning, error) {
	rows, err := list[warningRow](ctx, s, "read the open warnings", openWarnings)
	return s.warnings(rows), err
}

// putWarnings makes these the open warnings of the unit. What stays as it was costs no write.
func putWarnings(ctx context.Context, tx *sqlx.Tx, unit int64, before, after []notice.StoredWarning) error {
	for _, w := range before {
		if find(after, w.Indicator) >= 0 {
			continue
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM warnings WHERE unit = ? AND indicator = ?`, unit, w.Indicator); err != nil {
			return fmt.Errorf("close the warning of %s: %w", w.Indicator, err)
		}
	}
	for _, w := range after {
		if i := find(before, w.Indicator); i >= 0 && seconds(before[i].Since) == seconds(w.Since) && bytes.Equal(before[i].Payload, w.Payload) {
			continue
		}
		if !json.Valid(w.Payload) {
			return fmt.Errorf("the warning of %s is not JSON: %q", w.Indicator, w.Payload)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO warnings (unit, indicator, since, payload) VALUES (?, ?, ?, ?)
			ON CONFLICT (unit, indicator) DO UPDATE SET since = excluded.since, payload = excluded.payload`,
			unit, w.Indicator, seconds(w.Since), string(w.Payload))
		if err != nil {
			return fmt.Errorf("keep the warning of %s: %w", w.Indicator, err)
		}
	}
	return nil
}

func find(warnings []notice.StoredWarning, indicator string) int {
	return slices.IndexFunc(warnings, func(w notice.StoredWarning) bool { return w.Indicator == indicator })
}
