package rooms

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/notices"
	"motcua/storage/upkeep"
)

// copied makes a copy of a store beside it.
func copied(t *testing.T, s *Store) string {
	t.Helper()
	path := filepath.Join(filepath.Dir(s.Path()), "copy.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// closes closes a store that the end of the test must not close again.
func closes(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func openAt(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), options(t, copyOfEmpty(t)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func restores(t *testing.T, opt storage.Options, from string, how upkeep.Restoring) upkeep.Restored {
	t.Helper()
	done, err := upkeep.Restore(t.Context(), opt, from, how)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func goesOut(t *testing.T, s *Store, key string, state outbox.State) {
	t.Helper()
	for _, row := range ready(t, s, noon, 100) {
		if named(row) == key {
			if err := errors.Join(s.Begin(t.Context(), []outbox.Row{row}, noon), s.Finish(t.Context(), []outbox.Row{row}, state, 5, "", noon)); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("%s is not ready", key)
}

func rowState(t *testing.T, s *Store, key string) string {
	t.Helper()
	state := "none"
	rows, err := s.Outbox(t.Context(), []outbox.State{outbox.Queued, outbox.Held, outbox.Sending, outbox.Accepted, outbox.Refused, outbox.Unknown, outbox.Cancelled}, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if named(r) == key {
			state = string(r.State)
		}
	}
	return state
}

// running is a broadcast that goes out to two people.
func running(t *testing.T, s *Store) broadcast.Broadcast {
	t.Helper()
	b, err := s.AddBroadcast(t.Context(), broadcast.Broadcast{By: 1, Content: broadcast.Content{Kind: broadcast.Text, Text: "x"}}, 900)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(t.Context(), "begin", func(tx *storage.Tx) error {
		if _, err := tx.Exec(`UPDATE broadcasts SET state = 'running' WHERE id = ?`, b.ID); err != nil {
			return err
		}
		b.To = []broadcast.Recipient{{Person: 1}, {Person: 2}}
		return errors.Join(s.Choose(t.Context(), tx, b, noon), notices.Release(t.Context(), tx, b.ID, noon))
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// furnished is a store with people, notices, updates and a broadcast on its way, and a copy of it; then life goes on.
func furnished(t *testing.T) (s *Store, from string) {
	t.Helper()
	s = openAt(t)
	putUnits(t, s, 3)
	officer := func(n int) people.Grant { return people.Grant{Role: people.Officer, Unit: unitCode(n)} }
	register(t, s, 1, people.Grant{Role: people.Admin})
	register(t, s, 2, officer(0))
	register(t, s, 3, officer(1))
	invite(t, s, "OPENTHEN", officer(2), noon.Add(time.Hour))
	invite(t, s, "OPENSTILL", officer(2), noon.Add(time.Hour))
	s.decides(t, "", nil, []outbox.Row{quick("sent later", 1, 1, 0), quick("waits", 2, 1, 0)})
	running(t, s)
	put(t, s, 11, 12)
	from = copied(t, s)

	goesOut(t, s, "sent later", outbox.Accepted)
	goesOut(t, s, "broadcast|1|1", outbox.Accepted)
	s.decides(t, "", nil, []outbox.Row{quick("new and sent", 1, 1, 0), quick("new and waits", 2, 1, 0)})
	goesOut(t, s, "new and sent", outbox.Accepted)
	if err := s.FinishUpdates(t.Context(), []int64{11}); err != nil {
		t.Fatal(err)
	}
	put(t, s, 13)
	if _, err := s.RemovePerson(t.Context(), 3, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redeem(t.Context(), "OPENTHEN", 4, noon, 40); err != nil {
		t.Fatal(err)
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		_, err := tx.AddFile(ctx, ledger.File{Name: "since.csv", SHA256: "x", Kind: table.Dossiers, At: noon})
		return err
	})
	return s, from
}

func TestWhatWentOutSinceACopyWasMadeGoesOutNoMore(t *testing.T) {
	s, from := furnished(t)
	number := func(s *Store, person int64) (n int) {
		if err := s.Reader().Get(&n, `SELECT number FROM people_seen WHERE person = ?`, person); err != nil {
			t.Error(err)
		}
		return n
	}
	newcomer := number(s, 4)
	closes(t, s)
	done := restores(t, s.Options(), from, upkeep.Restoring{})
	if done.Unread != nil || done.Store != s.Path()+".before-restore-20240710-1200" || !done.CopiedAt.Equal(noon) {
		t.Errorf("it says %+v", done)
	}
	back := reopen(t, s.Options())
	if back.Copied() {
		t.Error("it is a copy still")
	}
	for key, want := range map[string]string{
		"sent later": "accepted", "new and sent": "accepted", "waits": "refused", "new and waits": "refused", "broadcast|1|1": "accepted", "broadcast|1|2": "held",
	} {
		if got := rowState(t, back, key); got != want {
			t.Errorf("the notice %q is %s, want %s", key, got, want)
		}
	}
	if b, _, err := back.Broadcast(t.Context(), 1); err != nil || b.State != broadcast.Paused || b.Stop != broadcast.ByRestore || !slices.Equal(done.Paused, []int64{1}) {
		t.Errorf("the broadcast is %+v, %v; said is %v", b, err, done.Paused)
	}
	updates, err := back.UnfinishedUpdates(t.Context())
	if err != nil || len(updates) != 2 || updates[0].ID != 12 || updates[1].ID != 13 || done.Waiting != 2 || nextOffset(t, back) != 14 {
		t.Errorf("the inbox has %+v, %v; said are %d", updates, err, done.Waiting)
	}
	if len(held(t, back, 3)) != 0 || len(held(t, back, 4)) != 0 || len(held(t, back, 2)) != 1 {
		t.Error("the wrong people are let in")
	}
	if number(back, 4) != newcomer {
		t.Error("a number came to stand for somebody else")
	}
	rights, err := back.RestoredRights(t.Context())
	if err != nil || len(rights) != 2 || rights[0].Became != upkeep.Lost || rights[0].Number != newcomer || rights[0].Unit != unitCode(2) ||
		rights[1].Became != upkeep.Withdrawn || rights[1].UnitName != "UBND xã 1" || len(done.Rights) != 2 {
		t.Errorf("the rights are %+v, %v; said are %+v", rights, err, done.Rights)
	}
	for i, c := range []struct {
		code string
		want error
	}{{"OPENTHEN", people.ErrInvitation}, {"OPENSTILL", nil}} {
		if _, err := back.Redeem(t.Context(), c.code, 4, noon, int64(50+i)); !errors.Is(err, c.want) {
			t.Errorf("the invitation %s: %v, want %v", c.code, err, c.want)
		}
	}
	if rights, err := back.RestoredRights(t.Context()); err != nil || len(rights) != 1 {
		t.Errorf("after the newcomer came back the rights are %+v, %v", rights, err)
	}
	if err := back.SeenToRights(t.Context()); err != nil {
		t.Error(err)
	}
	if rights, err := back.RestoredRights(t.Context()); err != nil || len(rights) != 0 {
		t.Errorf("after somebody saw to them the rights are %+v, %v", rights, err)
	}
	if len(done.Files) != 1 || done.Files[0].Name != "since.csv" || len(done.Held) != 3 || done.Invitations != 1 || done.NoAdmin {
		t.Errorf("it says %+v", done)
	}
	took, want := actions(t, back), []string{"removed 3", "imported 1 dossiers", "role-removed 3 officer " + unitCode(1), "restored 2024-07-10T12:00"}
	if !slices.Equal(took, want) {
		t.Errorf("the audit log has %q, want %q", took, want)
	}
	if report, err := back.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
	kept := s.Options()
	kept.Path = done.Store
	if rows, err := reopen(t, kept).UnfinishedUpdates(t.Context()); err != nil || len(rows) != 2 {
		t.Errorf("the store before has %+v, %v", rows, err)
	}
}

func TestPeopleAreLetInAgainWhenThatIsSaid(t *testing.T) {
	s, from := furnished(t)
	closes(t, s)
	done := restores(t, s.Options(), from, upkeep.Restoring{KeepPeople: true})
	if back := reopen(t, s.Options()); len(held(t, back, 3)) != 1 || done.Rights[0].Became != upkeep.Kept {
		t.Errorf("they hold %v; said is %+v", held(t, back, 3), done.Rights)
	}
}

func TestACopyOfWhichNothingIsKnownHoldsEverything(t *testing.T) {
	for says, spoil := range map[string]func(t *testing.T, path string){
		"no store before": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
		"a damaged store": func(t *testing.T, path string) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, path, raw[:3*4096])
		},
		"another store": func(t *testing.T, path string) {
			other := openAt(t)
			putUnits(t, other, 2)
			register(t, other, 7, people.Grant{Role: people.Admin})
			closes(t, other)
			if err := os.Rename(other.Path(), path); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(says, func(t *testing.T) {
			s, from := furnished(t)
			closes(t, s)
			spoil(t, s.Path())
			due := false
			done := restores(t, s.Options(), from, upkeep.Restoring{Elapse: func(ctx context.Context, file *storage.File) error {
				s := On(file)
				due = true
				s.decides(t, "", nil, []outbox.Row{quick("due since", 1, 1, 0)})
				return nil
			}})
			if done.Unread == nil || !due {
				t.Errorf("it says %+v", done)
			}
			back := reopen(t, s.Options())
			if rows := ready(t, back, noon.Add(time.Hour), 10); len(rows) != 0 {
				t.Errorf("these go out: %s", keys(rows))
			}
			updates, err := back.UnfinishedUpdates(t.Context())
			if err != nil || len(updates) != 0 || done.Aside != 2 {
				t.Errorf("these are answered: %+v, %v", updates, err)
			}
			if _, err := back.Redeem(t.Context(), "OPENSTILL", 4, noon, 50); !errors.Is(err, people.ErrInvitation) || done.Invitations != 2 {
				t.Errorf("an invitation that may have been used: %v", err)
			}
			if rights, err := back.RestoredRights(t.Context()); err != nil || len(rights) != 1 || rights[0].Became != upkeep.Unknown {
				t.Errorf("the rights are %+v, %v", rights, err)
			}
			if says != "no store before" && done.Store == "" {
				t.Error("the store before is not kept")
			}
		})
	}
}

func TestNothingIsRestoredWhileSomebodyHasTheStoreOpen(t *testing.T) {
	s := openAt(t)
	defer s.Close()
	putUnits(t, s, 1)
	from := copied(t, s)
	if _, err := upkeep.Restore(t.Context(), s.Options(), filepath.Join(t.TempDir(), "none.db"), upkeep.Restoring{}); !errors.Is(err, storage.ErrNoStore) {
		t.Errorf("a copy that is not there: %v", err)
	}
	said, kill := start(t, s, receiving)
	if !said.Scan() {
		t.Fatal("the other process says nothing")
	}
	go func() {
		for said.Scan() {
		}
	}()
	if _, err := upkeep.Restore(t.Context(), s.Options(), from, upkeep.Restoring{}); !errors.Is(err, upkeep.ErrInUse) {
		t.Errorf("beside another process: %v", err)
	}
	kill()
	if left, err := filepath.Glob(s.Path() + ".before*"); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Whatever line a kill strikes, one of the two stores is there afterwards, whole, and the next restore succeeds.
func TestAKilledRestoreLeavesTheOldStoreOrTheNewOne(t *testing.T) {
	for _, step := range []string{"copy", "migrate", "carry", "sync", "keep", "log", "rename", "renamed"} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			s, from := furnished(t)
			closes(t, s)
			said, kill := start(t, s, restoring+step)
			expect(t, said, step)
			kill()
			if err := errors.Join(storage.RemoveSecondNames(s.Path()), storage.RemoveLeftovers(filepath.Dir(s.Path()))); err != nil {
				t.Error(err)
			}
			after, err := Open(t.Context(), s.Options())
			if err != nil {
				t.Fatal(err)
			}
			old := rowState(t, after, "new and waits") == "queued"
			if old == (step == "renamed") {
				t.Errorf("the old store is there: %v", old)
			}
			if report, err := after.Check(t.Context()); err != nil || len(report.Faults) > 0 {
				t.Errorf("check: %q, %v", report.Faults, err)
			}
			closes(t, after)
			kept, err := filepath.Glob(s.Path() + ".before*")
			if err != nil || old != (len(kept) == 0) {
				t.Errorf("kept are %v, %v", kept, err)
			}
			restores(t, s.Options(), from, upkeep.Restoring{})
			if got := rowState(t, reopen(t, s.Options()), "new and sent"); got != "accepted" {
				t.Errorf("after the next restore what was sent is %s", got)
			}
			for _, name := range leftOf(t, filepath.Dir(s.Path())) { // they are removed when they are a minute old
				old := time.Now().Add(-2 * time.Minute)
				if err := os.Chtimes(name, old, old); err != nil {
					t.Fatal(err)
				}
			}
			if err := storage.RemoveLeftovers(filepath.Dir(s.Path())); err != nil || len(leftOf(t, filepath.Dir(s.Path()))) > 0 {
				t.Errorf("left behind: %v, %v", leftOf(t, filepath.Dir(s.Path())), err)
			}
		})
	}
}

func leftOf(t *testing.T, folder string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(folder, ".motcua-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// playRestore puts the copy beside a store in its place, says at a step how far it is, and waits there to be killed.
func playRestore(path, step string) error {
	_, err := upkeep.Restore(context.Background(), storage.Options{Path: path, Zone: hanoi, Now: func() time.Time { return noon }}, filepath.Join(filepath.Dir(path), "copy.db"), upkeep.Restoring{Step: func(name string) {
		if name == step {
			fmt.Println(name)
			time.Sleep(time.Minute)
		}
	}})
	return err
}
