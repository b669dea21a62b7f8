package dossier

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// The page of columns has every word for a status, and what it says of other words is so.
func TestPageOfColumnsSaysWhatWordsMean(t *testing.T) {
	raw, err := os.ReadFile("../../../docs/columns.md")
	if err != nil {
		t.Fatal(err)
	}
	others := 0
	rows := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 3 {
			continue
		}
		first := strings.TrimPrefix(cells[0], "| ")
		rows[first] = strings.TrimSuffix(cells[2], " |")
		if c := columnOf(first); c >= 0 {
			for word := range strings.SplitSeq(rows[first], "; ") {
				others++
				if got := readWord(c, word); got != strings.Trim(cells[1], "`") {
					t.Errorf("the page says that %q of %s means %s, and it is read as %q", word, first, cells[1], got)
				}
			}
		}
	}
	for status, words := range statusWords {
		if want := strings.Join(words, "; "); rows[strconv.Itoa(int(status))] != want {
			t.Errorf("the row of status %d must have these words:\n%s", status, want)
		}
	}
	if others < 20 {
		t.Errorf("only %d other words are found", others)
	}
}
