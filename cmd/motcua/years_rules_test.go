package main

import (
	"fmt"
	"time"

	"motcua/cmd/motcua/serve"
	"motcua/scoring"
)

// looks is one run of the calendar, and what the rules want of it.
func (y *years) looks(at time.Time) {
	y.must(serve.MonthsDue(y.Context(), y.house.Store, y.settings, at))
	var newest *told
	for m := firstMonth; m < scoring.MonthOf(at, y.settings.Zone); m = m.Next() {
		w := y.waits[m]
		if w.reminder == "" && y.inTurn(m, 5, at) && y.oldestOpen(m) != "" {
			w.reminder = "queued"
		}
		if w.closed {
			newest = w
		}
		for p := range y.chairs {
			if w.provisional[p] == "" && y.inTurn(m, 10, at) && !w.once {
				w.provisional[p] = "queued"
			}
		}
	}
	for p := range y.chairs {
		if newest != nil && newest.officially[p] != newest.figures[p.unit] {
			newest.owed[p] = true
		}
	}
}

// oldestOpen is the oldest month up to one that is not closed; "" for none.
func (y *years) oldestOpen(upTo scoring.Month) scoring.Month {
	for m := firstMonth; m <= upTo; m = m.Next() {
		if !y.waits[m].closed {
			return m
		}
	}
	return ""
}

// notClosed is what a reminder of a month says.
func notClosed(m scoring.Month) string {
	year, month, _ := m.Start(time.UTC).Date()
	return fmt.Sprintf("Số liệu tháng %d/%d chưa chốt", month, year)
}

// inTurn says whether the month's day has come and the next month's has not.
func (y *years) inTurn(m scoring.Month, day int, at time.Time) bool {
	from := func(m scoring.Month) time.Time {
		t := m.Next().Start(y.settings.Zone).AddDate(0, 0, day-1)
		for !y.settings.Workdays.Working(t) {
			t = t.AddDate(0, 0, 1)
		}
		return t.Add(7*time.Hour + 30*time.Minute)
	}
	return !at.Before(from(m)) && at.Before(from(m.Next()))
}

// wants notes what the rules want to have been told by now: all that waits, out of the mute.
func (y *years) wants() {
	if y.settings.Muted(y.now()) {
		return
	}
	for m, w := range y.waits {
		if w.reminder == "queued" {
			w.reminder = "told"
			if oldest := y.oldestOpen(m); oldest != "" {
				y.wanted(post{person: yearsAdmin}, m, notClosed(oldest))
			}
		}
		for p, state := range w.provisional {
			switch {
			case state != "queued":
			case !y.chairs[p]:
				w.provisional[p] = ""
			default:
				w.provisional[p] = "told"
				if !w.once {
					y.wanted(p, m, "provisional")
				}
			}
		}
		for p := range w.owed {
			if w.closed && y.chairs[p] {
				y.wanted(p, m, "official")
				w.officially[p] = w.figures[p.unit]
			}
			if w.closed || !y.chairs[p] {
				delete(w.owed, p)
			}
		}
	}
}

func (y *years) wanted(p post, m scoring.Month, what string) {
	key := fmt.Sprintf("%d %s %s", p.person, p.unit, m)
	y.want[key] = append(y.want[key], what)
}
