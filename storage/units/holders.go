package units

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/storage"
)

// A dossier keeps the unit whose code it bears. It belongs to another one when that has ended: the table of holders has
// scoring.Unit.Holder for every unit and day. Questions about it name the day, and the code of a unit.
const (
	OnTheDay = `h.since <= :day AND h.until > :day`

	// The dossier d belongs to the unit u.
	ItsHolder = ` CROSS JOIN holders h ON h.unit = d.unit AND ` + OnTheDay + ` CROSS JOIN units u ON u.id = h.holder`

	// The dossiers of h.unit belong to the unit asked for.
	HeldByIt = `h.holder = (SELECT id FROM units WHERE code = :unit) AND ` + OnTheDay
)

// noEnd is a day after every other.
const noEnd = "~"

// Day is the day of an instant in the authority's zone, "2025-07-01".
func (s *Store) Day(at time.Time) string { return at.In(s.file.Zone()).Format(time.DateOnly) }

// HolderRow is whose the dossiers of a unit are in a span of days.
type HolderRow struct {
	Unit         int64
	Since, Until string
	Holder       int64
}

// holders are the holders by the register, those of a unit together and in the order of time.
func holders(register []unitRow) (rows []HolderRow) {
	units, ids := map[string]scoring.Unit{}, map[string]int64{}
	for i, u := range assembleUnits(register, nil) {
		units[u.Code], ids[u.Code] = u, register[i].ID
	}
	byCode := func(code string) (scoring.Unit, bool) { u, ok := units[code]; return u, ok }
	for _, r := range register {
		holdings := units[r.Code].Holdings(byCode)
		for i, h := range holdings {
			until := noEnd
			if i+1 < len(holdings) {
				until = holdings[i+1].Since
			}
			rows = append(rows, HolderRow{r.ID, h.Since, until, ids[h.Holder]})
		}
	}
	return rows
}

// PutHolders writes the holders by the register as the transaction has it.
func PutHolders(ctx context.Context, tx *storage.Tx) error {
	var register []unitRow
	if err := tx.SelectContext(ctx, &register, string(allUnits)); err != nil {
		return fmt.Errorf("read the register of units: %w", err)
	}
	if err := DropHolders(ctx, tx); err != nil {
		return err
	}
	for _, r := range holders(register) {
		_, err := tx.ExecContext(ctx, `INSERT INTO holders (unit, since, until, holder) VALUES (:unit, :since, :until, :holder)`,
			storage.Args{"unit": r.Unit, "since": r.Since, "until": r.Until, "holder": r.Holder})
		if err != nil {
			return fmt.Errorf("write the holders of dossiers: %w", err)
		}
	}
	return nil
}

// DropHolders empties the table of holders.
func DropHolders(ctx context.Context, tx *storage.Tx) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM holders`); err != nil {
		return fmt.Errorf("drop the holders of dossiers: %w", err)
	}
	return nil
}
