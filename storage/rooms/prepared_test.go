package rooms

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/imports"
)

// preparing is a stage that prepares every import of dossiers, or with never none, after its turn has come.
func preparing(t *testing.T, s *Store, never bool) *imports.Stage {
	t.Helper()
	opened, err := s.Stage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	g := inBatches(opened)
	g.Prepares = 1
	if never {
		g.Prepares = 1 << 30
	}
	if err := g.AwaitTurn(t.Context()); err != nil {
		t.Fatal(err)
	}
	return g
}

// takenBy takes dossiers in by a stage, to be taken back.
func takenBy(t *testing.T, g *imports.Stage, f ledger.File, dossiers []dossier.Dossier) (int64, ledger.Changes) {
	t.Helper()
	ctx := t.Context()
	for _, d := range dossiers {
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	err := g.Keep(ctx)
	if err == nil {
		err = g.Foresee(ctx, f)
	}
	if err == nil {
		err = g.Take(ctx, func(tx ledger.Intake) error {
			if f.ID, err = tx.AddFile(ctx, f); err == nil {
				f.Changes, _, err = tx.TakeDossiers(ctx, f)
			}
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return f.ID, f.Changes
}

func undoneBy(t *testing.T, g *imports.Stage, id int64) {
	t.Helper()
	err := g.ForeseeUndo(t.Context(), id)
	if err == nil {
		err = g.Take(t.Context(), func(tx ledger.Intake) error {
			_, err := restoreAsBefore(t.Context(), tx, id)
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
}

// roots says where the tables of dossiers begin.
func roots(t *testing.T, s *Store) (roots [2]int) {
	t.Helper()
	for i, table := range []string{"dossiers", "prepared"} {
		roots[i] = count(t, s, `SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?`, table)
	}
	return roots
}

// What is prepared and put in place is what is changed in place, for files of every kind one after the other, and when they are taken back.
func TestWhatIsPreparedIsWhatHappensInPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	prepared, inPlace := openStore(t), openStore(t)
	putUnits(t, prepared, 5)
	putUnits(t, inPlace, 5)
	dossiers := randomDossiers(r, 3000, 5, 4)
	moved := 0
	for n, when := range []time.Duration{0, time.Hour, -time.Hour, time.Hour, 2 * time.Hour} {
		f := listOf(fmt.Sprint(n), noon.Add(when), r.IntN(2) == 0)
		f.Period = scoring.Period{From: time.Date(2023, 1, 1, 0, 0, 0, 0, hanoi), Until: time.Date(2023, 6, 1, 0, 0, 0, 0, hanoi)}
		f.Lists = scoring.Lists{Received: true, Resolved: true}
		some := otherwise(r, dossiers[:1000+500*n], 5)
		some = slices.DeleteFunc(some, func(dossier.Dossier) bool { return r.IntN(20) == 0 }) // what is open of them is gone
		before, began := dump(t, prepared)+replacedRows(t, prepared), roots(t, prepared)
		for _, undo := range []bool{true, false} {
			id, changes := takenBy(t, preparing(t, prepared, false), f, some)
			other, same := takenBy(t, preparing(t, inPlace, true), f, some)
			if changes != same || dump(t, prepared) != dump(t, inPlace) || replacedRows(t, prepared) != replacedRows(t, inPlace) {
				t.Fatalf("file %d leaves another store when it is prepared: %+v, in place %+v", n, changes, same)
			}
			if roots(t, prepared) != began {
				moved++
			}
			if !undo {
				break
			}
			undoneBy(t, preparing(t, prepared, false), id)
			undoneBy(t, preparing(t, inPlace, true), other)
			if got := dump(t, prepared) + replacedRows(t, prepared); got != before || dump(t, prepared) != dump(t, inPlace) {
				t.Fatalf("file %d: the store is not as it was", n)
			}
		}
		if left := count(t, prepared, `SELECT count(*) FROM prepared`); left > 0 {
			t.Errorf("file %d leaves %d dossiers prepared", n, left)
		}
	}
	if gone := count(t, prepared, `SELECT count(*) FROM dossiers WHERE gone > 0`); gone == 0 {
		t.Error("no dossier is gone")
	}
	if moved < 10 {
		t.Errorf("the dossiers were put in place %d times", moved)
	}
	if report, err := prepared.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}

func replacedRows(t *testing.T, s *Store) string {
	t.Helper()
	var rows []string
	if err := s.Reader().Select(&rows, `SELECT concat_ws(' ', import, dossier, `+imports.DossierColumns+`, silent) FROM replaced`); err != nil {
		t.Fatal(err)
	}
	return strings.Join(rows, "\n")
}

// An import, or taking one back, that is killed at any of its steps leaves every table as it was, and takes nothing from the last import; the
// next drops what it left.
func TestWhatIsKilledWhileItIsPreparedChangesNothing(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	dossiers := randomDossiers(rand.New(rand.NewPCG(1, 1)), fewKept()*6/5, 5, 3)
	takenBy(t, preparing(t, s, false), listOf("first", noon, true), dossiers[:fewKept()*11/10])
	before := dump(t, s) + replacedRows(t, s)
	id, _ := takenBy(t, preparing(t, s, false), listOf("kept", noon.Add(time.Hour), true), otherwise(rand.New(rand.NewPCG(2, 2)), dossiers[:fewKept()*21/20], 5))
	after, kept := dump(t, s), replacedRows(t, s)
	for _, c := range []struct {
		says, part string
		steps      []string
		left       string // what is there that nobody sees
	}{
		{"an import that has prepared all", foreseeing, []string{"foreseen"}, `SELECT count(*) FROM prepared`},
		{"an import that has put it in place, and not committed", exchanging, []string{"foreseen", "merged"}, `SELECT count(*) FROM replaced WHERE import > 2`},
		{"taking back that has prepared all", takingBack + fmt.Sprint(id), []string{"foreseen", "taken back"}, `SELECT count(*) FROM prepared`},
	} {
		said, kill := start(t, s, c.part)
		for _, step := range c.steps {
			expect(t, said, step)
		}
		kill()
		if dump(t, s) != after || !strings.HasPrefix(replacedRows(t, s), kept) {
			t.Errorf("%s changes the store", c.says)
		}
		if count(t, s, c.left) == 0 {
			t.Errorf("%s leaves nothing: %s", c.says, c.left)
		}
	}
	undoneBy(t, preparing(t, s, false), id)
	if dump(t, s)+replacedRows(t, s) != before || count(t, s, `SELECT count(*) FROM prepared`) > 0 {
		t.Error("the last import is not taken back as if nothing had been killed")
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}

// An import that fails after what was prepared is in place has not happened, and its stage drops what was prepared and not the dossiers.
func TestWhatIsPutInPlaceIsRolledBack(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	dossiers := randomDossiers(rand.New(rand.NewPCG(3, 1)), 2000, 5, 3)
	takenBy(t, preparing(t, s, false), listOf("first", noon, true), dossiers)
	before, began := dump(t, s)+replacedRows(t, s), roots(t, s)
	ctx, g, f := t.Context(), preparing(t, s, false), listOf("second", noon.Add(time.Hour), true)
	for _, d := range otherwise(rand.New(rand.NewPCG(3, 2)), dossiers, 5) {
		if err := g.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(g.Keep(ctx), g.Foresee(ctx, f)); err != nil {
		t.Fatal(err)
	}
	err := g.Take(ctx, func(tx ledger.Intake) (err error) {
		if f.ID, err = tx.AddFile(ctx, f); err == nil {
			_, _, err = tx.TakeDossiers(ctx, f)
		}
		var root int
		if err == nil {
			err = tx.Files.(*imports.Intake).Tx.GetContext(ctx, &root, `SELECT rootpage FROM sqlite_schema WHERE name = 'dossiers'`)
		}
		if root != began[1] {
			t.Errorf("the dossiers begin at page %d, want %d", root, began[1])
		}
		return errors.Join(err, errRolledBack)
	})
	if err == nil || err.Error() != errRolledBack.Error() {
		t.Fatal(err)
	}
	if dump(t, s)+replacedRows(t, s) != before || roots(t, s) != began || count(t, s, `SELECT count(*) FROM prepared`) > 0 {
		t.Error("the store is not as it was")
	}
	put(t, s, 1)
	if report, err := s.Check(ctx); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}
