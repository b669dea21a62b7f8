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
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/staging"
	"motcua/storage/units"
)

// DataTimes are, for the units of a month that have dossiers, the newest data time and whether it was stated.
func (t *Books) DataTimes(ctx context.Context, m scoring.Month) (map[string]ledger.DataTime, error) {
	var rows []struct {
		Code     string
		DataTime int64 `db:"data_time"`
		Stated   bool
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, d.data_time, d.stated FROM unit_months d`+units.ItsHolder+`
		WHERE d.month = :month ORDER BY d.data_time, d.stated`, storage.Args{"month": string(m), "day": m.FirstDay()})
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

// The names in the statement are those of windowArgs. The bits say what Window.Classify says. In SQL a shift binds no closer than an or.
const (
	receivedIn    = 1 << classShift
	finishedIn    = ` | ((d.finished >= :start AND d.finished < :end) << 16)`
	finishedAfter = ` | ((d.finished >= :end) << 17)`
	onTime        = ` | ((d.due = 0 OR (d.finished + :shift) / :grain <= (d.due + :shift) / :grain) << 18)`
	pastDue       = ` | ((d.due <> 0 AND d.due < :due_before AND d.received < :end AND (d.gone = 0 OR d.gone > :cut_off)) << 19)`
	pastDueLate   = ` | ((d.due <> 0 AND d.due < :due_before AND d.received < :end) << 19)` // what is resolved is never gone
)

// Which dossiers can count in a window: those received in it, those finished in it, and of the others those that were
// open past their due date. Each part is read from an index alone, and no dossier is in two of them. What a part
// already says of its dossiers (received in the window or not) is not asked again.
var talliedWanted = fmt.Sprintf(`
	SELECT (w.holder << 20) | d.traits | %d`, receivedIn) + finishedIn + finishedAfter + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_received
		ON d.unit = w.unit AND d.received >= :start AND d.received < :end
	UNION ALL
	SELECT (w.holder << 20) | d.traits` + finishedIn + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_finished
		ON d.unit = w.unit AND d.finished >= :start AND d.finished < :end AND d.finished > 0
		WHERE d.received < :start OR d.received >= :end
	UNION ALL
	SELECT (w.holder << 20) | d.traits` + finishedAfter + onTime + pastDue + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_open
		ON d.unit = w.unit AND d.due < :due_before AND d.traits & 15 IN (2, 4) AND d.due > 0
		WHERE d.received < :start AND NOT (d.finished >= :start AND d.finished < :end)
	UNION ALL
	SELECT (w.holder << 20) | d.traits` + finishedAfter + onTime + pastDueLate + `
		FROM wanted w CROSS JOIN dossiers d INDEXED BY dossiers_late
		ON d.unit = w.unit AND d.due < :due_before AND d.traits & 15 IN (9, 10) AND d.due > 0 AND d.finished > d.due
		WHERE d.finished >= :end AND d.received < :start`

// Of which units the dossiers are tallied: of those that belong in the month to any unit, or to some.
var (
	TalliedOfAll = `WITH wanted AS (SELECT h.unit, h.holder FROM holders h WHERE h.since <= :day AND h.until > :day)` + talliedWanted
	TalliedOf    = `WITH wanted AS (SELECT h.unit, h.holder FROM json_each(:holders) j CROSS JOIN holders h INDEXED BY holders_of
		ON h.holder = j.value AND h.since <= :day AND h.until > :day)` + talliedWanted
)

// DossierTallies counts the dossiers of the units (nil: all units) in the window, those that they took over included; a
// unit without any is absent. The statement only says what each dossier is in the window, as Window.Classify does; what
// that means is dossier's.
func (t *Books) DossierTallies(ctx context.Context, w dossier.Window, units []string) (map[string]dossier.Tallies, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	question, args := TalliedOfAll, windowArgs(w, scoring.MonthOf(time.Unix(w.Start, 0), t.store.file.Zone()))
	if units != nil {
		ids, err := t.unitIDs(ctx, units)
		if err != nil {
			return nil, fmt.Errorf("choose the units to tally: %w", err)
		}
		question, args = TalliedOf, append(args, driver.NamedValue{Name: "holders", Value: ids})
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
func (t *Books) counts() []int32 {
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
	return []driver.NamedValue{
		{Name: "start", Value: w.Start}, {Name: "end", Value: w.End}, {Name: "due_before", Value: figures.DueBefore(w)},
		{Name: "grain", Value: grain}, {Name: "shift", Value: shift}, {Name: "cut_off", Value: w.CutOff}, {Name: "day", Value: m.FirstDay()},
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
