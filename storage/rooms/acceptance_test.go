package rooms

import (
	"strings"
	"testing"
	"time"

	"motcua/scoring/export/dossier"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// A dossier of which newer data say nothing any more is told to be outdated; others wait by the newest data.
func TestWhatWaitsIsToldByTheNewestData(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	waiting := func(code string, unit int, channel dossier.Channel) dossier.Dossier {
		return dossier.Dossier{Code: code, Unit: unitCode(unit), Received: noon.Add(-48 * time.Hour).Unix(), Submitted: noon.Add(-47 * time.Hour).Unix(),
			Status: dossier.Registered, Channel: channel, Unaccepted: true}
	}
	merge(t, s, noon.Add(-time.Hour), true, waiting("a", 0, dossier.Online), waiting("b", 1, dossier.Online), waiting("c", 0, dossier.Direct))
	refused := waiting("a", 0, dossier.Online)
	refused.Status = dossier.NotAccepted
	for _, c := range []struct {
		says string
		unit string
		want string
	}{{"all", "", "a b "}, {"a unit's", unitCode(1), "b "}} {
		all, err := s.WaitingForAcceptance(t.Context(), c.unit)
		var got strings.Builder
		for _, w := range all {
			got.WriteString(w.Code + " ")
			if w.Outdated || w.Submitted.IsZero() {
				t.Errorf("%s: %+v", c.says, w)
			}
		}
		if err != nil || got.String() != c.want {
			t.Errorf("%s: %q wait, want %q, %v", c.says, got.String(), c.want, err)
		}
	}
	merge(t, s, noon, true, refused, dossier.Dossier{Code: "d", Unit: unitCode(1), Received: noon.Add(-time.Hour).Unix(), Status: dossier.Accepted, Channel: dossier.Online})
	all, err := s.WaitingForAcceptance(t.Context(), "")
	if err != nil || len(all) != 1 || all[0].Code != "b" || !all[0].Outdated {
		t.Errorf("after newer data: %+v, %v", all, err)
	}
}

// What is counted is what the desk accepted in the month: online, and neither waiting, refused nor withdrawn before that.
func TestOnlineDossiersAcceptedInAMonthAreCounted(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	number := 0
	in := func(received string, status dossier.Status, change func(*dossier.Dossier)) dossier.Dossier {
		number++
		at := at(received)
		d := dossier.Dossier{Code: string(rune('a' + number)), Unit: unitCode(0), Received: at.Unix(), Submitted: at.Add(-time.Hour).Unix(), Status: status, Channel: dossier.Online}
		if change != nil {
			change(&d)
		}
		return d
	}
	merge(t, s, at("2023-04-01 00:00"), true,
		in("2023-03-01 00:00", dossier.Accepted, nil), in("2023-03-31 23:59", dossier.ResultReturned, nil), in("2023-03-05 08:00", dossier.Withdrawn, nil),
		in("2023-03-05 08:00", dossier.Accepted, func(d *dossier.Dossier) { d.Submitted = 0 }),
		in("2023-03-05 08:00", dossier.Accepted, func(d *dossier.Dossier) { d.Unit = unitCode(1) }),
		in("2023-02-28 23:59", dossier.Accepted, nil), in("2023-04-01 00:00", dossier.Accepted, nil),
		in("2023-03-05 08:00", dossier.Registered, nil),
		in("2023-03-05 08:00", dossier.NotAccepted, func(d *dossier.Dossier) { d.Unaccepted = true }),
		in("2023-03-05 08:00", dossier.Accepted, func(d *dossier.Dossier) { d.Channel = dossier.Direct }),
		in("2023-03-05 08:00", dossier.Accepted, func(d *dossier.Dossier) { d.Channel = 0 }))
	for unit, want := range map[string][3]int{"": {4, 1, 4}, unitCode(0): {4, 0, 3}, unitCode(1): {0, 1, 1}} {
		online, all, err := s.AcceptedIn(t.Context(), unit, "2023-03")
		if got := [3]int{online[unitCode(0)], online[unitCode(1)], len(all)}; err != nil || got != want {
			t.Errorf("of %q: %v, want %v, %v", unit, got, want, err)
		}
	}
}

// Whoever only has dossiers to accept hears of them in the morning, as of those that are due.
func TestMorningIsQueuedForWhatWaitsForAcceptance(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	for i := range int64(3) {
		register(t, s, 31+i, people.Grant{Role: people.Officer, Unit: unitCode(int(i))})
	}
	registered := func(unit int, channel dossier.Channel) dossier.Dossier {
		return dossier.Dossier{Code: unitCode(unit) + "-1", Unit: unitCode(unit), Received: noon.Add(-48 * time.Hour).Unix(),
			Submitted: noon.Add(-47 * time.Hour).Unix(), Status: dossier.Registered, Channel: channel, Unaccepted: true}
	}
	merge(t, s, noon.Add(-time.Hour), true, registered(0, dossier.Online), registered(1, dossier.Direct))
	if err := s.QueueMornings(t.Context(), noon, noon.Add(time.Hour), noon.Add(12*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if rows := ready(t, s, noon, 100); len(rows) != 1 || rows[0].Unit != unitCode(0) || rows[0].Reason != outbox.DueToday {
		t.Errorf("queued: %+v", rows)
	}
}
