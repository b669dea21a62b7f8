package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"motcua/cmd/motcua/house"
	"motcua/locales"
)

// papers are all papers of the project, by their paths from its root.
func papers(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			paper, err := filepath.Rel(root, path)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, filepath.ToSlash(paper))
		}
	}
	if len(all) < 20 {
		t.Fatalf("only these papers are found: %q", all)
	}
	return all
}

// pairs are the papers that are there in English and in Vietnamese.
func pairs(t *testing.T) [][2]string {
	t.Helper()
	all := [][2]string{{"README.md", "README.vi.md"}}
	for _, paper := range papers(t) {
		if name, ok := strings.CutPrefix(paper, "docs/en/"); ok {
			all = append(all, [2]string{paper, "docs/vi/" + name})
		}
		if name, ok := strings.CutPrefix(paper, "docs/vi/"); ok {
			if _, err := os.Stat(filepath.Join(root, "docs/en", name)); err != nil {
				t.Errorf("%s has no English twin: %v", paper, err)
			}
		}
	}
	return all
}

func read(t *testing.T, paper string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(root, paper))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

var (
	code = regexp.MustCompile("`([^`\n]+)`")
	link = regexp.MustCompile(`\]\(([^)#:]*)(#[^)]+)?\)`)
	// A path of ours begins with one of the rooms, or is a file at the top.
	ours    = regexp.MustCompile(`^(cmd|bot|scoring|storage|locales|docs|packaging|\.ci)(/[\w.-]+)*/?$|^[A-Za-z.]+\.(md|mod|sum)$|^LICENSE$`)
	heading = regexp.MustCompile(`(?m)^#+ (.+)$`)
	unlike  = regexp.MustCompile(`[^\p{L}\p{N} -]`)
)

// Every path that a paper names exists, and every place that a link leads to.
func TestPapersNameOnlyPathsThatExist(t *testing.T) {
	for _, paper := range papers(t) {
		text, named := read(t, paper), 0
		exists := func(said, path string) {
			named++
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s names %s, which does not exist", paper, said)
			}
		}
		for _, found := range code.FindAllStringSubmatch(text, -1) {
			if path := strings.TrimPrefix(found[1], "./"); ours.MatchString(path) {
				exists(found[1], path)
			}
		}
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			to := paper
			if found[1] != "" {
				to = filepath.Join(filepath.Dir(paper), found[1])
				exists(found[1], to)
			}
			if found[2] != "" && !slices.Contains(anchors(read(t, to)), found[2]) {
				t.Errorf("%s links to %s of %s, which has %q", paper, found[2], to, anchors(read(t, to)))
			}
		}
		if named == 0 {
			t.Errorf("%s names no path at all: the test looks past it", paper)
		}
	}
}

// anchors are the places in a paper that a link can lead to.
func anchors(text string) (all []string) {
	for _, found := range heading.FindAllStringSubmatch(text, -1) {
		all = append(all, "#"+strings.ReplaceAll(unlike.ReplaceAllString(strings.ToLower(found[1]), ""), " ", "-"))
	}
	return all
}

// A paper says the same in both languages: heading for heading, table row for table row, command for command.
func TestPapersAgreeInBothLanguages(t *testing.T) {
	for _, pair := range pairs(t) {
		var shapes [2][]string
		for i, paper := range pair {
			inside := ""
			for line := range strings.SplitSeq(read(t, paper), "\n") {
				switch {
				case strings.HasPrefix(line, "```"):
					inside = strings.TrimPrefix(line, "```")
					shapes[i] = append(shapes[i], line)
				case inside != "":
					said, _, _ := strings.Cut(line, " #")
					shapes[i] = append(shapes[i], strings.TrimSpace(said))
				case strings.HasPrefix(line, "#"):
					level, _, _ := strings.Cut(line, " ")
					shapes[i] = append(shapes[i], level)
				case strings.HasPrefix(line, "|"), strings.HasPrefix(line, "- "):
					shapes[i] = append(shapes[i], line[:1])
				}
			}
		}
		if en, vi := strings.Join(shapes[0], "\n"), strings.Join(shapes[1], "\n"); en != vi {
			t.Errorf("%s and %s differ:\n%s\n--\n%s", pair[0], pair[1], en, vi)
		}
	}
}

// A command line that stands in a sentence is one that the program understands.
func TestCommandLinesInSentencesAreUnderstood(t *testing.T) {
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, paper := range papers(t) {
		if paper == "CHANGELOG.md" {
			continue // it tells how things were
		}
		for _, found := range code.FindAllStringSubmatch(read(t, paper), -1) {
			said, ok := strings.CutPrefix(found[1], "motcua ")
			if !ok || said == "-h" {
				continue
			}
			parser, err := kong.New(&commands{}, kong.Name("motcua"), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}), inWords(catalogue.Printer("en")))
			if err != nil {
				t.Fatal(err)
			}
			tried++
			if _, err := parser.Parse(unquoted(said)); err != nil && !errors.Is(err, fs.ErrNotExist) && !alone.MatchString(said) {
				t.Errorf("%s: motcua %s: %v", paper, said, err)
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d command lines are found", tried)
	}
}

// alone is a command that is named and not told: what it needs is not said.
var alone = regexp.MustCompile(`^(import|compare|backup|restore|report|invite|close|reopen)$`)

// unquoted are the words of a command line.
func unquoted(line string) (words []string) {
	for i, part := range strings.FieldsFunc(line, func(r rune) bool { return r == '\'' || r == '"' }) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}

// All settings that the program takes from its environment are explained, and no other.
func TestSettingsAreExplained(t *testing.T) {
	want := []string{"MOTCUA_LANGUAGE", "MOTCUA_TELEGRAM_TOKEN", "MOTCUA_TELEGRAM_TOKEN_FILE"}
	for field := range reflect.TypeFor[house.Config]().Fields() {
		if name := field.Tag.Get("env"); name != "" {
			want = append(want, name)
		}
	}
	slices.Sort(want)
	for _, paper := range []string{"docs/en/operating.md", "docs/vi/operating.md"} {
		var got []string
		for _, found := range regexp.MustCompile("(?m)^\\| (`MOTCUA_[^|]+)\\|").FindAllStringSubmatch(read(t, paper), -1) {
			for name := range strings.SplitSeq(found[1], ",") {
				got = append(got, strings.Trim(name, " `"))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s explains %q, and there are %q", paper, got, want)
		}
	}
}

// The table of rooms has a line for each room, and none for what is no room.
func TestTableOfRoomsIsWhole(t *testing.T) {
	table, _, _ := strings.Cut(read(t, "docs/rooms.md"), "\n## Words")
	named := map[string]bool{}
	for _, line := range regexp.MustCompile("(?m)^\\| (`[^|]+)\\|").FindAllStringSubmatch(table, -1) {
		for _, room := range code.FindAllStringSubmatch(line[1], -1) {
			named[room[1]] = true
			if _, ok := mayImport[room[1]]; !ok {
				t.Errorf("docs/rooms.md has a line for %s, which no test holds to it", room[1])
			}
		}
	}
	for room := range mayImport {
		if !named[room] {
			t.Errorf("docs/rooms.md has no line for %s", room)
		}
	}
}
