package outbox

import (
	"slices"
	"testing"
	"time"

	"motcua/scoring/people"
)

// Whoever is away is told when they are back, and those who are there of the next role are told instead, if nobody of the first is.
func TestNextWhoIsThereIsTold(t *testing.T) {
	at := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	off := people.DayOff{Since: at, Until: at.AddDate(0, 0, 1)}
	unit := func(away ...int64) (all []Recipient) {
		for _, r := range []Recipient{{Person: 1, Role: people.Officer}, {Person: 2, Role: people.Officer}, {Person: 7, Role: people.Chair}, {Person: 8, Role: people.Chair},
			{Person: 9, Role: people.Admin}} {
			if slices.Contains(away, r.Person) {
				r.Off = off
			}
			all = append(all, r)
		}
		return all
	}
	for says, c := range map[string]struct {
		to   Audience
		of   []Recipient
		when time.Time
		want []int64
	}{
		"all officers":                        {Officers, unit(), at, []int64{1, 2}},
		"one is away, the other is there":     {Officers, unit(1), at, []int64{1, 2}},
		"both are away":                       {Officers, unit(1, 2), at, []int64{1, 2, 7, 8}},
		"both and a chair are away":           {Officers, unit(1, 2, 8), at, []int64{1, 2, 7}},
		"both and the chairs are away":        {Officers, unit(1, 2, 7, 8), at, []int64{1, 2, 9}},
		"all are away":                        {Officers, unit(1, 2, 7, 8, 9), at, []int64{1, 2}},
		"they are back when it goes out":      {Officers, unit(1, 2), off.Until, []int64{1, 2}},
		"it goes out before they are away":    {Officers, unit(1, 2), at.Add(-time.Second), []int64{1, 2}},
		"chairs, who are there":               {Chairs, unit(), at, []int64{7, 8}},
		"chairs, who are away":                {Chairs, unit(7, 8), at, []int64{7, 8, 9}},
		"chairs, where all are away":          {Chairs, unit(7, 8, 9), at, []int64{7, 8}},
		"chairs, where there is none":         {Chairs, unit(7, 8)[:2], at, nil},
		"admins, who are away":                {Admins, unit(9), at, []int64{9}},
		"officers of a unit that has nobody":  {Officers, nil, at, nil},
		"who must be told of an end, however": {Warned, unit(1, 9), at, []int64{1, 2, 7, 8, 9}},
	} {
		if got := audience(Notice{To: c.to, NotBefore: c.when}, c.of); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", says, got, c.want)
		}
	}
}

// What waits for an officer who is away by now is told to the next who is there, once.
func TestWhatWaitsForWhoIsAwayIsPassedOn(t *testing.T) {
	at := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	fell := Change{Indicator: "TD", Since: at.Add(-time.Hour)}
	rows := []Row{{ID: 1, Person: 1, Unit: "u", Reason: Breach, Changes: []Change{fell}, NotBefore: at, State: Queued}}
	recipients := []Recipient{{Person: 1, Role: people.Officer}, {Person: 7, Role: people.Chair}}
	untold := []Notice{{Unit: "u", Reason: Breach, To: Unheard, Changes: []Change{fell}, NotBefore: at}}
	if _, add := Plan(rows, untold, recipients, at); len(add) != 0 {
		t.Errorf("while the officer is there: %+v", add)
	}
	recipients[0].Off = people.DayOff{Since: at, Until: at.AddDate(0, 0, 1)}
	update, add := Plan(rows, untold, recipients, at)
	if len(update) != 0 || len(add) != 1 || add[0].Person != 7 {
		t.Fatalf("while the officer is away: %+v and %+v", update, add)
	}
	add[0].ID = 2
	if update, add = Plan(append(rows, add...), untold, recipients, at); len(update)+len(add) != 0 {
		t.Errorf("again: %+v and %+v", update, add)
	}
}
