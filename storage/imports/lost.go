package imports

import (
	"context"
	"encoding/json"
	"fmt"

	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/staging"
	"motcua/storage/units"
)

// A file that has all dossiers received in a period says of the open ones that it does not contain that they are not open any more. It
// is believed only when it plainly is a whole list: 4 in 5 of what is known, and what it would have, stand in it.
const (
	wholeShare = 4
	wholeOf    = 5
)

// lookout is what is noted of the store before a file is merged, so that it can be said afterwards which dossiers it lost or found again.
type lookout struct {
	newest int64                // the id of the newest dossier
	gone   map[int64][]lostRow  // by unit: what was gone before
	older  map[int64]heldBefore // by unit: of what was open and received before the period
	open   bool                 // the file has those, too, that were open before its period
}

type lostRow struct{ ID, Due, Received, Gone int64 }

// heldBefore counts the open dossiers, with the clock running, that were received before a file's period, from older data.
type heldBefore int

// Each of them reads a unit's part of an index. The data time is the file's, from first to until its period.
const (
	goneBefore  = `SELECT d.id, d.due, d.received, d.gone FROM dossiers d WHERE d.unit = ? AND d.gone > 0`
	olderBefore = `SELECT count(*) FROM dossiers d WHERE d.unit = :unit AND ` + openFromOlder + ` AND d.received < :first`

	openFromOlder = `d.traits & 15 IN (2, 4) AND d.due > 0 AND d.data_time < :data_time AND (d.gone = 0 OR d.gone > :data_time)`
	notContained  = `SELECT d.id, d.due, d.received, d.gone FROM dossiers d WHERE d.unit = :unit AND ` + openFromOlder + ` AND d.received < :until ORDER BY d.id`

	// Of those received in the period that were known before, those of this data time are in the file; of newer ones that is not known.
	knownOfPeriod = `SELECT count(*) AS expected, count(*) FILTER (WHERE d.data_time = :data_time) AS found FROM dossiers d
		WHERE d.unit = :unit AND d.received >= :first AND d.received < :until AND d.id <= :newest AND d.data_time <= :data_time
		AND NOT (d.data_time < :data_time AND d.gone > 0 AND d.gone <= :data_time)`

	// What the same bytes were said to contain before holds no more.
	unlose = `UPDATE dossiers SET gone = 0 WHERE unit = :unit AND gone IN (SELECT data_time FROM imports WHERE sha256 = :sha256 AND id <> :import)`

	openBefore = `SELECT EXISTS (SELECT 1 FROM temp.added WHERE received < :first AND traits & 15 IN (2, 4))
		OR EXISTS (SELECT 1 FROM temp.known WHERE received < :first AND traits & 15 IN (2, 4))`
	loses = `UPDATE dossiers SET gone = :gone WHERE id = :id`
)

// lookOut notes it for the units of a file; nil when nothing is known of any dossier.
func (t *Intake) lookOut(ctx context.Context, f ledger.File, p *plan) (*lookout, error) {
	if p.empty {
		return nil, nil
	}
	before := &lookout{newest: p.newest, open: p.open, gone: map[int64][]lostRow{}, older: map[int64]heldBefore{}}
	for _, unit := range p.ids.units {
		var gone []lostRow
		if err := t.Tx.SelectContext(ctx, &gone, goneBefore, unit); err != nil {
			return nil, err
		}
		if len(gone) > 0 {
			before.gone[unit] = gone
			if err := t.replacements().keepBeside(ctx, `gone > 0 AND d.unit = :value`, unit); err != nil {
				return nil, err
			}
			if _, err := t.Tx.ExecContext(ctx, unlose, storage.Args{"unit": unit, "sha256": f.SHA256, "import": f.ID}); err != nil {
				return nil, err
			}
		}
		if !f.Lists.Received || !f.Lists.Resolved {
			continue
		}
		var n heldBefore
		if err := t.Tx.GetContext(ctx, &n, olderBefore,
			storage.Args{"unit": unit, "data_time": storage.Seconds(f.DataTime), "first": storage.Seconds(f.Period.From)}); err != nil {
			return nil, err
		}
		before.older[unit] = n
	}
	return before, nil
}

