package dossier_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

func unix(t *testing.T, s string) int64 {
	t.Helper()
	if s == "" {
		return 0
	}
	at, err := time.ParseInLocation("2006-01-02 15:04:05", s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at.Unix()
}

// The sources of decision 459, and those of the national set.
var (
	ofDecision459 = []scoring.Counts{scoring.ResolvedOnTime, scoring.ReceivedOnline, scoring.PaidOnline, scoring.ResolvedEResult, scoring.ReceivedDigitised}
	ofNational    = []scoring.Counts{
		scoring.Received, scoring.HandledOnTime, scoring.HandledEResult, scoring.HandledDigitised, scoring.HandledReused, scoring.HandledPersonalStore, scoring.HandledVerified,
		scoring.OnlineProcedures, scoring.FeeProcedures, scoring.PaidProcedures, scoring.VerifiedProcedures,
	}
)

// rulesOf is a set that counts these sources.
func rulesOf(dateOnly bool, sources ...scoring.Counts) *scoring.RuleSet {
	rules := &scoring.RuleSet{DateOnly: dateOnly}
	for _, source := range sources {
		rules.Indicators = append(rules.Indicators, scoring.Indicator{Code: string(source), Counts: source})
	}
	return rules
}

// What one dossier adds to a month's tallies of June 2024: timeliness, then what was received.
func TestDossierCountsInItsTallies(t *testing.T) {
	const in, due = "2024-06-10 08:00:00", "2024-06-14 08:00:00"
	for _, c := range []struct {
		says                    string
		status                  dossier.Status
		received, due, finished string
		cutOff                  string
		dateOnly                bool
		onTime, online          [2]int64
	}{
		{"resolved in time", 10, in, due, "2024-06-12 08:00:00", "", false, [2]int64{1, 1}, [2]int64{0, 1}},
		{"finished in the minute it was due", 9, in, due, "2024-06-14 08:00:59", "", false, [2]int64{1, 1}, [2]int64{0, 1}},
		{"finished a minute late", 9, in, due, "2024-06-14 08:01:00", "", false, [2]int64{0, 1}, [2]int64{0, 1}},
		{"finished later on the day it was due, where dates alone are compared", 9, in, due, "2024-06-14 16:00:00", "", true, [2]int64{1, 1}, [2]int64{0, 1}},
		{"finished the day after, where dates alone are compared", 9, in, due, "2024-06-15 00:00:00", "", true, [2]int64{0, 1}, [2]int64{0, 1}},
		{"resolved without a due date is on time", 10, in, "", "2024-06-29 08:00:00", "", false, [2]int64{1, 1}, [2]int64{0, 1}},
		{"open and not due yet at the end of the month", 4, in, "2024-07-01 00:00:00", "", "", false, [2]int64{0, 0}, [2]int64{0, 1}},
		{"open and due in the month's last second", 4, in, "2024-06-30 23:59:59", "", "", false, [2]int64{0, 1}, [2]int64{0, 1}},
		{"accepted counts as open", 2, in, due, "", "", false, [2]int64{0, 1}, [2]int64{0, 1}},
		{"open, due after the cut-off of data that reach the 12th", 4, in, due, "", "2024-06-12 17:00:00", false, [2]int64{0, 0}, [2]int64{0, 1}},
		{"waiting for papers: never overdue", 5, in, due, "", "", false, [2]int64{0, 0}, [2]int64{0, 1}},
		{"waiting for payment: never overdue", 6, in, due, "", "", false, [2]int64{0, 0}, [2]int64{0, 1}},
		{"suspended: never overdue", 8, in, due, "", "", false, [2]int64{0, 0}, [2]int64{0, 1}},
		{"registered counts nowhere", 1, in, due, "", "", false, [2]int64{0, 0}, [2]int64{0, 0}},
		{"not accepted counts nowhere", 3, in, due, "", "", false, [2]int64{0, 0}, [2]int64{0, 0}},
		{"withdrawn counts nowhere", 7, in, due, "", "", false, [2]int64{0, 0}, [2]int64{0, 0}},
		{"received in May, resolved in June", 10, "2024-05-31 23:59:59", due, "2024-06-12 08:00:00", "", false, [2]int64{1, 1}, [2]int64{0, 0}},
		{"received in May, open and overdue in June", 4, "2024-05-20 08:00:00", "2024-05-25 08:00:00", "", "", false, [2]int64{0, 1}, [2]int64{0, 0}},
		{"resolved in July, overdue at the end of June: June stays as it was", 10, in, due, "2024-07-01 00:00:00", "", false, [2]int64{0, 1}, [2]int64{0, 1}},
		{"resolved in July, and in time", 10, in, "2024-07-05 08:00:00", "2024-07-01 08:00:00", "", false, [2]int64{0, 0}, [2]int64{0, 1}},
		{"received in July", 4, "2024-07-01 00:00:00", "2024-07-05 08:00:00", "", "", false, [2]int64{0, 0}, [2]int64{0, 0}},
		{"resolved in May", 10, "2024-05-02 08:00:00", "2024-05-05 08:00:00", "2024-05-31 23:59:59", "", false, [2]int64{0, 0}, [2]int64{0, 0}},
	} {
		rules := rulesOf(c.dateOnly, ofDecision459...)
		cut := scoring.Month("2024-06").End(zone)
		if c.cutOff != "" {
			cut = time.Unix(unix(t, c.cutOff), 0)
		}
		w := dossier.NewWindow("2024-06", zone, cut, rules)
		tallies := dossier.NewTallies(rules.Sources())
		tallies.Add(w.Classify(dossier.Dossier{
			Status: c.status, Received: unix(t, c.received), Due: unix(t, c.due), Finished: unix(t, c.finished), Channel: dossier.Direct, EResult: dossier.No,
		}), 1)
		timely, filed := tallies[scoring.ResolvedOnTime], tallies[scoring.ReceivedOnline]
		if [2]int64{timely.Numerator, timely.Denominator} != c.onTime || [2]int64{filed.Numerator, filed.Denominator} != c.online {
			t.Errorf("%s: timeliness %v, received %v; want %v, %v", c.says, timely, filed, c.onTime, c.online)
		}
		resolved := tallies[scoring.ResolvedEResult].Denominator > 0
		if (tallies.Handled() > 0) != (resolved || filed.Denominator > 0) {
			t.Errorf("%s: active is %v", c.says, (tallies.Handled() > 0))
		}
	}
}

// Nothing that can be in a store makes counts that are impossible.
func TestTalliesStayPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		term := rapid.SampledFrom([]scoring.Term{"2024-06", "2024-Q2", "2024"}).Draw(t, "term")
		rules := rulesOf(rapid.Bool().Draw(t, "date only"), slices.Concat(ofDecision459, ofNational)...)
		w := dossier.NewWindow(term, zone, time.Unix(rapid.Int64Range(1717000000, 1720000000).Draw(t, "cut-off"), 0), rules)
		tallies := dossier.NewTallies(rules.Sources())
		for range rapid.IntRange(0, 20).Draw(t, "dossiers") {
			d := dossier.Dossier{
				Received: rapid.Int64Range(1714000000, 1723000000).Draw(t, "received"), Status: dossier.Status(rapid.IntRange(0, 10).Draw(t, "status")),
				Channel: dossier.Channel(rapid.IntRange(0, 3).Draw(t, "channel")), Fee: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "fee")), PaidOnline: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "paid")),
				Digitised: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "digitised")), EResult: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "e-result")),
			}
			if rapid.Bool().Draw(t, "has due") {
				d.Due = d.Received + rapid.Int64Range(0, 3000000).Draw(t, "due")
			}
			if d.Status.Ended() && rapid.Bool().Draw(t, "has finish") {
				d.Finished = d.Received + rapid.Int64Range(0, 3000000).Draw(t, "finished")
			}
			if !d.Status.Ended() && rapid.Bool().Draw(t, "is gone") {
				d.Gone = d.Received + rapid.Int64Range(0, 3000000).Draw(t, "gone")
			}
			d.Reused, d.FromStore, d.Verified = dossier.Answer(rapid.IntRange(0, 2).Draw(t, "reused")), dossier.Answer(rapid.IntRange(0, 2).Draw(t, "from store")), dossier.Answer(rapid.IntRange(0, 2).Draw(t, "verified"))
			d.DueUnknown = d.Due == 0 && rapid.Bool().Draw(t, "due unknown")
			d.Unaccepted = rapid.Bool().Draw(t, "unaccepted")
			d.DataTime = rapid.Int64Range(0, 1723000000).Draw(t, "data time")
			tallies.Add(w.Classify(d), rapid.Int64Range(1, 5).Draw(t, "times"))
		}
		for source, tally := range tallies {
			if tally.Numerator < 0 || tally.Numerator > tally.Denominator || tally.Unknown < 0 || source.OfProcedures() && tally.Denominator != 0 {
				t.Fatalf("%s: %v", source, tally)
			}
		}
		of := func(source scoring.Counts) int64 { return tallies[source].Denominator + tallies[source].Unknown }
		for _, source := range ofNational[2:7] {
			if of(source) != of(scoring.HandledOnTime) {
				t.Fatalf("%s is about %d dossiers, timeliness about %d", source, of(source), of(scoring.HandledOnTime))
			}
		}
	})
}

