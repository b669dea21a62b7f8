package dossier_test

import (
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
		rules := &scoring.RuleSet{DateOnly: c.dateOnly}
		cut := scoring.Month("2024-06").End(zone)
		if c.cutOff != "" {
			cut = time.Unix(unix(t, c.cutOff), 0)
		}
		w := dossier.NewWindow("2024-06", zone, cut, rules)
		tallies := dossier.NewTallies()
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
		w := dossier.NewWindow("2024-06", zone, time.Unix(rapid.Int64Range(1717000000, 1720000000).Draw(t, "cut-off"), 0), &scoring.RuleSet{DateOnly: rapid.Bool().Draw(t, "date only")})
		tallies := dossier.NewTallies()
		for range rapid.IntRange(0, 20).Draw(t, "dossiers") {
			d := dossier.Dossier{
				Received: rapid.Int64Range(1714000000, 1723000000).Draw(t, "received"), Status: dossier.Status(rapid.IntRange(0, 10).Draw(t, "status")),
				Channel: dossier.Channel(rapid.IntRange(0, 3).Draw(t, "channel")), Fee: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "fee")), PaidOnline: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "paid")),
				Digitised: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "digitised")), EResult: dossier.Answer(rapid.IntRange(0, 2).Draw(t, "e-result")),
			}
			if rapid.Bool().Draw(t, "has due") {
				d.Due = d.Received + rapid.Int64Range(0, 3000000).Draw(t, "due")
			}
			if d.Status.Resolved() {
				d.Finished = d.Received + rapid.Int64Range(0, 3000000).Draw(t, "finished")
			}
			tallies.Add(w.Classify(d), rapid.Int64Range(1, 5).Draw(t, "times"))
		}
		for source, tally := range tallies {
			if tally.Numerator < 0 || tally.Numerator > tally.Denominator {
				t.Fatalf("%s: %v", source, tally)
			}
		}
	})
}
