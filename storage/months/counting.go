package months

import (
	"context"
	"database/sql/driver"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/figures"
)

// counting counts the dossiers of units in several windows at once, row by row. Rows of dossiers that bear the same unit's code come together
// for the most part: what they are is counted by class, and the classes are added up when another unit's rows come.
type counting struct {
	judge    judge
	keys     map[int64]int32        // of procedures, by the store's number; 0 for one that nobody names
	bearers  map[int64][]*unitTally // by the unit whose code the dossiers bear
	tallies  []map[int64]*unitTally // by window, then unit
	holdings map[int64]*holding     // by unit
	unit     int64                  // whose rows are read
	turns    []turn                 // its windows
	spare    []turn
}

// unitTally is what is counted of a unit in a window.
type unitTally struct {
	window *dossier.Window
	of     *holding
	place  int             // among the windows of the unit
	counts []scoring.Tally // by source; nil while there are no dossiers
}

// holding is which procedures the dossiers of a unit have, with those that it took over: for each procedure and window the sources in which
// it was achieved, a bit each.
type holding struct {
	windows []*unitTally
	places  map[int32]int // in achieved, by key
	marks   []uint8
}

// turn is what is counted in a window of the unit whose rows are read.
type turn struct {
	*unitTally
	n    []int64 // by the place of the class
	seen []int32 // places
}

// newCounting prepares to count what is wanted.
func (t *Books) newCounting(ctx context.Context, wanted []ledger.Wanted) (*counting, error) {
	c := &counting{bearers: map[int64][]*unitTally{}, holdings: map[int64]*holding{}, tallies: make([]map[int64]*unitTally, len(wanted))}
	c.judge.sources = sourcesOf(wanted)
	for i, w := range wanted {
		c.tallies[i] = make(map[int64]*unitTally, len(w.Units))
		for _, code := range w.Units {
			id, err := t.Unit(ctx, code)
			if err != nil {
				return nil, fmt.Errorf("choose the units to tally: %w", err)
			}
			c.want(i, id, &wanted[i].Window)
		}
	}
	if err := t.findBearers(ctx, c, wanted); err != nil {
		return nil, err
	}
	if len(c.judge.sources) == 0 || !c.judge.sources[0].OfProcedures() {
		return c, nil
	}
	var err error
	c.keys, err = t.procedureKeys(ctx)
	return c, err
}

// want adds a unit to those that are counted in a window.
func (c *counting) want(i int, unit int64, w *dossier.Window) {
	if c.tallies[i][unit] != nil {
		return
	}
	h := c.holdings[unit]
	if h == nil {
		h = &holding{}
		c.holdings[unit] = h
	}
	t := &unitTally{window: w, of: h, place: len(h.windows)}
	h.windows = append(h.windows, t)
	c.tallies[i][unit] = t
}

// sourcesOf are the sources that are counted in any of the windows, those of procedures first.
func sourcesOf(wanted []ledger.Wanted) []scoring.Counts {
	all := map[scoring.Counts]bool{}
	for _, w := range wanted {
		for source := range dossier.NewTallies(w.Window.Sources) {
			all[source] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b scoring.Counts) int {
		if a.OfProcedures() != b.OfProcedures() {
			return map[bool]int{true: -1, false: 1}[a.OfProcedures()]
		}
		return strings.Compare(string(a), string(b))
	})
}

// add counts the dossier of a row: its unit, traits, times and procedure; and since when data have it, where the row tells alone of what it
// was carried over into.
func (c *counting) add(row []driver.Value) {
	number := func(i int) int64 { return row[i].(int64) }
	if unit := number(0); unit != c.unit {
		c.flush()
		c.begin(unit)
	}
	traits, procedure, carried := figures.Traits(number(1)), number(6), number(7)
	times := dossier.Times{
		Received: number(2), Due: number(3), Finished: number(4), Gone: number(5), DataTime: carried, Ended: traits.Status().Ended(),
	}
	if times.DataTime == 0 {
		times.DataTime = 1 // another row says into what it was carried over, if that is asked
	}
	for i := range c.turns {
		t := &c.turns[i]
		place := t.window.Place(&times)
		if carried != 0 && place.IsReceived() {
			continue
		}
		n := c.judge.find(newClass(traits, place))
		j := &c.judge.judged[n]
		if !j.counts() {
			continue
		}
		t.add(n)
		if j.procedures != 0 {
			t.mark(c.keys[procedure], j.procedures, len(c.judge.sources))
		}
	}
}

// begin takes up the windows of a unit.
func (c *counting) begin(unit int64) {
	c.unit = unit
	c.spare, c.turns = append(c.spare, c.turns...), c.turns[:0]
	for _, of := range c.bearers[unit] {
		var t turn
		if last := len(c.spare) - 1; last >= 0 {
			t, c.spare = c.spare[last], c.spare[:last]
		}
		t.unitTally = of
		c.turns = append(c.turns, t)
	}
}

// flush adds up the classes of the unit's rows.
func (c *counting) flush() {
	for i := range c.turns {
		t := &c.turns[i]
		for _, n := range t.seen {
			c.judge.judged[n].add(t.sums(len(c.judge.sources)), t.n[n])
			t.n[n] = 0
		}
		t.seen = t.seen[:0]
	}
}

// finish adds what the last unit's rows are, and how many procedures there are.
func (c *counting) finish() {
	c.flush()
	for _, h := range c.holdings {
		for at := 0; at < len(h.marks); at += len(h.windows) {
			for i, of := range h.windows {
				for b := h.marks[at+i]; b != 0; b &= b - 1 {
					of.counts[bits.TrailingZeros8(b)].Numerator++
				}
			}
		}
	}
}

// add counts a dossier of a class.
func (t *turn) add(n int32) {
	if int(n) >= len(t.n) {
		t.n = append(t.n, make([]int64, 2*int(n)+1-len(t.n))...)
	}
	if t.n[n] == 0 {
		t.seen = append(t.seen, n)
	}
	t.n[n]++
}

// sums are the tallies, by source.
func (t *unitTally) sums(sources int) []scoring.Tally {
	if t.counts == nil {
		t.counts = make([]scoring.Tally, sources)
	}
	return t.counts
}

// mark notes in which sources the dossier's procedure was achieved. One without a key is counted as not known.
func (t *unitTally) mark(key int32, achieved uint8, sources int) {
	counts := t.sums(sources)
	if key == 0 {
		for b := achieved; b != 0; b &= b - 1 {
			counts[bits.TrailingZeros8(b)].Unknown++
		}
		return
	}
	h := t.of
	at, known := h.places[key]
	if !known {
		if h.places == nil {
			h.places = map[int32]int{}
		}
		at = len(h.marks)
		h.places[key], h.marks = at, append(h.marks, make([]uint8, len(h.windows))...)
	}
	h.marks[at+t.place] |= achieved
}

// counted are the tallies of a window, as its rules count them.
func (c *counting) counted(i int, w dossier.Window, ids map[string]int64) ledger.Counted {
	of := c.tallies[i]
	return func(code string) (tallies dossier.Tallies, ok bool) {
		t := of[ids[code]]
		if t == nil || t.counts == nil {
			return nil, t != nil
		}
		tallies = dossier.NewTallies(w.Sources)
		for place, source := range c.judge.sources {
			if _, asked := tallies[source]; asked {
				tallies[source] = t.counts[place]
			}
		}
		return tallies, true
	}
}
