package rooms

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage/imports"
	"motcua/storage/months"
	"motcua/storage/staging"
)

// dump are the rows of the tables that an import of dossiers changes.
func dump(t *testing.T, s *Store) string {
	t.Helper()
	var all []string
	for _, table := range []string{"dossiers", "procedures", "imports", "unit_months", "periods", "scorecards", "scorecard_lines"} {
		columns, err := months.ColumnsOf(t.Context(), s.Reader(), table)
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		if err := s.Reader().Select(&rows, fmt.Sprintf(`SELECT %s FROM %s d ORDER BY 1`, months.Quoted(columns.All, "d"), table)); err != nil {
			t.Fatal(err)
		}
		all = append(append(all, table), rows...)
	}
	return strings.Join(all, "\n")
}

// foreseen is an import as the importer makes one. before, which may be nil, is done between looking ahead and taking in.
func foreseen(t *testing.T, s *Store, f ledger.File, keep bool, before func(), dossiers []dossier.Dossier) (id int64, changes ledger.Changes, touched []ledger.UnitMonth) {
	t.Helper()
	ctx := t.Context()
	stage, err := s.Stage(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Close()
	inBatches(stage)
	for _, d := range dossiers {
		if err := stage.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	err = stage.AwaitTurn(ctx)
	if err == nil && keep {
		err = stage.Keep(ctx)
	}
	if err == nil {
		err = stage.Foresee(ctx, f)
	}
	if err == nil && before != nil {
		before()
	}
	if err == nil {
		err = stage.Take(ctx, func(tx ledger.Intake) error {
			if f.ID, err = tx.AddFile(ctx, f); err != nil {
				return err
			}
			changes, touched, err = tx.MergeDossiers(ctx, f)
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return f.ID, changes, touched
}

// otherwise are the dossiers as another export has them: some in another state, of another unit, or with columns that it does not have.
func otherwise(r *rand.Rand, dossiers []dossier.Dossier, units int) []dossier.Dossier {
	others := slices.Clone(dossiers)
	for i := range others {
		d := &others[i]
		switch r.IntN(8) {
		case 0:
			d.Status, d.Finished = dossier.ResultReturned, d.Received+3600
		case 1:
			d.Status, d.Finished = dossier.Processing, 0
		case 2:
			d.Unit = unitCode(r.IntN(units))
		case 3:
			d.Status, d.Finished, d.Due, d.Silent = 0, 0, 0, dossier.OfStatus|dossier.OfDue|dossier.OfFinish
		case 4:
			d.Procedure, d.ProcedureCode = fmt.Sprintf("Thủ tục mới %d", r.IntN(20)), ""
		}
	}
	return others
}

func listOf(name string, at time.Time, stated bool) ledger.File {
	return ledger.File{Name: name, SHA256: name, Kind: table.Dossiers, At: noon, DataTime: at, Stated: stated}
}

// What was worked out before the lock is what is done without that.
func TestWhatIsForeseenIsWhatHappens(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	with, without := openStore(t), openStore(t)
	putUnits(t, with, 5)
	putUnits(t, without, 5)
	dossiers := randomDossiers(r, 3000, 5, 4)
	for n, when := range []time.Duration{0, time.Hour, -time.Hour, time.Hour, 2 * time.Hour} {
		f := listOf(fmt.Sprint(n), noon.Add(when), r.IntN(2) == 0)
		some := otherwise(r, dossiers[:1000+500*n], 5)
		_, changes, touched := foreseen(t, with, f, false, nil, some)
		var same ledger.Changes
		var months []ledger.UnitMonth
		take(t, without, some, func(ctx context.Context, tx ledger.Intake) (err error) {
			if f.ID, err = tx.AddFile(ctx, f); err != nil {
				return err
			}
			same, months, err = tx.MergeDossiers(ctx, f)
			return err
		})
		if changes != same || !slices.Equal(touched, months) {
			t.Errorf("file %d: %+v and %d months, without looking ahead %+v and %d", n, changes, len(touched), same, len(months))
		}
		if dump(t, with) != dump(t, without) {
			t.Fatalf("file %d leaves another store when it is foreseen", n)
		}
	}
}

// A store that another program has changed after it was looked at is looked at again.
func TestWhatIsForeseenTooEarlyIsWorkedOutAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	early, late := openStore(t), openStore(t)
	dossiers := randomDossiers(r, 500, 3, 3)
	second, third := otherwise(r, dossiers, 3), otherwise(r, dossiers[:300], 3)
	for _, s := range []*Store{early, late} {
		putUnits(t, s, 3)
		merge(t, s, noon, false, dossiers...)
	}
	between := func(s *Store) func() { return func() { merge(t, s, noon.Add(time.Hour), false, second...) } }
	_, got, _ := foreseen(t, early, listOf("third", noon.Add(2*time.Hour), false), true, between(early), third)
	between(late)()
	_, want, _ := foreseen(t, late, listOf("third", noon.Add(2*time.Hour), false), true, nil, third)
	if got != want || dump(t, early) != dump(t, late) {
		t.Errorf("looked at too early: %+v, want %+v", got, want)
	}
	for _, of := range []string{"unit", "received", "due", "finished", "submitted", "traits", "data_time", "gone"} {
		sum := `SELECT ifnull(sum(` + of + ` * dossier), 0) FROM replaced WHERE import = (SELECT import FROM undo_import)`
		if count(t, early, sum) != count(t, late, sum) {
			t.Errorf("another %s is kept", of)
		}
	}
}

// takeBack takes an import back.
func takeBack(t *testing.T, s *Store, id int64) {
	t.Helper()
	stage, err := s.Stage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Close()
	err = stage.AwaitTurn(t.Context())
	if err == nil {
		err = stage.Take(t.Context(), func(tx ledger.Intake) error {
			_, err := restoreAsBefore(t.Context(), tx, id)
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Of more dossiers than are written down at once all are as they were, and nothing of that is left.
func TestManyDossiersAreTakenBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	s := openStore(t)
	putUnits(t, s, 5)
	twice, some := 2*fewKept(), fewKept()/4
	dossiers := randomDossiers(r, twice+2*some, 5, 4)
	old, fresh := dossiers[:twice+some], dossiers[some:]
	foreseen(t, s, listOf("first", noon, true), true, nil, old)
	before := dump(t, s)
	id, changes, _ := foreseen(t, s, listOf("second", noon.Add(time.Hour), true), true, nil, otherwise(r, fresh, 5))
	if changes.New != some || changes.Changed == 0 || changes.Moved == 0 || changes.Unchanged == 0 {
		t.Fatalf("the second file brings %+v", changes)
	}
	if n := count(t, s, `SELECT count(*) FROM replaced`); n != twice {
		t.Errorf("%d dossiers are written down as they were, want %d", n, twice)
	}
	takeBack(t, s, id)
	if dump(t, s) != before {
		t.Error("the store is not as it was")
	}
	if n := count(t, s, `SELECT count(*) FROM replaced`); n != 0 {
		t.Errorf("%d dossiers are left of what was taken back", n)
	}
}

// An import that is killed when it has written down how the dossiers are leaves what takes the last one back, and the next drops the rest.
func TestAnImportKilledBeforeTheLockChangesNothing(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	dossiers := randomDossiers(rand.New(rand.NewPCG(1, 1)), fewKept()*6/5, 5, 3)
	merge(t, s, noon, true, dossiers[:fewKept()*11/10]...)
	before := dump(t, s)
	id, _, _ := foreseen(t, s, listOf("kept", noon.Add(time.Hour), true), true, nil, dossiers[:50])
	after := dump(t, s)

	said, kill := start(t, s, foreseeing)
	expect(t, said, "foreseen")
	if other := count(t, s, `SELECT count(*) FROM replaced WHERE import > ?`, id); other != fewKept()*11/10 {
		t.Errorf("the killed import wrote down %d dossiers", other)
	}
	put(t, s, 1) // it has no lock
	kill()
	if dump(t, s) != after {
		t.Error("a killed import changed the store")
	}
	takeBack(t, s, id)
	if dump(t, s) != before {
		t.Error("what the killed import left keeps the last from being taken back")
	}
	foreseen(t, s, listOf("next", noon.Add(2*time.Hour), true), true, nil, dossiers[:10])
	if n := count(t, s, `SELECT count(*) FROM replaced WHERE import > ?`, id); n != 10 {
		t.Errorf("%d dossiers are written down, want those of the last import", n)
	}
}

func TestImportsComeOneByOne(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 1)
	var stages [2]ledger.Stage
	for i := range stages {
		stage, err := s.Stage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer stage.Close()
		stages[i] = stage
	}
	if err := stages[0].AwaitTurn(t.Context()); err != nil {
		t.Fatal(err)
	}
	impatient, cancel := context.WithTimeout(t.Context(), 3*imports.TurnPause)
	defer cancel()
	if err := stages[1].AwaitTurn(impatient); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("two have their turn at once: %v", err)
	}
	put(t, s, 1) // nobody else waits
	if err := stages[0].Close(); err != nil {
		t.Fatal(err)
	}
	if err := stages[1].AwaitTurn(t.Context()); err != nil {
		t.Errorf("the next has no turn: %v", err)
	}
}

// What an import changes is found by its number, in the order of the table: a small file costs as little in a large store.
func TestWhatIsForeseenIsCarriedOutByNumber(t *testing.T) {
	s := openStore(t)
	stage, err := s.Stage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Close()
	err = stage.Take(t.Context(), func(tx ledger.Intake) error {
		for _, statement := range []string{imports.UpdateKnown, imports.RenewKnown, imports.RestoreAll, imports.RestoreTime, imports.DropAdded} {
			var plan []string
			args := make([]driver.NamedValue, parameters(statement))
			for i := range args {
				args[i] = driver.NamedValue{Ordinal: i + 1, Value: int64(1)}
			}
			err := staging.EachRow(t.Context(), tx.Files.(*imports.Intake).Tx.Conn, `EXPLAIN QUERY PLAN `+statement, args, func(row []driver.Value) error {
				plan = append(plan, row[3].(string))
				return nil
			})
			if err != nil {
				return err
			}
			if text := strings.Join(plan, "\n"); !strings.Contains(text, "SEARCH dossiers USING INTEGER PRIMARY KEY") || strings.Contains(text, "TEMP B-TREE") {
				t.Errorf("%s\nis carried out by\n%s", statement, text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A column of dossiers that is not written down, or not prepared, would not be as it was.
func TestAllOfADossierIsWrittenDown(t *testing.T) {
	s := openStore(t)
	of := map[string]months.Columns{}
	for _, table := range []string{"dossiers", "replaced", "prepared"} {
		columns, err := months.ColumnsOf(t.Context(), s.Reader(), table)
		if err != nil {
			t.Fatal(err)
		}
		of[table] = columns
	}
	all := of["dossiers"].All
	if got, want := strings.Join(all[:2], " ")+" "+imports.DossierColumns, strings.Join(all, ", "); strings.ReplaceAll(got, ",", "") != strings.ReplaceAll(want, ",", "") {
		t.Errorf("a dossier is %s, want %s", got, want)
	}
	want := slices.Concat([]string{"import", "dossier"}, all[2:], []string{"silent"})
	if got := of["replaced"].All; !slices.Equal(got, want) {
		t.Errorf("%v are written down, want %v", got, want)
	}
	if got := of["prepared"].All; !slices.Equal(got, all) {
		t.Errorf("%v are prepared, want %v", got, all)
	}
}
