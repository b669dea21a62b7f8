package imports

import (
	"context"
	"database/sql"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// PutCounts sets entered counts; the latest import of a count stands. The unit-months of new and changed counts are
// the ones touched; for a quarter or a year the last month of it that has begun, else its first.
func (t *Intake) PutCounts(ctx context.Context, file int64, counts []table.Count) (ledger.Changes, []ledger.UnitMonth, error) {
	var changes ledger.Changes
	var touched []ledger.UnitMonth
	seen := map[ledger.UnitMonth]bool{}
	for _, c := range counts {
		fresh, changed, err := t.putCount(ctx, file, c)
		switch {
		case err != nil:
			return changes, nil, fmt.Errorf("store the count %s of %s in %s: %w", c.Indicator, c.Unit, c.Term, err)
		case !changed:
			changes.Unchanged++
			continue
		case fresh:
			changes.New++
		default:
			changes.Changed++
		}
		looked, begun := c.Term.Begun(scoring.MonthOf(t.Tx.Now, t.stage.store.file.Zone()))
		if !begun {
			looked = c.Term.Months()[0]
		}
		units, err := t.unitsCounted(ctx, c, looked)
		if err != nil {
			return changes, nil, err
		}
		for _, unit := range units {
			if um := (ledger.UnitMonth{Unit: unit, Month: looked}); !seen[um] {
				seen[um] = true
				touched = append(touched, um)
			}
		}
	}
	return changes, touched, t.countChanges(ctx, file, changes)
}

// newestCount is what was entered last of an indicator; the unit is 0 where it is the authority's.
const newestCount = `SELECT taken_at, assessed, numerator, denominator FROM counts
	WHERE term = :term AND ifnull(unit, 0) = :unit AND rules = :rules AND indicator = :indicator ORDER BY taken_at DESC LIMIT 1`

// putCount stores one count, and says whether there was none before and whether anything changed. The same figure taken later changes nothing
// but when it was taken, which is kept where the file says it.
func (t *Intake) putCount(ctx context.Context, file int64, c table.Count) (fresh, changed bool, err error) {
	var unit sql.NullInt64
	if c.Unit != "" {
		id, err := t.Unit(ctx, c.Unit)
		if err != nil {
			return false, false, err
		}
		unit = sql.NullInt64{Int64: id, Valid: true}
	}
	type entry struct {
		Taken       int64 `db:"taken_at"`
		Assessed    bool
		Numerator   sql.NullInt64
		Denominator int64
	}
	now := entry{storage.Seconds(t.Tx.Now), c.Assessed, sql.NullInt64{Int64: c.Tally.Numerator, Valid: !c.Counted}, c.Tally.Denominator}
	if !c.Taken.IsZero() {
		now.Taken = storage.Seconds(c.Taken)
	}
	var before []entry
	if err := t.Tx.SelectContext(ctx, &before, newestCount,
		storage.Args{"term": string(c.Term), "unit": unit.Int64, "rules": c.Rules, "indicator": c.Indicator}); err != nil {
		return false, false, err
	}
	if len(before) > 0 && before[0].Assessed == now.Assessed && before[0].Numerator == now.Numerator && before[0].Denominator == now.Denominator &&
		(c.Taken.IsZero() || before[0].Taken >= now.Taken) {
		return false, false, nil
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO counts (term, unit, rules, indicator, taken_at, assessed, numerator, denominator, import)
		VALUES (:term, :unit, :rules, :indicator, :taken_at, :assessed, :numerator, :denominator, :import)
		ON CONFLICT DO UPDATE SET assessed = excluded.assessed, numerator = excluded.numerator, denominator = excluded.denominator, import = excluded.import`,
		storage.Args{"term": string(c.Term), "unit": unit, "rules": c.Rules, "indicator": c.Indicator,
			"taken_at": now.Taken, "assessed": c.Assessed, "numerator": now.Numerator,
			"denominator": now.Denominator, "import": file})
	return len(before) == 0, true, err
}

// unitsCounted are the units whose figures a count moves: its own, or where it is the authority's, all that exist in the month m.
func (t *Intake) unitsCounted(ctx context.Context, c table.Count, m scoring.Month) (codes []string, err error) {
	if c.Unit != "" {
		return []string{c.Unit}, nil
	}
	all, err := t.Units(ctx)
	for _, u := range all {
		if u.ValidIn(m) {
			codes = append(codes, u.Code)
		}
	}
	return codes, err
}
