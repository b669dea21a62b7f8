package locales

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A row of the glossary names the words for a thing, those that are not used for it, and the English ones.
var glossaryRow = regexp.MustCompile(`^\|([^|]*)\|([^|]*)\|([^|]*)\|$`)

// unused is a word that is not used, with those of its row that are and may hold it: "quản trị viên" holds "quản trị".
type unused struct {
	word   string
	stands *regexp.Regexp
	chosen []string
}

// unusedWords are the words that the first table of the glossary says are not used, as they stand in a sentence.
func unusedWords(t *testing.T) (all []unused) {
	t.Helper()
	page, err := os.ReadFile("../docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	inTable := false
	for line := range strings.Lines(string(page)) {
		cells := glossaryRow.FindStringSubmatch(strings.TrimSpace(line))
		switch {
		case cells == nil && inTable:
			return all
		case cells == nil:
			continue
		case !inTable:
			if got := strings.TrimSpace(cells[2]); got != "Không dùng" {
				t.Fatalf("the second column of the glossary is %q", got)
			}
		}
		if inTable {
			for _, word := range wordsOfCell(cells[2]) {
				if word != "---" {
					all = append(all, unused{word, regexp.MustCompile(`(?:^|[^\pL\pM])` + regexp.QuoteMeta(word) + `(?:$|[^\pL\pM])`), wordsOfCell(cells[1])})
				}
			}
		}
		inTable = true
	}
	return all
}

// wordsOfCell are the words of a cell, small.
func wordsOfCell(cell string) []string {
	var words []string
	for word := range strings.SplitSeq(strings.ToLower(cell), ";") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// in says whether the word stands in a text other than within a chosen one.
func (u unused) in(text string) bool {
	text = strings.ToLower(text)
	for _, word := range u.chosen {
		text = strings.ReplaceAll(text, word, "·")
	}
	return u.stands.MatchString(text)
}

func TestNoSentenceHasAWordThatIsNotUsed(t *testing.T) {
	words := unusedWords(t)
	if len(words) < 30 {
		t.Fatalf("the glossary has only %d words that are not used", len(words))
	}
	for language, sentences := range load(t).languages {
		for key, s := range sentences {
			for _, u := range words {
				if text := s.one + " " + s.other; u.in(text) {
					t.Errorf("%s, %s: %q is not used (docs/glossary.md): %s", language, key, u.word, text)
				}
			}
		}
	}
}

func TestUnusedWordsAreFoundAsWords(t *testing.T) {
	find := func(text string) bool {
		return slices.ContainsFunc(unusedWords(t), func(u unused) bool { return u.in(text) })
	}
	for text, want := range map[string]bool{
		"Chỉ quản trị mới xem được.": true, "Chỉ quản trị viên mới xem được.": false, "Quản trị viên báo quản trị": true, "BÁO SAI số liệu": true,
		"hãy gõ lại": true, "thảy": false, "Đơn vị dưới chỉ tiêu": true, "chưa đạt chỉ tiêu": false, "của {unit}: mọi đơn vị": true,
	} {
		if find(text) != want {
			t.Errorf("%q: found %v", text, !want)
		}
	}
}
