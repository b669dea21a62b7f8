package months

import (
	"context"
	"fmt"

	"motcua/scoring"
)

// Counts are the entered counts of the units (nil: all) in the month, by unit and indicator. Those entered as "-" are absent.
func (t *FiguresTx) Counts(ctx context.Context, m scoring.Month, units []string) (map[string]map[string]scoring.Tally, error) {
	only, args := "", []any{string(m)}
	if units != nil {
		ids, err := t.unitIDs(ctx, units)
		if err != nil {
			return nil, fmt.Errorf("choose the units whose counts are read: %w", err)
		}
		only, args = ` AND c.unit IN (SELECT value FROM json_each(?))`, append(args, ids)
	}
	var rows []struct {
		Code, Indicator        string
		Numerator, Denominator int64
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, c.indicator, c.numerator, c.denominator FROM counts c JOIN units u ON u.id = c.unit
		WHERE c.month = ? AND c.assessed`+only, args...)
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
func (t *FiguresTx) Entered(ctx context.Context, m scoring.Month) (map[string]map[string]bool, error) {
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
