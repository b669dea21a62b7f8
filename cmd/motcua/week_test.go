package main

import (
	"testing"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// The week is told on the morning of its first working day, once, however often the program is started anew; one that was off on that
// day says nothing of it, and neither does one whose admins do not want it any more.
func TestTheWeekIsToldOnItsFirstWorkingMorning(t *testing.T) {
	t.Parallel()
	const title = "Tuần "
	w := newDesk(t, "2026-11-13T10:00:00+07:00")
	defer func() { w.stop() }()
	chair, admin := w.registers(7_000_000_001, people.Chair, "000.10.32.H18"), w.registers(7_000_000_002, people.Admin, "")
	w.takes("000.10.32.H18", 6, 0, "2026-11-30 16:30")
	for _, day := range []struct {
		at, says string
		set      string // of the setting, before that
		told     int
		quiet    bool // nothing new is told
	}{
		{"2026-11-16 07:31", "on a Monday while it is off", "", 0, true},
		{"2026-11-16 08:01", "once it is on, but not in this week", outbox.WeekOn, 0, true},
		{"2026-11-23 07:29", "before the morning", outbox.WeekOn, 0, true},
		{"2026-11-23 07:31", "on the next Monday", outbox.WeekOn, 1, false},
		{"2026-11-23 09:00", "later on that day", outbox.WeekOn, 1, true},
		{"2026-12-01 08:00", "a week later, when it was off on Monday", outbox.WeekOn, 1, true},
		{"2027-02-11 07:31", "after Tết", outbox.WeekOn, 2, false}, // from 4 to 10 February
		{"2027-02-15 07:31", "once it is off again", "", 2, true},
	} {
		w.stop()
		w.moves(day.at)
		if err := w.house.Store.PutSetting(t.Context(), outbox.WeekKey, day.set, 0); err != nil {
			t.Fatal(err)
		}
		w.serve()
		w.waits(chair, title, day.told)
		w.waits(admin, title, day.told)
		if !day.quiet {
			continue
		}
		w.rests()
		w.holds(chair, title, day.told)
		w.holds(admin, title, day.told)
		if t.Failed() {
			t.Fatalf("%s it is not told so often", day.says)
		}
	}
}
