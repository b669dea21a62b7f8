package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var papers = []string{"README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/figures.md", "docs/running.md"}

var (
	code = regexp.MustCompile("`([^`\n]+)`")
	link = regexp.MustCompile(`\]\(([^)#:]+)\)`)
	// A path of ours begins with one of the rooms, or is a file at the top.
	ours = regexp.MustCompile(`^(cmd|bot|scoring|storage|locales|docs|\.ci)(/[\w.-]+)*/?$|^[A-Za-z.]+\.(md|mod|sum)$|^LICENSE$`)
)

// Every path that a paper names exists.
func TestPapersNameOnlyPathsThatExist(t *testing.T) {
	for _, paper := range papers {
		raw, err := os.ReadFile(filepath.Join(root, paper))
		if err != nil {
			t.Error(err)
			continue
		}
		named := 0
		for _, found := range append(code.FindAllStringSubmatch(string(raw), -1), link.FindAllStringSubmatch(string(raw), -1)...) {
			path := strings.TrimPrefix(found[1], "./")
			if !ours.MatchString(path) {
				continue
			}
			named++
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s names %s, which does not exist", paper, found[1])
			}
		}
		if named == 0 {
			t.Errorf("%s names no path at all: the test looks past it", paper)
		}
	}
}

// The two READMEs say the same: heading for heading, command block for command block.
func TestTheTwoReadmesAgree(t *testing.T) {
	shape := func(paper string) (headings int, blocks []string) {
		raw, err := os.ReadFile(filepath.Join(root, paper))
		if err != nil {
			t.Fatal(err)
		}
		inside := false
		for line := range strings.SplitSeq(string(raw), "\n") {
			switch {
			case strings.HasPrefix(line, "```"):
				inside = !inside
			case inside && strings.Contains(line, "motcua "):
				command, _, _ := strings.Cut(line, "#")
				blocks = append(blocks, strings.TrimSpace(command))
			case !inside && strings.HasPrefix(line, "#"):
				headings++
			}
		}
		return headings, blocks
	}
	headingsEN, blocksEN := shape("README.md")
	headingsVI, blocksVI := shape("README.vi.md")
	if headingsEN != headingsVI {
		t.Errorf("README.md has %d headings, README.vi.md %d", headingsEN, headingsVI)
	}
	if strings.Join(blocksEN, "\n") != strings.Join(blocksVI, "\n") {
		t.Errorf("the commands differ:\n%s\n--\n%s", strings.Join(blocksEN, "\n"), strings.Join(blocksVI, "\n"))
	}
}
