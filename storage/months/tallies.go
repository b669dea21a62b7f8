package months

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/figures"
	"motcua/storage/staging"
	"motcua/storage/units"
)

// DataTimes are, for the units of a month that have dossiers, the newest data time and whether it was stated.
func (t *FiguresTx) DataTimes(ctx context.Context, m scoring.Month) (map[string]ledger.DataTime, error) {
	var rows []struct {
		Code     string
		DataTime int64 `db:"data_time"`
		Stated   bool
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, d.data_time, d.stated FROM unit_months d`+units.ItsHolder+`
		WHERE d.month = ?1 ORDER BY d.data_time, d.stated`, string(m), m.FirstDay())
	if err != nil {
		return nil, fmt.Errorf("read the data times of %s: %w", m, err)
	}
	times := make(map[string]ledger.DataTime, len(rows))
	for _, r := range rows { // the newest file that brought dossiers of the unit, whatever code they bear, comes last
		times[r.Code] = ledger.DataTime{At: t.store.file.Instant(r.DataTime), Stated: r.Stated}
	}
	return times, nil
}

// The class of a dossier as one number: its traits, then the booleans of dossier.Class from this bit on.
const (
	classShift = 15
	classes    = 1 << 20
)

// classOf is the number's class.
func classOf(packed int64) dossier.Class {
	t := figures.Traits(packed & (1<<classShift - 1))
	bit := func(n int) bool { return packed>>n&1 == 1 }
	return dossier.Class{
		Status: t.Status(), Channel: dossier.Channel(t >> 4 & 3),
		Fee: t.Answer(0), PaidOnline: t.Answer(1), Digitised: t.Answer(2), EResult: t.Answer(3), DueUnknown: bit(figures.DueUnknown),
		ReceivedIn: bit(classShift), FinishedIn: bit(classShift + 1), FinishedAfter: bit(classShift + 2),
		OnTime: bit(classShift + 3), PastDue: bit(classShift + 4),
	}
}

// The window's figures stand in the statement as ?1 start, ?2 end, ?3 the instant before which a due date is past,
// ?4 grain and ?5 shift of the comparison of dates, ?6 cut-off, ?7 the first day of the month, ?8 the ids of the units as JSON. The bits say what Window.Classify says. In SQL a shift binds no
// closer than an or.
const (
	receivedIn    = 1 << classShift
	finishedIn    = ` | ((d.finished >= ?1 AND d.finished < ?2) << 16)`
	finishedAfter = ` | ((d.finished >= ?2) << 17)`
	onTime        = ` | ((d.due = 0 OR (d.finished + ?5) / ?4 <= (d.due + ?5) / ?4) << 18)`
	pastDue       = ` | ((d.due <> 0 AND d.due < ?3 AND d.received < ?2 AND (d.gone = 0 OR d.gone > ?6)) << 19)`
	pastDueLate   = ` | ((d.due <> 0 AND d.due < ?3 AND d.received < ?2) << 19)` // what is resolved is never gone
)

// Which dossiers can count in a window: those received in it, those finished in it, and of the others those that were
// open past their due date. Each part is read from an index alone, and no dossier is in two of them. What a part
// already says of its dossiers (received in the window or not) is not asked again.
var talliedWanted = fmt.Sprintf(`
	SELECT (w.holder << 20) | d.traits | %d`, receivedIn) + finishedIn + finishedAfter + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_received
		ON d.unit = w.unit AND d.received >= ?1 AND d.received < ?2
	UNION ALL
	SELECT (w.holder << 20) | d.traits` + finishedIn + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_finished
		ON d.unit = w.unit AND d.finished >= ?1 AND d.finished < ?2 AND d.finished > 0
		WHERE d.received < ?1 OR d.received >= ?2
	UNION ALL
	SELECT (w.holder << 20) | d.traits` + finishedAfter + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_open
		ON d.unit = w.unit AND d.due < ?3 AND d.traits & 15 IN (2, 4) AND d.due > 0
		WHERE d.received < ?1 AND NOT (d.finished >= ?1 AND d.finished < ?2)
	UNION ALL
	SELECT (w.holder << 20) | d.traits` + finishedAfter + onTime + pastDueLate + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_late
		ON d.unit = w.unit AND d.due < ?3 AND d.traits & 15 IN (9, 10) AND d.due > 0 AND d.finished > d.due
		WHERE d.finished >= ?2 AND d.received < ?1`

// Of which units the dossiers are tallied: of those that belong in the month to any unit, or to some.
var (
	TalliedOfAll = `WITH wanted AS (SELECT h.unit, h.holder FROM holders h WHERE h.since <= ?7 AND h.until > ?7)` + talliedWanted
	TalliedOf    = `WITH wanted AS (SELECT h.unit, h.holder FROM json_each(?8) j CROSS JOIN holders h INDEXED BY holders_of
		ON h.holder = j.value AND h.since <= ?7 AND h.until > ?7)` + talliedWanted
)

// DossierTallies counts the dossiers of the units (nil: all units) in the window, those that they took over included; a
// unit without any is absent. The statement only says what each dossier is in the window, as Window.Classify does; what
// that means is dossier's.
func (t *FiguresTx) DossierTallies(ctx context.Context, w dossier.Window, units []string) (map[string]dossier.Tallies, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	question, args := TalliedOfAll, windowArgs(w, scoring.MonthOf(time.Unix(w.Start, 0), t.store.file.Zone()))
	if units != nil {
		ids, err := t.unitIDs(ctx, units)
		if err != nil {
			return nil, fmt.Errorf("choose the units to tally: %w", err)
		}
		question, args = TalliedOf, append(args, driver.NamedValue{Ordinal: len(args) + 1, Value: ids})
	}
	tallies := map[string]dossier.Tallies{}
	counter := classCounter{counts: t.counts(), done: func(unit int64, class dossier.Class, n int64) {
		code := t.Codes[unit]
		if tallies[code] == nil {
			tallies[code] = dossier.NewTallies()
		}
		tallies[code].Add(class, n)
	}}
	err := staging.EachRow(ctx, t.Tx.Conn, question, args, func(row []driver.Value) error {
		counter.add(row[0].(int64))
		return nil
	})
	if err != nil {
		t.classes = nil // it may hold counts
		return nil, fmt.Errorf("tally the dossiers: %w", t.store.file.Explain(err))
	}
	counter.flush()
	return tallies, nil
}

// counts has a place for every class, all of them 0 between two tallies.
func (t *FiguresTx) counts() []int32 {
	if t.classes == nil {
		t.classes = make([]int32, classes)
	}
	return t.classes
}

// classCounter counts the classes of one unit at a time: dossiers that bear the same code come together.
type classCounter struct {
	unit   int64
	counts []int32 // by packed class
	seen   []int64 // the packed classes that were counted
	done   func(unit int64, class dossier.Class, n int64)
}

func (c *classCounter) add(packed int64) {
	if unit := packed >> 20; unit != c.unit {
		c.flush()
		c.unit = unit
	}
	class := packed & (classes - 1)
	if c.counts[class] == 0 {
		c.seen = append(c.seen, class)
	}
	c.counts[class]++
}

func (c *classCounter) flush() {
	for _, class := range c.seen {
		c.done(c.unit, classOf(class), int64(c.counts[class]))
		c.counts[class] = 0
	}
	c.seen = c.seen[:0]
}

// windowArgs are a window's figures as the statements take them. With DateOnly a due date is past from the day after
// on, which is the same as: before the local day of the cut-off began.
func windowArgs(w dossier.Window, m scoring.Month) []driver.NamedValue {
	grain, shift := w.Grain()
	var args []driver.NamedValue
	for _, v := range []int64{w.Start, w.End, figures.DueBefore(w), grain, shift, w.CutOff} {
		args = append(args, driver.NamedValue{Ordinal: len(args) + 1, Value: v})
	}
	return append(args, driver.NamedValue{Ordinal: len(args) + 1, Value: m.FirstDay()})
}

// unitIDs are the ids of units as JSON.
func (t *FiguresTx) unitIDs(ctx context.Context, codes []string) (string, error) {
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
