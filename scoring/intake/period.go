package intake

import (
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/extent"
)

// period settles what an export of dossiers is a list of: as the caller states, else as its title does, else as worked out from what it
// holds. A title is believed when the dossiers bear it out.
func (c *call) period(t *table, r *Result) {
	desk := extent.Desk{Zone: c.Zone, Working: c.working()}
	hint := extent.TitleLists(t.header.Title)
	found := r.extent.WorkOut(desk, r.File.DataTime, hint)
	stated, ok := c.opt.Period, !c.opt.Period.IsZero()
	if ok && !r.extent.Bears(desk, stated, r.File.DataTime) {
		r.Doubted = r.extent.ByMonth()
	}
	if !ok {
		stated, ok = dates.TitlePeriod(t.header.Title, c.Zone)
		ok = ok && r.extent.Bears(desk, stated, r.File.DataTime)
	}
	if ok {
		found.Period = stated
		found.Lists, found.Unsure = r.extent.Lists(desk, stated, r.File.DataTime, hint)
	}
	if c.opt.Lists != (scoring.Lists{}) {
		found.Lists, found.Unsure = c.opt.Lists, false
	}
	r.Guessed, r.Likely, r.Unsure = !ok, found.Likely, found.Unsure
	r.File.Period, r.File.Lists = until(found.Period, r.File, c.Now()), found.Lists
}

// until is a period as far as the data reach: no list has what had not happened yet.
func until(p scoring.Period, f File, now time.Time) scoring.Period {
	if p.IsZero() {
		return p
	}
	if f.Stated && f.DataTime.Before(p.Until) {
		p.Until = f.DataTime
	}
	if now.Before(p.Until) {
		p.Until = earliest(now, f.DataTime.Add(time.Second))
	}
	if !p.From.Before(p.Until) {
		return scoring.Period{}
	}
	return p
}

func earliest(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
