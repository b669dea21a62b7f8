package dossier

import "motcua/scoring"

// Tallies are a unit's counts of one term, by source: a source that is not there is not counted. Of a source that counts procedures the
// numerator alone is counted, and the denominator is 0; see AddProcedures.
type Tallies map[scoring.Counts]scoring.Tally

// receivedOrResolved counts the dossiers that were received or resolved in the term, beside the sources of indicators.
const receivedOrResolved scoring.Counts = "received-or-resolved"

// NewTallies has an empty tally for each of the sources.
func NewTallies(sources []scoring.Counts) Tallies {
	t := Tallies{receivedOrResolved: {}}
	for _, source := range sources {
		t[source] = scoring.Tally{}
	}
	return t
}

// Add counts n dossiers of a class.
func (t Tallies) Add(c Class, n int64) {
	for source, tally := range t {
		standing := c.StandsIn(source)
		switch {
		case standing == Unknown:
			tally.Unknown += n
		case standing == Outside || source.OfProcedures():
			continue
		default:
			tally.Denominator += n
			if standing == Achieved {
				tally.Numerator += n
			}
		}
		t[source] = tally
	}
}

// AddProcedures adds what is counted of procedures: how many have a dossier that stands in the source as achieved, and how many such
// dossiers do not tell their procedure.
func (t Tallies) AddProcedures(source scoring.Counts, procedures, unnamed int64) {
	tally := t[source]
	tally.Numerator += procedures
	tally.Unknown += unnamed
	t[source] = tally
}

// Handled counts the dossiers received or resolved in the term. Dossiers overdue from earlier do not count: they do not show that the
// term's data have come.
func (t Tallies) Handled() int64 { return t[receivedOrResolved].Denominator }
