package imports

import (
	"context"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage/units"
)

// registerChange is what an import's transaction does when the register of units changes.
type registerChange struct{ *Intake }

func (t *Intake) registerChange() registerChange { return registerChange{t} }

// passOn writes the holders by the register, and gives the unit-months whose figures that changes: of holders before and now, and of
// units that exist in a month, or are of a kind, other than before. was is the register as it was, by code.
func (t registerChange) passOn(ctx context.Context, was map[string]scoring.Unit) (touched []ledger.UnitMonth, err error) {
	before, err := t.holdersByUnit(ctx)
	if err == nil {
		err = units.PutHolders(ctx, t.Tx)
	}
	if err != nil {
		return nil, err
	}
	after, err := t.holdersByUnit(ctx)
	if err != nil {
		return nil, err
	}
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	var scored []scoring.Month
	if err := t.Tx.SelectContext(ctx, &scored, `SELECT DISTINCT month FROM scorecards`); err != nil {
		return nil, fmt.Errorf("read the months that have scores: %w", err)
	}
	for _, u := range t.Registered {
		unit, earlier := t.IDs[u.Code], was[u.Code]
		if earlier.Code != "" && earlier.Kind != u.Kind { // it may be ranked among others
			var carded []scoring.Month
			if err := t.Tx.SelectContext(ctx, &carded, `SELECT month FROM scorecards WHERE unit = ?`, unit); err != nil {
				return nil, fmt.Errorf("read the months of a unit: %w", err)
			}
			for _, m := range carded {
				touched = append(touched, ledger.UnitMonth{Unit: u.Code, Month: m})
			}
		}
		same := earlier.ValidFrom == u.ValidFrom && earlier.ValidTo == u.ValidTo && slices.Equal(before[unit], after[unit])
		if earlier.Code == "" || same {
			continue
		}
		var own []scoring.Month
		if err := t.Tx.SelectContext(ctx, &own, `SELECT month FROM unit_months WHERE unit = ?`, unit); err != nil {
			return nil, fmt.Errorf("read the months of a unit: %w", err)
		}
		var months []scoring.Month
		if len(own) > 0 { // what is overdue counts in every month that has scores
			months = slices.Concat(own, scored)
			slices.Sort(months)
			months = slices.Compact(months)
		}
		for _, m := range months {
			from, to := holderOn(before[unit], m.FirstDay()), holderOn(after[unit], m.FirstDay())
			if from != to || earlier.ValidIn(m) != u.ValidIn(m) && slices.Contains(own, m) {
				touched = append(touched, ledger.UnitMonth{Unit: t.Codes[from], Month: m}, ledger.UnitMonth{Unit: t.Codes[to], Month: m})
			}
		}
	}
	return touched, nil
}

func (t registerChange) holdersByUnit(ctx context.Context) (map[int64][]units.HolderRow, error) {
	var rows []units.HolderRow
	if err := t.Tx.SelectContext(ctx, &rows, `SELECT unit, since, until, holder FROM holders ORDER BY unit, since`); err != nil {
		return nil, fmt.Errorf("read the holders of dossiers: %w", err)
	}
	of := map[int64][]units.HolderRow{}
	for _, r := range rows {
		of[r.Unit] = append(of[r.Unit], r)
	}
	return of, nil
}

func holderOn(rows []units.HolderRow, day string) int64 {
	i := slices.IndexFunc(rows, func(r units.HolderRow) bool { return r.Since <= day && day < r.Until })
	return rows[i].Holder
}
