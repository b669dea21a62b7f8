package dossier

import (
	"time"

	"motcua/scoring"
)

// Class is all that the rules look at in a dossier for one month. The store counts dossiers by class, so that the
// meaning of statuses and dates stands here and only here.
type Class struct {
	Status                              Status
	Channel                             Channel
	Fee, PaidOnline, Digitised, EResult Answer
	DueUnknown                          bool // neither on time nor late

	ReceivedIn    bool // received in [start, end)
	FinishedIn    bool // finished in [start, end)
	FinishedAfter bool // finished at or after the end
	OnTime        bool // finished by the due time, or no due time
	PastDue       bool // received before the end, due before the cut-off, and not gone from the data by then
}

// Window is a month as dossiers are judged in it. Instants are Unix seconds.
type Window struct {
	Start, End, CutOff int64
	// Offset is the zone's distance from UTC in seconds, and DateOnly the rule set's option: with it, on time and
	// past due compare local dates; without it, on time compares to the minute.
	Offset   int64
	DateOnly bool
}

// NewWindow is the window of a month in the authority's zone under a rule set, looked at at the cut-off.
func NewWindow(m scoring.Month, zone *time.Location, cutOff time.Time, rules *scoring.RuleSet) Window {
	start := m.Start(zone)
	_, offset := start.Zone()
	return Window{Start: start.Unix(), End: m.End(zone).Unix(), CutOff: cutOff.Unix(), Offset: int64(offset), DateOnly: rules.DateOnly}
}

const (
	minute = 60
	day    = 24 * 60 * minute
)

// Grain is the unit in which on time is compared, in seconds, and the shift that aligns it to local time.
func (w Window) Grain() (seconds, shift int64) {
	if w.DateOnly {
		return day, w.Offset
	}
	return minute, 0
}

// Classify says what a dossier is in the window.
func (w Window) Classify(d Dossier) Class {
	grain, shift := w.Grain()
	late := func(a, b int64) bool { return (a+shift)/grain > (b+shift)/grain }
	pastDue := d.Due != 0 && d.Received < w.End && d.Due < w.CutOff && (d.Gone == 0 || w.CutOff < d.Gone)
	if w.DateOnly {
		pastDue = pastDue && late(w.CutOff, d.Due)
	}
	return Class{
		Status: d.Status, Channel: d.Channel,
		Fee: d.Fee, PaidOnline: d.PaidOnline, Digitised: d.Digitised, EResult: d.EResult, DueUnknown: d.DueUnknown,
		ReceivedIn:    d.Received >= w.Start && d.Received < w.End,
		FinishedIn:    d.Finished >= w.Start && d.Finished < w.End,
		FinishedAfter: d.Finished >= w.End,
		OnTime:        d.Due == 0 || !late(d.Finished, d.Due),
		PastDue:       pastDue,
	}
}

// Tallies are a unit's counts of one month, by source. They come from NewTallies: a source that is not there is not
// counted.
type Tallies map[scoring.Counts]scoring.Tally

// handled counts the dossiers that were received or resolved in the month, beside the sources of indicators.
const handled scoring.Counts = "handled"

// NewTallies has an empty tally for every source that dossiers feed.
func NewTallies() Tallies {
	return Tallies{
		scoring.ResolvedOnTime: {}, scoring.ReceivedOnline: {}, scoring.PaidOnline: {},
		scoring.ResolvedEResult: {}, scoring.ReceivedDigitised: {}, handled: {},
	}
}

// Standing is where a dossier stands in a source's tally.
type Standing uint8

// The standings. What is not known of a dossier leaves it out of the tally: it counts neither for nor against its unit.
const (
	Outside  Standing = iota // it is none of those that the source is about
	Unknown                  // it may be one, but what the source asks is not known of it
	Missed                   // in the denominator alone
	Achieved                 // in the numerator, too
)

// StandsIn says where a dossier of the class stands in a source's tally. One that was resolved after the month and past due
// at its cut-off was open and overdue then: what is learnt later does not mend an earlier month.
func (c Class) StandsIn(source scoring.Counts) Standing {
	received := c.Status.Counted() && c.ReceivedIn
	resolved := c.Status.Resolved() && c.FinishedIn
	overdue := c.PastDue && (c.Status.Open() || c.Status.Resolved() && c.FinishedAfter)
	switch {
	case source == scoring.ReceivedOnline && received && c.Channel == 0:
		return Unknown
	case source == scoring.ReceivedOnline && received:
		return achievedOrMissed(c.Channel == Online)
	case source == scoring.ReceivedDigitised && received:
		return c.Digitised.standing()
	case source == scoring.PaidOnline && received && c.Fee == NotKnown:
		return Unknown
	case source == scoring.PaidOnline && received && c.Fee == Yes:
		return c.PaidOnline.standing()
	case source == scoring.ResolvedEResult && resolved:
		return c.EResult.standing()
	case source == scoring.ResolvedOnTime && resolved && c.DueUnknown:
		return Unknown
	case source == scoring.ResolvedOnTime && (resolved || overdue):
		return achievedOrMissed(resolved && c.OnTime)
	case source == handled && (received || resolved):
		return Achieved
	}
	return Outside
}

func achievedOrMissed(achieved bool) Standing {
	if achieved {
		return Achieved
	}
	return Missed
}

func (a Answer) standing() Standing {
	if a == NotKnown {
		return Unknown
	}
	return achievedOrMissed(a == Yes)
}

// Counts says whether a dossier of the class stands in the denominator of a source's tally, and whether it stands in
// the numerator, too.
func (c Class) Counts(source scoring.Counts) (counted, achieved bool) {
	s := c.StandsIn(source)
	return s >= Missed, s == Achieved
}

// Add counts n dossiers of a class.
func (t Tallies) Add(c Class, n int64) {
	for source, tally := range t {
		switch c.StandsIn(source) {
		case Achieved:
			tally.Numerator += n
			tally.Denominator += n
		case Missed:
			tally.Denominator += n
		case Unknown:
			tally.Unknown += n
		default:
			continue
		}
		t[source] = tally
	}
}

// Handled counts the dossiers received or resolved in the month. Dossiers overdue from earlier do not count: they do not show that the
// month's data have come.
func (t Tallies) Handled() int64 { return t[handled].Denominator }
