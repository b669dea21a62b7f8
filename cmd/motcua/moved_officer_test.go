package main

import (
	"slices"
	"testing"
	"time"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// The only officer of a unit moves at night, before its warning goes out. Nobody of the unit is left untold: neither who takes the
// place, nor the officer when the move is taken back.
func TestAWarningFindsWhoeverServesTheUnit(t *testing.T) {
	t.Parallel()
	const elsewhere = "000.11.32.H18"
	for _, c := range []struct {
		says  string
		after func(w *desk, officer int64)
		told  int64 // who is told in the end
	}{
		{"another officer comes", func(w *desk, _ int64) {
			u := w.telegram.User(2, "vi")
			u.Known()
			w.grants(u, people.Grant{Role: people.Officer, Unit: demo.DemoUnit})
		}, 2},
		{"the officer comes back", func(w *desk, officer int64) { w.shifts(officer, elsewhere, demo.DemoUnit) }, 1},
	} {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			w := newDeskOf(t, "2026-11-25T21:00:00+07:00", false) // at night nothing goes out
			w.registers(1, people.Officer, demo.DemoUnit)
			w.stop()
			w.takes(demo.DemoUnit, 20, 0)
			w.takes(demo.DemoUnit, 10, 10)
			w.shifts(1, demo.DemoUnit, elsewhere)
			w.moves("2026-11-26 07:00")
			w.settings.Every = 0 // the calendar is run by hand
			w.serve()
			w.stopsWhen(func(r outbox.Row) bool {
				return r.Reason == outbox.Breach && r.State == outbox.Cancelled && r.Why == "moved"
			})
			c.after(w, 1)
			w.moves("2026-11-26 07:15")
			now := w.settings.Clock.Now().In(w.settings.Zone)
			if err := serve.WarningsDue(t.Context(), w.house, w.settings, now); err != nil {
				t.Fatal(err)
			}
			w.serve()
			w.stopsWhen(func(r outbox.Row) bool {
				return r.Reason == outbox.Breach && r.State == outbox.Accepted && r.Person == c.told
			})
			for person := int64(1); person <= 2; person++ {
				want := 0
				if person == c.told {
					want = 1
				}
				if got := w.told(w.telegram.User(person, "vi"), warned); got != want {
					t.Errorf("%d is warned %d times, want %d", person, got, want)
				}
			}
		})
	}
}

// shifts moves an officer from one unit to another.
func (w *desk) shifts(person int64, from, to string) {
	w.t.Helper()
	move := people.Change{Drop: people.Grant{Role: people.Officer, Unit: from}, Add: people.Grant{Role: people.Officer, Unit: to}}
	if err := w.house.Store.ChangeRoles(w.t.Context(), person, move, 0); err != nil {
		w.t.Fatal(err)
	}
}

// stopsWhen stops the program as soon as there is such a notice.
func (w *desk) stopsWhen(such func(outbox.Row) bool) {
	w.t.Helper()
	defer w.stop()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		all := w.rows(house.OutboxStates()...)
		if slices.ContainsFunc(all, such) {
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("there is no such notice: %+v\nlog: %s", all, w.log.bytes())
		}
	}
}
