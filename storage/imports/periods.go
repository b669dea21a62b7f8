package imports

import (
	"context"
	"fmt"
	"slices"

	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/months"
	"motcua/storage/staging"
)

// putPeriods notes what a file is a list of, for the units of which it has rows, and marks the months that are covered otherwise by it.
// What the same bytes were said to list before holds no more. Of two periods in the same months, of which one has all that the other has,
// only that one is looked at unless its data are older: a running month has a file every day. The other is kept under it, for what a file
// is a list of may be corrected. In other months both are looked at.
func (t *Intake) putPeriods(ctx context.Context, f ledger.File, units []int64, moved *staging.Touched) error {
	known := map[int64][]months.PeriodRow{}
	for _, unit := range units {
		var rows []months.PeriodRow
		err := t.Tx.SelectContext(ctx, &rows, `SELECT p.import, p.unit, p.first, p.until, p.received, p.resolved, i.data_time, i.sha256 = :sha256 AS same
			FROM periods p CROSS JOIN imports i ON i.id = p.import WHERE p.unit = :unit AND (p.under = 0 OR i.sha256 = :sha256)`,
			storage.Args{"unit": unit, "sha256": f.SHA256})
		if err != nil {
			return fmt.Errorf("read the periods: %w", err)
		}
		known[unit] = rows
	}
	for _, unit := range units {
		now := months.PeriodRow{Import: f.ID, Unit: unit, DataTime: storage.Seconds(f.DataTime), First: storage.Seconds(f.Period.From), Until: storage.Seconds(f.Period.Until), Received: f.Lists.Received, Resolved: f.Lists.Resolved}
		under := int64(0)
		for _, row := range known[unit] {
			var err error
			switch {
			case row.Same:
				if !now.Has(row) {
					t.mark(row, moved)
				}
				err = t.dropPeriod(ctx, row)
			case f.Period.IsZero():
			case row.DataTime <= now.DataTime && now.Has(row) && t.sameMonths(now, row):
				_, err = t.Tx.ExecContext(ctx, `UPDATE periods SET under = :under WHERE import = :import AND unit = :unit`,
					storage.Args{"under": now.Import, "import": row.Import, "unit": row.Unit})
			case row.Has(now) && t.sameMonths(now, row):
				under = row.Import
			}
			if err != nil {
				return fmt.Errorf("change a period: %w", err)
			}
		}
		if f.Period.IsZero() {
			continue
		}
		if _, err := t.Tx.ExecContext(ctx, `INSERT INTO periods (import, unit, first, until, received, resolved, under) VALUES (:import, :unit, :first, :until, :received, :resolved, :under)`,
			storage.Args{"import": f.ID, "unit": unit, "first": now.First,
				"until": now.Until, "received": now.Received, "resolved": now.Resolved,
				"under": under}); err != nil {
			return fmt.Errorf("note a period: %w", err)
		}
		if under == 0 {
			t.markNew(now, known[unit], moved)
		}
	}
	return nil
}

// dropPeriod drops a period, and has those that are under it looked at again.
func (t *Intake) dropPeriod(ctx context.Context, p months.PeriodRow) error {
	_, err := t.Tx.ExecContext(ctx, `DELETE FROM periods WHERE import = :import AND unit = :unit`, storage.Args{"import": p.Import, "unit": p.Unit})
	if err == nil {
		_, err = t.Tx.ExecContext(ctx, `UPDATE periods SET under = 0 WHERE under = :under AND unit = :unit`,
			storage.Args{"under": p.Import, "unit": p.Unit})
	}
	return err
}

// mark marks the months of a period.
func (t *Intake) mark(p months.PeriodRow, moved *staging.Touched) {
	for _, m := range t.Period(p).Months(t.stage.store.file.Zone()) {
		moved.Months[staging.UnitMonth{Unit: p.Unit, Month: moved.Calendar.IndexOf(m)}] = struct{}{}
	}
}

// markNew marks the months of a period in which none of the others lists as much.
func (t *Intake) markNew(p months.PeriodRow, others []months.PeriodRow, moved *staging.Touched) {
	zone := t.stage.store.file.Zone()
	for _, m := range t.Period(p).Months(zone) {
		part := p
		part.First, part.Until = max(p.First, m.Start(zone).Unix()), min(p.Until, m.End(zone).Unix())
		before := false
		for _, o := range others {
			before = before || !o.Same && o.Has(part)
		}
		if !before {
			moved.Months[staging.UnitMonth{Unit: p.Unit, Month: moved.Calendar.IndexOf(m)}] = struct{}{}
		}
	}
}

// sameMonths says whether two periods reach into the same months.
func (t *Intake) sameMonths(a, b months.PeriodRow) bool {
	zone := t.stage.store.file.Zone()
	return slices.Equal(t.Period(a).Months(zone), t.Period(b).Months(zone))
}
