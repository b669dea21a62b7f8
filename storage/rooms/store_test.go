package rooms

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/rulesets"
	"motcua/storage"
)

// hanoi is the authority's zone, without a zone database.
var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*3600)

// noon is "now" in the tests, unless they move it.
var noon = time.Date(2024, 7, 10, 12, 0, 0, 0, hanoi)

func options(t testing.TB, path string) storage.Options {
	t.Helper()
	rules, err := knownRules()
	if err != nil {
		t.Fatal(err)
	}
	return storage.Options{Path: path, Zone: hanoi, Now: func() time.Time { return noon }, RuleSets: rules.ByID, Wrap: trial.Unsynced}
}

func openStore(t testing.TB) *Store {
	t.Helper()
	return reopen(t, options(t, copyOfEmpty(t)))
}

// copyOfEmpty is the path of a store in which there is nothing: one is made, and copied for each test.
func copyOfEmpty(t testing.TB) string {
	t.Helper()
	file, err := emptyStore()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "motcua.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var emptyStore = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "rooms")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "motcua.db")
	made, err := Open(context.Background(), storage.Options{Path: path, Zone: hanoi, Now: time.Now})
	if err != nil {
		return nil, err
	}
	if err := made.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// knownRules are the rule sets, read once. No test changes them.
var knownRules = sync.OnceValues(rulesets.Load)

// clocks are the clocks of open files; setNow sets one.
var clocks sync.Map

// setNow has a store think that it is another time.
func setNow(s *Store, now func() time.Time) {
	clock, _ := clocks.Load(s.File)
	clock.(*atomic.Pointer[func() time.Time]).Store(&now)
}

func reopen(t testing.TB, opt storage.Options) *Store {
	t.Helper()
	var clock atomic.Pointer[func() time.Time]
	now := opt.Now
	clock.Store(&now)
	opt.Now = func() time.Time { return (*clock.Load())() }
	s, err := Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	clocks.Store(s.File, &clock)
	t.Cleanup(func() { clocks.Delete(s.File) })
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// take runs one import: it stages the dossiers, then does f.
func take(t testing.TB, s *Store, dossiers []dossier.Dossier, f func(ctx context.Context, tx ledger.Intake) error) {
	t.Helper()
	if err := tryTake(t.Context(), s, dossiers, f); err != nil {
		t.Fatal(err)
	}
}

func tryTake(ctx context.Context, s *Store, dossiers []dossier.Dossier, f func(ctx context.Context, tx ledger.Intake) error) error {
	stage, err := s.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()
	for _, d := range dossiers {
		if err := stage.Add(d); err != nil {
			return err
		}
	}
	return stage.Take(ctx, func(tx ledger.Intake) error { return f(ctx, tx) })
}

func unitCode(n int) string { return fmt.Sprintf("%03d.%02d.32.H18", n/100, n%100) }

func putUnits(t testing.TB, s *Store, n int) {
	t.Helper()
	units := make([]scoring.Unit, n)
	for i := range units {
		units[i] = scoring.Unit{Code: unitCode(i), Name: fmt.Sprintf("UBND xã %d", i)}
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		_, _, err := tx.PutUnits(ctx, 0, units)
		return err
	})
}

// merge imports dossiers at a data time.
func merge(t testing.TB, s *Store, at time.Time, stated bool, dossiers ...dossier.Dossier) (changes ledger.Changes, touched []ledger.UnitMonth) {
	t.Helper()
	take(t, s, dossiers, func(ctx context.Context, tx ledger.Intake) error {
		id, err := tx.AddFile(ctx, ledger.File{Name: "x.csv", Kind: table.Dossiers, At: noon, DataTime: at, Stated: stated})
		if err != nil {
			return err
		}
		changes, touched, err = tx.MergeDossiers(ctx, ledger.File{ID: id, DataTime: at, Stated: stated})
		return err
	})
	return changes, touched
}

// answer is yes or no, or now and then not known.
func answer(r *rand.Rand) dossier.Answer { return dossier.Answer(min(1+r.IntN(2), r.IntN(20))) }

// randomDossiers are dossiers of many states, over months months from January 2023 on.
func randomDossiers(r *rand.Rand, n, units, months int) []dossier.Dossier {
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, hanoi)
	span := int64(months) * 30 * 24 * 3600
	all := make([]dossier.Dossier, n)
	for i := range all {
		received := start.Unix() + r.Int64N(span)
		unit := unitCode(r.IntN(units))
		d := dossier.Dossier{
			Code: fmt.Sprintf("%s-%s-%06d", unit, time.Unix(received, 0).In(hanoi).Format("060102"), i),
			Unit: unit, Procedure: fmt.Sprintf("Thủ tục số %d", r.IntN(200)), Field: "Hộ tịch",
			Received: received, Due: received + r.Int64N(20*24*3600), Status: dossier.ResultReturned,
			Channel: dossier.Channel(r.IntN(4)), Fee: answer(r), PaidOnline: answer(r), Digitised: answer(r), EResult: answer(r), DueUnknown: r.IntN(20) == 0,
		}
		if d.DueUnknown {
			d.Due = 0
		}
		switch k := r.IntN(100); {
		case k < 5:
			d.Status = dossier.Processing
		case k < 8:
			d.Status = dossier.Status(1 + r.IntN(8))
		default:
			d.Finished = received + r.Int64N(max(1, d.Due-received, 3600))
			if r.IntN(12) == 0 { // late
				d.Finished = d.Due + r.Int64N(30*24*3600)
			}
		}
		if r.IntN(50) == 0 {
			d.Due = 0
		}
		addNational(rand.New(rand.NewPCG(uint64(received), uint64(i))), &d)
		all[i] = d
	}
	return all
}

