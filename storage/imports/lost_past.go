package imports

import (
	"context"

	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/staging"
)

// newerExport is what a file is a list of for a unit, whose data reach further than those of the file that is merged.
type newerExport struct {
	First, Until int64
	Received     bool
	DataTime     int64 `db:"data_time"`
}

// data_time is that of the file that is merged.
const (
	newerExports = `SELECT p.first, p.until, p.received, i.data_time FROM periods p CROSS JOIN imports i ON i.id = p.import
		WHERE p.unit = :unit AND p.under = 0 AND i.data_time > :data_time ORDER BY i.data_time`
	openFromThis = `SELECT d.id, d.due, d.received, d.gone FROM dossiers d WHERE d.unit = :unit AND d.traits & 15 IN (2, 4) AND d.due > 0
		AND d.data_time = :data_time ORDER BY d.id`

	// Of what was received in the period of a newer export, what that knows, and what only the file that is merged does.
	knownToNewer = `SELECT count(*) AS expected, count(*) FILTER (WHERE d.data_time >= :newer) AS found FROM dossiers d
		WHERE d.unit = :unit AND d.received >= :first AND d.received < :until AND (d.data_time = :data_time OR d.data_time >= :newer)`
)

// losePast keeps what an old file leaves open out of the lists of now: it is gone from the earliest of the newer exports of the unit that
// are of a later period, or would have it and have not. The months of the file itself count it as open.
func (t *Intake) losePast(ctx context.Context, f ledger.File, unit int64, moved *staging.Touched) error {
	var newer []newerExport
	if err := t.Tx.SelectContext(ctx, &newer, newerExports,
		storage.Args{"unit": unit, "data_time": storage.Seconds(f.DataTime)}); err != nil || len(newer) == 0 {
		return err
	}
	var rows []lostRow
	if err := t.Tx.SelectContext(ctx, &rows, openFromThis,
		storage.Args{"unit": unit, "data_time": storage.Seconds(f.DataTime)}); err != nil || len(rows) == 0 {
		return err
	}
	ends := storage.Seconds(f.Period.Until)
	if f.Period.IsZero() {
		ends = storage.Seconds(f.DataTime)
	}
	for _, e := range newer {
		later := e.First >= ends
		whole, err := later, error(nil)
		if !later && e.Received {
			whole, err = t.isWholeIn(ctx, e, f, unit)
		}
		if err != nil {
			return err
		}
		for i, row := range rows {
			covered := later || row.Received >= e.First && row.Received < e.Until
			if !whole || !covered || row.Gone > 0 && row.Gone <= e.DataTime {
				continue
			}
			if row.Gone == 0 {
				t.past++
			}
			rows[i].Gone = e.DataTime
			if err := t.loseOne(ctx, row, unit, e.DataTime, moved); err != nil {
				return err
			}
		}
	}
	return nil
}

// isWholeIn says whether a newer export plainly has the whole of its period.
func (t *Intake) isWholeIn(ctx context.Context, e newerExport, f ledger.File, unit int64) (bool, error) {
	var known struct{ Expected, Found int }
	err := t.Tx.GetContext(ctx, &known, knownToNewer,
		storage.Args{"unit": unit, "data_time": storage.Seconds(f.DataTime), "first": e.First, "until": e.Until, "newer": e.DataTime})
	return known.Found*wholeOf >= known.Expected*wholeShare, err
}
