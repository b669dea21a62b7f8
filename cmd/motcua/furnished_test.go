package main

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// furnished is the file of a store that is made once for all tests: each gets a copy.
type furnished struct {
	once sync.Once
	raw  []byte
}

var (
	sampleStore furnished // the sample month
	demoStore   furnished // the demo's, made at the curtain
)

// copyTo writes a copy; make makes the store at a path and closes it.
func (f *furnished) copyTo(t testing.TB, path string, make func(path string)) {
	t.Helper()
	f.once.Do(func() {
		made := filepath.Join(t.TempDir(), "motcua.db")
		make(made)
		raw, err := os.ReadFile(made)
		if err != nil {
			t.Fatal(err)
		}
		f.raw = raw
	})
	if f.raw == nil {
		t.Fatal("the store was not made: see the first test that fails")
	}
	if err := os.WriteFile(path, f.raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
