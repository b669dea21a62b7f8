package ledger_test

import (
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// termReported says whether a quarter or a year is reported of a unit: each of its months is that has ended, and the one that runs has begun
// where it is the only one. Months at its end that no unit's files reach are not missed while it runs.
func (l *model) termReported(term scoring.Term, zone *time.Location, now time.Time, unit string) bool {
	months := term.Months()
	reached := func(m scoring.Month) bool {
		for _, at := range l.reach {
			if at.After(m.Start(zone)) {
				return true
			}
		}
		return false
	}
	current := scoring.MonthOf(now, zone)
	last, _ := term.Begun(current)
	for now.Before(term.End(zone)) && last > months[0] && !reached(last) {
		last = last.Prev()
	}
	for i, m := range months {
		if m > last || m == current && i > 0 {
			break
		}
		if m < "2026-08" || !l.reported(m, zone, now, unit) {
			return false
		}
	}
	return true
}

// compareTerms holds the cards of every quarter and year against the dossiers of its own window.
func (l *model) compareTerms(t *testing.T, d *desk, seed uint64) {
	t.Helper()
	rules, _ := d.Rules.For("2026-11")
	for _, term := range []scoring.Term{"2026-Q3", "2026-Q4", "2026", "2027-Q1", "2027"} {
		if _, begun := term.Begun(scoring.MonthOf(d.now, d.Zone)); !begun {
			continue
		}
		for unit := range communes {
			records, err := d.store.TermRecordsOfUnit(t.Context(), term, unit)
			if err != nil {
				t.Fatal(err)
			}
			cut := d.now
			if len(records) > 0 {
				cut = records[0].CutOff
			}
			if seed%2 == 1 {
				cut = term.CutOff(d.Zone, d.now, time.Time{})
			}
			want := l.tallies(dossier.NewWindow(term, d.Zone, cut, rules), unit)
			reported := l.termReported(term, d.Zone, d.now, unit)
			if known := len(records) > 0; known != (reported && want.Handled() > 0) {
				t.Fatalf("seed %d at %v: %s has a card in %s: %v; %d dossiers, reported %v", seed, d.now, unit, term, known, want.Handled(), reported)
			}
			for _, record := range records {
				l.terms++
				for _, ind := range rules.Indicators {
					if line, _ := record.Line(ind.Code); ind.Counts != scoring.Entered && line.Tally != want[ind.Counts] {
						t.Fatalf("seed %d at %v: %s of %s in %s is %v at %v, want %v", seed, d.now, ind.Code, unit, term, line.Tally, cut, want[ind.Counts])
					}
					d.compareTermGap(t, seed, record.Scorecard, ind)
				}
			}
		}
	}
}

// compareTermGap holds what is missing in a tally of a term against the dossiers that are listed behind it.
func (d *desk) compareTermGap(t *testing.T, seed uint64, card scoring.Scorecard, ind scoring.Indicator) {
	t.Helper()
	line, assessed := card.Assessed(ind.Code)
	if !assessed || ind.Counts == scoring.Entered || ind.Counts.OfProcedures() {
		return
	}
	rows, total, err := d.store.TermGap(t.Context(), card, ind.Counts, 0, 1000)
	if missing := line.Tally.Denominator - line.Tally.Numerator; err != nil || int64(total) != missing || len(rows) != total {
		t.Fatalf("seed %d at %v: behind %s of %s in %s there are %d dossiers of %d, %v; the card has %v", seed, d.now, ind.Code, card.Unit, card.Span(), len(rows), total, err, line.Tally)
	}
}
