package storage_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/chat"
	"motcua/storage/rooms"
)

// hanoi is the authority's zone, without a zone database.
var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*3600)

// noon is "now" in these tests.
var noon = time.Date(2024, 7, 10, 12, 0, 0, 0, hanoi)

func options(t testing.TB, path string) storage.Options {
	t.Helper()
	rules, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	return storage.Options{Path: path, Zone: hanoi, Now: func() time.Time { return noon }, RuleSets: rules.ByID}
}

func openStore(t testing.TB) *rooms.Store {
	t.Helper()
	return reopen(t, options(t, filepath.Join(t.TempDir(), "motcua.db")))
}

func reopen(t testing.TB, opt storage.Options) *rooms.Store {
	t.Helper()
	s, err := rooms.Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put has updates arrive.
func put(t *testing.T, s *rooms.Store, ids ...int64) {
	t.Helper()
	var updates []chat.Update
	for _, id := range ids {
		updates = append(updates, chat.Update{ID: id, Chat: id % 10, Body: fmt.Appendf(nil, "body %d", id)})
	}
	if _, err := s.PutUpdates(t.Context(), updates, nil); err != nil {
		t.Fatal(err)
	}
}

// locked has another one write the store until it is called.
func locked(t *testing.T, s *rooms.Store) (free func()) {
	t.Helper()
	db, err := storage.Connect(t.Context(), storage.WriterSource(s.Path(), storage.Patience), 1)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTxx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// serving has this program serve the store.
func serving(t *testing.T, s *rooms.Store) chat.InHand {
	t.Helper()
	h, err := s.BeginServing(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
