package rooms

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/chat"
	"motcua/storage/upkeep"
)

func TestAStoreIsMadeOnlyWhereThatIsAskedFor(t *testing.T) {
	opt := options(t, filepath.Join(t.TempDir(), "motcua.db"))
	opt.Existing = true
	if _, err := Open(t.Context(), opt); !errors.Is(err, storage.ErrNoStore) {
		t.Errorf("no file: %v", err)
	}
	if storage.IsThere(opt.Path) {
		t.Error("a file was made")
	}
	writeFile(t, opt.Path, nil)
	if _, err := Open(t.Context(), opt); !errors.Is(err, storage.ErrNoStore) {
		t.Errorf("an empty file: %v", err)
	}
}

// The log that a killed program left is no log of a copy that somebody put in the store's place.
func TestACopyIsNotReadWithTheLogOfAnotherStore(t *testing.T) {
	s := openStore(t)
	said, kill := start(t, s, receiving)
	if !said.Scan() {
		t.Fatal("the other process says nothing")
	}
	from := copied(t, s)
	kill()
	if s.Copied() || !logged(s.Path()) {
		t.Fatal("there is no log, or the store is a copy")
	}
	placed := func() storage.Options {
		elsewhere := s.Options()
		elsewhere.Path = filepath.Join(t.TempDir(), "motcua.db")
		for suffix, of := range map[string]string{"": from, storage.LogSuffix: s.Path() + storage.LogSuffix} {
			raw, err := os.ReadFile(of)
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, elsewhere.Path+suffix, raw)
		}
		return elsewhere
	}
	elsewhere := placed()
	if _, err := Open(t.Context(), elsewhere); !errors.Is(err, storage.ErrOtherLog) {
		t.Fatalf("it opens: %v", err)
	}
	done := restores(t, elsewhere, from, upkeep.Restoring{})
	if !errors.Is(done.Unread, storage.ErrOtherLog) || !storage.IsThere(done.Store) || !logged(done.Store) {
		t.Errorf("the restore says %+v", done)
	}
	if back := reopen(t, elsewhere); back.Copied() {
		t.Error("it is a copy still")
	}
	moved := placed() // there is no other copy than the one that lies in the store's place
	done = restores(t, moved, moved.Path, upkeep.Restoring{})
	if !errors.Is(done.Unread, upkeep.ErrUnrelated) || !storage.IsThere(done.Store) {
		t.Errorf("the restore from its place says %+v", done)
	}
	if back := reopen(t, moved); back.Copied() {
		t.Error("it is a copy in its place still")
	}
}

func TestAReplacedFileIsNoticedAndNotWritten(t *testing.T) {
	for says, replace := range map[string]func(t *testing.T, store, copy string){
		"moved over it": func(t *testing.T, store, copy string) {
			if err := os.Rename(copy, store); err != nil {
				t.Fatal(err)
			}
		},
		"written over it": func(t *testing.T, store, copy string) {
			raw, err := os.ReadFile(copy)
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, store, raw)
		},
		"removed": func(t *testing.T, store, _ string) {
			if err := os.Remove(store); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(says, func(t *testing.T) {
			s := openAt(t)
			putUnits(t, s, 1)
			from := copied(t, s)
			raw, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			put(t, s, 1)
			if err := s.Replaced(); err != nil {
				t.Fatalf("nothing happened: %v", err)
			}
			doors := []*Store{reopen(t, s.Options()), reopen(t, s.Options()), reopen(t, s.Options())}
			replace(t, s.Path(), from)
			for does, open := range map[string]func() error{ // each opens the file anew, also when nobody has noticed yet
				"emptying":      func() error { return doors[0].Scrub(t.Context()) },
				"giving back":   func() error { return doors[1].GiveWALBack(t.Context(), 0) },
				"taking a file": func() error { _, err := doors[2].Stage(t.Context()); return err },
			} {
				if err := open(); !errors.Is(err, storage.ErrReplaced) {
					t.Errorf("%s: %v", does, err)
				}
			}
			if err := s.Replaced(); !errors.Is(err, storage.ErrReplaced) {
				t.Errorf("it is not noticed: %v", err)
			}
			if _, err := s.PutUpdates(t.Context(), []chat.Update{{ID: 2, Chat: 1}}, nil); !errors.Is(err, storage.ErrReplaced) {
				t.Errorf("it is written: %v", err)
			}
			closes(t, s)
			if after, err := os.ReadFile(s.Path()); !bytes.Equal(after, raw) && !errors.Is(err, os.ErrNotExist) {
				t.Error("what came to its place was changed")
			}
		})
	}
}

