package rooms

import (
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// A dossier can be reported when a list of the month shows it, and only then.
func TestWhatListsShowCanBeReported(t *testing.T) {
	s, dossiers, sets := gapStore(t)
	const m, without = scoring.Month("2023-03"), scoring.Month("2023-02")
	scoreAt(t, s, sets[0], m, m.End(hanoi))
	for _, c := range []struct {
		says  string
		month scoring.Month
		at    time.Time
	}{
		{"a month that is over", m, noon},
		{"the running month", m, m.Start(hanoi).Add(20 * 24 * time.Hour)},
		{"the running month, before it has a card", without, without.Start(hanoi).Add(20 * 24 * time.Hour)},
		{"a month without cards", without, noon},
	} {
		listed := map[string]bool{}
		for unit := range 6 {
			for _, counts := range fed {
				for _, d := range gapOf(t, s, c.month, unitCode(unit), counts) {
					listed[d.Code] = true
				}
			}
			if c.month != scoring.MonthOf(c.at, hanoi) {
				continue
			}
			rows := pages(t, func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Overdue(t.Context(), unitCode(unit), c.at, offset, limit)
			})
			for _, d := range rows {
				listed[d.Code] = true
			}
		}
		if c.month == m && len(listed) < 100 || c.month == without && (len(listed) > 0) != (c.at != noon) {
			t.Fatalf("%s: %d dossiers are listed", c.says, len(listed))
		}
		for _, d := range dossiers {
			if got, err := s.Disputable(t.Context(), c.month, d.Code, c.at); err != nil || got != listed[d.Code] {
				t.Fatalf("%s: dossier %s can be reported: %v, %v; it is listed: %v", c.says, d.Code, got, err, listed[d.Code])
			}
		}
	}
	if got, err := s.Disputable(t.Context(), m, "none", noon); got || err != nil {
		t.Errorf("a dossier that is nowhere: %v, %v", got, err)
	}
	want := dossiers[7]
	if d, known, err := s.Dossier(t.Context(), want.Code, m.FirstDay()); err != nil || !known || d.Unit != want.Unit || d.Procedure != want.Procedure || d.Received.Unix() != want.Received {
		t.Errorf("dossier %s: %+v, %v, %v", want.Code, d, known, err)
	}
	if _, known, err := s.Dossier(t.Context(), "none", m.FirstDay()); known || err != nil {
		t.Errorf("a dossier that is nowhere is known: %v, %v", known, err)
	}
}

// What was accepted, taken off a unit's card, leaves the card that is scored when those dossiers are not there.
func TestWithoutAcceptedReportsTheCardIsThatOfTheOthers(t *testing.T) {
	s, dossiers, sets := gapStore(t)
	rules, m, unit := sets[0], scoring.Month("2023-03"), unitCode(3)
	scoreAt(t, s, rules, m, m.End(hanoi))
	w := dossier.NewWindow(scoring.Term(m), hanoi, m.End(hanoi), rules)
	late := gapOf(t, s, m, unit, scoring.ResolvedOnTime)
	if len(late) < 4 {
		t.Fatalf("only %d dossiers are late", len(late))
	}
	states := []scoring.DisputeState{scoring.DisputeAccepted, scoring.DisputeAccepted, scoring.DisputeRejected, scoring.DisputeOpen}
	for i, state := range states {
		d, filed, known, err := s.FileDispute(t.Context(), scoring.Dispute{Month: m, Dossier: late[i], Reason: scoring.WrongDue, By: reporter}, int64(i))
		if err == nil && state != scoring.DisputeOpen {
			_, _, err = s.DecideDispute(t.Context(), d.ID, state, firstAdmin)
		}
		if err != nil || !filed || !known {
			t.Fatalf("filed %v, known %v, %v", filed, known, err)
		}
	}
	others := dossier.NewTallies(w.Sources)
	for _, d := range dossiers {
		if d.Unit == unit && d.Code != late[0].Code && d.Code != late[1].Code {
			others.Add(w.Classify(d), 1)
		}
	}
	tallies := map[string]scoring.Tally{}
	for _, ind := range rules.Indicators {
		if tally, ok := others[ind.Counts]; ok {
			tallies[ind.Code] = tally
		}
	}
	want, err := scoring.Score(rules, m, unit, tallies)
	if err != nil {
		t.Fatal(err)
	}
	want.CutOff = m.End(hanoi)
	official := recordOf(t, s, m, unit)
	classes, err := s.AcceptedDisputes(t.Context(), m, unit)
	if err != nil {
		t.Fatal(err)
	}
	got, counted, err := dossier.CardWithout(rules, official.Scorecard, classes, func(ind scoring.Indicator) scoring.Counts { return ind.Counts })
	if err != nil || counted != 2 || wording(got) != wording(want) {
		t.Errorf("%d dossiers are left out, %v: got %s\nwant %s", counted, err, wording(got), wording(want))
	}
	if wording(got) == wording(official.Scorecard) || wording(recordOf(t, s, m, unit).Scorecard) != wording(official.Scorecard) {
		t.Error("the official card moved, or nothing did")
	}
	for _, other := range []struct {
		month scoring.Month
		unit  string
	}{{m, unitCode(2)}, {m.Next(), unit}} {
		if classes, err := s.AcceptedDisputes(t.Context(), other.month, other.unit); len(classes) > 0 || err != nil {
			t.Errorf("%+v has %d accepted reports, %v", other, len(classes), err)
		}
	}
	page, total, err := s.DisputesOfUnit(t.Context(), unit, 1, 2)
	if err != nil || total != 4 || len(page) != 2 || page[0].State != scoring.DisputeRejected || page[1].State != scoring.DisputeAccepted {
		t.Errorf("the second and third of %d reports are %+v, %v", total, page, err)
	}
	if len(page) == 2 && (page[0].Dossier.Code != late[2].Code || page[1].Dossier.Code != late[1].Code) {
		t.Errorf("they are about %s and %s", page[0].Dossier.Code, page[1].Dossier.Code)
	}
}
