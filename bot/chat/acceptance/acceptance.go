// Package acceptance is what other rooms show of online dossiers that wait to be accepted, and of those that were accepted late. It has
// no commands of its own.
package acceptance

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/acceptance"
	"motcua/scoring/workdays"
)

// Store is what is read. A unit of "" stands for all units.
type Store interface {
	// WaitingForAcceptance are the online dossiers that nobody has accepted or refused, those filed first before others.
	WaitingForAcceptance(ctx context.Context, unit string) ([]acceptance.Waiting, error)
	// AcceptedIn is how many online dossiers were accepted in a month, by unit, and those of them that tell when they were filed.
	AcceptedIn(ctx context.Context, unit string, m scoring.Month) (map[string]int, []acceptance.Accepted, error)
}

// named is how many waiting dossiers are named.
const named = 3

// waiting is a dossier that waits, and how long it may.
type waiting struct {
	acceptance.Waiting
	wait acceptance.Wait
}

// State is what is known of the acceptance of online dossiers.
type State struct {
	waiting  []waiting // by the newest data
	outdated int       // that waited by older data than the newest of their units
	late     int       // that wait for too long
	unclear  int       // of which nobody knows when they were filed
	month    scoring.Month
	tally    acceptance.Tally
	tallies  map[string]acceptance.Tally // by unit
}

// Read reads the acceptance of a unit's dossiers, or of those of all units (""): what waits now, and what was accepted in a month.
func Read(ctx context.Context, store Store, r chat.Renderer, unit string, m scoring.Month) (State, error) {
	s, err := Waiting(ctx, store, r, unit)
	if err != nil {
		return s, err
	}
	online, all, err := store.AcceptedIn(ctx, unit, m)
	if err != nil {
		return s, err
	}
	s.month, s.tallies = m, acceptance.Tallies(office(r), r.Zone, online, all)
	for _, t := range s.tallies {
		s.tally = s.tally.Plus(t)
	}
	return s, nil
}

// Waiting is Read without a month.
func Waiting(ctx context.Context, store Store, r chat.Renderer, unit string) (s State, err error) {
	rows, err := store.WaitingForAcceptance(ctx, unit)
	for _, row := range rows {
		if row.Outdated {
			s.outdated++
			continue
		}
		w := waiting{row, acceptance.Judge(office(r), r.Zone, row.Submitted, r.Now)}
		switch {
		case !w.wait.Known:
			s.unclear++
		case w.wait.Late:
			s.late++
		}
		s.waiting = append(s.waiting, w)
	}
	return s, err
}

func office(r chat.Renderer) workdays.Office { return workdays.Office{Days: r.Days, Hours: r.Hours} }

// Late is how many dossiers of each unit have waited for too long: the most first.
func (s State) Late() (counts []scoring.UnitCount) {
	at := map[string]int{}
	for _, w := range s.waiting {
		if !w.wait.Known || !w.wait.Late {
			continue
		}
		i, has := at[w.Unit]
		if !has {
			i, at[w.Unit] = len(counts), len(counts)
			counts = append(counts, scoring.UnitCount{Unit: w.Unit, Name: w.UnitName})
		}
		counts[i].Count++
	}
	mostFirst(counts)
	return counts
}

// AcceptedLate is how many dossiers each of the units accepted late in the month: the most first.
func (s State) AcceptedLate(units []scoring.Record) (counts []scoring.UnitCount) {
	for _, u := range units {
		if n := s.tallies[u.Unit].Late; n > 0 {
			counts = append(counts, scoring.UnitCount{Unit: u.Unit, Name: u.Name, Count: n})
		}
	}
	mostFirst(counts)
	return counts
}

// Total is how many dossiers wait.
func (s State) Total() int { return len(s.waiting) }

// HasMore says whether more wait than a part of another screen names.
func (s State) HasMore() bool { return len(s.waiting) > named }

// IsWaiting says whether a dossier waits.
func (s State) IsWaiting() bool { return len(s.waiting) > 0 }

// left is working time in words: "2 giờ 10 phút".
func left(r chat.Renderer, d time.Duration) string {
	minutes := int(d / time.Minute)
	if minutes < 60 {
		return r.Words.Text("acceptance.minutes", "n", minutes)
	}
	return r.Words.Text("acceptance.hours", "hours", minutes/60, "minutes", minutes%60)
}