// lose finds, after a merge, which dossiers the file does not contain any more, which it contains again, and which it should not bring
// into the lists of now, because it is older than they are. It marks the months that this changes.
func (t *Intake) lose(ctx context.Context, f ledger.File, before *lookout, units []int64, moved *staging.Touched) error {
	if before == nil {
		return nil
	}
	for _, unit := range units {
		if err := t.loseOf(ctx, f, before, unit, moved); err != nil {
			return fmt.Errorf("find what the file does not contain any more: %w", err)
		}
	}
	return nil
}

func (t *Intake) loseOf(ctx context.Context, f ledger.File, before *lookout, unit int64, moved *staging.Touched) error {
	for _, row := range before.gone[unit] {
		var back bool
		if err := t.Tx.GetContext(ctx, &back, `SELECT gone = 0 FROM dossiers WHERE id = ?`, row.ID); err != nil {
			return err
		}
		if back {
			moved.Lost(unit, row.Received, row.Due)
		}
	}
	lost, err := t.notContained(ctx, f, before, unit)
	if err != nil {
		return err
	}
	for _, row := range lost {
		if row.Gone == 0 {
			t.lost = append(t.lost, row.ID)
		}
		if err := t.loseOne(ctx, row, unit, storage.Seconds(f.DataTime), moved); err != nil {
			return err
		}
	}
	return t.losePast(ctx, f, unit, moved)
}

func (t *Intake) loseOne(ctx context.Context, row lostRow, unit, from int64, moved *staging.Touched) error {
	err := t.replacements().keepBeside(ctx, `id = :value`, row.ID)
	if err == nil {
		_, err = t.Tx.ExecContext(ctx, loses, storage.Args{"gone": from, "id": row.ID})
	}
	moved.Lost(unit, row.Received, row.Due)
	return err
}

// notContained are the open dossiers of a unit that the file would have, and has not.
func (t *Intake) notContained(ctx context.Context, f ledger.File, before *lookout, unit int64) (lost []lostRow, err error) {
	if f.Period.IsZero() || !f.Lists.Received {
		return nil, nil
	}
	first, until := storage.Seconds(f.Period.From), storage.Seconds(f.Period.Until)
	var rows []lostRow
	if err := t.Tx.SelectContext(ctx, &rows, notContained,
		storage.Args{"unit": unit, "data_time": storage.Seconds(f.DataTime), "until": until}); err != nil || len(rows) == 0 {
		return nil, err
	}
	left := 0 // of those that were open before
	for _, row := range rows {
		if row.Received < first {
			left++
		}
		if row.Received >= first || before.open {
			lost = append(lost, row)
		}
	}
	if len(lost) == 0 {
		return nil, nil
	}
	var known struct{ Expected, Found int }
	if err := t.Tx.GetContext(ctx, &known, knownOfPeriod,
		storage.Args{"unit": unit, "data_time": storage.Seconds(f.DataTime), "first": first, "until": until,
			"newest": before.newest}); err != nil {
		return nil, err
	}
	if before.open { // what was open before and was resolved in the period is there as well
		known.Expected += int(before.older[unit])
		known.Found += max(0, int(before.older[unit])-left)
	}
	if known.Expected == 0 || known.Found*wholeOf < known.Expected*wholeShare {
		return nil, nil
	}
	return lost, nil
}

// Lost are the dossiers that the file merged does not contain any more; see ledger.Files.
func (t *Intake) Lost(ctx context.Context, limit int) (lost ledger.Lost, err error) {
	lost.Total, lost.Past = len(t.lost), t.past
	if lost.Total == 0 {
		return lost, nil
	}
	ids, err := json.Marshal(t.lost)
	if err != nil {
		return lost, err
	}
	store := t.stage.store
	var rows []figures.ListedRow
	err = t.Tx.SelectContext(ctx, &rows, `SELECT `+figures.ListedColumns+` FROM json_each(:dossiers) o CROSS JOIN dossiers d ON d.id = o.value`+units.ItsHolder+`
		CROSS JOIN procedures p ON p.id = d.procedure ORDER BY u.code, d.due, d.code LIMIT :limit`,
		storage.Args{"dossiers": string(ids), "day": store.units.Day(t.Tx.Now), "limit": limit})
	if err != nil {
		return lost, fmt.Errorf("list what the file does not contain any more: %w", err)
	}
	lost.Rows = store.figures.Listed(rows)
	return lost, nil
}
