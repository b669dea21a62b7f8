package compare

import (
	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// unitClass is a class of dossiers of a unit; the unit is a number of judge.
type unitClass struct {
	unit  uint32
	class dossier.Class
}

// procedure is one that a unit's source counts; its key is "" where a dossier does not tell its procedure.
type procedure struct {
	unit   uint32
	source scoring.Counts
	key    string
}

// counter counts dossiers by what they are in the window. What a difference changes is counted, too: dossiers less and more.
type counter struct {
	classes    map[unitClass]int64
	procedures map[procedure]int64
}

func newCounter() counter {
	return counter{classes: map[unitClass]int64{}, procedures: map[procedure]int64{}}
}

// add counts n dossiers as the row has one.
func (c counter) add(j *judge, l *List, r *row, n int64) {
	class, unit := j.classOf(l, r), j.holders[r.unit]
	c.classes[unitClass{unit, class}] += n
	for _, source := range j.ofProcedures {
		if class.StandsIn(source) == dossier.Achieved {
			c.procedures[procedure{unit, source, j.keys[r.procedure]}] += n
		}
	}
}

// tallied are tallies by unit.
type tallied map[uint32]dossier.Tallies

// of are those of a unit, empty where it has no dossier.
func (t tallied) of(j *judge, unit uint32) dossier.Tallies {
	if t[unit] == nil {
		return dossier.NewTallies(j.Window.Sources)
	}
	return t[unit]
}

// tallies are the counts of a list by unit: of the list alone, or with what a difference changes.
func (c counter) tallies(j *judge, change *counter) tallied {
	all := tallied{}
	of := func(unit uint32) dossier.Tallies {
		if all[unit] == nil {
			all[unit] = dossier.NewTallies(j.Window.Sources)
		}
		return all[unit]
	}
	parts := []counter{c}
	if change != nil {
		parts = append(parts, *change)
	}
	procedures := map[procedure]int64{}
	for _, part := range parts {
		for one, n := range part.classes {
			of(one.unit).Add(one.class, n)
		}
		for p, n := range part.procedures {
			procedures[p] += n
		}
	}
	for p, n := range procedures {
		switch {
		case p.key == "":
			of(p.unit).AddProcedures(p.source, 0, n)
		case n > 0:
			of(p.unit).AddProcedures(p.source, 1, 0)
		}
	}
	return all
}
