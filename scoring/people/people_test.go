package people_test

import (
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"

	"motcua/scoring/people"
)

func TestInvitationCodeIsReadHoweverTyped(t *testing.T) {
	code, err := people.NewCode(rand.Reader)
	if err != nil || len(code) != people.CodeLength {
		t.Fatalf("%q, %v", code, err)
	}
	for says, typed := range map[string]string{
		"as made": code, "as spelt": people.SpellCode(code), "in lower case": strings.ToLower(code), "with spaces": " " + strings.ReplaceAll(people.SpellCode(code), "-", "  ") + "\n",
		"with the letters that look like digits": strings.NewReplacer("1", "l", "0", "O").Replace(code),
	} {
		if got, ok := people.ReadCode(typed); !ok || got != code {
			t.Errorf("%s: %q is read as %q (%v), want %q", says, typed, got, ok, code)
		}
	}
	for _, typed := range []string{"", code[1:], code + "A", strings.Repeat("U", people.CodeLength), "điểm tháng sáu nhé"} {
		if got, ok := people.ReadCode(typed); ok {
			t.Errorf("%q is read as the code %q", typed, got)
		}
	}
	if people.HashCode(code) == people.HashCode(code[1:]+"A") || strings.Contains(people.HashCode(code), code) {
		t.Error("the hash does not hide or tell codes apart")
	}
}

type empty struct{}

func (empty) Read([]byte) (int, error) { return 0, errors.New("no randomness") }

func TestInvitationCodeNeedsRandomness(t *testing.T) {
	if code, err := people.NewCode(empty{}); err == nil {
		t.Errorf("a code from nothing: %q", code)
	}
}

func TestDossiersAreSeenByTheirUnitOnly(t *testing.T) {
	both := people.Person{Grants: []people.Grant{{Role: people.Officer, Unit: "A"}, {Role: people.Chair, Unit: "A"}, {Role: people.Officer, Unit: "B"}}}
	if got := both.Units(); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("the units are %v", got)
	}
	for _, c := range []struct {
		says   string
		person people.Person
		unit   string
		may    bool
	}{
		{"a stranger sees none", people.Person{}, "A", false},
		{"an officer sees the own unit's", both, "B", true},
		{"and no other's", both, "C", false},
		{"no unit is nobody's", both, "", false},
		{"an admin sees all", people.Person{Grants: []people.Grant{{Role: people.Admin}}}, "C", true},
	} {
		if got := c.person.MaySeeDossiers(c.unit); got != c.may {
			t.Errorf("%s: %v", c.says, got)
		}
	}
	if (people.Person{}).Known() || !both.Known() || both.HasRole(people.Admin) || !people.Chair.NeedsUnit() || people.Admin.NeedsUnit() {
		t.Error("roles are mixed up")
	}
}