// What one dossier adds to the counts of June 2024 as the national portal has them: timeliness, e-results, components.
func TestDossierCountsAmongHandled(t *testing.T) {
	const in, due, june = "2024-06-10 08:00:00", "2024-06-14 08:00:00", "2024-06-12 08:00:00"
	const may, mayDue = "2024-05-20 08:00:00", "2024-05-25 08:00:00"
	achieved, missed, unknown, outside := scoring.Tally{Numerator: 1, Denominator: 1}, scoring.Tally{Denominator: 1}, scoring.Tally{Unknown: 1}, scoring.Tally{}
	for _, c := range []struct {
		says                    string
		status                  dossier.Status
		received, due, finished string
		change                  func(*dossier.Dossier)
		onTime, eResult         scoring.Tally
	}{
		{"resolved in time", 10, in, due, june, nil, achieved, achieved},
		{"resolved in the minute it was due", 9, in, due, "2024-06-14 08:00:59", nil, achieved, achieved},
		{"resolved late", 9, in, due, "2024-06-14 08:01:00", nil, missed, achieved},
		{"resolved, nobody says when", 10, in, due, "", nil, unknown, achieved},
		{"resolved, whether it was due is not known", 10, in, "", june, func(d *dossier.Dossier) { d.DueUnknown = true }, unknown, achieved},
		{"resolved without a due date", 10, in, "", june, nil, achieved, achieved},
		{"open and not due yet at the end", 4, in, "2024-07-01 00:00:00", "", nil, achieved, achieved},
		{"open and past due", 2, in, due, "", nil, missed, achieved},
		{"open without a due date", 4, in, "", "", nil, achieved, achieved},
		{"open, whether it is due is not known", 4, in, "", "", func(d *dossier.Dossier) { d.DueUnknown = true }, unknown, achieved},
		{"waiting for papers, past its due date", 5, in, due, "", nil, achieved, achieved},
		{"waiting for payment, carried over", 6, may, mayDue, "", nil, achieved, achieved},
		{"stopped in time", 8, in, due, june, nil, achieved, achieved},
		{"stopped late", 8, in, due, "2024-06-20 08:00:00", nil, missed, achieved},
		{"stopped, nobody says when", 8, in, due, "", nil, unknown, achieved},
		{"withdrawn in time", 7, in, due, june, nil, achieved, achieved},
		{"withdrawn before it was accepted", 7, in, due, june, func(d *dossier.Dossier) { d.Unaccepted = true }, outside, outside},
		{"refused late", 3, in, due, "2024-06-20 08:00:00", nil, missed, achieved},
		{"refused without having been accepted", 3, in, due, "", func(d *dossier.Dossier) { d.Unaccepted = true }, outside, outside},
		{"registered only", 1, in, due, "", nil, outside, outside},
		{"a status that nobody understands", 0, in, due, "", nil, outside, outside},
		{"carried over and resolved in time", 10, may, "2024-06-05 08:00:00", "2024-06-04 08:00:00", nil, achieved, achieved},
		{"carried over and resolved late", 10, may, mayDue, june, nil, missed, achieved},
		{"carried over and resolved in the first second", 10, may, "2024-06-05 08:00:00", "2024-06-01 00:00:00", nil, achieved, achieved},
		{"resolved in the last second before", 10, may, mayDue, "2024-05-31 23:59:59", nil, outside, outside},
		{"withdrawn before the month", 7, may, mayDue, "2024-05-22 08:00:00", nil, outside, outside},
		{"carried over, open within time", 4, may, "2024-07-22 08:00:00", "", nil, achieved, achieved},
		{"carried over, open past due", 4, may, mayDue, "", nil, missed, achieved},
		{"carried over, ended, nobody says when", 9, may, mayDue, "", nil, unknown, unknown},
		{"the same, by data that ended before the month", 9, may, mayDue, "", func(d *dossier.Dossier) { d.DataTime = unix(t, "2024-05-31 17:00:00") }, outside, outside},
		{"the same, by data that reach into the month", 7, may, mayDue, "", func(d *dossier.Dossier) { d.DataTime = unix(t, "2024-06-01 00:00:00") }, unknown, unknown},
		{"resolved in July in time: open within time then", 10, in, "2024-07-05 08:00:00", "2024-07-01 08:00:00", nil, achieved, achieved},
		{"resolved in July, late already at the end of June", 10, in, due, "2024-07-01 00:00:00", nil, missed, achieved},
		{"carried over, withdrawn in July, not due by the end of June", 7, may, "2024-07-05 08:00:00", "2024-07-20 08:00:00", nil, achieved, achieved},
		{"received in July", 4, "2024-07-01 00:00:00", "2024-07-05 08:00:00", "", nil, outside, outside},
		{"open, gone from data of July: open at the end of June", 4, in, due, "", func(d *dossier.Dossier) { d.Gone = unix(t, "2024-07-10 08:00:00") }, missed, achieved},
		{"open, gone from data of June", 4, in, due, "", func(d *dossier.Dossier) { d.Gone = unix(t, "2024-06-20 08:00:00") }, unknown, achieved},
		{"carried over, gone from data of June", 4, may, mayDue, "", func(d *dossier.Dossier) { d.Gone = unix(t, "2024-06-20 08:00:00") }, unknown, unknown},
		{"gone from data before June", 4, may, mayDue, "", func(d *dossier.Dossier) { d.Gone = unix(t, "2024-05-31 17:00:00") }, outside, outside},
	} {
		rules := rulesOf(false, slices.Concat(ofDecision459, ofNational)...)
		d := dossier.Dossier{
			Status: c.status, Received: unix(t, c.received), Due: unix(t, c.due), Finished: unix(t, c.finished), EResult: dossier.Yes, Digitised: dossier.No, Reused: dossier.Yes,
		}
		if c.change != nil {
			c.change(&d)
		}
		tallies := dossier.NewTallies(rules.Sources())
		tallies.Add(dossier.NewWindow("2024-06", zone, scoring.Month("2024-06").End(zone), rules).Classify(d), 1)
		if tallies[scoring.HandledOnTime] != c.onTime || tallies[scoring.HandledEResult] != c.eResult || tallies[scoring.HandledReused] != c.eResult {
			t.Errorf("%s: timeliness %v, e-result %v; want %v, %v", c.says, tallies[scoring.HandledOnTime], tallies[scoring.HandledEResult], c.onTime, c.eResult)
		}
		digitised := tallies[scoring.HandledDigitised]
		if digitised.Numerator != 0 || digitised.Denominator != c.eResult.Denominator || digitised.Unknown != c.eResult.Unknown {
			t.Errorf("%s: with components that are not digitised: %v", c.says, digitised)
		}
		verified := tallies[scoring.HandledVerified]
		if verified.Denominator != 0 || verified.Unknown != c.eResult.Denominator+c.eResult.Unknown {
			t.Errorf("%s: of an account that is not known: %v", c.says, verified)
		}
	}
}

