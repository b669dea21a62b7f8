package dossier

import (
	"slices"
	"time"

	"motcua/scoring"
)

// Window is a term as dossiers are judged in it, and what is counted in it. Instants are Unix seconds.
type Window struct {
	Start, End, CutOff int64
	// Offset is the zone's distance from UTC in seconds, and DateOnly the rule set's option: with it, on time and
	// past due compare local dates; without it, on time compares to the minute.
	Offset   int64
	DateOnly bool
	// Day is the day, "2026-07-01", by which dossiers belong to one unit or another: the first of the month in which they are looked at.
	Day     string
	Sources []scoring.Counts // what the rule set counts from dossiers
	// Handled says whether a source is about dossiers that were carried over into the window.
	Handled bool
}

// NewWindow is the window of a term in the authority's zone under a rule set, looked at at the cut-off.
func NewWindow(t scoring.Term, zone *time.Location, cutOff time.Time, rules *scoring.RuleSet) Window {
	start, months := t.Start(zone), t.Months()
	_, offset := start.Zone()
	looked := months[0]
	for _, m := range months[1:] {
		if m.Start(zone).Before(cutOff) {
			looked = m
		}
	}
	return Window{
		Start: start.Unix(), End: t.End(zone).Unix(), CutOff: cutOff.Unix(), Offset: int64(offset), DateOnly: rules.DateOnly,
		Day: looked.FirstDay(), Sources: rules.Sources(), Handled: rules.CountsHandled(),
	}
}

// CountsProcedures says whether a source of the window counts procedures.
func (w Window) CountsProcedures() bool {
	return slices.ContainsFunc(w.Sources, scoring.Counts.OfProcedures)
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
func (w Window) Classify(d Dossier) Class { return d.At(w.Place(new(d.Times()))) }

// Times are when things happened to a dossier, in Unix seconds, 0 for never; Ended says that its status is one of an end.
type Times struct {
	Received, Due, Finished, Gone, DataTime int64
	Ended                                   bool
}

// Times are those of the dossier.
func (d *Dossier) Times() Times {
	return Times{Received: d.Received, Due: d.Due, Finished: d.Finished, Gone: d.Gone, DataTime: d.DataTime, Ended: d.Status.Ended()}
}

// Place is what the times of a dossier make of it in a window: a bit for each of them in Class.
type Place uint8

const (
	receivedIn Place = 1 << iota
	finishedIn
	finishedAfter
	onTime
	pastDue
	carriedIn
	undated
	goneBy
)

// PlaceBits is how many bits a place has.
const PlaceBits = 8

// Place says what times make of a dossier in the window.
func (w *Window) Place(t *Times) (p Place) {
	switch {
	case t.Received >= w.Start && t.Received < w.End:
		p |= receivedIn
	case t.Received < w.Start && !w.isOver(t):
		p |= carriedIn
	}
	switch {
	case t.Finished >= w.End:
		p |= finishedAfter
	case t.Finished >= w.Start:
		p |= finishedIn
	}
	if t.Finished == 0 {
		p |= undated
	}
	if t.Due == 0 || !w.isLate(t.Finished, t.Due) {
		p |= onTime
	}
	if t.Gone != 0 && t.Gone <= w.CutOff {
		p |= goneBy
	}
	if w.isPastDue(t) {
		p |= pastDue
	}
	return p
}

// isPastDue says whether the dossier was received by the end of the window, due before the cut-off, and not gone by then.
func (w *Window) isPastDue(t *Times) bool {
	return t.Due != 0 && t.Received < w.End && t.Due < w.CutOff && (t.Gone == 0 || w.CutOff < t.Gone) && (!w.DateOnly || w.isLate(w.CutOff, t.Due))
}

// isLate says whether something at an instant is later than it is due, as the rules compare that.
func (w *Window) isLate(at, due int64) bool {
	if at <= due {
		return false
	}
	grain, shift := w.Grain()
	return (at+shift)/grain > (due+shift)/grain
}

// isOver says whether a dossier is known to have been over when the window began. One that ended, nobody says when, was over when the data
// ended that have it.
func (w *Window) isOver(t *Times) bool {
	switch {
	case t.Finished != 0:
		return t.Finished < w.Start
	case t.Ended:
		return t.DataTime != 0 && t.DataTime < w.Start
	}
	return t.Gone != 0 && t.Gone <= w.Start
}

// IsReceived says that the dossier was received in the window.
func (p Place) IsReceived() bool { return p&receivedIn != 0 }

// At is the class of the dossier with these times in a window.
func (d *Dossier) At(p Place) Class {
	is := func(bit Place) bool { return p&bit != 0 }
	return Class{
		Status: d.Status, Unaccepted: d.Unaccepted, Channel: d.Channel,
		Fee: d.Fee, PaidOnline: d.PaidOnline, Digitised: d.Digitised, EResult: d.EResult,
		Reused: d.Reused, FromStore: d.FromStore, Verified: d.Verified, DueUnknown: d.DueUnknown,
		ReceivedIn: is(receivedIn), FinishedIn: is(finishedIn), FinishedAfter: is(finishedAfter), OnTime: is(onTime),
		PastDue: is(pastDue), CarriedIn: is(carriedIn), Undated: is(undated), GoneBy: is(goneBy),
	}
}
