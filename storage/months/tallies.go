package months

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/figures"
	"motcua/storage/staging"
)

// DataTimes are, for the units of a month that have dossiers, the newest data time and whether it was stated.
func (t *Books) DataTimes(ctx context.Context, m scoring.Month) (map[string]ledger.DataTime, error) {
	return dataTimes(ctx, t, m, m, m.FirstDay())
}

// The names in the statement are those of windowArgs. The bits say what Window.Classify says. In SQL a shift binds no closer than an or.
var (
	ofHolder      = fmt.Sprintf(`(w.holder << %d) | d.traits`, holderBit)
	isReceivedIn  = fmt.Sprintf(` | %d`, 1<<receivedInBit)
	finishedIn    = fmt.Sprintf(` | ((d.finished >= :start AND d.finished < :end) << %d)`, finishedInBit)
	finishedAfter = fmt.Sprintf(` | ((d.finished >= :end) << %d)`, finishedAfterBit)
	onTime        = fmt.Sprintf(` | ((d.due = 0 OR (d.finished + :shift) / :grain <= (d.due + :shift) / :grain) << %d)`, onTimeBit)
	pastDue       = fmt.Sprintf(` | ((d.due <> 0 AND d.due < :due_before AND d.received < :end AND (d.gone = 0 OR d.gone > :cut_off)) << %d)`, pastDueBit)
	pastDueLate   = fmt.Sprintf(` | ((d.due <> 0 AND d.due < :due_before AND d.received < :end) << %d)`, pastDueBit) // what is resolved is never gone
	carriedIn     = fmt.Sprintf(` | ((d.received < :start) << %d)`, carriedInBit)
	isCarriedIn   = fmt.Sprintf(` | %d`, 1<<carriedInBit)
	stayedOpen    = fmt.Sprintf(` | ((d.finished = 0 AND (d.gone = 0 OR d.gone > :start)) << %d)`, carriedInBit)
	undated       = fmt.Sprintf(` | ((d.finished = 0) << %d)`, undatedBit)
	isUndated     = fmt.Sprintf(` | %d`, 1<<undatedBit)
	goneBy        = fmt.Sprintf(` | ((d.gone <> 0 AND d.gone <= :cut_off) << %d)`, goneByBit)
)

// Which dossiers can count in a window by decision 459: those received in it, those finished in it, and of the others those that were
// open past their due date. Each part is read from an index alone, and no dossier is in two of them. What a part
// already says of its dossiers (received in the window or not) is not asked again.
var talliedWanted = `
	SELECT ` + ofHolder + isReceivedIn + finishedIn + finishedAfter + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_received
		ON d.unit = w.unit AND d.received >= :start AND d.received < :end
	UNION ALL
	SELECT ` + ofHolder + finishedIn + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_finished
		ON d.unit = w.unit AND d.finished >= :start AND d.finished < :end AND d.finished > 0
		WHERE d.received < :start OR d.received >= :end
	UNION ALL
	SELECT ` + ofHolder + finishedAfter + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_open
		ON d.unit = w.unit AND d.due < :due_before AND d.traits & 15 IN (2, 4) AND d.due > 0
		WHERE d.received < :start AND NOT (d.finished >= :start AND d.finished < :end)
	UNION ALL
	SELECT ` + ofHolder + finishedAfter + onTime + pastDueLate + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_late
		ON d.unit = w.unit AND d.due < :due_before AND d.traits & 15 IN (9, 10) AND d.due > 0 AND d.finished > d.due
		WHERE d.finished >= :end AND d.received < :start`

// Which dossiers can count where all that were handled do, with their procedures: those received in the window, and of those received before
// the ones that ended in it, ended after it, are open, or ended nobody says when and are in data that reach into it.
var handledWanted = `
	SELECT ` + ofHolder + isReceivedIn + finishedIn + finishedAfter + onTime + pastDue + undated + goneBy + `, d.procedure
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_received
		ON d.unit = w.unit AND d.received >= :start AND d.received < :end
	UNION ALL
	SELECT ` + ofHolder + finishedIn + onTime + pastDue + carriedIn + goneBy + `, d.procedure
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_finished
		ON d.unit = w.unit AND d.finished >= :start AND d.finished < :end AND d.finished > 0
		WHERE d.received < :start OR d.received >= :end
	UNION ALL
	SELECT ` + ofHolder + finishedAfter + pastDue + isCarriedIn + goneBy + `, d.procedure
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_finished
		ON d.unit = w.unit AND d.finished >= :end AND d.finished > 0
		WHERE d.received < :start
	UNION ALL
	SELECT ` + ofHolder + pastDue + stayedOpen + undated + goneBy + `, d.procedure
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_pending
		ON d.unit = w.unit AND d.received < :start AND d.traits & 15 IN (2, 4, 5, 6)
		WHERE d.finished < :start
	UNION ALL
	SELECT ` + ofHolder + isCarriedIn + isUndated + `, d.procedure
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_undated
		ON d.unit = w.unit AND d.data_time >= :start AND d.traits & 15 IN (3, 7, 8, 9, 10) AND d.finished = 0
		WHERE d.received < :start`

