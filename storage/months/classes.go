package months

import (
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage/figures"
)

// The class of a dossier as one number: its traits, then the booleans of dossier.Class from this bit on, then the unit that holds it.
const (
	receivedInBit = figures.TraitBits + iota
	finishedInBit
	finishedAfterBit
	onTimeBit
	pastDueBit
	carriedInBit
	undatedBit
	goneByBit
	holderBit
)

// classOf is the number's class.
func classOf(packed int64) dossier.Class {
	var d dossier.Dossier
	figures.Traits(packed & (1<<figures.TraitBits - 1)).Put(&d)
	bit := func(n int) bool { return packed>>n&1 == 1 }
	return dossier.Class{
		Status: d.Status, Unaccepted: d.Unaccepted, Channel: d.Channel,
		Fee: d.Fee, PaidOnline: d.PaidOnline, Digitised: d.Digitised, EResult: d.EResult,
		Reused: d.Reused, FromStore: d.FromStore, Verified: d.Verified, DueUnknown: d.DueUnknown,
		ReceivedIn: bit(receivedInBit), FinishedIn: bit(finishedInBit), FinishedAfter: bit(finishedAfterBit),
		OnTime: bit(onTimeBit), PastDue: bit(pastDueBit), CarriedIn: bit(carriedInBit), Undated: bit(undatedBit), GoneBy: bit(goneByBit),
	}
}

// classCounter counts the classes of one unit at a time: dossiers that bear the same code come together. It is a table of few classes among
// very many that there might be, so that a dossier costs one look into it.
type classCounter struct {
	unit  int64
	table []counted // a power of two of places, at least half of them free
	used  []int     // places
	done  func(unit int64, class dossier.Class, n int64)

	procedures *procedureCounter // nil when no procedures are counted
}

// counted is how often a class was seen; n is 0 in a free place.
type counted struct {
	class, n int64
	achieves uint8 // the sources of procedures in which the class stands as achieved, a bit each
}

const firstPlaces = 1 << 8

// add counts a dossier. Its procedure is looked at when procedures are counted.
func (c *classCounter) add(packed, procedure int64) {
	if unit := packed >> holderBit; unit != c.unit {
		c.flush()
		c.unit = unit
	}
	place := c.find(packed & (1<<holderBit - 1))
	place.n++
	if place.achieves != 0 {
		c.procedures.add(c.unit, procedure, place.achieves)
	}
}

// find is the place of a class.
func (c *classCounter) find(class int64) *counted {
	if 2*len(c.used) >= len(c.table) {
		c.grow()
	}
	last := len(c.table) - 1
	for i := int(uint64(class)*0x9E3779B97F4A7C15>>32) & last; ; i = (i + 1) & last {
		switch place := &c.table[i]; {
		case place.n == 0:
			place.class, place.achieves = class, c.procedures.achieves(class)
			c.used = append(c.used, i)
			return place
		case place.class == class:
			return place
		}
	}
}

// grow makes the table twice as big.
func (c *classCounter) grow() {
	before := c.table
	c.table, c.used = make([]counted, max(firstPlaces, 2*len(before))), c.used[:0]
	for _, of := range before {
		if of.n > 0 {
			*c.find(of.class) = of
		}
	}
}

// flush hands the counts of the unit on.
func (c *classCounter) flush() {
	for _, i := range c.used {
		c.done(c.unit, classOf(c.table[i].class), c.table[i].n)
		c.table[i].n = 0
	}
	c.used = c.used[:0]
}

// procedureCounter notes which procedures of a unit have a dossier that stands in a source as achieved.
type procedureCounter struct {
	sources []scoring.Counts // of procedures, up to eight
	keys    map[int64]string // by the store's number of a procedure; "" for one that nobody names
	seen    map[unitProcedure]uint8
	unnamed map[unitSource]int64 // dossiers
}

type unitProcedure struct{ unit, procedure int64 }

type unitSource struct {
	unit   int64
	source int // place in sources
}

// achieves are the sources in which a class stands as achieved, a bit each; none where no procedures are counted.
func (c *procedureCounter) achieves(class int64) (bits uint8) {
	if c == nil {
		return 0
	}
	of := classOf(class)
	for i, source := range c.sources {
		if of.StandsIn(source) == dossier.Achieved {
			bits |= 1 << i
		}
	}
	return bits
}

func (c *procedureCounter) add(unit, procedure int64, achieves uint8) {
	if c.keys[procedure] != "" {
		c.seen[unitProcedure{unit, procedure}] |= achieves
		return
	}
	for i := range c.sources {
		if achieves>>i&1 == 1 {
			c.unnamed[unitSource{unit, i}]++
		}
	}
}

// finish hands on how many procedures a unit has in a source, and how many dossiers do not tell theirs.
func (c *procedureCounter) finish(done func(unit int64, source scoring.Counts, procedures, unnamed int64)) {
	type unitKey struct {
		unit int64
		key  string
	}
	achieve := make(map[unitKey]uint8, len(c.seen))
	for of, bits := range c.seen {
		achieve[unitKey{of.unit, c.keys[of.procedure]}] |= bits
	}
	for of, bits := range achieve {
		for i, source := range c.sources {
			if bits>>i&1 == 1 {
				done(of.unit, source, 1, 0)
			}
		}
	}
	for of, n := range c.unnamed {
		done(of.unit, c.sources[of.source], 0, n)
	}
}
