package outbox

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

// reasons are those that row.go declares.
func reasons(t *testing.T) (all []Reason) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "row.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Reason" {
			word, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, Reason(word))
		}
		return true
	})
	if len(all) < 20 {
		t.Fatalf("only %d reasons were found", len(all))
	}
	return all
}

func TestEveryReasonHasAKind(t *testing.T) {
	for _, r := range reasons(t) {
		k := r.Kind()
		if k.Key == 0 {
			t.Errorf("%s: nothing tells one notice from another", r)
		}
		if k.Joins != "" && (k.Joins.Kind().Joins != r || k.Alone) {
			t.Errorf("%s joins %s, which does not join it, or stands alone", r, k.Joins)
		}
		if k.Warns && k.Closes || (k.Warns || k.Closes) != (k.OvertakenBy != 0) {
			t.Errorf("%s tells of open warnings: %v, of ended ones: %v, and is overtaken by %b", r, k.Warns, k.Closes, k.OvertakenBy)
		}
		if k.Rests != (k.Warns || r == DueToday) {
			t.Errorf("%s waits while its person has a day off: %v", r, k.Rests)
		}
		if k.Once && !k.Alone {
			t.Errorf("%s is sent once, and may stand in a digest that is sent again", r)
		}
	}
}

// What a kind's key has makes another notice of it; what it has not does not.
func TestOutboxKeyTellsNoticesApart(t *testing.T) {
	changes := map[part]func(*Row){
		ofUnit:      func(r *Row) { r.Unit = "v" },
		ofMonth:     func(r *Row) { r.Month = "2024-07" },
		ofOccasion:  func(r *Row) { r.Occasion = "later" },
		ofReference: func(r *Row) { r.Reference = 2 },
	}
	seen := map[string]Reason{}
	for _, reason := range reasons(t) {
		row := Row{Reason: reason, Person: 1, Unit: "u", Month: "2024-06", Occasion: "now", Reference: 1}
		for part, change := range changes {
			other := row
			change(&other)
			if differs := other.Key() != row.Key(); differs != (reason.Kind().Key&part != 0) {
				t.Errorf("%s: %s and %s", reason, row.Key(), other.Key())
			}
		}
		other := row
		other.Person = 2
		if before, is := seen[row.Key()]; is || other.Key() == row.Key() {
			t.Errorf("%s has the key of %q, or of another person", reason, before)
		}
		seen[row.Key()] = reason
	}
}
