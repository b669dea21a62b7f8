package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"motcua/internal/trial"
)

// morning is when the field's files are taken in, unless a case says otherwise: June 2024 is over, July has begun.
const morning = "2024-07-02T09:00:00+07:00"

// fieldCase is a kind of file as people have it. Its files are taken in one after the other, into a store that knows the
// units; then the figures are as a careful person reads them.
type fieldCase struct {
	says  string
	clock string // morning when empty
	takes []paper
	right string // figures after the last file: "Háng Lìa 6/2024 TD 6/6 TT1 -; Nong U 6/2024 TD 6/6"; others behind a " | "
	// or is what the output of the last import may say instead, when that is refused and changes nothing: a regular
	// expression; "" when it must be taken.
	or    string
	told  string // what the output of the last import must say, as a regular expression
	known int    // dossiers in the store at the end; 0 when a case does not ask
	bad   []int  // how many refused rows the last import may have; none when empty
	// unlike is a file of the same shape without what is to be told: the output of the last import must have a line that
	// the output of this one lacks.
	unlike *paper
}

// paper is a file with its name.
type paper struct {
	name string
	body []byte
}

// field are files of testdata/field.
func field(t *testing.T, names ...string) []paper {
	t.Helper()
	var papers []paper
	for _, name := range names {
		body, err := os.ReadFile(filepath.Join("testdata/field", name))
		if err != nil {
			t.Fatal(err)
		}
		papers = append(papers, paper{name, body})
	}
	return papers
}

// csvs are lists as delimited text.
func csvs(lists ...list) []paper {
	var papers []paper
	for i, l := range lists {
		papers = append(papers, paper{fmt.Sprintf("ds-%d.csv", i+1), l.csv()})
	}
	return papers
}

// playField plays cases, each in a store of its own.
func playField(t *testing.T, cases []fieldCase) {
	t.Parallel()
	template := newDeskless(t)
	for i, c := range cases {
		if !trial.Includes(i, 1, 4) {
			continue
		}
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			c.play(t, template)
		})
	}
}

func (c fieldCase) play(t *testing.T, template *deskless) {
	d := template.another(t, c.clock)
	var last imported
	before := ""
	for i, p := range c.takes {
		before = d.figures()
		last = d.takes(p)
		if i < len(c.takes)-1 && last.failed {
			t.Fatalf("%s is refused: %s", p.name, last.output)
		}
	}
	if c.or != "" && last.failed {
		if !regexp.MustCompile(c.or).MatchString(last.output) {
			t.Errorf("it is refused for another reason than %q:\n%s", c.or, last.output)
		}
		if got := d.figures(); got != before {
			t.Errorf("a refused file changes figures from\n%s\nto\n%s", before, got)
		}
		return
	}
	if last.failed {
		t.Fatalf("it is refused:\n%s", last.output)
	}
	c.holds(t, d, last)
	if c.unlike != nil {
		plain := template.another(t, c.clock).takes(*c.unlike)
		if plain.failed {
			t.Fatalf("the file to compare with is refused: %s", plain.output)
		}
		if !more(last.output, plain.output) {
			t.Errorf("it says no more than of a file in which all is well:\n%s", last.output)
		}
	}
}

// holds looks at what came of files that were taken in.
func (c fieldCase) holds(t *testing.T, d *deskless, last imported) {
	t.Helper()
	if difference := d.differs(c.right); difference != "" {
		t.Errorf("%s\nthe output of the last import was\n%s", difference, last.output)
	}
	if c.told != "" && !regexp.MustCompile(c.told).MatchString(last.output) {
		t.Errorf("it does not say %q:\n%s", c.told, last.output)
	}
	if c.known > 0 {
		if got := d.count("SELECT count(*) FROM v_dossiers"); got != c.known {
			t.Errorf("%d dossiers are known, want %d", got, c.known)
		}
	}
	bad := d.count("SELECT refused FROM v_imports ORDER BY id DESC LIMIT 1")
	if bad != 0 && !slices.Contains(c.bad, bad) {
		t.Errorf("%d rows are refused, want one of %v:\n%s", bad, c.bad, last.output)
	}
}

// more says whether an output has a line that another one lacks, whatever numbers stand in it.
func more(output, than string) bool {
	numbers := regexp.MustCompile(`[0-9]+`)
	known := strings.Split(numbers.ReplaceAllString(than, "#"), "\n")
	for line := range strings.Lines(output) {
		line = numbers.ReplaceAllString(strings.TrimSuffix(line, "\n"), "#")
		if !slices.Contains(known, line) && !strings.HasPrefix(line, "ds-#.") && !strings.Contains(line, ".csv: ") {
			return true
		}
	}
	return false
}
