package advice

import (
	"maps"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// mostSources is more than there are sources of tallies.
const mostSources = 20

// effect is what becomes of tallies when one dossier is another one, by the place of the source. A procedure that is counted once more is
// one achieved, and one missed less: its denominator is a list.
type effect [mostSources]struct{ achieved, missed, unknown int8 }

// sums are effects added up.
type sums [mostSources]struct{ achieved, missed, unknown int64 }

func (s *sums) add(e effect, n int64) {
	for i, of := range e {
		s[i].achieved += n * int64(of.achieved)
		s[i].missed += n * int64(of.missed)
		s[i].unknown += n * int64(of.unknown)
	}
}

// sub is how an effect differs from another one.
func (e effect) sub(o effect) (d effect) {
	for i := range e {
		d[i].achieved = e[i].achieved - o[i].achieved
		d[i].missed = e[i].missed - o[i].missed
		d[i].unknown = e[i].unknown - o[i].unknown
	}
	return d
}

// effectOf is what becomes of the tallies when a dossier of one class is of another. Sources of procedures are left to payEffect.
func (m *Month) effectOf(from, to dossier.Class) (e effect) {
	for i, source := range m.sources {
		if source.OfProcedures() {
			continue
		}
		e.count(i, from.StandsIn(source), -1)
		e.count(i, to.StandsIn(source), 1)
	}
	return e
}

// count adds a dossier that stands so in the i-th source.
func (e *effect) count(i int, s dossier.Standing, n int8) {
	switch s {
	case dossier.Achieved:
		e[i].achieved += n
	case dossier.Missed:
		e[i].missed += n
	case dossier.Unknown:
		e[i].unknown += n
	}
}

// countProcedure adds a procedure to the i-th source, or a dossier that does not tell its own.
func (e *effect) countProcedure(i int, named, fresh bool) {
	switch {
	case !named:
		e[i].unknown++
	case fresh:
		e[i].achieved++
		e[i].missed--
	}
}

// isGood says whether an effect takes nothing from any tally.
func (e effect) isGood() bool {
	for _, of := range e {
		if of.achieved < 0 || of.missed > 0 {
			return false
		}
	}
	return e != effect{}
}

// figuresWith are figures once sums are added to the tallies that dossiers give.
func (m *Month) figuresWith(f scoring.Figures, s *sums) scoring.Figures {
	f.Tallies = maps.Clone(f.Tallies)
	for _, ind := range m.rules.Indicators {
		if i, live := m.place[ind.Code]; live {
			f.Tallies[ind.Code] = m.tallyWith(f.Tallies[ind.Code], i, s)
		}
	}
	f.CapDeductions(m.rules)
	return f
}

// tallyWith is a tally of the i-th source once sums are added.
func (m *Month) tallyWith(t scoring.Tally, i int, s *sums) scoring.Tally {
	t.Numerator += s[i].achieved
	t.Unknown += s[i].unknown
	if m.sources[i].OfProcedures() {
		t.Numerator = min(t.Numerator, t.Denominator)
		return t
	}
	t.Denominator += s[i].achieved + s[i].missed
	return t
}
