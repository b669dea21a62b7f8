package ledger

import (
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
)

// evidence is what there is of a month, from which the states of its cards follow.
type evidence struct {
	months      []scoring.Month // the month, or those of the term that are to be reported
	zone        *time.Location
	running     bool
	ahead       bool // it has not begun
	working     func(time.Time) bool
	workdays    map[scoring.Month]scoring.Workdays // as far as they were asked for
	thresholds  scoring.Thresholds
	covering    map[string][]Listing               // by unit
	entered     map[string]map[string]EnteredCount // by unit, then indicator
	corrections map[string]scoring.Correction      // by unit
	alone       bool                               // the rules score a unit from entered counts alone
	absent      map[string]bool                    // units that do not exist in the month
	gaps        map[string]bool                    // units of which a month of the term is not reported
	waiting     map[string]map[string]bool         // by unit: indicators of which there are counts in months, and none of the term
	published   []table.AppendixRow                // of the appendix as it was published
	reported    bool                               // by anybody
}

// isReported says whether lists report the month of any unit.
func (e *evidence) isReported() bool {
	for unit := range e.covering {
		if e.covers(unit) {
			return true
		}
	}
	return false
}

// coveredDays are the working days of the month or term that lists cover of the unit: of any kind, of dossiers received, and of dossiers resolved.
func (e *evidence) coveredDays(unit string) (any, received, resolved int) {
	var all, in, out []scoring.Period
	for _, l := range e.covering[unit] {
		all = append(all, l.Period)
		if l.Received {
			in = append(in, l.Period)
		}
		if l.Resolved {
			out = append(out, l.Period)
		}
	}
	covered := func(periods []scoring.Period) (days int) {
		for _, m := range e.months {
			n := e.workdaysOf(m).Covered(periods)
			if days += n; n == 0 {
				break
			}
		}
		return days
	}
	if e.gaps[unit] {
		return 0, 0, 0
	}
	if len(in) == len(all) && len(out) == len(all) {
		n := covered(all)
		return n, n, n
	}
	return covered(all), covered(in), covered(out)
}

// workdaysOf are the working days of a month.
func (e *evidence) workdaysOf(m scoring.Month) scoring.Workdays {
	if _, known := e.workdays[m]; !known {
		if e.workdays == nil {
			e.workdays = map[scoring.Month]scoring.Workdays{}
		}
		e.workdays[m] = scoring.WorkdaysOf(m, e.zone, e.working)
	}
	return e.workdays[m]
}

// covers says whether lists report the unit's month.
func (e *evidence) covers(unit string) bool {
	days, _, _ := e.coveredDays(unit)
	return scoring.Evidence{Days: days}.Reported(e.running, e.thresholds)
}

// ofUnit is the evidence of a unit's month by its tallies. A list of dossiers received gives no counts of dossiers resolved, nor the other
// way round. The one kind of list may reach a little less far than the other.
func (e *evidence) ofUnit(rules *scoring.RuleSet, unit string, dossiers int64, tally func(scoring.Indicator) scoring.Tally) scoring.Evidence {
	days, received, resolved := e.coveredDays(unit)
	found := scoring.Evidence{Days: days, Dossiers: dossiers, Entered: e.alone && len(e.entered[unit]) > 0, Known: map[string]bool{}, Empty: map[string]bool{}}
	if !found.Reported(e.running, e.thresholds) {
		found.Dossiers, dossiers = 0, 0 // what there is was not reported
	}
	for _, ind := range rules.Indicators {
		reach := received
		switch {
		case ind.Counts == scoring.ResolvedOnTime || ind.Counts == scoring.ResolvedEResult:
			reach = resolved
		case ind.Counts.OfHandled(): // what was carried over is known when it ends
			reach = min(received, resolved)
		}
		if ind.Counts == scoring.Entered {
			_, entered := e.entry(unit, ind)
			// What is shared stands before it.
			found.Known[ind.Code] = entered || ind.Formula == scoring.Constant || ind.Shares != "" && found.Known[ind.Shares]
			continue
		}
		t := tally(ind)
		given := dossiers > 0 && reach > 0 && days-reach <= e.thresholds.OldDays
		if ind.Counts.OfProcedures() {
			_, entered := e.entry(unit, ind)
			given = given && entered
		}
		found.Known[ind.Code] = given && (t.Denominator > 0 || t.Unknown == 0)
		found.Empty[ind.Code] = given && t == scoring.Tally{}
	}
	return found
}

// hasCard says whether a unit has a card of the month. It must exist in the month; and lists must report the month and have dossiers of it.
// Counts that were entered for the unit do as well, if lists of others report the month or the rules need no lists.
func (e *evidence) hasCard(unit string, dossiers int64) bool {
	return !e.absent[unit] && (dossiers > 0 && e.covers(unit) || (e.reported || e.alone) && len(e.entered[unit]) > 0)
}
