package ledger

import (
	"context"
	"slices"

	"motcua/scoring"
)

// termEvidence reads what there is of a quarter or a year. It is reported of a unit as its months are: a month of it that is not leaves
// counts that are none of the term. While the term runs, the last months of which nobody has anything yet are not missed.
func (a *act) termEvidence(ctx context.Context, m *month) (*evidence, error) {
	e := &evidence{
		zone: a.Zone, running: a.Now().Before(m.term.End(a.Zone)), working: a.working(), thresholds: a.thresholds,
		absent: absentIn(a.register, m.Month), alone: m.rules.Alone, covering: map[string][]Listing{}, gaps: map[string]bool{},
	}
	t := termUnits(a.register, m)
	var err error
	if t.lists, err = a.tx.Listings(ctx, m.term); err != nil {
		return nil, err
	}
	for bearer, lists := range t.lists {
		if unit, ok := t.holder(bearer, m.Month); ok {
			e.covering[unit] = append(e.covering[unit], lists...)
		}
	}
	begun := slices.DeleteFunc(m.term.Months(), func(code scoring.Month) bool { return code > m.Month })
	e.months = t.reported(e, begun)
	t.findGaps(e)
	if e.corrections, err = a.tx.Corrections(ctx, m.term); err != nil {
		return nil, err
	}
	entered, err := a.tx.EnteredIn(ctx, m.term, m.rules.EnteredFor())
	if err != nil {
		return nil, err
	}
	t.entered = entered
	e.entered, e.waiting = t.carryOver(m.rules, e.running, begun)
	for unit := range e.gaps {
		if len(t.entered[m.term][unit]) == 0 {
			delete(e.entered, unit) // what some of its months have does not stand for the term
		}
		for _, ind := range m.rules.Indicators {
			if ind.Counts != scoring.Entered {
				note(e.waiting, unit, ind.Code, true)
			}
		}
	}
	e.reported = e.isReported()
	return e, nil
}

// unitsOfTerm are the units of a term: each with those whose dossiers it took over within it.
type unitsOfTerm struct {
	term    scoring.Term
	last    scoring.Month // of the term that has begun
	known   map[string]scoring.Unit
	members map[string][]scoring.Unit // by the unit to which their dossiers belong in the last month
	lists   map[string][]Listing      // by the unit whose code the dossiers bear
	entered map[scoring.Term]map[string]map[string]EnteredCount
}

func termUnits(register []scoring.Unit, m *month) *unitsOfTerm {
	t := &unitsOfTerm{term: m.term, last: m.Month, known: make(map[string]scoring.Unit, len(register)), members: map[string][]scoring.Unit{}}
	for _, u := range register {
		t.known[u.Code] = u
	}
	for _, u := range register {
		if holder, ok := t.holder(u.Code, m.Month); ok {
			t.members[holder] = append(t.members[holder], u)
		}
	}
	return t
}

// holder is the unit to which the dossiers of one belong in a month.
func (t *unitsOfTerm) holder(unit string, m scoring.Month) (string, bool) {
	u, ok := t.known[unit]
	if !ok {
		return "", false
	}
	return u.Holder(m.FirstDay(), func(code string) (scoring.Unit, bool) { u, ok := t.known[code]; return u, ok }).Code, true
}

// in are the units of a month that are in one of the term.
func (t *unitsOfTerm) in(unit string, m scoring.Month) (codes []string) {
	for _, u := range t.members[unit] {
		if u.ValidIn(m) {
			codes = append(codes, u.Code)
		}
	}
	return codes
}

// reported are the months that must be reported: while the term runs those up to the last one of which anybody has lists.
func (t *unitsOfTerm) reported(e *evidence, begun []scoring.Month) []scoring.Month {
	for e.running && len(begun) > 1 {
		last := begun[len(begun)-1]
		some := false
		for _, lists := range t.lists {
			some = some || slices.ContainsFunc(lists, func(l Listing) bool { return l.Period.Until.After(last.Start(e.zone)) })
		}
		if some {
			break
		}
		begun = begun[:len(begun)-1]
	}
	return begun
}

