package main

import (
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// looks is one run of the calendar, and what the rules want of it.
func (y *years) looks(at time.Time) {
	y.must(monthsDue(y.Context(), y.house.store, y.settings, at))
	for m := firstMonth; m < scoring.MonthOf(at, y.settings.zone); m = m.Next() {
		w := y.waits[m]
		if w.reminder == "" && y.inTurn(m, 5, at) && !w.closed {
			w.reminder = "queued"
		}
		if w.provisional == "" && y.inTurn(m, 10, at) && !w.once {
			w.provisional = "queued"
		}
		y.waits[m] = w
	}
}

// inTurn says whether the month's day has come and the next month's has not.
func (y *years) inTurn(m scoring.Month, day int, at time.Time) bool {
	from := func(m scoring.Month) time.Time {
		t := m.Next().Start(y.settings.zone).AddDate(0, 0, day-1)
		for !y.settings.workdays.Working(t) {
			t = t.AddDate(0, 0, 1)
		}
		return t.Add(7*time.Hour + 30*time.Minute)
	}
	return !at.Before(from(m)) && at.Before(from(m.Next()))
}

// wants notes what the rules want to have been told by now: all that waits, out of the mute.
func (y *years) wants() {
	if notice.Muted(y.now(), y.settings.workdays) {
		return
	}
	for m, w := range y.waits {
		if w.reminder == "queued" {
			w.reminder = "told"
			if !w.closed {
				y.wanted(yearsAdmin, m, string(notice.NotClosed))
			}
		}
		for chair, unit := range yearsChairs {
			if w.provisional == "queued" && !w.once {
				y.wanted(chair, m, "provisional")
			}
			if w.closed && w.officially[unit] != w.figures[unit] {
				y.wanted(chair, m, "official")
			}
		}
		if w.provisional == "queued" {
			w.provisional = "told"
		}
		if w.closed {
			w.officially = w.figures
		}
		y.waits[m] = w
	}
}

func (y *years) wanted(person int64, m scoring.Month, what string) {
	key := fmt.Sprintf("%d %s", person, m)
	y.want[key] = append(y.want[key], what)
}
