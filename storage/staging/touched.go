package staging

import (
	"cmp"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
)

// Touched collects the unit-months whose figures an import changes.
type Touched struct {
	Calendar *Calendar
	Months   map[UnitMonth]struct{}
	Late     map[LateSpan]struct{}
	carried  map[LateSpan]struct{} // the months in which a dossier was there, where what is carried over counts
	last     [2]UnitMonth          // rows come by code, so that neighbours mostly touch the same months
	over     LateSpan              // the last one carried
}

// UnitMonth is a unit's id, or its place in the stage's dictionary, and the index of a month.
type UnitMonth struct {
	Unit  int64
	Month int32
}

// LateSpan are the months, both inclusive, in which a dossier may have been open past its due date, or was there at all: they are touched
// when they have scores.
type LateSpan struct {
	Unit     int64
	From, To int32
}

// forEver ends the span of a dossier that is still open.
const forEver = 1 << 30

// NewTouched has no months.
func NewTouched(c *Calendar) *Touched {
	return &Touched{Calendar: c, Months: map[UnitMonth]struct{}{}, Late: map[LateSpan]struct{}{}, carried: map[LateSpan]struct{}{}, last: [2]UnitMonth{{Month: -1}, {Month: -1}}}
}

// State is what decides where a dossier counts.
type State struct {
	Unit                    int64
	Received, Due, Finished int64
	Status                  dossier.Status
}

// Add notes the months of a dossier in one state: those of receipt and finish, and those in which it was or is late.
func (t *Touched) Add(s State) {
	received, finished := t.Calendar.Index(s.Received), t.Calendar.Index(s.Finished)
	t.mark(0, s.Unit, received)
	if s.Status.Dropped() {
		t.carry(LateSpan{s.Unit, received, finished})
		return // decision 459 does not ask when
	}
	t.mark(1, s.Unit, finished)
	t.carry(LateSpan{s.Unit, received, finished})
	if s.Due == 0 {
		return
	}
	switch {
	case s.Status.Open():
		t.Late[LateSpan{s.Unit, t.Calendar.Index(s.Due), forEver}] = struct{}{}
	case s.Status.Resolved() && s.Finished > s.Due:
		t.Late[LateSpan{s.Unit, t.Calendar.Index(s.Due), finished}] = struct{}{}
	}
}

// Lost notes the months of a dossier that newer data do not have any more, or have again: those from its due date on, and from receipt on
// where what is carried over counts.
func (t *Touched) Lost(unit, received, due int64) {
	t.Late[LateSpan{unit, t.Calendar.Index(due), forEver}] = struct{}{}
	t.carried[LateSpan{unit, t.Calendar.Index(received), forEver}] = struct{}{}
}

// carry notes the months of a dossier from receipt to its end, which is -1 while it has none.
func (t *Touched) carry(span LateSpan) {
	if span.To < 0 {
		span.To = forEver
	}
	if span.From == span.To || span == t.over {
		return
	}
	t.over = span
	t.carried[span] = struct{}{}
}

func (t *Touched) mark(slot int, unit int64, month int32) {
	um := UnitMonth{unit, month}
	if month < 0 || um == t.last[slot] {
		return
	}
	t.last[slot] = um
	t.Months[um] = struct{}{}
}

// Renamed is the same for units named by their ids, of which t names the places.
func (t *Touched) Renamed(ids []int64) *Touched {
	r := NewTouched(t.Calendar)
	for um := range t.Months {
		r.Months[UnitMonth{ids[um.Unit], um.Month}] = struct{}{}
	}
	for span := range t.Late {
		span.Unit = ids[span.Unit]
		r.Late[span] = struct{}{}
	}
	for span := range t.carried {
		span.Unit = ids[span.Unit]
		r.carried[span] = struct{}{}
	}
	return r
}

// Scored are the months that have scores; of them those whose rules count what was carried over into the month.
type Scored struct{ All, Carrying []scoring.Month }

// List gives the unit-months: those marked, and of the spans every month that has scores, or gets some by this import. code names a unit by its id.
func (t *Touched) List(scored Scored, code func(int64) string) []ledger.UnitMonth {
	known := map[int32]bool{}
	for _, m := range scored.All {
		known[t.Calendar.IndexOf(m)] = true
	}
	for um := range t.Months {
		known[um.Month] = true
	}
	t.expand(t.Late, known)
	clear(known)
	for _, m := range scored.Carrying {
		known[t.Calendar.IndexOf(m)] = true
	}
	t.expand(t.carried, known)
	all := make([]ledger.UnitMonth, 0, len(t.Months))
	for um := range t.Months {
		all = append(all, ledger.UnitMonth{Unit: code(um.Unit), Month: t.Calendar.Month(um.Month)})
	}
	slices.SortFunc(all, func(a, b ledger.UnitMonth) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Unit, b.Unit))
	})
	return all
}

// expand marks the months of spans that are known.
func (t *Touched) expand(spans map[LateSpan]struct{}, known map[int32]bool) {
	for span := range spans {
		for month := range known {
			if month >= span.From && month <= span.To {
				t.Months[UnitMonth{span.Unit, month}] = struct{}{}
			}
		}
	}
}
