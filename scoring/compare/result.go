package compare

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// ErrNothingShared is the answer to comparing lists without a dossier that is in both: they write codes otherwise, or are of other units or
// terms, and each dossier would look like a difference.
var ErrNothingShared = errors.New("the lists share no dossier")

// Result is how two lists differ.
type Result struct {
	Terms
	Lists      [2]*List
	Indicators []scoring.Indicator // whose figures come from dossiers
	Both       int                 // dossiers of the term that both lists have
	Beside     int                 // dossiers that both lists have, and none has in the term
	Units      []Unit              // with dossiers of the term in one of the lists, by code
	Total      Unit                // of all units: counts alone
	judge      *judge
	pairs      []pair // that differ, by unit, then code
}

// Unit is how the lists differ about one unit. The first list is the one that is mended.
type Unit struct {
	Unit     string
	Dossiers [2]int       // of the term, by list
	Beyond   [2]int       // of them in that list alone, where the other need not have them: its period or kind leaves them out
	Counts   map[Kind]int // dossiers by how the lists differ about them; one may differ in several ways
	Differ   int          // dossiers about which they differ
	Figures  [2][]Figure  // by list; nil where it has no dossier of the unit
	// Mended are the figures by the first list, were one kind of difference alone as the second has it; those that move nothing are left out.
	Mended map[Kind][]Figure
	All    []Figure // were all differences mended
}

// Gain is by how many points mended figures exceed those of the first list; whole says that it is known of each indicator.
func (u Unit) Gain(mended []Figure) (by scoring.Fraction, whole bool) {
	if u.Figures[0] == nil || mended == nil {
		return by, false
	}
	return gain(u.Figures[0], mended)
}

// pair is a dossier about which the lists differ; a row of a list that does not have it is nil.
type pair struct {
	rows [2]*row
	how  set
}

func (p pair) row() *row {
	if p.rows[0] != nil {
		return p.rows[0]
	}
	return p.rows[1]
}

// Difference is a dossier about which the lists differ, as each has it.
type Difference struct {
	Unit  string // to which it belongs by the first list that has it
	Code  string
	Kinds []Kind
	Says  [2]*dossier.Dossier // nil for a list that does not have it
}

// Differences are all dossiers about which the lists differ, by unit, then code.
func (r *Result) Differences() iter.Seq[Difference] {
	return func(yield func(Difference) bool) {
		for _, p := range r.pairs {
			d := Difference{Unit: r.judge.units[r.judge.holders[p.row().unit]], Code: p.row().code, Kinds: p.how.kinds()}
			for i, l := range r.Lists {
				if p.rows[i] != nil {
					d.Says[i] = new(l.dossier(p.rows[i]))
				}
			}
			if !yield(d) {
				return
			}
		}
	}
}

// Of compares two lists that are finished, and share their words.
func Of(first, second *List, t Terms) (*Result, error) {
	j := newJudge(t, first.words)
	r := &Result{Terms: t, Lists: [2]*List{first, second}, Indicators: j.indicators(), judge: j}
	w := &work{Result: r, units: map[uint32]*Unit{}, change: make([]counter, len(Kinds())), all: newCounter(), list: [2]counter{newCounter(), newCounter()}}
	for i := range w.change {
		w.change[i] = newCounter()
	}
	w.join()
	if r.Both == 0 {
		return nil, ErrNothingShared
	}
	slices.SortFunc(r.pairs, func(a, b pair) int {
		if c := strings.Compare(j.units[j.holders[a.row().unit]], j.units[j.holders[b.row().unit]]); c != 0 {
			return c
		}
		return strings.Compare(a.row().code, b.row().code)
	})
	return r, w.score()
}
