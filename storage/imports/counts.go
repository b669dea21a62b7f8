package imports

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/intake"
)

// PutCounts sets entered counts; the latest import of a count stands. The unit-months of new and changed counts are
// the ones touched.
func (t *ImportTx) PutCounts(ctx context.Context, file int64, counts []intake.Count) (intake.Changes, []intake.UnitMonth, error) {
	var changes intake.Changes
	var touched []intake.UnitMonth
	seen := map[intake.UnitMonth]bool{}
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
		if um := (intake.UnitMonth{Unit: c.Unit, Month: c.Month}); !seen[um] {
			seen[um] = true
			touched = append(touched, um)
		}
	}
	return changes, touched, t.countChanges(ctx, file, changes)
}

// putCount stores one count, and says whether there was none before and whether anything changed.
func (t *ImportTx) putCount(ctx context.Context, file int64, c intake.Count) (fresh, changed bool, err error) {
	unit, err := t.unit(ctx, c.Unit)
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
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET assessed = excluded.assessed, numerator = excluded.numerator,
			denominator = excluded.denominator, import = excluded.import
		WHERE (excluded.assessed, excluded.numerator, excluded.denominator) IS NOT (counts.assessed, counts.numerator, counts.denominator)`,
		string(c.Month), unit, c.Indicator, c.Assessed, c.Tally.Numerator, c.Tally.Denominator, file)
	if err != nil {
		return false, false, err
	}
	n, err := result.RowsAffected()
	return !known, n > 0, err
}

// Counts are the entered counts of the units (nil: all) in the month, by unit and indicator. Those entered as "-" are absent.
func (t *ImportTx) Counts(ctx context.Context, m scoring.Month, units []string) (map[string]map[string]scoring.Tally, error) {
	if units != nil {
		if err := t.fillWantedUnits(ctx, units, m); err != nil {
			return nil, fmt.Errorf("choose the units whose counts are read: %w", err)
		}
	}
	var rows []struct {
		Code, Indicator        string
		Numerator, Denominator int64
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, c.indicator, c.numerator, c.denominator FROM counts c JOIN units u ON u.id = c.unit
		WHERE c.month = ? AND c.assessed`+wantedOnly(units, "c.unit"), string(m))
	if err != nil {
		return nil, fmt.Errorf("read the counts of %s: %w", m, err)
	}
	counts := map[string]map[string]scoring.Tally{}
	for _, r := range rows {
		if counts[r.Code] == nil {
			counts[r.Code] = map[string]scoring.Tally{}
		}
		counts[r.Code][r.Indicator] = scoring.Tally{Numerator: r.Numerator, Denominator: r.Denominator}
	}
	return counts, nil
}

// Entered are the indicators for which anything was entered in the month, "-" too, by unit.
func (t *ImportTx) Entered(ctx context.Context, m scoring.Month) (map[string]map[string]bool, error) {
	var rows []struct{ Code, Indicator string }
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, c.indicator FROM counts c JOIN units u ON u.id = c.unit WHERE c.month = ?`, string(m))
	if err != nil {
		return nil, fmt.Errorf("read what was entered for %s: %w", m, err)
	}
	entered := map[string]map[string]bool{}
	for _, r := range rows {
		if entered[r.Code] == nil {
			entered[r.Code] = map[string]bool{}
		}
		entered[r.Code][r.Indicator] = true
	}
	return entered, nil
}
