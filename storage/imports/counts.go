package imports

import (
	"context"
	"database/sql"
	"fmt"

	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// PutCounts sets entered counts; the latest import of a count stands. The unit-months of new and changed counts are
// the ones touched.
func (t *ImportTx) PutCounts(ctx context.Context, file int64, counts []table.Count) (ledger.Changes, []ledger.UnitMonth, error) {
	var changes ledger.Changes
	var touched []ledger.UnitMonth
	seen := map[ledger.UnitMonth]bool{}
	for _, c := range counts {
		fresh, changed, err := t.putCount(ctx, file, c)
		switch {
		case err != nil:
			return changes, nil, fmt.Errorf("store the count %s of %s in %s: %w", c.Indicator, c.Unit, c.Month, err)
		case !changed:
			changes.Unchanged++
			continue
		case fresh:
			changes.New++
		default:
			changes.Changed++
		}
		if um := (ledger.UnitMonth{Unit: c.Unit, Month: c.Month}); !seen[um] {
			seen[um] = true
			touched = append(touched, um)
		}
	}
	return changes, touched, t.countChanges(ctx, file, changes)
}

// putCount stores one count, and says whether there was none before and whether anything changed.
func (t *ImportTx) putCount(ctx context.Context, file int64, c table.Count) (fresh, changed bool, err error) {
	unit, err := t.Unit(ctx, c.Unit)
	if err != nil {
		return false, false, err
	}
	var known bool
	err = t.Tx.GetContext(ctx, &known, `SELECT EXISTS (SELECT 1 FROM counts WHERE month = ? AND unit = ? AND indicator = ?)`,
		string(c.Month), unit, c.Indicator)
	if err != nil {
		return false, false, err
	}
	result, err := t.Tx.ExecContext(ctx, `INSERT INTO counts (month, unit, indicator, assessed, numerator, denominator, import)
		VALUES (:month, :unit, :indicator, :assessed, :numerator, :denominator, :import)
		ON CONFLICT DO UPDATE SET assessed = excluded.assessed, numerator = excluded.numerator,
			denominator = excluded.denominator, import = excluded.import
		WHERE (excluded.assessed, excluded.numerator, excluded.denominator) IS NOT (counts.assessed, counts.numerator, counts.denominator)`,
		sql.Named("month", string(c.Month)), sql.Named("unit", unit), sql.Named("indicator", c.Indicator),
		sql.Named("assessed", c.Assessed), sql.Named("numerator", c.Tally.Numerator),
		sql.Named("denominator", c.Tally.Denominator), sql.Named("import", file))
	if err != nil {
		return false, false, err
	}
	n, err := result.RowsAffected()
	return !known, n > 0, err
}
