package rooms

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/chat"
	"motcua/storage/imports"
)

var errRolledBack = errors.New("rolled back")

// rehearsed looks at what a file would do; during is done while the transaction is open.
func rehearsed(t *testing.T, s *Store, f ledger.File, dossiers []dossier.Dossier, during func()) (changes ledger.Changes, touched []ledger.UnitMonth) {
	t.Helper()
	ctx := t.Context()
	opened, err := s.Stage(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	opened.(*imports.Stage).Rehearses = imports.RehearsedApart
	for _, d := range dossiers {
		if err := opened.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(opened.AwaitTurn(ctx), opened.Rehearse(ctx), opened.Foresee(ctx, f)); err != nil {
		t.Fatal(err)
	}
	err = opened.Take(ctx, func(tx ledger.Intake) (err error) {
		if f.ID, err = tx.AddFile(ctx, f); err == nil {
			changes, touched, err = tx.TakeDossiers(ctx, f)
		}
		during()
		return errors.Join(err, errRolledBack)
	})
	if err == nil || err.Error() != errRolledBack.Error() {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	return changes, touched
}

// A dry run of a big file says what the file does, locks nobody out, and leaves nothing.
func TestARehearsalLocksNobodyOut(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 5)
	dossiers := randomDossiers(rand.New(rand.NewPCG(4, 4)), imports.RehearsedApart+2000, 5, 3)
	takenBy(t, preparing(t, s, false), listOf("first", noon, true), dossiers[:imports.RehearsedApart])
	before := dump(t, s) + replacedRows(t, s)
	f, some := listOf("second", noon.Add(time.Hour), true), otherwise(rand.New(rand.NewPCG(5, 5)), dossiers, 5)
	got, touched := rehearsed(t, s, f, some, func() {
		writing, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if _, err := s.PutUpdates(writing, []chat.Update{{ID: 1, Chat: 1, Body: []byte("x")}}, nil); err != nil {
			t.Errorf("write beside a rehearsal: %v", err)
		}
		if n := count(t, s, `SELECT count(*) FROM inbox`); n != 1 { // the journal would have it while somebody holds the lock
			t.Errorf("%d updates are written beside a rehearsal", n)
		}
	})
	if dump(t, s)+replacedRows(t, s) != before {
		t.Error("a rehearsal changed the store")
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), ".motcua-*")); err != nil || len(left) > 0 {
		t.Errorf("a rehearsal leaves %v, %v", left, err)
	}
	var months []ledger.UnitMonth
	var want ledger.Changes
	take(t, s, some, func(ctx context.Context, tx ledger.Intake) (err error) {
		if f.ID, err = tx.AddFile(ctx, f); err == nil {
			want, months, err = tx.TakeDossiers(ctx, f)
		}
		return err
	})
	if got != want || !slices.Equal(touched, months) || got.Changed == 0 || got.New == 0 {
		t.Errorf("rehearsed: %+v and %d months; taken in: %+v and %d", got, len(touched), want, len(months))
	}
}
