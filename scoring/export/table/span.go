package table

import (
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/extent"
)

// Span is what an export of dossiers is a list of.
type Span struct {
	Period  scoring.Period   // zero for none
	Lists   scoring.Lists    // what it lists
	Guessed bool             // the period was worked out from what the export holds, and is not stated
	Likely  []scoring.Period // the periods that it may be a list of, the likeliest first
	Doubted []extent.InMonth // by month, when the caller states a period that they do not bear out: how many dossiers there are
	Unsure  bool             // what it lists is not sure: dossiers that a list of all that was handled would have are not there
}

// span is what an export is a list of: as the caller states, else as its title does, else as worked out from what it holds. A title is
// believed when the dossiers bear it out.
func (e *Export) span(at time.Time, stated bool) Span {
	r, title := e.reader, e.table.header.Title
	desk := extent.Desk{Zone: r.Zone, Working: r.Working}
	hint := extent.TitleLists(title)
	found := e.extent.WorkOut(desk, at, hint)
	span := Span{Likely: found.Likely}
	period, ok := r.Period, !r.Period.IsZero()
	if ok && !e.extent.BearsOut(desk, period, at) {
		span.Doubted = e.extent.ByMonth()
	}
	if !ok {
		period, ok = dates.TitlePeriod(title, r.Zone)
		ok = ok && e.extent.BearsOut(desk, period, at)
	}
	if ok {
		found.Period = period
		found.Lists, found.Unsure = e.extent.Lists(desk, period, at, hint)
	}
	if r.Lists != (scoring.Lists{}) {
		found.Lists, found.Unsure = r.Lists, false
	}
	span.Guessed, span.Unsure, span.Lists = !ok, found.Unsure, found.Lists
	span.Period = cutPeriod(found.Period, at, stated, r.Now())
	return span
}

// cutPeriod is a period as far as the data reach: no list has what had not happened yet.
func cutPeriod(p scoring.Period, at time.Time, stated bool, now time.Time) scoring.Period {
	if p.IsZero() {
		return p
	}
	if stated && at.Before(p.Until) {
		p.Until = at
	}
	if now.Before(p.Until) {
		p.Until = slices.MinFunc([]time.Time{now, at.Add(time.Second)}, time.Time.Compare)
	}
	if !p.From.Before(p.Until) {
		return scoring.Period{}
	}
	return p
}
