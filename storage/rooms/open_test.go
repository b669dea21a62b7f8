package rooms

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/storage"
)

func TestAStoreIsMadeForItsOwnerAloneAndFoundAgain(t *testing.T) {
	opt := options(t, filepath.Join(t.TempDir(), "a folder #1 100%?.db"))
	s, err := Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	putUnits(t, s, 3)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(opt.Path + suffix)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%q: %v, %v; want a file of mode 0600", suffix, info, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(opt.Path + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the log is still there after closing: %v", err)
	}
	units, err := reopen(t, opt).Units(t.Context())
	if err != nil || len(units) != 3 {
		t.Errorf("after opening again: %d units, %v", len(units), err)
	}
}

func TestWhatIsNotAStoreIsRefusedUntouched(t *testing.T) {
	for _, c := range []struct {
		says string
		make func(t *testing.T, path string)
		want error
	}{
		{"a text file", func(t *testing.T, path string) { writeFile(t, path, []byte("Mã đơn vị,Tên đơn vị\n")) }, storage.ErrNotOurs},
		{"a long file of something else", func(t *testing.T, path string) { writeFile(t, path, make([]byte, 1<<20)) }, storage.ErrNotOurs},
		{"the SQLite file of another program", func(t *testing.T, path string) {
			db := sqlx.MustConnect("sqlite3", path)
			db.MustExec(`CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('x')`)
			db.Close()
		}, storage.ErrNotOurs},
		{"a store cut off within its header", func(t *testing.T, path string) { writeFile(t, path, made(t)[:60]) }, storage.ErrDamaged},
		{"a store cut off within its schema", func(t *testing.T, path string) { writeFile(t, path, made(t)[:3*4096]) }, storage.ErrDamaged},
		{"a store with an overwritten schema", func(t *testing.T, path string) {
			whole := made(t)
			copy(whole[100:4096], make([]byte, 3996))
			writeFile(t, path, whole)
		}, storage.ErrDamaged},
		{"a store of a newer program", func(t *testing.T, path string) {
			writeFile(t, path, made(t))
			db := sqlx.MustConnect("sqlite3", path)
			db.MustExec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
			db.Close()
		}, storage.ErrNewer},
		{"a store of a program from before the first release", func(t *testing.T, path string) {
			writeFile(t, path, made(t))
			db := sqlx.MustConnect("sqlite3", path)
			db.MustExec(`UPDATE goose_db_version SET version_id = 27 WHERE version_id > 27`)
			db.Close()
		}, storage.ErrUnreleased},
	} {
		t.Run(c.says, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "motcua.db")
			c.make(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := Open(t.Context(), options(t, path))
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			after, err := os.ReadFile(path)
			if err != nil || !errors.Is(c.want, storage.ErrDamaged) && string(after) != string(before) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func TestOpeningWhereNothingCanBe(t *testing.T) {
	_, err := Open(t.Context(), options(t, filepath.Join(t.TempDir(), "no folder", "motcua.db")))
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that the folder does not exist", err)
	}
}

func TestSeveralMayMakeTheStoreAtOnce(t *testing.T) {
	opt := options(t, filepath.Join(t.TempDir(), "motcua.db"))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := Open(t.Context(), opt)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if v, err := reopen(t, opt).Version(t.Context()); err != nil || v < 1 {
		t.Errorf("version %d, %v", v, err)
	}
}

// Whoever only reads need not wait for an import elsewhere, neither at the beginning nor at the end.
func TestAWriterElsewhereHoldsNoReaderUp(t *testing.T) {
	opt := options(t, filepath.Join(t.TempDir(), "motcua.db"))
	writer := reopen(t, opt)
	tx, err := writer.Writer().Beginx() // its transactions take the write lock when they begin
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	began := time.Now()
	s, err := Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Units(t.Context()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > storage.Patience/4 {
		t.Errorf("it took %v", took)
	}
}

func TestTheReadersCannotWrite(t *testing.T) {
	s := openStore(t)
	if _, err := s.Reader().Exec(`INSERT INTO people (id, language) VALUES (1, 'vi')`); !errors.Is(storage.Explain(err), storage.ErrReadOnly) {
		t.Errorf("got %v, want %v", err, storage.ErrReadOnly)
	}
}

// made is the content of a closed store.
func made(t *testing.T) []byte {
	t.Helper()
	opt := options(t, filepath.Join(t.TempDir(), "made.db"))
	s, err := Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(opt.Path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