// What is erased is neither in the file nor in its log.
func TestWhatIsErasedIsGone(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 1)
	// Long enough to lie on pages of its own, which are given up as a whole.
	marker := bytes.Repeat([]byte("DAU-VET-CUA-NGUOI-NOP "), 1000)
	for id := range int64(40) {
		if _, err := s.PutUpdates(t.Context(), []chat.Update{{ID: 100 + id, Chat: 1, Body: marker[:50+500*id]}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.PutSetting(t.Context(), "signatory", string(marker[:22]), 0); err != nil {
		t.Fatal(err)
	}
	planted := func() (n int) {
		for _, suffix := range []string{"", storage.LogSuffix} {
			raw, err := os.ReadFile(s.Path() + suffix)
			if err != nil {
				t.Fatal(err)
			}
			n += bytes.Count(raw, marker[:22])
		}
		return n
	}
	before := planted()
	for id := range int64(40) {
		if err := s.FinishUpdates(t.Context(), []int64{100 + id}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.PutSetting(t.Context(), "signatory", "", 0); err != nil {
		t.Fatal(err)
	}
	erased := planted()
	if err := s.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Logf("planted %d times; %d after the erasure, %d after the log was emptied", before, erased, planted())
	if before == 0 || planted() != 0 {
		t.Errorf("planted %d times, it is there %d times", before, planted())
	}
}

func TestTheLogIsNotEmptiedUnderAReader(t *testing.T) {
	s := openStore(t)
	put(t, s, 1)
	tx, err := s.Reader().BeginTxx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.Get(&n, `SELECT count(*) FROM inbox`); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	put(t, s, 2)
	if err := s.Scrub(t.Context()); err != nil || !logged(s.Path()) {
		t.Errorf("under a reader: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Scrub(t.Context()); err != nil || logged(s.Path()) {
		t.Errorf("later: %v", err)
	}
}

// A backup that is killed leaves what it wrote; the next one into the folder removes it, once it is a minute old, and leaves
// alone what another one is writing.
func TestTheNextBackupRemovesWhatAKilledOneLeft(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	folder := filepath.Dir(s.Path())
	said, kill := start(t, s, backingUp)
	expect(t, said, "writing")
	old := time.Now().Add(-2 * time.Minute)
	for _, name := range leftOf(t, folder) {
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := storage.RemoveLeftovers(folder); err != nil || len(leftOf(t, folder)) != 1 {
		t.Errorf("while it is written there are %v, %v", leftOf(t, folder), err)
	}
	kill()
	young := filepath.Join(folder, ".motcua-copy-1")
	writeFile(t, young, []byte("x"))
	copied(t, s)
	if left := leftOf(t, folder); len(left) != 1 || left[0] != young {
		t.Errorf("left are %v", left)
	}
}

// playBackup begins to write a copy, and waits there to be killed.
func playBackup(ctx context.Context, s *Store) error {
	f, err := storage.MakeTemporary(filepath.Dir(s.Path()))
	if err != nil {
		return err
	}
	if err := storage.VacuumInto(ctx, s.Path(), f.Name()); err != nil {
		return err
	}
	os.Stdout.WriteString("writing\n")
	time.Sleep(time.Minute)
	return f.Close()
}

func TestAnotherBotsUpdatesAreNotThisOnes(t *testing.T) {
	s, clock := clockedStore(t)
	serve := func(bot int64) chat.Serving {
		found, err := s.ServeBot(t.Context(), bot)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	next := func(first int64) int64 {
		offset, err := s.NextOffset(t.Context(), first)
		if err != nil {
			t.Fatal(err)
		}
		return offset
	}
	put(t, s, 500, 501) // before it was known whose they are
	if found := serve(7); found != (chat.Serving{}) || next(found.First) != 502 {
		t.Errorf("the first bot finds %+v and goes on from %d", found, next(0))
	}
	if err := s.KeepPicture(t.Context(), "sum", "file of 7"); err != nil {
		t.Fatal(err)
	}
	*clock = clock.Add(time.Hour)
	second := serve(8)
	if second.Aside != 2 || second.First == 0 || next(second.First) != 0 {
		t.Errorf("the second bot finds %+v and goes on from %d", second, next(second.First))
	}
	if id, err := s.PictureID(t.Context(), "sum"); err != nil || id != "" {
		t.Errorf("it has the picture %q of the first one, %v", id, err)
	}
	put(t, s, second.First+500)
	if updates, err := s.UnfinishedUpdates(t.Context()); err != nil || len(updates) != 1 || updates[0].ID != second.First+500 || next(second.First) != 501 {
		t.Errorf("it is to answer %+v, %v", updates, err)
	}
	if again := serve(8); again.Aside != 0 || again.First != second.First {
		t.Errorf("started again, it finds %+v", again)
	}
	if back := serve(7); back.Back != 2 || back.Aside != 1 || back.First != 0 || next(0) != 502 {
		t.Errorf("the first one, back again, finds %+v and goes on from %d", back, next(0))
	}
}

func TestSomebodyIsThereOrInvited(t *testing.T) {
	s := openStore(t)
	some := func() bool {
		some, err := s.Anybody(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return some
	}
	if some() {
		t.Error("somebody is in an empty store")
	}
	invite(t, s, "EXPIRED", people.Grant{Role: people.Admin}, noon)
	if some() {
		t.Error("an invitation that has expired lets somebody in")
	}
	invite(t, s, "OPEN", people.Grant{Role: people.Admin}, noon.Add(time.Minute))
	if !some() {
		t.Error("nobody may come though an invitation is open")
	}
}

// logged says whether a log with something in it lies beside a file.
func logged(path string) bool {
	log, err := os.Stat(path + storage.LogSuffix)
	return err == nil && log.Size() > 0
}
