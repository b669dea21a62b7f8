package warning_test

import (
	"slices"
	"time"

	"motcua/scoring/outbox"
)

// episode is a warning as the reference knows it, in whole tenths of points.
type episode struct {
	indicator     string
	since, closed time.Time
	data          time.Time // up to when the data at its opening reached
	target        int64     // tenths
	acknowledged  time.Time
	by            int64 // who acknowledged it
	ending        outbox.Reason
	warned        []int64               // at the end: to whom something went out, or may have
	weekly        []time.Time           // decisions to remind
	asked         map[int64][]time.Time // who wants to be reminded, from when on
}

// reference is what the specification says, told without an outbox: every warning there ever was.
type reference struct{ episodes []*episode }

func (r *reference) open(indicator string) *episode {
	for _, e := range r.episodes {
		if e.indicator == indicator && e.closed.IsZero() {
			return e
		}
	}
	return nil
}

func (r *reference) find(indicator string, since time.Time) *episode {
	for _, e := range r.episodes {
		if e.indicator == indicator && e.since.Equal(since) {
			return e
		}
	}
	return nil
}

// learn takes one figure out of ten points, in tenths; mail is what went out so far.
func (r *reference) learn(indicator string, points, target int64, data, at time.Time, mail []*letter) {
	e := r.open(indicator)
	switch {
	case e == nil && points < target:
		r.episodes = append(r.episodes, &episode{indicator: indicator, since: at, data: data, target: target,
			asked: map[int64][]time.Time{}})
	case e != nil && (points >= target+2 || points == 100 && target <= 100):
		ending := outbox.Withdrawn
		if !e.data.IsZero() && data.After(e.data) && target == e.target {
			ending = outbox.Recovered
		}
		e.close(ending, at, mail)
	}
}

// close ends a warning; of that will be told whom something about it went to, and who acknowledged it.
func (e *episode) close(ending outbox.Reason, at time.Time, mail []*letter) {
	e.closed, e.ending = at, ending
	if e.by != 0 {
		e.warned = append(e.warned, e.by)
	}
	for _, l := range mail {
		if l.out() && l.tells(e) && !ends(l.reason) && !slices.Contains(e.warned, l.person) {
			e.warned = append(e.warned, l.person)
		}
	}
}

func ends(r outbox.Reason) bool { return r == outbox.Recovered || r == outbox.Withdrawn }

// letter is one attempt of the courier.
type letter struct {
	person int64
	row    int64
	reason outbox.Reason
	about  []outbox.Change
	at     time.Time
	state  outbox.State // Queued when it is certain that it did not go out
}

func (l *letter) out() bool {
	return l.state == outbox.Sending || l.state == outbox.Accepted || l.state == outbox.Unknown
}

func (l *letter) tells(e *episode) bool {
	return slices.ContainsFunc(l.about, func(c outbox.Change) bool {
		return c.Indicator == e.indicator && c.Since.Equal(e.since)
	})
}

// office says whether offices work on the day, from April to July 2024: the reference has its own calendar.
func office(t time.Time) bool {
	switch t.Format("01-02") {
	case "04-18", "04-29", "04-30", "05-01":
		return false
	case "05-04":
		return true
	}
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
}

func quiet(t time.Time) bool { return !office(t) || t.Hour() < 7 || t.Hour() > 19 }

// loud is the first time from t on that is not quiet.
func loud(t time.Time) time.Time {
	for quiet(t) {
		seven := time.Date(t.Year(), t.Month(), t.Day(), 7, 0, 0, 0, zone)
		if !t.Before(seven) {
			seven = seven.AddDate(0, 0, 1)
		}
		t = seven
	}
	return t
}

// later is the same time n working days later.
func later(t time.Time, n int) time.Time {
	for n > 0 {
		t = t.AddDate(0, 0, 1)
		if office(t) {
			n--
		}
	}
	return t
}
