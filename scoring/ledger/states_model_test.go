package ledger_test

import (
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// book is what the files that stand say, and nothing that was worked out from it: what the states of months follow from is looked for
// anew whenever somebody asks.
type book struct {
	zone       *time.Location
	working    func(time.Time) bool
	calendar   map[scoring.Month][]time.Time // the working days of months that were asked for
	thresholds scoring.Thresholds
	rules      *scoring.RuleSet

	said     []said // by the files that stand, in the order in which they came
	dossiers map[string]heard
	lists    []cover
	entered  map[ledger.UnitMonth]map[string]bool // the indicators of which anything was entered
	touched  map[ledger.UnitMonth]time.Time       // up to when the newest data reach that have dossiers of it, received, resolved, or open and due
}

// heard is what is known of a dossier.
type heard struct {
	unit          string
	received, due time.Time
	finished      time.Time // zero unless it was resolved
	void          bool      // it counts nowhere
	result        bool      // whether it has an electronic result is known
	at            time.Time // up to when the data reach that say so
}

// said is a file as it was read, and what of it was not believed then because newer data said it.
type said struct {
	sha256  string
	file    sent
	at      time.Time
	guessed bool
	old     map[string]bool           // codes
	short   map[ledger.UnitMonth]bool // whose data reached further
}

// cover is what a file is a list of, for a unit.
type cover struct {
	ledger.Listing
	unit, sha256 string
}

// verdict is what must be said of a unit's month that is reported.
type verdict struct {
	state        scoring.MonthState
	lacks, waits []string
	known, empty map[string]bool // the indicators whose figure is known, and those of them of which there is nothing to count
	dossiers     int
}

func (b *book) clone() *book {
	c := *b
	c.dossiers, c.lists, c.touched = maps.Clone(b.dossiers), slices.Clone(b.lists), maps.Clone(b.touched)
	c.entered = map[ledger.UnitMonth]map[string]bool{}
	for um, indicators := range b.entered {
		c.entered[um] = maps.Clone(indicators)
	}
	return &c
}

// read writes down what a file says. What the same bytes were read as before does not stand any more.
func (b *book) read(s said) {
	b.said = slices.DeleteFunc(slices.Clone(b.said), func(o said) bool { return o.sha256 == s.sha256 })
	b.dossiers, b.touched = map[string]heard{}, map[ledger.UnitMonth]time.Time{}
	for _, o := range b.said {
		b.hearAll(o)
	}
	s.old, s.short = map[string]bool{}, map[ledger.UnitMonth]bool{}
	for code, d := range s.file.dossiers {
		d.at = s.at
		s.old[code] = b.old(code, d, s.guessed)
		for _, um := range b.months(d) {
			s.short[um] = !s.at.After(b.touched[um])
		}
	}
	b.said = append(b.said, s)
	b.hearAll(s)
}

// hearAll hears what a file says and was believed.
func (b *book) hearAll(s said) {
	for code, d := range s.file.dossiers {
		d.at = s.at
		if !s.old[code] {
			b.hear(code, d, s.file.saysResult)
		}
		for _, um := range b.months(d) {
			if !s.short[um] {
				b.touched[um] = s.at
			}
		}
	}
}

// old says of a dossier of a file that what is known of it stays: newer data are believed, and where their time was guessed, the end of a
// dossier that was open, too.
func (b *book) old(code string, d heard, guessed bool) bool {
	known, some := b.dossiers[code]
	ends := known.finished.IsZero() && !known.void && (!d.finished.IsZero() || d.void)
	return some && d.at.Before(known.at) && !(guessed && ends)
}

// hear takes a dossier of a file over what was known of it.
func (b *book) hear(code string, d heard, saysResult bool) {
	known := b.dossiers[code]
	if d.result = saysResult; !saysResult {
		d.result = known.result
	}
	if d.at.Before(known.at) {
		d.at = known.at
	}
	b.dossiers[code] = d
}

// months are those of which a file has something by a dossier.
func (b *book) months(d heard) (all []ledger.UnitMonth) {
	instants := []time.Time{d.received, d.finished}
	if d.finished.IsZero() && !d.void {
		instants = append(instants, d.due)
	}
	for _, at := range instants {
		if !at.IsZero() {
			all = append(all, ledger.UnitMonth{Unit: d.unit, Month: scoring.MonthOf(at, b.zone)})
		}
	}
	return all
}

// touches says whether there is anything of a unit's month: counts, or dossiers, whose data have come to it.
func (b *book) touches(um ledger.UnitMonth) bool {
	return len(b.entered[um]) > 0 || !b.touched[um].Before(um.Month.Start(b.zone))
}

// histories is how many units' months there is anything of.
func (b *book) histories() int {
	all := map[ledger.UnitMonth]bool{}
	for um := range b.touched {
		all[um] = b.touches(um)
	}
	for um := range b.entered {
		all[um] = true
	}
	n := 0
	for _, some := range all {
		if some {
			n++
		}
	}
	return n
}

// list notes what a file is a list of. What the same bytes were said to be before holds no more.
func (b *book) list(sha256 string, units []string, of ledger.Listing) {
	b.lists = slices.DeleteFunc(b.lists, func(o cover) bool { return o.sha256 == sha256 })
	if of.IsZero() {
		return
	}
	for _, unit := range units {
		b.lists = append(b.lists, cover{of, unit, sha256})
	}
}

// days are the working days of a month from its first one on of which lists have something, without a gap.
func (b *book) days(m scoring.Month, lists []cover) (n int) {
	for _, day := range b.workdays(m) {
		next := day.AddDate(0, 0, 1)
		if !slices.ContainsFunc(lists, func(o cover) bool { return o.From.Before(next) && o.Until.After(day) }) {
			return n
		}
		n++
	}
	return n
}

// workdays are the working days of a month.
func (b *book) workdays(m scoring.Month) []time.Time {
	if b.calendar[m] == nil {
		for day := m.Start(b.zone); day.Before(m.End(b.zone)); day = day.AddDate(0, 0, 1) {
			if b.working(day) {
				b.calendar[m] = append(b.calendar[m], day)
			}
		}
	}
	return b.calendar[m]
}

// reach is how many days lists of any kind, of what was received, and of what was resolved have of a unit's month.
func (b *book) reach(um ledger.UnitMonth) (reach [3]int) {
	var lists [3][]cover
	start, end := um.Month.Start(b.zone), um.Month.End(b.zone)
	for _, o := range b.lists {
		if o.unit != um.Unit || !o.From.Before(end) || !o.Until.After(start) {
			continue
		}
		for kind, of := range [3]bool{true, o.Received, o.Resolved} {
			if of {
				lists[kind] = append(lists[kind], o)
			}
		}
	}
	for kind, of := range lists {
		if len(of) > 0 {
			reach[kind] = b.days(um.Month, of)
		}
	}
	return reach
}

// tally is what is known of the dossiers of a unit's month.
type tally struct {
	handled  int  // received or resolved in it
	received int  // in it
	resolved int  // in it
	result   bool // of one that was resolved in it the electronic result is known
	overdue  bool // there were some, or so the store counts: when, other tests ask
}

func (b *book) tallies() map[ledger.UnitMonth]tally {
	all := map[ledger.UnitMonth]tally{}
	for _, d := range b.dossiers {
		if d.void {
			continue
		}
		in := scoring.MonthOf(d.received, b.zone)
		um := ledger.UnitMonth{Unit: d.unit, Month: in}
		t := all[um]
		t.handled, t.received = t.handled+1, t.received+1
		all[um] = t
		if d.finished.IsZero() {
			continue
		}
		um.Month = scoring.MonthOf(d.finished, b.zone)
		t = all[um]
		if um.Month != in {
			t.handled++
		}
		t.resolved, t.result = t.resolved+1, t.result || d.result
		all[um] = t
	}
	return all
}

// month is what must be said of a month by unit at an instant. A unit that is not there has not reported it.
func (b *book) month(m scoring.Month, at time.Time, tallies map[ledger.UnitMonth]tally) map[string]verdict {
	running := at.Before(m.End(b.zone))
	reports := map[string]bool{} // units whose lists cover it
	reach := map[string][3]int{}
	for _, unit := range fiveUnits {
		days := b.reach(ledger.UnitMonth{Unit: unit, Month: m})
		reach[unit] = days
		if days[0] >= b.thresholds.LeastDays || running && days[0] > 0 {
			reports[unit] = true
		}
	}
	all := map[string]verdict{}
	for _, unit := range fiveUnits {
		um := ledger.UnitMonth{Unit: unit, Month: m}
		t := tallies[um]
		if !reports[unit] {
			t = tally{} // what there is of it was not reported
		}
		if t.handled == 0 && (len(reports) == 0 || len(b.entered[um]) == 0) {
			continue
		}
		v := verdict{dossiers: t.handled}
		v.known, v.empty = b.known(um, t, reach[unit])
		if running && t.handled > 0 && (reach[unit][0] < b.thresholds.LeastDays || t.handled < b.thresholds.LeastDossiers) {
			v.state = scoring.MonthBegun
		}
		all[unit] = v
	}
	b.judge(all)
	return all
}

// known are the indicators of a unit's month of which there is a figure, and those of them of which there is nothing to count.
func (b *book) known(um ledger.UnitMonth, t tally, reach [3]int) (known, empty map[string]bool) {
	known, empty = map[string]bool{}, map[string]bool{}
	maps.Copy(known, b.entered[um])
	gives := func(kind int) bool {
		return t.handled > 0 && reach[kind] > 0 && reach[0]-reach[kind] <= b.thresholds.OldDays
	}
	if gives(1) {
		for _, code := range []string{"TT1", "TT2", "SH2"} {
			known[code], empty[code] = true, t.received == 0
		}
	}
	if gives(2) {
		known["TD"], empty["TD"] = true, t.resolved == 0 && !t.overdue
		known["SH1"], empty["SH1"] = t.result || t.resolved == 0, t.resolved == 0
	}
	return known, empty
}

// judge compares the units of a month that have more than begun. What some lack and nobody has, all wait for. A unit without dossiers lacks
// all that dossiers are counted for.
func (b *book) judge(all map[string]verdict) {
	has, lacked := map[string]bool{}, map[string]bool{}
	for _, v := range all {
		for _, ind := range b.rules.Indicators {
			if v.state != scoring.MonthBegun {
				has[ind.Code] = has[ind.Code] || v.known[ind.Code] && !v.empty[ind.Code]
				lacked[ind.Code] = lacked[ind.Code] || !v.known[ind.Code]
			}
		}
	}
	for unit, v := range all {
		for _, ind := range b.rules.Indicators {
			needed := ind.Counts != scoring.Entered && v.dossiers == 0
			if !v.known[ind.Code] && (has[ind.Code] || needed) {
				v.lacks = append(v.lacks, ind.Code)
			}
			if lacked[ind.Code] && !has[ind.Code] {
				v.waits = append(v.waits, ind.Code)
			}
		}
		switch {
		case v.state == scoring.MonthBegun:
		case len(v.lacks) > 0:
			v.state = scoring.MonthPartial
		default:
			v.state = scoring.MonthFull
		}
		all[unit] = v
	}
}
