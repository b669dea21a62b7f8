package rooms

import (
	"errors"
	"slices"
	"testing"

	"motcua/scoring/people"
)

func TestLabelGoesWithTheRoleHoweverThatIsTaken(t *testing.T) {
	officer := func(n int) people.Grant { return people.Grant{Role: people.Officer, Unit: unitCode(n)} }
	for says, take := range map[string]func(s *Store) error{
		"moved": func(s *Store) error {
			return s.ChangeRoles(t.Context(), 1, people.Change{Drop: officer(0), Add: officer(1)}, 9)
		},
		"one of two taken": func(s *Store) error { return s.ChangeRoles(t.Context(), 1, people.Change{Drop: officer(2)}, 9) },
		"removed, and invited anew": func(s *Store) error {
			_, err := s.RemovePerson(t.Context(), 1, 9)
			register(t, s, 1, people.Grant{Role: people.Chair, Unit: unitCode(3)})
			return err
		},
	} {
		s := openStore(t)
		putUnits(t, s, 4)
		register(t, s, 1, officer(0))
		register(t, s, 1, officer(2))
		if err := s.SetLabel(t.Context(), 1, "Bàn 1", 9); err != nil {
			t.Fatal(err)
		}
		if err := s.ChangeRoles(t.Context(), 1, people.Change{Add: people.Grant{Role: people.Chair, Unit: unitCode(0)}}, 9); err != nil || labels(t, s)[0] != "Bàn 1" {
			t.Fatalf("with a role more: %v %q", err, labels(t, s))
		}
		if err := take(s); err != nil || labels(t, s)[0] != "" {
			t.Errorf("%s: %v, and the label is %q", says, err, labels(t, s))
		}
	}
}

func labels(t *testing.T, s *Store) (all []string) {
	t.Helper()
	d, err := s.Directory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d {
		all = append(all, p.Label)
	}
	return all
}

func TestLabelIsGivenOnceAndToOneOfAUnit(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	for person, unit := range []int{0, 0, 1} {
		register(t, s, int64(person+1), people.Grant{Role: people.Officer, Unit: unitCode(unit)})
	}
	for _, c := range []struct {
		says   string
		person int64
		label  string
		want   error
	}{
		{"the first", 1, "Bàn 1", nil},
		{"the first, again", 1, "Bàn 1", nil},
		{"the same for another of the unit", 2, "Bàn 1", people.ErrLabelTaken},
		{"the same in another unit", 3, "Bàn 1", nil},
		{"another for another", 2, "Bàn 2", nil},
		{"none, by the command line", 1, "", nil},
		{"what is free again", 2, "Bàn 1", nil},
		{"of somebody who holds nothing", 77, "Bàn 1", people.ErrNotHeld},
	} {
		by := int64(9)
		if c.label == "" {
			by = 0
		}
		if err := s.SetLabel(t.Context(), c.person, c.label, by); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.says, err, c.want)
		}
	}
	if got, want := labels(t, s), []string{"", "Bàn 1", "Bàn 1"}; !slices.Equal(got, want) {
		t.Errorf("they are called %q, want %q", got, want)
	}
	if got, want := actions(t, s), []string{"labelled 1", "labelled 3", "labelled 2", "unlabelled 1", "labelled 2"}; !slices.Equal(got, want) {
		t.Errorf("the audit log has %q, want %q", got, want)
	}
}
