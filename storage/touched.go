package storage

import (
	"cmp"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/intake"
)

// touched collects the unit-months whose figures an import changes.
type touched struct {
	calendar *calendar
	months   map[unitMonth]struct{}
	late     map[lateSpan]struct{}
	last     [2]unitMonth // rows come by code, so that neighbours mostly touch the same months
}

// unitMonth is a unit's id, or its place in the stage's dictionary, and the index of a month.
type unitMonth struct {
	unit  int64
	month int32
}

// lateSpan are the months, both inclusive, in which a dossier may have been open past its due date: they are touched
// when they have scores.
type lateSpan struct {
	unit     int64
	from, to int32
}

// forEver ends the span of a dossier that is still open.
const forEver = 1 << 30

func newTouched(c *calendar) *touched {
	return &touched{calendar: c, months: map[unitMonth]struct{}{}, late: map[lateSpan]struct{}{}, last: [2]unitMonth{{month: -1}, {month: -1}}}
}

// state is what decides where a dossier counts.
type state struct {
	unit                    int64
	received, due, finished int64
	status                  dossier.Status
}

// add notes the months of a dossier in one state: those of receipt and finish, and those in which it was or is late.
func (t *touched) add(s state) {
	t.mark(0, s.unit, t.calendar.index(s.received))
	t.mark(1, s.unit, t.calendar.index(s.finished))
	if s.due == 0 {
		return
	}
	switch {
	case s.status.Open():
		t.late[lateSpan{s.unit, t.calendar.index(s.due), forEver}] = struct{}{}
	case s.status.Resolved() && s.finished > s.due:
		t.late[lateSpan{s.unit, t.calendar.index(s.due), t.calendar.index(s.finished)}] = struct{}{}
	}
}

// lateFrom notes the months from a due date on.
func (t *touched) lateFrom(unit, due int64) {
	t.late[lateSpan{unit, t.calendar.index(due), forEver}] = struct{}{}
}

func (t *touched) mark(slot int, unit int64, month int32) {
	um := unitMonth{unit, month}
	if month < 0 || um == t.last[slot] {
		return
	}
	t.last[slot] = um
	t.months[um] = struct{}{}
}

// renamed is the same for units named by their ids, of which t names the places.
func (t *touched) renamed(ids []int64) *touched {
	r := newTouched(t.calendar)
	for um := range t.months {
		r.months[unitMonth{ids[um.unit], um.month}] = struct{}{}
	}
	for span := range t.late {
		span.unit = ids[span.unit]
		r.late[span] = struct{}{}
	}
	return r
}

// list gives the unit-months: those marked, and of the spans every month that has scores, or gets some by this import. code names a unit by its id.
func (t *touched) list(scored []scoring.Month, code func(int64) string) []intake.UnitMonth {
	known := map[int32]bool{}
	for _, m := range scored {
		known[t.calendar.indexOf(m)] = true
	}
	for um := range t.months {
		known[um.month] = true
	}
	for span := range t.late {
		for month := range known {
			if month >= span.from && month <= span.to {
				t.months[unitMonth{span.unit, month}] = struct{}{}
			}
		}
	}
	all := make([]intake.UnitMonth, 0, len(t.months))
	for um := range t.months {
		all = append(all, intake.UnitMonth{Unit: code(um.unit), Month: t.calendar.month(um.month)})
	}
	slices.SortFunc(all, func(a, b intake.UnitMonth) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Unit, b.Unit))
	})
	return all
}
