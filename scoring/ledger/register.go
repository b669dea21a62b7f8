package ledger

import (
	"context"

	"motcua/scoring"
)

// held are the unit-months under the units to which the dossiers of each belong in the month. Of a unit that is in the register
// no more there are none.
func held(ctx context.Context, tx Tx, touched []UnitMonth) ([]UnitMonth, error) {
	units, err := tx.Units(ctx)
	if err != nil {
		return nil, err
	}
	known := make(map[string]scoring.Unit, len(units))
	for _, u := range units {
		known[u.Code] = u
	}
	byCode := func(code string) (scoring.Unit, bool) { u, ok := known[code]; return u, ok }
	var all []UnitMonth
	for _, t := range touched {
		if u, ok := known[t.Unit]; ok {
			all = append(all, UnitMonth{Unit: u.Holder(t.Month.FirstDay(), byCode).Code, Month: t.Month})
		}
	}
	return all, nil
}

// absentIn are the units that do not exist in the month, by code.
func absentIn(ctx context.Context, tx Tx, m scoring.Month) (map[string]bool, error) {
	units, err := tx.Units(ctx)
	if err != nil {
		return nil, err
	}
	absent := map[string]bool{}
	for _, u := range units {
		absent[u.Code] = !u.ValidIn(m)
	}
	return absent, nil
}

// over are the units that have ended before the day, by code.
func over(ctx context.Context, tx Tx, day string) (map[string]bool, error) {
	units, err := tx.Units(ctx)
	ended := map[string]bool{}
	for _, u := range units {
		if u.Over(day) {
			ended[u.Code] = true
		}
	}
	return ended, err
}
