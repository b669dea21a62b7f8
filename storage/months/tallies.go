package months

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/figures"
	"motcua/storage/staging"
	"motcua/storage/units"
)

// DataTimes are, for the units of a month that have dossiers, the newest data time and whether it was stated.
func (t *Books) DataTimes(ctx context.Context, m scoring.Month) (map[string]ledger.DataTime, error) {
	return dataTimes(ctx, t, m, m, m.FirstDay())
}

// What a tally reads of a dossier d that bears the code of a unit of the list: its unit, traits, times, procedure, and the time of the data
// that have it where the part tells alone of what it was carried over into. All parts are read from an index alone, and no dossier is
// in two of them, but for that. What a dossier is in a window is dossier.Window's to say.
const (
	ofDossier = `SELECT d.unit, d.traits, d.received, d.due, d.finished, `
	ofUnits   = ` FROM json_each(:units) j CROSS JOIN dossiers d INDEXED BY `

	receivedIn = ofDossier + `d.gone, d.procedure, 0` + ofUnits + `dossiers_received
		ON d.unit = j.value AND d.received >= :start AND d.received < :end
	UNION ALL `
	finishedIn = ofDossier + `d.gone, d.procedure, 0` + ofUnits + `dossiers_finished
		ON d.unit = j.value AND d.finished >= :start AND d.finished < :end AND d.finished > 0
		WHERE d.received < :start OR d.received >= :end
	UNION ALL `
)

// Tallied are the dossiers that can count in [start, end), and in every window within it, by decision 459: those received in it, those
// finished in it, and of the others those that were open past their due date. What is resolved is never gone.
const Tallied = receivedIn + finishedIn + ofDossier + `d.gone, 0, 0` + ofUnits + `dossiers_open
		ON d.unit = j.value AND d.due < :due_before AND d.traits & 15 IN (2, 4) AND d.due > 0
		WHERE d.received < :start AND NOT (d.finished >= :start AND d.finished < :end)
	UNION ALL ` + ofDossier + `0, 0, 0` + ofUnits + `dossiers_late
		ON d.unit = j.value AND d.due < :due_before AND d.traits & 15 IN (9, 10) AND d.due > 0 AND d.finished > d.due
		WHERE d.finished >= :end AND d.received < :start`

// Handled are those that can count where all that were handled do, with their procedures: those received in it, and of those received before
// the ones that ended in it, ended after it, or are open. Last come those that ended nobody says when, once more: into what they were carried
// over depends on the data that have them.
const Handled = receivedIn + finishedIn + ofDossier + `d.gone, d.procedure, 0` + ofUnits + `dossiers_finished
		ON d.unit = j.value AND d.finished >= :end AND d.finished > 0
		WHERE d.received < :start
	UNION ALL ` + ofDossier + `d.gone, d.procedure, 0` + ofUnits + `dossiers_pending
		ON d.unit = j.value AND d.received < :start AND d.traits & 15 IN (2, 4, 5, 6)
		WHERE d.finished < :start
	UNION ALL SELECT d.unit, d.traits, d.received, 0, 0, 0, d.procedure, d.data_time` + ofUnits + `dossiers_undated
		ON d.unit = j.value AND d.data_time >= :start AND d.traits & 15 IN (3, 7, 8, 9, 10) AND d.finished = 0
		WHERE d.received < :end`

// DossierTallies counts the dossiers of the units (nil: all units) in the window, those that they took over included; a
// unit without any is absent.
func (t *Books) DossierTallies(ctx context.Context, w dossier.Window, units []string) (map[string]dossier.Tallies, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	if units == nil {
		units = slices.Collect(maps.Keys(t.IDs))
	}
	counted, err := t.tally(ctx, []ledger.Wanted{{Window: w, Units: units}})
	if err != nil {
		return nil, err
	}
	tallies := map[string]dossier.Tallies{}
	for _, unit := range units {
		if of, _ := counted[0](unit); of != nil {
			tallies[unit] = of
		}
	}
	return tallies, nil
}

