// Package warning watches the indicators of a unit. A Watch is all that is known of a unit's warnings; Decide, Elapse, TakeBack and the
// answers of people turn a watch into the next one, and say who must be told, as notices with a reason. All is pure: state and time are
// arguments.
package warning

import (
	"motcua/scoring/outbox"
	"slices"
	"time"
)

// Warning is an indicator of a unit that fell under its target and is not back.
type Warning struct {
	Opened         outbox.Figure  // what it was when the warning opened
	Before         *outbox.Figure // what it was before; nil when nothing was known
	Since          time.Time      // when the warning opened; with the indicator, what makes it this warning
	Told           time.Time      // Since moved out of the mute: from when on somebody may have been told
	Acknowledged   time.Time      // when somebody said that they know; zero when nobody did
	AcknowledgedBy int64          // their Telegram id; 0 when nobody did
	Recalls        []Recall       // who asked to be reminded
	Reminders      int            // weekly reminders so far
	Reminded       time.Time      // when the last of them could go out; zero before the first
	ChairsTold     bool           // the chairs were told that nobody acknowledged
	AdminsTold     bool           // so were the admins
}

// Recall is the wish of a person to be reminded of a warning.
type Recall struct {
	Person int64
	At     time.Time
}

// Watch is what is known of a unit: the warnings that are open, in the order opened, and the latest figure of every
// indicator. The zero value with a Unit is a unit of which nothing is known. Functions of this package never change a
// Watch that they are given.
type Watch struct {
	Unit     string // code
	Warnings []Warning
	Latest   []outbox.Figure
}

// Warning finds the open warning of an indicator; false when there is none.
func (w Watch) Warning(indicator string) (Warning, bool) {
	if i := w.warning(indicator); i >= 0 {
		return w.Warnings[i], true
	}
	return Warning{}, false
}

func (w Watch) warning(indicator string) int {
	return slices.IndexFunc(w.Warnings, func(x Warning) bool { return x.Opened.Indicator == indicator })
}

// latest is the place of an indicator's latest figure, -1 when there is none.
func (w Watch) latest(indicator string) int {
	return slices.IndexFunc(w.Latest, func(f outbox.Figure) bool { return f.Indicator == indicator })
}

// clone is a copy that shares nothing that changes.
func (w Watch) clone() Watch {
	w.Warnings, w.Latest = slices.Clone(w.Warnings), slices.Clone(w.Latest)
	for i := range w.Warnings {
		w.Warnings[i].Recalls = slices.Clone(w.Warnings[i].Recalls)
	}
	return w
}

// changeOf is an open warning as notices tell it: the figure when it opened, and the latest one.
func (w Watch) changeOf(x Warning) outbox.Change {
	return outbox.Change{Indicator: x.Opened.Indicator, From: new(x.Opened), To: w.LatestFigure(x), Since: x.Since, Knows: x.AcknowledgedBy}
}

// LatestFigure is the latest figure of an open warning's indicator.
func (w Watch) LatestFigure(x Warning) outbox.Figure {
	if i := w.latest(x.Opened.Indicator); i >= 0 {
		return w.Latest[i]
	}
	return x.Opened
}

// Oldest is when the first of the open warnings was opened; at when none was before.
func (w Watch) Oldest(at time.Time) time.Time {
	for _, x := range w.Warnings {
		if x.Since.Before(at) {
			at = x.Since
		}
	}
	return at
}

// LastAcknowledgedBy is who acknowledged an open warning last; 0 when nobody did.
func (w Watch) LastAcknowledgedBy() (by int64) {
	var last time.Time
	for _, x := range w.Warnings {
		if !x.Acknowledged.IsZero() && !x.Acknowledged.Before(last) {
			last, by = x.Acknowledged, x.AcknowledgedBy
		}
	}
	return by
}
