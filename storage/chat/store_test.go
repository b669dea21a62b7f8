package chat

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/notices"
	"motcua/storage/persons"
)

// hanoi is the authority's zone, without a zone database.
var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*3600)

// noon is "now" in the tests, unless they move it.
var noon = time.Date(2024, 7, 10, 12, 0, 0, 0, hanoi)

func options(t testing.TB, path string) storage.Options {
	t.Helper()
	rules, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	return storage.Options{Path: path, Zone: hanoi, Now: func() time.Time { return noon }, RuleSets: rules.ByID}
}

func openStore(t testing.TB) *Store {
	t.Helper()
	return reopen(t, options(t, filepath.Join(t.TempDir(), "motcua.db")))
}

func clockedStore(t *testing.T) (*Store, *time.Time) {
	t.Helper()
	now := noon
	opt := options(t, filepath.Join(t.TempDir(), "motcua.db"))
	opt.Now = func() time.Time { return now }
	return reopen(t, opt), &now
}

func reopen(t testing.TB, opt storage.Options) *Store {
	t.Helper()
	file, err := storage.Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	n := notices.New(file)
	return New(file, n, persons.New(file, n))
}

// put has updates arrive.
func put(t *testing.T, s *Store, ids ...int64) {
	t.Helper()
	var updates []Update
	for _, id := range ids {
		updates = append(updates, Update{ID: id, Chat: id % 10, Body: fmt.Appendf(nil, "body %d", id)})
	}
	if _, err := s.PutUpdates(t.Context(), updates, nil); err != nil {
		t.Fatal(err)
	}
}

// unfinished are the updates that wait.
func unfinished(t *testing.T, s *Store) string {
	t.Helper()
	updates, err := s.UnfinishedUpdates(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, u := range updates {
		fmt.Fprintf(&text, "%d/%d %s;", u.ID, u.Chat, u.Body)
	}
	return text.String()
}

func nextOffset(t *testing.T, s *Store) int64 {
	t.Helper()
	next, err := s.NextOffset(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func count(t *testing.T, s *Store, question string, args ...any) (n int) {
	t.Helper()
	if err := s.file.Reader().Get(&n, question, args...); err != nil {
		t.Fatal(err)
	}
	return n
}

func unitCode(n int) string { return fmt.Sprintf("%03d.%02d.32.H18", n/100, n%100) }

func putUnits(t testing.TB, s *Store, n int) {
	t.Helper()
	for i := range n {
		s.file.Writer().MustExec(`INSERT INTO units (code, name, valid_from, valid_to, successor) VALUES (?, ?, '', '', '')`, unitCode(i), fmt.Sprintf("UBND xã %d", i))
	}
}

func invite(t *testing.T, s *Store, code string, g people.Grant, expires time.Time) {
	t.Helper()
	inv := people.Invitation{Hash: people.HashCode(code), Grant: g, Expires: expires}
	if err := s.persons.AddInvitation(t.Context(), inv, 7); err != nil {
		t.Fatal(err)
	}
}
