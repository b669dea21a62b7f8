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
func (w Window) Classify(d Dossier) Class {
	grain, shift := w.Grain()
	late := func(a, b int64) bool { return (a+shift)/grain > (b+shift)/grain }
	pastDue := d.Due != 0 && d.Received < w.End && d.Due < w.CutOff && (d.Gone == 0 || w.CutOff < d.Gone)
	if w.DateOnly {
		pastDue = pastDue && late(w.CutOff, d.Due)
	}
	return Class{
		Status: d.Status, Unaccepted: d.Unaccepted, Channel: d.Channel,
		Fee: d.Fee, PaidOnline: d.PaidOnline, Digitised: d.Digitised, EResult: d.EResult,
		Reused: d.Reused, FromStore: d.FromStore, Verified: d.Verified, DueUnknown: d.DueUnknown,
		ReceivedIn:    d.Received >= w.Start && d.Received < w.End,
		FinishedIn:    d.Finished >= w.Start && d.Finished < w.End,
		FinishedAfter: d.Finished >= w.End,
		OnTime:        d.Due == 0 || !late(d.Finished, d.Due),
		PastDue:       pastDue,
		CarriedIn:     d.Received < w.Start && !w.isOver(d),
		Undated:       d.Finished == 0,
		GoneBy:        d.Gone != 0 && d.Gone <= w.CutOff,
	}
}

// isOver says whether a dossier is known to have been over when the window began. One that ended, nobody says when, was over when the data
// ended that have it.
func (w Window) isOver(d Dossier) bool {
	switch {
	case d.Finished != 0:
		return d.Finished < w.Start
	case d.Status.Ended():
		return d.DataTime != 0 && d.DataTime < w.Start
	}
	return d.Gone != 0 && d.Gone <= w.Start
}