// addNational adds what the national set looks at. Two names of a procedure may have one code, and some dossiers do not tell it.
func addNational(r *rand.Rand, d *dossier.Dossier) {
	d.Reused, d.FromStore, d.Verified = answer(r), answer(r), answer(r)
	var number int
	if _, err := fmt.Sscanf(d.Procedure, "Thủ tục số %d", &number); err == nil && number%3 != 0 && r.IntN(4) > 0 {
		d.ProcedureCode = fmt.Sprintf("1.%06d", number%150)
	}
	if d.Status.Dropped() {
		d.Unaccepted = r.IntN(4) == 0
		if r.IntN(4) > 0 {
			d.Finished = d.Received + r.Int64N(40*24*3600)
		}
	}
	if d.Status.Resolved() && r.IntN(80) == 0 {
		d.Finished = 0
	}
	if r.IntN(3) > 0 {
		d.Submitted = d.Received - r.Int64N(3*24*3600)
	}
}

// ruleSets are decision 459 and the national set, which count otherwise.
func ruleSets(t testing.TB) (all []*scoring.RuleSet) {
	t.Helper()
	catalogue, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"dien-bien-459", "quoc-gia-766@2026-06"} {
		rules, known := catalogue.ByID(id)
		if !known {
			t.Fatalf("there is no rule set %s", id)
		}
		all = append(all, rules)
	}
	return all
}

// restoreAsBefore takes an import back that decided nothing about warnings, and gives the months to be scored again.
func restoreAsBefore(ctx context.Context, tx ledger.Intake, file int64) ([]ledger.UnitMonth, error) {
	kept, err := tx.Kept(ctx, file)
	if err != nil {
		return nil, err
	}
	if err := tx.RestoreCards(ctx, kept, noon); err != nil {
		return nil, err
	}
	overdue, err := tx.RestoreFacts(ctx, kept, 1, noon)
	return append(kept.Moved, overdue...), err
}

// putReaching puts the standings of a month, each with up to when the data of its unit reach.
func putReaching(ctx context.Context, tx ledger.Intake, m scoring.Month, standings []scoring.Standing, published bool) error {
	reach, err := tx.DataTimes(ctx, m)
	if err != nil {
		return err
	}
	return tx.PutStandings(ctx, m, standings, reach, published)
}
