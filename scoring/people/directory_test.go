package people_test

import (
	"slices"
	"testing"
	"time"

	"motcua/scoring/people"
)

func TestDirectoryTellsWhoServesAndWhoIsMissing(t *testing.T) {
	at := time.Date(2024, 7, 1, 8, 0, 0, 0, time.UTC)
	officer := func(unit string) people.Grant { return people.Grant{Role: people.Officer, Unit: unit} }
	chair := func(unit string) people.Grant { return people.Grant{Role: people.Chair, Unit: unit} }
	admin := people.Grant{Role: people.Admin}
	d := people.Directory{
		{Number: 1, Person: people.Person{Grants: []people.Grant{admin}}},
		{Number: 2, Person: people.Person{Grants: []people.Grant{officer("a"), chair("a")}}},
		{Number: 4, Person: people.Person{Grants: []people.Grant{officer("b"), admin}}, Gone: at},
		{Number: 7, Person: people.Person{Grants: []people.Grant{officer("a")}}, Gone: at},
	}
	numbers := func(some people.Directory) (all []int) {
		for _, r := range some {
			all = append(all, r.Number)
		}
		return all
	}
	for says, c := range map[string]struct{ got, want []int }{
		"of a unit, once each, however many roles":      {numbers(d.Serving("a")), []int{2, 7}},
		"of a unit, an admin among them":                {numbers(d.Serving("b")), []int{4}},
		"of the authority's office":                     {numbers(d.Serving("")), []int{1, 4}},
		"of a unit that nobody serves":                  {numbers(d.Serving("c")), nil},
		"out of reach":                                  {numbers(d.Unreachable()), []int{4, 7}},
		"out of reach where everybody is":               {numbers(d[:2].Unreachable()), nil},
		"the directory is as it was after it was asked": {numbers(d), []int{1, 2, 4, 7}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", says, c.got, c.want)
		}
	}
	for unit, want := range map[string][]people.Role{"a": nil, "b": {people.Chair}, "c": {people.Officer, people.Chair}} {
		if got := d.Missing(unit); !slices.Equal(got, want) {
			t.Errorf("unit %s lacks %v, want %v", unit, got, want)
		}
	}
	if r, ok := d.ByNumber(4); !ok || !r.HasGrant(officer("b")) || r.HasGrant(officer("a")) {
		t.Errorf("number 4 is %+v (%v)", r, ok)
	}
	if _, ok := d.ByNumber(3); ok {
		t.Error("there is no number 3")
	}
}