// findGaps notes the units of which a month of the term is not reported: their own, or one of a unit that they took over. The month that runs
// need not be, unless the term has no other.
func (t *unitsOfTerm) findGaps(e *evidence) {
	for i, m := range e.months {
		runs := e.running && m == t.last
		if runs && i > 0 {
			return
		}
		periods := map[string][]scoring.Period{}
		for bearer, lists := range t.lists {
			if holder, ok := t.holder(bearer, m); ok {
				for _, l := range lists {
					periods[holder] = append(periods[holder], l.Period)
				}
			}
		}
		workdays := e.workdaysOf(m)
		for unit := range e.covering {
			for _, member := range t.in(unit, m) {
				days := workdays.Covered(periods[member])
				if !(scoring.Evidence{Days: days}).Reported(runs, e.thresholds) {
					e.gaps[unit] = true
				}
			}
		}
	}
}

// carryOver are the counts of the term by unit and indicator: those that were entered for it, else what those of its months give. Waiting are
// the indicators of which months have counts that give none.
func (t *unitsOfTerm) carryOver(rules *scoring.RuleSet, running bool, months []scoring.Month) (entered map[string]map[string]EnteredCount, waiting map[string]map[string]bool) {
	entered, waiting = map[string]map[string]EnteredCount{}, map[string]map[string]bool{}
	codes := map[string]scoring.Over{}
	for _, ind := range rules.Indicators {
		codes[ind.Code] = ind.Over
		if ind.Less != "" {
			codes[ind.Less] = scoring.OverSum
		}
	}
	for code, over := range codes {
		last := t.counted(code, running, months)
		for unit := range t.members {
			t.carry(entered, waiting, unit, code, over, last)
		}
		t.carry(entered, waiting, "", code, over, last)
	}
	for _, ind := range rules.Indicators {
		for unit := range t.members {
			if ind.Common && waiting[""][ind.Code] {
				note(waiting, unit, ind.Code, true)
			}
		}
	}
	return entered, waiting
}

// note puts a value by unit and indicator.
func note[V any](all map[string]map[string]V, unit, code string, v V) {
	if all[unit] == nil {
		all[unit] = map[string]V{}
	}
	all[unit][code] = v
}

// counted are the months that must have a count of an indicator: while the term runs, those up to the last one in which anybody has it.
func (t *unitsOfTerm) counted(code string, running bool, months []scoring.Month) []scoring.Month {
	for running && len(months) > 0 {
		for _, counts := range t.entered[scoring.Term(months[len(months)-1])] {
			if _, ok := counts[code]; ok {
				return months
			}
		}
		months = months[:len(months)-1]
	}
	return months
}

// carry notes the count of a unit, "" for the authority.
func (t *unitsOfTerm) carry(entered map[string]map[string]EnteredCount, waiting map[string]map[string]bool, unit, code string, over scoring.Over, months []scoring.Month) {
	count, ok := t.entered[t.term][unit][code]
	some := ok
	if !ok {
		count, ok, some = t.ofMonths(unit, code, over, months)
	}
	switch {
	case ok:
		note(entered, unit, code, count)
	case some:
		note(waiting, unit, code, true)
	}
}

// ofMonths is what the counts of months give the term, if they do; some says that there are any.
func (t *unitsOfTerm) ofMonths(unit, code string, over scoring.Over, months []scoring.Month) (sum EnteredCount, ok, some bool) {
	missing := false
	for i, m := range months {
		units := []string{unit}
		if unit != "" {
			units = t.in(unit, m)
		}
		for _, member := range units {
			c, has := t.entered[scoring.Term(m)][member][code]
			switch isLast := i == len(months)-1; {
			case !has && (over == scoring.OverSum || isLast):
				missing = true
				continue
			case !has:
				continue
			case over == scoring.OverSum || isLast && over == scoring.OverLast:
				sum.add(c)
			case isLast && over == scoring.OverDenominator:
				c.Counted, c.Tally.Numerator = true, 0
				sum.add(c)
			}
			some = true
		}
	}
	return sum, some && !missing && over != scoring.OverNone, some
}

// add adds the counts of another month.
func (c *EnteredCount) add(o EnteredCount) {
	c.Assessed, c.Counted = c.Assessed || o.Assessed, c.Counted || o.Counted
	c.Tally.Numerator += o.Tally.Numerator
	c.Tally.Denominator += o.Tally.Denominator
	if o.Taken.After(c.Taken) {
		c.Taken = o.Taken
	}
}