// Of which units the dossiers are tallied: of those that belong in the term to any unit, or to some.
const (
	wantedOfAll = `WITH wanted AS (SELECT h.unit, h.holder FROM holders h WHERE h.since <= :day AND h.until > :day)`
	wantedOf    = `WITH wanted AS (SELECT h.unit, h.holder FROM json_each(:holders) j CROSS JOIN holders h INDEXED BY holders_of
		ON h.holder = j.value AND h.since <= :day AND h.until > :day)`
)

// The statements, by what is counted and of whom.
var (
	TalliedOfAll = wantedOfAll + talliedWanted
	TalliedOf    = wantedOf + talliedWanted
	HandledOfAll = wantedOfAll + handledWanted
	HandledOf    = wantedOf + handledWanted
)

// DossierTallies counts the dossiers of the units (nil: all units) in the window, those that they took over included; a
// unit without any is absent. The statement only says what each dossier is in the window, as Window.Classify does; what
// that means is dossier's.
func (t *Books) DossierTallies(ctx context.Context, w dossier.Window, units []string) (map[string]dossier.Tallies, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	ofAll, of := TalliedOfAll, TalliedOf
	if w.Handled || w.CountsProcedures() {
		ofAll, of = HandledOfAll, HandledOf
	}
	question, args := ofAll, windowArgs(w)
	if units != nil {
		ids, err := t.unitIDs(ctx, units)
		if err != nil {
			return nil, fmt.Errorf("choose the units to tally: %w", err)
		}
		question, args = of, append(args, driver.NamedValue{Name: "holders", Value: ids})
	}
	tallies := map[string]dossier.Tallies{}
	tallyOf := func(unit int64) dossier.Tallies {
		code := t.Codes[unit]
		if tallies[code] == nil {
			tallies[code] = dossier.NewTallies(w.Sources)
		}
		return tallies[code]
	}
	procedures, err := t.procedures(ctx, w)
	if err != nil {
		return nil, err
	}
	counter := classCounter{procedures: procedures, done: func(unit int64, class dossier.Class, n int64) { tallyOf(unit).Add(class, n) }}
	err = staging.EachRow(ctx, t.Tx.Conn, question, args, func(row []driver.Value) error {
		var procedure int64
		if len(row) > 1 {
			procedure = row[1].(int64)
		}
		counter.add(row[0].(int64), procedure)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("tally the dossiers: %w", t.store.file.Explain(err))
	}
	counter.flush()
	if procedures != nil {
		procedures.finish(func(unit int64, source scoring.Counts, n, unnamed int64) {
			tallyOf(unit).AddProcedures(source, n, unnamed)
		})
	}
	return tallies, nil
}

// procedures is what counts the procedures of a window; nil when it counts none.
func (t *Books) procedures(ctx context.Context, w dossier.Window) (*procedureCounter, error) {
	if !w.CountsProcedures() {
		return nil, nil
	}
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
	c := &procedureCounter{keys: make(map[int64]string, len(rows)), seen: map[unitProcedure]uint8{}, unnamed: map[unitSource]int64{}}
	for i, key := range dossier.ProcedureKeys(all) {
		c.keys[rows[i].ID] = key
	}
	for _, source := range w.Sources {
		if source.OfProcedures() {
			c.sources = append(c.sources, source)
		}
	}
	return c, nil
}

// windowArgs are a window's figures as the statements take them. With DateOnly a due date is past from the day after
// on, which is the same as: before the local day of the cut-off began.
func windowArgs(w dossier.Window) []driver.NamedValue {
	grain, shift := w.Grain()
	return []driver.NamedValue{
		{Name: "start", Value: w.Start}, {Name: "end", Value: w.End}, {Name: "due_before", Value: figures.DueBefore(w)},
		{Name: "grain", Value: grain}, {Name: "shift", Value: shift}, {Name: "cut_off", Value: w.CutOff}, {Name: "day", Value: w.Day},
	}
}

// unitIDs are the ids of units as JSON.
func (t *Books) unitIDs(ctx context.Context, codes []string) (string, error) {
	ids := make([]int64, len(codes))
	for i, code := range codes {
		id, err := t.Unit(ctx, code)
		if err != nil {
			return "", err
		}
		ids[i] = id
	}
	text, err := json.Marshal(ids)
	return string(text), err
}
