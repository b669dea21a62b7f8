package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// Entered are the counts that were entered in the month for a rule set's code, by unit and indicator: of each the one taken last, "-" too.
// Those of the authority stand under "".
func (t *Books) Entered(ctx context.Context, m scoring.Month, rules string) (map[string]map[string]ledger.EnteredCount, error) {
	var rows []struct {
		Unit, Indicator string
		Assessed        bool
		Numerator       *int64
		Denominator     int64
		Taken           int64 `db:"taken_at"`
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT ifnull(u.code, '') AS unit, c.indicator, c.assessed, c.numerator, c.denominator, c.taken_at
		FROM counts c LEFT JOIN units u ON u.id = c.unit WHERE c.month = :month AND c.rules = :rules ORDER BY c.taken_at, c.id`,
		storage.Args{"month": string(m), "rules": rules})
	if err != nil {
		return nil, fmt.Errorf("read what was entered for %s: %w", m, err)
	}
	entered := map[string]map[string]ledger.EnteredCount{}
	for _, r := range rows { // the one taken last comes last
		if entered[r.Unit] == nil {
			entered[r.Unit] = map[string]ledger.EnteredCount{}
		}
		count := ledger.EnteredCount{Assessed: r.Assessed, Counted: r.Numerator == nil, Taken: t.store.file.Instant(r.Taken)}
		if count.Tally.Denominator = r.Denominator; r.Numerator != nil {
			count.Tally.Numerator = *r.Numerator
		}
		entered[r.Unit][r.Indicator] = count
	}
	return entered, nil
}