// A dossier that stays late counts in each month that it is open in, and once in the quarter and in the year.
func TestDossierCountsInEachTermOfItsOwn(t *testing.T) {
	d := dossier.Dossier{
		Status: dossier.ResultReturned, Received: unix(t, "2024-04-10 08:00:00"), Due: unix(t, "2024-04-20 08:00:00"), Finished: unix(t, "2024-08-05 08:00:00"),
	}
	rules := rulesOf(false, scoring.HandledOnTime, scoring.Received)
	for _, c := range []struct {
		term             scoring.Term
		handled, entered int64
	}{
		{"2024-03", 0, 0}, {"2024-04", 1, 1}, {"2024-05", 1, 0}, {"2024-06", 1, 0}, {"2024-07", 1, 0}, {"2024-08", 1, 0}, {"2024-09", 0, 0},
		{"2024-Q1", 0, 0}, {"2024-Q2", 1, 1}, {"2024-Q3", 1, 0}, {"2024-Q4", 0, 0}, {"2024", 1, 1}, {"2023", 0, 0}, {"2025", 0, 0},
	} {
		tallies := dossier.NewTallies(rules.Sources())
		tallies.Add(dossier.NewWindow(c.term, zone, c.term.End(zone), rules).Classify(d), 1)
		if got := tallies[scoring.HandledOnTime]; got.Denominator != c.handled || got.Numerator != 0 || tallies[scoring.Received].Denominator != c.entered {
			t.Errorf("%s: handled %v, received %v", c.term, got, tallies[scoring.Received])
		}
	}
}

// Whose dossiers are whose is said by the month in which a term is looked at.
func TestWindowBelongsToTheMonthOfItsCutOff(t *testing.T) {
	rules := rulesOf(false, scoring.HandledOnTime)
	for _, c := range []struct {
		term        scoring.Term
		cutOff, day string
	}{
		{"2025-06", "2025-07-01 00:00:00", "2025-06-01"},
		{"2025-06", "2025-05-20 00:00:00", "2025-06-01"},
		{"2025-Q2", "2025-07-01 00:00:00", "2025-06-01"},
		{"2025", "2026-01-01 00:00:00", "2025-12-01"},
		{"2025", "2025-07-10 08:00:00", "2025-07-01"},
		{"2025", "2025-07-01 00:00:00", "2025-06-01"},
	} {
		if w := dossier.NewWindow(c.term, zone, time.Unix(unix(t, c.cutOff), 0), rules); w.Day != c.day {
			t.Errorf("%s looked at at %s: %s, want %s", c.term, c.cutOff, w.Day, c.day)
		}
	}
}
