package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"motcua/cmd/motcua/serve"
	"motcua/internal/trial"
)

// Every file of testdata/hostile is refused, or read without what is wrong with it, in the sentence that stands beside its
// name; nothing is run, nothing is kept, and the store stays as it was.
func TestHostileFilesGetAClearSentence(t *testing.T) {
	const folder = "testdata/hostile"
	if *update {
		for name, body := range hostileFiles(t) {
			if err := os.WriteFile(filepath.Join(folder, name), body, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for i, language := range []string{"vi", "en"} {
		if !trial.Includes(i, 1, 2) {
			continue
		}
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			s := newStage(t, serve.Options{})
			s.played = new(coverage)
			s.step("!", "as admin in "+language)
			var got strings.Builder
			files := 0
			for _, e := range entries {
				if strings.HasPrefix(e.Name(), "sentences.") {
					continue
				}
				files++
				body, err := os.ReadFile(filepath.Join(folder, e.Name()))
				if err != nil {
					t.Fatal(err)
				}
				s.person.SendFile(e.Name(), body)
				s.settle()
				before := s.shown[s.person.ID]
				s.shown[s.person.ID] = s.seen()
				fmt.Fprintf(&got, "%s\n    %s\n", e.Name(), strings.Join(s.answers(before), "\n    "))
			}
			if files < 40 {
				t.Errorf("there are only %d files", files)
			}
			if last, err := s.house.Store.LastUndoable(t.Context()); err != nil || last != 0 {
				t.Errorf("something was taken in: %v", err)
			}
			s.stop()
			sentences := filepath.Join(folder, "sentences."+language+".txt")
			if *update {
				if err := os.WriteFile(sentences, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(sentences)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("the answers are others:\n%s", difference(string(want), got.String()))
			}
			if log := s.log.bytes(); bytes.Contains(log, []byte("level=ERROR")) {
				t.Errorf("something went wrong: %s", log)
			}
		})
	}
}
