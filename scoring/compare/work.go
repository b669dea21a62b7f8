package compare

import (
	"maps"
	"slices"
	"strings"
)

// work is a comparison under way.
type work struct {
	*Result
	units  map[uint32]*Unit
	list   [2]counter
	change []counter // of the first list, by kind of difference
	all    counter   // of the first list, by all of them
}

func (w *work) unitOf(r *row) *Unit {
	at := w.judge.holders[r.unit]
	u := w.units[at]
	if u == nil {
		u = &Unit{Unit: w.judge.units[at], Counts: map[Kind]int{}, Mended: map[Kind][]Figure{}}
		w.units[at] = u
	}
	return u
}

// join goes through both lists by code.
func (w *work) join() {
	first, second := w.Lists[0].rows, w.Lists[1].rows
	for i, k := 0, 0; i < len(first) || k < len(second); {
		c := 0
		switch {
		case i == len(first):
			c = 1
		case k == len(second):
			c = -1
		default:
			c = strings.Compare(first[i].code, second[k].code)
		}
		switch {
		case c < 0:
			w.alone(0, &first[i])
		case c > 0:
			w.alone(1, &second[k])
		default:
			w.both(&first[i], &second[k])
		}
		if c <= 0 {
			i++
		}
		if c >= 0 {
			k++
		}
	}
}

// alone takes a dossier that one list has alone: a difference where the other would have it.
func (w *work) alone(in int, r *row) {
	w.list[in].add(w.judge, w.Lists[in], r, 1)
	if !w.judge.isOfTerm(w.Lists[in], r) {
		return
	}
	u := w.unitOf(r)
	u.Dossiers[in]++
	if !w.Lists[1-in].isExpected(r) {
		u.Beyond[in]++
		return
	}
	kind, n := OnlyFirst, int64(-1)
	if in == 1 {
		kind, n = OnlySecond, 1
	}
	how := setOf(kind)
	for i := range w.change {
		if how.has(i) {
			w.change[i].add(w.judge, w.Lists[in], r, n)
		}
	}
	w.all.add(w.judge, w.Lists[in], r, n)
	w.note(pair{rows: pairOf(in, r), how: how})
}

func pairOf(in int, r *row) (rows [2]*row) {
	rows[in] = r
	return rows
}

// both takes a dossier that both lists have.
func (w *work) both(a, b *row) {
	j := w.judge
	w.list[0].add(j, w.Lists[0], a, 1)
	w.list[1].add(j, w.Lists[1], b, 1)
	inFirst, inSecond := j.isOfTerm(w.Lists[0], a), j.isOfTerm(w.Lists[1], b)
	if inFirst {
		w.unitOf(a).Dossiers[0]++
	}
	if inSecond {
		w.unitOf(b).Dossiers[1]++
	}
	if !inFirst && !inSecond {
		w.Beside++
		return
	}
	w.Both++
	how := j.differences(a, b)
	if how == 0 {
		return
	}
	whole := *a
	for i := range j.fields {
		f := &j.fields[i]
		if how&f.bit == 0 {
			continue
		}
		one := *a
		f.mend(&one, b)
		f.mend(&whole, b)
		w.mend(f.bit, a, &one)
	}
	w.all.add(j, w.Lists[0], a, -1)
	w.all.add(j, w.Lists[0], &whole, 1)
	w.note(pair{rows: [2]*row{a, b}, how: how})
}

// mend counts what one kind of difference changes of the first list.
func (w *work) mend(bit set, was, is *row) {
	for i := range w.change {
		if bit.has(i) {
			w.change[i].add(w.judge, w.Lists[0], was, -1)
			w.change[i].add(w.judge, w.Lists[0], is, 1)
		}
	}
}

func (w *work) note(p pair) {
	w.pairs = append(w.pairs, p)
	u := w.unitOf(p.row())
	u.Differ++
	for _, k := range p.how.kinds() {
		u.Counts[k]++
	}
}

// score works out what each kind of difference costs each unit.
func (w *work) score() error {
	total := Unit{Counts: map[Kind]int{}}
	lists := [2]tallied{w.list[0].tallies(w.judge, nil), w.list[1].tallies(w.judge, nil)}
	mended := make([]tallied, len(w.change))
	for i := range w.change {
		if len(w.change[i].classes) > 0 {
			mended[i] = w.list[0].tallies(w.judge, &w.change[i])
		}
	}
	all := w.list[0].tallies(w.judge, &w.all)
	for _, at := range slices.SortedFunc(maps.Keys(w.units), func(a, b uint32) int { return strings.Compare(w.judge.units[a], w.judge.units[b]) }) {
		u := w.units[at]
		if err := w.scoreUnit(u, at, lists, mended, all); err != nil {
			return err
		}
		w.Units = append(w.Units, *u)
		for i := range u.Dossiers {
			total.Dossiers[i] += u.Dossiers[i]
			total.Beyond[i] += u.Beyond[i]
		}
		total.Differ += u.Differ
		for k, n := range u.Counts {
			total.Counts[k] += n
		}
	}
	w.Total = total
	return nil
}

// scoreUnit scores one unit: by each list that has dossiers of it, and by the first one with what is mended.
func (w *work) scoreUnit(u *Unit, at uint32, lists [2]tallied, mended []tallied, all tallied) (err error) {
	j := w.judge
	for i := range lists {
		if u.Dossiers[i] == 0 {
			continue
		}
		if u.Figures[i], err = j.figures(w.Lists[i].About, u.Unit, lists[i].of(j, at)); err != nil {
			return err
		}
	}
	if u.Figures[0] == nil {
		return nil
	}
	for i, k := range Kinds() {
		if mended[i] == nil {
			continue
		}
		figures, err := j.figures(w.Lists[0].About, u.Unit, mended[i].of(j, at))
		if err != nil {
			return err
		}
		if !sameFigures(figures, u.Figures[0]) {
			u.Mended[k] = figures
		}
	}
	u.All, err = j.figures(w.Lists[0].About, u.Unit, all.of(j, at))
	return err
}
