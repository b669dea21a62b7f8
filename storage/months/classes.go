package months

import (
	"math/bits"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage/figures"
)

// class is the class of a dossier in a window as one number: its traits, and above them its place.
type class uint32

func newClass(t figures.Traits, p dossier.Place) class {
	return class(t) | class(p)<<figures.TraitBits
}

// of is the class as the rules look at it.
func (c class) of() dossier.Class {
	var d dossier.Dossier
	figures.Traits(c & (1<<figures.TraitBits - 1)).Put(&d)
	return d.At(dossier.Place(c >> figures.TraitBits))
}

// judgement is where the dossiers of a class stand: a bit for each source, by its place among the sources.
type judgement struct {
	class                     class
	achieved, missed, unknown uint32
	procedures                uint8 // sources of procedures, which come first, in which the class stands as achieved
}

// counts says whether the class stands in any source.
func (j *judgement) counts() bool {
	return j.achieved|j.missed|j.unknown|uint32(j.procedures) != 0
}

// add adds n dossiers of the class to the tallies of the sources.
func (j *judgement) add(tallies []scoring.Tally, n int64) {
	for b := j.achieved; b != 0; b &= b - 1 {
		t := &tallies[bits.TrailingZeros32(b)]
		t.Numerator, t.Denominator = t.Numerator+n, t.Denominator+n
	}
	for b := j.missed; b != 0; b &= b - 1 {
		tallies[bits.TrailingZeros32(b)].Denominator += n
	}
	for b := j.unknown; b != 0; b &= b - 1 {
		tallies[bits.TrailingZeros32(b)].Unknown += n
	}
}

// judge judges each class once: there are few among very many that there might be, so that a dossier costs one look into a table.
type judge struct {
	sources []scoring.Counts // up to 32, those of procedures first
	places  []int32          // a power of two of places in judged, counted from 1, at least half of them free
	judged  []judgement
}

const firstPlaces = 1 << 10

// find is the place of a class in judged.
func (g *judge) find(c class) int32 {
	if 2*len(g.judged) >= len(g.places) {
		g.grow()
	}
	i := g.free(c)
	if g.places[i] == 0 {
		g.judged = append(g.judged, g.judgementOf(c))
		g.places[i] = int32(len(g.judged))
	}
	return g.places[i] - 1
}

// free is where in places the class stands, or would stand.
func (g *judge) free(c class) int {
	last := len(g.places) - 1
	i := int(uint64(c)*0x9E3779B97F4A7C15>>32) & last
	for g.places[i] != 0 && g.judged[g.places[i]-1].class != c {
		i = (i + 1) & last
	}
	return i
}

// grow makes the table twice as big.
func (g *judge) grow() {
	g.places = make([]int32, max(firstPlaces, 2*len(g.places)))
	for n := range g.judged {
		g.places[g.free(g.judged[n].class)] = int32(n + 1)
	}
}

func (g *judge) judgementOf(c class) judgement {
	j := judgement{class: c}
	of := c.of()
	for i, source := range g.sources {
		switch standing := of.StandsIn(source); {
		case standing == dossier.Unknown:
			j.unknown |= 1 << i
		case source.OfProcedures():
			if standing == dossier.Achieved {
				j.procedures |= 1 << i
			}
		case standing == dossier.Achieved:
			j.achieved |= 1 << i
		case standing == dossier.Missed:
			j.missed |= 1 << i
		}
	}
	return j
}