// tally counts dossiers in all windows in one pass over those from the first one's start to the last one's end.
func (t *Books) tally(ctx context.Context, wanted []ledger.Wanted) ([]ledger.Counted, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	c, err := t.newCounting(ctx, wanted)
	if err != nil {
		return nil, err
	}
	bearers, err := json.Marshal(slices.Sorted(maps.Keys(c.bearers)))
	if err != nil {
		return nil, err
	}
	question, args := passOver(wanted)
	err = staging.EachRow(ctx, t.Tx.Conn, question, append(args, driver.NamedValue{Name: "units", Value: string(bearers)}), func(row []driver.Value) error {
		c.add(row)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("tally the dossiers: %w", t.store.file.Explain(err))
	}
	c.finish()
	all := make([]ledger.Counted, len(wanted))
	for i, w := range wanted {
		all[i] = c.counted(i, w.Window, t.IDs)
	}
	return all, nil
}

// passOver is the statement that reads the dossiers of several windows, and what it takes but for the units.
func passOver(wanted []ledger.Wanted) (question string, args []driver.NamedValue) {
	question = Tallied
	start, end, dueBefore := wanted[0].Window.Start, wanted[0].Window.End, int64(0)
	for _, of := range wanted {
		w := of.Window
		if w.Handled || w.CountsProcedures() {
			question = Handled
		}
		start, end, dueBefore = min(start, w.Start), max(end, w.End), max(dueBefore, figures.DueBefore(w))
	}
	args = []driver.NamedValue{{Name: "start", Value: start}, {Name: "end", Value: end}}
	if question == Tallied {
		args = append(args, driver.NamedValue{Name: "due_before", Value: dueBefore})
	}
	return question, args
}

// findBearers finds whose code the dossiers bear that belong to the units in the windows.
func (t *Books) findBearers(ctx context.Context, c *counting, wanted []ledger.Wanted) error {
	holders, err := json.Marshal(slices.Sorted(maps.Keys(c.holdings)))
	if err != nil {
		return err
	}
	var rows []units.HolderRow
	if err := t.Tx.SelectContext(ctx, &rows, `SELECT h.unit, h.since, h.until, h.holder FROM json_each(?) j
		CROSS JOIN holders h INDEXED BY holders_of ON h.holder = j.value`, string(holders)); err != nil {
		return fmt.Errorf("read whose dossiers are whose: %w", t.store.file.Explain(err))
	}
	for i, w := range wanted {
		for _, r := range rows {
			if of := c.tallies[i][r.Holder]; of != nil && r.Since <= w.Window.Day && r.Until > w.Window.Day {
				c.bearers[r.Unit] = append(c.bearers[r.Unit], of)
			}
		}
	}
	return nil
}

// procedureKeys are the keys of procedures, a number from 1 on for each, by the store's number; 0 for one that nobody names.
func (t *Books) procedureKeys(ctx context.Context) (map[int64]int32, error) {
	var rows []struct {
		ID                int64
		Name, Field, Code string
	}
	if err := t.Tx.SelectContext(ctx, &rows, `SELECT id, name, field, code FROM procedures`); err != nil {
		return nil, fmt.Errorf("read the procedures: %w", t.store.file.Explain(err))
	}
	all := make([]dossier.Procedure, len(rows))
	for i, r := range rows {
		all[i] = dossier.Procedure{Name: r.Name, Field: r.Field, Code: r.Code}
	}
	keys, numbers := make(map[int64]int32, len(rows)), map[string]int32{"": 0}
	for i, key := range dossier.ProcedureKeys(all) {
		if _, numbered := numbers[key]; !numbered {
			numbers[key] = int32(len(numbers))
		}
		keys[rows[i].ID] = numbers[key]
	}
	return keys, nil
}
