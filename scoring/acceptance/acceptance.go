// Package acceptance says how soon desks accept the dossiers that are filed online: within 8 working hours, or refuse them (Decree
// 118/2025/NĐ-CP, articles 17 and 18). It is pure.
package acceptance

import (
	"time"

	"motcua/scoring"
	"motcua/scoring/workdays"
)

// Limit is the working time in which a dossier is accepted or refused.
const Limit = 8 * time.Hour

// HoursKey is the setting that says when the authority's offices work.
const HoursKey = "office-hours"

// NewHours are the hours of an authority's settings by key; those of most offices where none are set.
func NewHours(settings map[string]string) workdays.Hours {
	if text, set := settings[HoursKey]; set {
		if h, err := workdays.ParseHours(text); err == nil {
			return h
		}
	}
	return workdays.DefaultHours()
}

// Waiting is an online dossier that no desk has accepted or refused, as the data of its unit have it.
type Waiting struct {
	scoring.Listed
	Submitted time.Time // zero when it is not known
	Outdated  bool      // its unit has newer data that do not have it: whether it still waits is not known
}

// Wait is how a dossier waits at a moment.
type Wait struct {
	Known    bool // when it was filed is known to the minute, and the calendar knows the days since
	Deadline time.Time
	Left     time.Duration // working time until then; 0 when it is over
	Late     bool
}

// Judge is how a dossier filed at an instant waits at another, in a zone.
func Judge(o workdays.Office, zone *time.Location, submitted, at time.Time) (w Wait) {
	if !HasClock(submitted, zone) || at.Before(submitted) {
		return w
	}
	at = at.In(zone)
	if w.Deadline, w.Known = o.Deadline(submitted.In(zone), Limit); !w.Known {
		return Wait{}
	}
	if w.Late = at.After(w.Deadline); !w.Late {
		w.Left, w.Known = o.Worked(at, w.Deadline)
	}
	return w
}

// HasClock says whether an instant of a file has a clock time: a day alone stands as its midnight.
func HasClock(at time.Time, zone *time.Location) bool {
	if at.IsZero() {
		return false
	}
	hour, minute, second := at.In(zone).Clock()
	return hour+minute+second > 0
}

// Accepted is when an online dossier of a unit was filed and when it was accepted.
type Accepted struct {
	Unit                string
	Submitted, Received time.Time
}

// Tally counts the online dossiers that a unit accepted in a month.
type Tally struct {
	Online int // all of them
	Judged int // those of which both instants are known to the minute
	Late   int // those of these that were accepted late
}

// IsKnown says whether anything is known of how soon dossiers were accepted: 0 late of none judged is no praise.
func (t Tally) IsKnown() bool { return t.Judged > 0 }

// Plus adds another unit's.
func (t Tally) Plus(o Tally) Tally {
	return Tally{t.Online + o.Online, t.Judged + o.Judged, t.Late + o.Late}
}

// Tallies are the counts by unit: online is how many each accepted, and all are those that tell when they were filed.
func Tallies(o workdays.Office, zone *time.Location, online map[string]int, all []Accepted) map[string]Tally {
	counts := make(map[string]Tally, len(online))
	for unit, n := range online {
		counts[unit] = Tally{Online: n}
	}
	for _, a := range all {
		if !HasClock(a.Received, zone) {
			continue
		}
		// A wait shorter than the limit by any clock is none that is too long by the office's.
		w := Wait{Known: HasClock(a.Submitted, zone) && !a.Received.Before(a.Submitted)}
		if w.Known && a.Received.Sub(a.Submitted) > Limit {
			w = Judge(o, zone, a.Submitted, a.Received)
		}
		t := counts[a.Unit]
		if w.Known {
			t.Judged++
		}
		if w.Known && w.Late {
			t.Late++
		}
		counts[a.Unit] = t
	}
	return counts
}
