// Package extent works out from how the dossiers of a file lie in time what the file is a list of: which period, and whether of the
// dossiers received in it, of those resolved in it, or of both. A title may say so, and is held against the dossiers.
package extent

import (
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// Extent counts the dossiers of a file by the days on which they were received and finished. It comes from New; the zero value has no
// dossiers and takes none.
type Extent struct {
	zone  *time.Location
	stays map[stay]int // how many there are of each
	n     int
}

const day = 24 * 60 * 60 // in seconds

// stay is a dossier's way through the desk: the beginnings of its days in Unix seconds.
type stay struct {
	received, finished int64 // finished is 0 while it is open, and -1 when it ended without being resolved
}

// New has no dossiers; days are those of the zone.
func New(zone *time.Location) Extent { return Extent{zone: zone, stays: map[stay]int{}} }

// Add adds a dossier.
func (e *Extent) Add(d dossier.Dossier) {
	_, offset := time.Unix(d.Received, 0).In(e.zone).Zone()
	start := func(at int64) int64 { return at - (at+int64(offset))%day }
	s := stay{received: start(d.Received), finished: -1}
	switch {
	case d.Finished != 0:
		s.finished = start(d.Finished)
	case d.Status.Open():
		s.finished = 0
	}
	e.stays[s]++
	e.n++
}

// hasStay says whether a dossier's stay is as asked.
func (e *Extent) hasStay(is func(stay) bool) bool {
	for s := range e.stays {
		if is(s) {
			return true
		}
	}
	return false
}

// Handled is how many of the dossiers were received or resolved in a month.
func (e *Extent) Handled(m scoring.Month) (n int) {
	if e.n == 0 {
		return 0
	}
	in := scoring.Period{From: m.Start(e.zone), Until: m.End(e.zone)}
	for s, of := range e.stays {
		if inPeriod(s.received, in) || inPeriod(s.finished, in) {
			n += of
		}
	}
	return n
}

// InMonth is how many of a file's dossiers were received in a month.
type InMonth struct {
	Month    scoring.Month
	Dossiers int
}

// ByMonth are the months in which dossiers were received, ascending.
func (e *Extent) ByMonth() (all []InMonth) {
	of := map[scoring.Month]int{}
	for s, n := range e.stays {
		of[scoring.MonthOf(time.Unix(s.received, 0), e.zone)] += n
	}
	for _, m := range slices.Sorted(maps.Keys(of)) {
		all = append(all, InMonth{Month: m, Dossiers: of[m]})
	}
	return all
}

// BearsOut says whether the dossiers, which reach to the data time, may be a list of the period that a title states. When less than half of
// them were received or resolved in the period, the title is left over from another file. When a month has less than a tenth of the busiest
// month's dossiers a day, the file has only a part of the period.
func (e *Extent) BearsOut(desk Desk, p scoring.Period, data time.Time) bool {
	n := 0
	for s, of := range e.stays {
		if inPeriod(s.received, p) || inPeriod(s.finished, p) {
			n += of
		}
	}
	if 2*n < e.n {
		return false
	}
	months := e.monthsUpTo(desk, data)
	both := func(b busy) int { return b.received + b.finished }
	most, of := highestRate(months, both), map[scoring.Month]busy{}
	for _, b := range months {
		of[b.month] = b
	}
	for _, m := range p.Months(desk.Zone) {
		from, until := m.Start(desk.Zone), earliest(m.End(desk.Zone), p.Until, data.Add(time.Second))
		if p.From.After(from) {
			from = p.From
		}
		if b := of[m]; desk.workingDays(from, until) >= longGap && (b.days == 0 || b.rate(both(b))*touchedShare < most) {
			return false
		}
	}
	return true
}

func inPeriod(at int64, p scoring.Period) bool { return at >= p.From.Unix() && at < p.Until.Unix() }

// Found is what a file was worked out to be a list of.
type Found struct {
	Period scoring.Period // zero when no month is covered
	Lists  scoring.Lists
	Unsure bool             // no dossier was under way at its beginning, or at its end: it may be of those received or those resolved alone
	Likely []scoring.Period // the periods that it may be of, the likeliest first
}

// Desk is what must be known of an office to place dossiers in time.
type Desk struct {
	Zone    *time.Location
	Working func(time.Time) bool // whether a day is a working day
}

// The measures by which lists are told apart. A month with less than a quarter of the busiest month's dossiers a day is touched, not
// covered. A list of all dossiers handled in a period has some that were under way at its beginning and at its end: where many are
// expected and none is there, the list is of another kind.
const (
	coveredShare   = 4
	touchedShare   = 10 // of the busiest month: with less, a month is not covered whatever a title says
	expectedSurely = 12 // dossiers expected of which none is there
	missedSurely   = 6  // dossiers that would have been received in a gap at the beginning
	longGap        = 5  // working days
)

// WorkOut works out what the dossiers, which reach to the data time, are a list of. hint is what a title says of that, zero for nothing.
func (e *Extent) WorkOut(desk Desk, data time.Time, hint scoring.Lists) Found {
	data = data.In(desk.Zone)
	months := e.monthsUpTo(desk, data)
	finished, received := e.byFinish(desk, data, months), e.byReceipt(desk, data, months)
	period := e.byBoth(desk, data, months)
	switch {
	case e.onlyResolved(desk, finished, data, hint):
		period = finished
	case e.onlyReceived(desk, received, data, hint):
		period = received
	}
	found := Found{Period: period, Likely: likelyPeriods(desk, months, period)}
	found.Lists, found.Unsure = e.Lists(desk, period, data, hint)
	return found
}

// Lists is what the dossiers list of a period, and whether that is not sure.
func (e *Extent) Lists(desk Desk, p scoring.Period, data time.Time, hint scoring.Lists) (lists scoring.Lists, unsure bool) {
	lists = scoring.Lists{Received: true, Resolved: true}
	switch {
	case p.IsZero() || e.n == 0:
	case e.onlyResolved(desk, p, data, hint):
		lists.Received = false
	case e.onlyReceived(desk, p, data, hint):
		lists.Resolved = false
	default:
		inside := func(at func(stay) int64) bool {
			return !e.hasStay(func(s stay) bool { return !inPeriod(at(s), p) })
		}
		_, _, expected := e.underWay(p)
		unsure = expected >= expectedSurely && (inside(func(s stay) int64 { return s.received }) || inside(func(s stay) int64 { return s.finished }))
	}
	return lists, unsure
}

// onlyResolved says whether the file lists the dossiers resolved in the period, and no others. None is open or resolved outside it; yet
// some were received before it, or those received on its last days are missing.
func (e *Extent) onlyResolved(desk Desk, p scoring.Period, data time.Time, hint scoring.Lists) bool {
	if p.IsZero() || e.hasStay(func(s stay) bool { return s.finished == 0 || s.finished > 0 && !inPeriod(s.finished, p) }) {
		return false
	}
	before, _, expected := e.underWay(p)
	return hint == scoring.Lists{Resolved: true} || expected >= expectedSurely && (before > 0 || e.runsOut(desk, p, data) && e.lastReceipt() >= scoring.MonthOf(p.Until.Add(-1), desk.Zone).Start(desk.Zone).Unix())
}

// onlyReceived says whether the file lists the dossiers received in the period, and no others. None was received outside it; yet some
// are open at its end, or were resolved on days after the last receipt.
func (e *Extent) onlyReceived(desk Desk, p scoring.Period, data time.Time, hint scoring.Lists) bool {
	if p.IsZero() || e.hasStay(func(s stay) bool { return !inPeriod(s.received, p) }) {
		return false
	}
	_, after, expected := e.underWay(p)
	return hint == scoring.Lists{Received: true} || expected >= expectedSurely && after > 0 && e.runsOut(desk, p, data)
}

// runsOut says whether so many days of a period's data are without a receipt that many dossiers must be missing.
func (e *Extent) runsOut(desk Desk, p scoring.Period, data time.Time) bool {
	last := e.lastReceipt()
	without := desk.workingDays(time.Unix(last, 0).Add(day*time.Second), data)
	return e.n*without >= expectedSurely*max(1, desk.workingDays(p.From, time.Unix(last, 0)))
}

func (e *Extent) lastReceipt() (last int64) {
	for s := range e.stays {
		last = max(last, s.received)
	}
	return last
}

// underWay counts the dossiers under way at a period's beginning and end, and how many there should be at any time, by how long
// dossiers took.
func (e *Extent) underWay(p scoring.Period) (before, after, expected int) {
	var took int64
	for s, n := range e.stays {
		switch {
		case s.received < p.From.Unix() && (s.finished == 0 || s.finished >= p.From.Unix()):
			before += n
		case s.received < p.Until.Unix() && (s.finished == 0 || s.finished >= p.Until.Unix()):
			after += n
		}
		if s.finished > s.received && inPeriod(s.finished, p) {
			took += (s.finished - s.received) * int64(n)
		}
	}
	return before, after, int(took / (p.Until.Unix() - p.From.Unix()))
}

// workingDays is how many working days there are in [from, until); a day that begins before until is one.
func (d Desk) workingDays(from, until time.Time) (n int) {
	y, m, day := from.In(d.Zone).Date()
	for at := time.Date(y, m, day, 0, 0, 0, 0, d.Zone); at.Before(until); at = at.AddDate(0, 0, 1) {
		if d.Working(at) {
			n++
		}
	}
	return n
}
