package compare

import (
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// Terms are by what lists are judged.
type Terms struct {
	Term   scoring.Term
	Rules  *scoring.RuleSet
	Window dossier.Window // of both lists, looked at at one cut-off
	Zone   *time.Location
	Holder func(unit string) string // to which unit the dossiers of one belong in the term
	// Entry is the count that people entered for an indicator of a unit, or for a count that is taken off another; false for none.
	Entry func(unit, code string) (scoring.Tally, bool)
}

// judge works out what dossiers are in the term.
type judge struct {
	Terms
	fields       []field
	units        []string // the units to which dossiers belong, by number
	holders      []uint32 // by the number of the unit that a row names
	keys         []string // of procedures, by number
	ofProcedures []scoring.Counts
}

func newJudge(t Terms, w *Words) *judge {
	j := &judge{Terms: t, fields: fields(), keys: dossier.ProcedureKeys(w.procedures)}
	at := map[string]uint32{}
	for _, unit := range w.units {
		holder := t.Holder(unit)
		if _, known := at[holder]; !known {
			at[holder] = uint32(len(j.units))
			j.units = append(j.units, holder)
		}
		j.holders = append(j.holders, at[holder])
	}
	for _, source := range t.Window.Sources {
		if source.OfProcedures() {
			j.ofProcedures = append(j.ofProcedures, source)
		}
	}
	return j
}

// classOf is what a row is in the term.
func (j *judge) classOf(l *List, r *row) dossier.Class {
	d := dossier.Dossier{
		Received: r.received, Due: r.due, Finished: r.finished, Status: r.status, Channel: r.channel, Fee: r.fee, PaidOnline: r.paidOnline,
		Digitised: r.digitised, EResult: r.eResult, Reused: r.reused, FromStore: r.fromStore, Verified: r.verified, Unaccepted: r.unaccepted,
		DueUnknown: r.dueUnknown, DataTime: l.DataTime.Unix(),
	}
	return j.Window.Classify(d)
}

// isOfTerm says whether a row is about a dossier that was received, resolved or under way in the term.
func (j *judge) isOfTerm(l *List, r *row) bool {
	c := j.classOf(l, r)
	return c.ReceivedIn || c.FinishedIn || c.CarriedIn
}

// Figure is what an indicator comes to by a list.
type Figure struct {
	Tally  scoring.Tally
	Points scoring.Fraction
	Known  bool // else the list does not give it, or it is not assessed
}

// indicators are those whose figures come from dossiers, for a unit: where people entered the count of one that shares another's, lists do
// not move it.
func (j *judge) indicators() (all []scoring.Indicator) {
	for _, ind := range j.Rules.Indicators {
		shared, _ := j.Rules.Indicator(ind.Shares)
		if ind.Counts != scoring.Entered || ind.Shares != "" && shared.Counts != scoring.Entered {
			all = append(all, ind)
		}
	}
	return all
}

// sourceOf is from what an indicator is counted.
func (j *judge) sourceOf(ind scoring.Indicator) scoring.Counts {
	if ind.Counts == scoring.Entered {
		ind, _ = j.Rules.Indicator(ind.Shares)
	}
	return ind.Counts
}

// figures are the unit's by the tallies that a list gives, in the order of indicators.
func (j *judge) figures(about About, unit string, counted dossier.Tallies) ([]Figure, error) {
	tallies := map[string]scoring.Tally{}
	for _, ind := range j.Rules.Indicators {
		if less, ok := j.Entry(unit, ind.Less); ind.Less != "" && ok {
			tallies[ind.Less] = less
		}
		if ind.Counts == scoring.Entered || !about.gives(ind.Counts) {
			continue
		}
		t := counted[ind.Counts]
		if ind.Counts.OfProcedures() {
			entry, ok := j.Entry(unit, ind.Code)
			if !ok {
				continue
			}
			t.Denominator = entry.Denominator
			t.Numerator = min(t.Numerator, t.Denominator)
		}
		tallies[ind.Code] = t
	}
	scored := scoring.Figures{Tallies: tallies}
	scored.CapDeductions(j.Rules)
	card, err := scoring.ScoreFigures(j.Rules, "", unit, scored)
	if err != nil {
		return nil, err
	}
	indicators := j.indicators()
	all := make([]Figure, len(indicators))
	for i, ind := range indicators {
		line, _ := card.Line(ind.Code)
		_, entered := j.Entry(unit, ind.Code)
		hangsOnList := ind.Counts != scoring.Entered || !entered
		known := line.Assessed && !line.Uncounted && hangsOnList && about.gives(j.sourceOf(ind))
		all[i] = Figure{Tally: line.Tally, Points: line.Points, Known: known}
	}
	return all, nil
}

// gain is by how much the points of the second figures exceed those of the first, as far as both are known; whole says that of each
// indicator both are known, or neither.
func gain(from, to []Figure) (by scoring.Fraction, whole bool) {
	whole = true
	for i := range from {
		switch {
		case from[i].Known && to[i].Known:
			by = by.Add(to[i].Points.Sub(from[i].Points))
		case from[i].Known != to[i].Known:
			whole = false
		}
	}
	return by, whole
}

// sameFigures says whether nothing moves.
func sameFigures(a, b []Figure) bool {
	return slices.EqualFunc(a, b, func(x, y Figure) bool { return x.Known == y.Known && x.Tally == y.Tally && x.Points.Cmp(y.Points) == 0 })
}
