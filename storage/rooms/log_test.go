package rooms

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/people"
)

// loggedStore has entries of the command line, of two people and of a third who was removed.
func loggedStore(t *testing.T) *Store {
	t.Helper()
	s := openStore(t)
	putUnits(t, s, 4)
	register(t, s, 11, people.Grant{Role: people.Admin})
	register(t, s, 12, people.Grant{Role: people.Officer, Unit: unitCode(1)})
	register(t, s, 13, people.Grant{Role: people.Chair, Unit: unitCode(2)})
	for _, err := range []error{
		s.SetTarget(t.Context(), "dien-bien-459", "TD", "", scoring.Frac(19, 20), 11),
		s.SetTarget(t.Context(), "dien-bien-459", "TD", unitCode(1), scoring.Frac(7, 8), 11),
		s.SetTarget(t.Context(), "dien-bien-459", "TD", unitCode(2), scoring.Frac(7, 8), 0),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	change := people.Change{Drop: people.Grant{Role: people.Officer, Unit: unitCode(1)}, Add: people.Grant{Role: people.Officer, Unit: unitCode(2)}}
	if err := s.ChangeRoles(t.Context(), 12, change, 11); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RemovePerson(t.Context(), 13, 11); err != nil {
		t.Fatal(err)
	}
	return s
}

func entriesOf(t *testing.T, s *Store, f people.LogFilter, place people.LogPlace, limit int) []people.Entry {
	t.Helper()
	entries, err := s.Log(t.Context(), f, place, limit)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func inLog(entries []people.Entry) (all []string) {
	for _, e := range entries {
		parts := []string{e.Action, strings.Trim(fmt.Sprint(e.Whom), "0"), string(e.Details.Role), e.Details.Indicator, e.Details.Share, e.Unit, e.UnitAfter}
		all = append(all, strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " "))
	}
	return all
}

func TestTheLogIsReadByPersonUnitAndAction(t *testing.T) {
	s := loggedStore(t)
	one, two := unitCode(1), unitCode(2)
	for _, c := range []struct {
		says string
		f    people.LogFilter
		want []string
	}{
		{"what an admin did, newest first", people.LogFilter{By: 1}, []string{"removed 3", "moved 2 officer " + one + " " + two, "target-set TD 7/8 " + one, "target-set TD 19/20", "granted 1 admin"}},
		{"about a unit, also one that somebody left", people.LogFilter{Unit: one}, []string{"moved 2 officer " + one + " " + two, "target-set TD 7/8 " + one, "granted 2 officer " + one, "invited officer " + one}},
		{"about a unit, by the command line", people.LogFilter{Unit: two, By: people.CommandLine}, []string{"target-set TD 7/8 " + two}},
		{"of an action", people.LogFilter{Action: "target-set"}, []string{"target-set TD 7/8 " + two, "target-set TD 7/8 " + one, "target-set TD 19/20"}},
		{"all three", people.LogFilter{Action: "target-set", By: 1, Unit: one}, []string{"target-set TD 7/8 " + one}},
		{"somebody removed", people.LogFilter{By: 3}, []string{"granted 3 chair " + two}},
		{"nobody has the number", people.LogFilter{By: 99}, nil},
		{"no such unit", people.LogFilter{Unit: "nowhere"}, nil},
		{"no such action", people.LogFilter{Action: "danced"}, nil},
	} {
		if got := inLog(entriesOf(t, s, c.f, people.LogPlace{}, 100)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.says, got, c.want)
		}
	}
	all := entriesOf(t, s, people.LogFilter{}, people.LogPlace{}, 100)
	if all[0].By != 1 || all[0].Whom != 3 || !all[0].At.Equal(noon) || all[1].Whom != 2 || all[2].By != people.CommandLine || all[2].Whom != 0 {
		t.Errorf("the newest are %+v", all[:3])
	}
	if kinds, err := s.LogActions(t.Context()); err != nil || !slices.Equal(kinds, []string{"granted", "invited", "moved", "removed", "target-set"}) {
		t.Errorf("the actions are %v, %v", kinds, err)
	}
	if doers, err := s.LogDoers(t.Context()); err != nil || !slices.Equal(doers, []int{people.CommandLine, 1, 2, 3}) {
		t.Errorf("who did them: %v, %v", doers, err)
	}
}

// Pages are read from their indexes, in order.
func TestPagesOfTheLogAreReadFromIndexes(t *testing.T) {
	s := openStore(t)
	questions := questions(t)
	for name, want := range map[string]string{
		"entriesBefore":         "SEARCH a USING INTEGER PRIMARY KEY (rowid<?)",
		"entriesAfter":          "SEARCH a USING INTEGER PRIMARY KEY (rowid>?)",
		"entriesOfActionBefore": "SEARCH a USING INDEX audit_action (action=? AND id<?)",
		"entriesOfActionAfter":  "SEARCH a USING INDEX audit_action (action=? AND id>?)",
		"entriesOfPersonBefore": "SEARCH a USING INDEX audit_by (by_person=? AND id<?)",
		"entriesOfPersonAfter":  "SEARCH a USING INDEX audit_by (by_person=? AND id>?)",
		"entriesOfUnitBefore":   "SEARCH n USING PRIMARY KEY (unit=? AND entry<?)",
		"entriesOfUnitAfter":    "SEARCH n USING PRIMARY KEY (unit=? AND entry>?)",
	} {
		plan := strings.Join(explainPlan(t, s, questions[name]), "\n")
		if !strings.Contains(plan, want) || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s is answered by\n%s\nwant %s", name, plan, want)
		}
	}
}

// Every action stands in audit.go, where the test of the catalogues looks for the actions that must have words.
func TestEveryActionStandsInAudit(t *testing.T) {
	files, err := filepath.Glob("../audit/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Action" && len(spec.Values) > 0 {
				if found++; filepath.Base(path) != "audit.go" {
					t.Errorf("the action %s stands in %s", spec.Names[0], path)
				}
			}
			return true
		})
	}
	if found < 10 {
		t.Errorf("only %d actions were found", found)
	}
}
