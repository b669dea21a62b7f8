package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/scoring/export/dossier"
)

// Persons stand in every cell that can hold one, in every kind of dirt, in every kind of file. Whatever becomes of the files
// on the command line, nobody is found in what is printed and logged, in the files of the store, or in the month's report.
func TestNoPersonPassesTheCommandLine(t *testing.T) {
	t.Parallel()
	template := newDeskless(t)
	counts, err := demo.SampleFile("so-lieu-2024-06.csv")
	if err != nil {
		t.Fatal(err)
	}
	if got := template.takes(paper{"so-lieu-2024-06.csv", counts}); got.failed {
		t.Fatal(got.output)
	}
	p := newPlanter()
	files := plantedFiles(t, p, planting{everyKind: trial.Soaks(), everyOddity: true})
	// In a soak each kind of dirt goes both ways, in other kinds of files; some go a third one.
	var paths [3][]string
	for i, f := range files {
		if !trial.Includes(i, 1, 5) {
			continue
		}
		path, way := template.keeps(f.paper), (i/3+i%3)%6
		paths[way%2] = append(paths[way%2], path)
		if way == 5 {
			paths[2] = append(paths[2], path)
		}
	}
	for _, way := range []struct {
		says     string
		language string
		flags    []string
		paths    []string
	}{
		{"in words", "vi", nil, paths[0]},
		{"as JSON", "en", []string{"--json"}, paths[1]},
		{"in a dry run", "en", []string{"--dry-run"}, paths[2]},
	} {
		t.Run(way.says, func(t *testing.T) {
			t.Parallel()
			d := template.another(t, "")
			d.settings = []string{"MOTCUA_LANGUAGE=" + way.language, "MOTCUA_LOG_LEVEL=debug"}
			s := newSearch(p.plants)
			said := d.runs(append(append([]string{"import"}, way.flags...), way.paths...)...).output
			s.in("what import prints", []byte(said))
			speaksOfAll(t, way.paths, said, way.flags)
			for _, command := range [][]string{{"scores", "--json"}, {"overdue"}, {"overdue", "--json"}, {"units"}, {"outbox", "--all", "--json"}, {"check"}} {
				s.in("what "+command[0]+" prints", []byte(d.runs(command...).output))
			}
			if len(way.flags) == 0 || way.flags[0] != "--dry-run" {
				out := filepath.Join(t.TempDir(), "out")
				s.in("what report prints", []byte(d.runs("report", "2024-06", "--out", out).output))
				s.folder("the report", out)
			}
			s.folder("the store", filepath.Dir(d.db))
			s.report(t)
		})
	}
}

// Every column that the program reads has persons planted in it.
func TestPersonsStandInEveryColumnThatIsRead(t *testing.T) {
	columns := append([]string{procedureCodes}, readColumns...)
	for _, f := range dossier.Export().Fields {
		if !slices.ContainsFunc(f.Synonyms, func(label string) bool { return slices.Contains(columns, label) }) {
			t.Errorf("no person stands in a column %q: it lacks in the tables of planted persons", f.Synonyms)
		}
	}
}

// speaksOfAll fails when the output does not say what became of each file: one that stopped the others would hide what they hold.
func speaksOfAll(t *testing.T, paths []string, said string, flags []string) {
	t.Helper()
	if len(flags) > 0 && flags[0] == "--json" {
		var results []struct{ File string }
		from, to := strings.Index(said, "[\n"), strings.LastIndex(said, "\n]")
		if from < 0 || to < from || json.Unmarshal([]byte(said[from:to+2]), &results) != nil {
			t.Fatalf("the output is no JSON: %s", said)
		}
		if len(results) != len(paths) {
			t.Errorf("of %d files the output speaks of %d", len(paths), len(results))
		}
		return
	}
	for _, path := range paths {
		if name := filepath.Base(path); !strings.HasPrefix(name, "ds-") && !strings.Contains(said, name+": ") {
			t.Errorf("nothing is said of %s", name)
		}
	}
}

// folder looks through the files of a folder, which must have some.
func (s *search) folder(where, path string) {
	entries, err := os.ReadDir(path)
	if err == nil && len(entries) == 0 {
		err = fmt.Errorf("%s is empty", where)
	}
	if err != nil {
		s.failures = append(s.failures, err.Error())
		return
	}
	for _, e := range entries {
		raw, err := os.ReadFile(filepath.Join(path, e.Name()))
		if err != nil {
			s.failures = append(s.failures, err.Error())
			continue
		}
		s.in(where+": "+e.Name(), raw)
	}
}
