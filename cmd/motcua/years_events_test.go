package main

import (
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

func (y *years) closes(m scoring.Month) {
	a, err := y.house.Importer(y.settings).Close(y.Context(), ledger.CloseRequest{Month: m})
	y.must(err)
	if a.State != ledger.Done {
		y.Fatalf("%s is not closed: %s", m, a.State)
	}
	records, err := y.house.Store.Records(y.Context(), m)
	y.must(err)
	w := y.waits[m]
	before := w.figures
	w.closed, w.once, w.figures = true, true, map[string]string{}
	for _, r := range records {
		w.figures[r.Unit] = r.Standing.Figures()
	}
	for p := range y.chairs {
		if before[p.unit] != w.figures[p.unit] {
			w.owed[p] = true
		}
	}
}

func (y *years) reopens(m scoring.Month) {
	a, err := y.house.Importer(y.settings).Reopen(y.Context(), ledger.CloseRequest{Month: m}, 0, "số liệu bổ sung")
	y.must(err)
	if a.State != ledger.Done {
		y.Fatalf("%s is not opened: %s", m, a.State)
	}
	y.waits[m].closed = false
}

// event is something that an admin does, on the command line when the program is off.
type event struct {
	at time.Time
	do func()
}

// events are what becomes of a month.
func (y *years) events(m scoring.Month) (all []event) {
	next := m.Next().Start(y.settings.Zone)
	all = append(all, event{next.Add(-12 * time.Hour), func() { y.takes(m, 0) }})
	if y.random.IntN(6) == 0 {
		return all // it is never closed
	}
	at := next.Add(time.Duration(1+y.random.IntN(20*24*60)) * time.Minute)
	all = append(all, event{at, func() { y.closes(m) }})
	for better := range y.random.IntN(4) {
		at = at.Add(time.Duration(1+y.random.IntN(3*24*60)) * time.Minute)
		all = append(all, event{at, func() { y.reopens(m) }})
		if y.random.IntN(2) == 0 {
			all = append(all, event{at.Add(time.Second), func() { y.takes(m, 1+better) }})
		}
		at = at.Add(time.Duration(1+y.random.IntN(3*24*60)) * time.Minute)
		all = append(all, event{at, func() { y.closes(m) }})
	}
	return all
}

// pass lets the years pass, and compares.
func (y *years) pass() {
	var all []event
	for m := firstMonth; m <= lastMonth(); m = m.Next() {
		all = append(all, y.events(m)...)
	}
	end := lastMonth().Next().Next().Start(y.settings.Zone)
	all = append(all, y.changes(end)...)
	for at := y.now(); at.Before(end); {
		gap := time.Duration(15+y.random.IntN(40*60)) * time.Minute
		if y.random.IntN(60) == 0 {
			gap = 7 * 24 * time.Hour // the machine is off
		}
		at = at.Add(gap)
		all = append(all, event{at, func() {
			y.start()
			y.looks(y.now())
			y.looks(y.now().Add(-time.Hour)) // the clock was put back
			y.sends()
			y.wants()
		}})
	}
	slices.SortStableFunc(all, func(a, b event) int { return a.at.Compare(b.at) })
	for _, e := range all {
		y.settings.Clock.MoveOn(e.at)
		e.do()
	}
	n, months := 0, 0
	for m := firstMonth; m <= lastMonth(); m = m.Next() {
		months++
		for person := range int64(yearsNewcomer + 1) {
			for unit := range yearsUnits + 1 {
				key := fmt.Sprintf("%d %s %s", person, yearsUnit(unit), m)
				if !slices.Equal(y.told[key], y.want[key]) {
					y.Errorf("%s: told %v, want %v", key, y.told[key], y.want[key])
				}
				n += len(y.told[key])
			}
		}
	}
	if n < 4*months {
		y.Errorf("only %d notices in all", n)
	}
	y.Logf("%d notices, %d looks and acts", n, len(all))
}
