package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/storage"
	"motcua/storage/rooms"
)

// Whoever has a store of a program from before the first release is told so by each command, and what to do; the file stays as it is.
func TestAStoreFromBeforeTheFirstReleaseIsRefusedInWords(t *testing.T) {
	folder := t.TempDir()
	old := filepath.Join(folder, "old.db")
	s, err := rooms.Open(t.Context(), storage.Options{Path: old, Zone: time.UTC, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", old)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE goose_db_version SET version_id = 27 WHERE version_id > 27`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		language, want string
		args           []string
	}{
		{"vi", old + " do một bản motcua trước khi phát hành chính thức tạo ra", []string{"--db", old, "check"}},
		{"en", old + " was made by motcua before its first release", []string{"--db", old, "check"}},
		{"vi", "motcua import don-vi.csv", []string{"--db", old, "units"}},
		{"en", old + " was made by motcua before its first release", []string{"--db", filepath.Join(folder, "new.db"), "restore", old}},
	} {
		var out, said bytes.Buffer
		code := run(t.Context(), serve.Options{}, c.args, house.World{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &said, Getenv: func(name string) string {
			if name == "MOTCUA_LANGUAGE" {
				return c.language
			}
			return ""
		}})
		if code != exitRefused || out.Len() > 0 || !strings.Contains(said.String(), c.want) {
			t.Errorf("%q ends with %d and says %q%q; want %q", c.args, code, out.String(), said.String(), c.want)
		}
	}
	if after, err := os.ReadFile(old); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, %v", err)
	}
	if _, err := os.Stat(filepath.Join(folder, "new.db")); !os.IsNotExist(err) {
		t.Errorf("a store is there after a restore that was refused: %v", err)
	}
}
