package rooms

import (
	"slices"
	"testing"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// toldOfRoles are who is to be told of their roles, with what they held before.
func toldOfRoles(t *testing.T, s *Store) (told []string) {
	t.Helper()
	rows, err := s.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Reason == outbox.Roles && r.Unit == "" && r.NotBefore.Equal(noon) {
			told = append(told, known[r.Person]+": "+r.Facts.Held)
		}
	}
	slices.Sort(told)
	return told
}

// known are the names of the people below.
var known = map[int64]string{11: "admin", 12: "officer", 13: "chair", 14: "both"}

// Whoever another one gives a role, takes one from, moves, removes or hands over is told so, once, with what they held first.
func TestWhoseRolesAreChangedIsTold(t *testing.T) {
	one, two := unitCode(1), unitCode(2)
	officer := people.Grant{Role: people.Officer, Unit: one}
	for _, c := range []struct {
		says string
		do   func(s *Store) error
		want []string
	}{
		{"a role more", func(s *Store) error {
			return s.ChangeRoles(t.Context(), 12, people.Change{Add: people.Grant{Role: people.Admin}}, 11)
		}, []string{"officer: officer@" + one}},
		{"a role taken", func(s *Store) error { return s.ChangeRoles(t.Context(), 14, people.Change{Drop: officer}, 11) }, []string{"both: admin@ officer@" + one}},
		{"moved, on the command line", func(s *Store) error {
			return s.ChangeRoles(t.Context(), 12, people.Change{Drop: officer, Add: people.Grant{Role: people.Officer, Unit: two}}, 0)
		}, []string{"officer: officer@" + one}},
		{"removed", func(s *Store) error { _, err := s.RemovePerson(t.Context(), 13, 11); return err }, []string{"chair: chair@" + one}},
		{"handed over by one of them", func(s *Store) error { _, err := s.HandOver(t.Context(), one, two, 14); return err }, []string{"chair: chair@" + one, "officer: officer@" + one}},
		{"what they did to themselves", func(s *Store) error { return s.ChangeRoles(t.Context(), 14, people.Change{Drop: officer}, 14) }, nil},
		{"what is so already", func(s *Store) error { return s.ChangeRoles(t.Context(), 12, people.Change{Add: officer}, 11) }, nil},
	} {
		s := openStore(t)
		putUnits(t, s, 4)
		if _, err := s.Writer().Exec(`UPDATE units SET successor = ? WHERE code = ?`, two, one); err != nil {
			t.Fatal(err)
		}
		register(t, s, 11, people.Grant{Role: people.Admin})
		register(t, s, 12, officer)
		register(t, s, 13, people.Grant{Role: people.Chair, Unit: one})
		register(t, s, 14, officer)
		register(t, s, 14, people.Grant{Role: people.Admin})
		for range 2 { // handled again
			if err := c.do(s); err != nil {
				t.Errorf("%s: %v", c.says, err)
			}
			if got := toldOfRoles(t, s); !slices.Equal(got, c.want) {
				t.Errorf("%s: told %q, want %q", c.says, got, c.want)
			}
		}
	}
}

// While one notice waits, a further change needs none: what is held is looked up as it goes out. After it went out it does.
func TestWhoseRolesAreChangedTwiceIsToldWhatIsSoThen(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 4)
	officer := func(unit int) people.Grant { return people.Grant{Role: people.Officer, Unit: unitCode(unit)} }
	register(t, s, 12, officer(1))
	move := func(from, to int) {
		t.Helper()
		if err := s.ChangeRoles(t.Context(), 12, people.Change{Drop: officer(from), Add: officer(to)}, 0); err != nil {
			t.Fatal(err)
		}
	}
	move(1, 2)
	move(2, 3)
	if got, want := toldOfRoles(t, s), []string{"officer: officer@" + unitCode(1)}; !slices.Equal(got, want) {
		t.Fatalf("told %q, want %q", got, want)
	}
	rows, err := s.Ready(t.Context(), noon, nil, 10)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d rows are ready, %v", len(rows), err)
	}
	if err := s.Finish(t.Context(), []outbox.Row{rows[0]}, outbox.Accepted, 7, "", noon); err != nil {
		t.Fatal(err)
	}
	move(3, 1)
	if got, want := toldOfRoles(t, s), []string{"officer: officer@" + unitCode(3)}; !slices.Equal(got, want) {
		t.Errorf("then told %q, want %q", got, want)
	}
	if err := s.Gone(t.Context(), 12, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	move(1, 2)
	if got := toldOfRoles(t, s); len(got) > 0 {
		t.Errorf("who is out of reach is told %q", got)
	}
}

// What another process did with somebody's roles is known when the notice of it is ready, whatever was read of them just before.
func TestWhomAnotherProcessRemovesIsRemovedWhenToldSo(t *testing.T) {
	opt := options(t, copyOfEmpty(t))
	serving, beside := reopen(t, opt), reopen(t, opt)
	putUnits(t, serving, 2)
	register(t, serving, 12, people.Grant{Role: people.Officer, Unit: unitCode(1)})
	if p, err := serving.Person(t.Context(), 12); err != nil || !p.Known() {
		t.Fatalf("%v, %v", p, err)
	}
	if _, err := beside.RemovePerson(t.Context(), 12, 0); err != nil {
		t.Fatal(err)
	}
	if rows := ready(t, serving, noon, 10); len(rows) != 1 || rows[0].Reason != outbox.Roles {
		t.Fatalf("ready are %v", rows)
	}
	if p, err := serving.Person(t.Context(), 12); err != nil || p.Known() {
		t.Errorf("who was removed holds %v, %v", p.Grants, err)
	}
}
