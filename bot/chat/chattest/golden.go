package chattest

import (
	"flag"
	"fmt"
	"html"
	"motcua/bot"
	"motcua/bot/chat"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Golden compares a message, drawn as text, with its file in the folder testdata of the test. With -update it writes the file anew.
func Golden(t testing.TB, name string, m bot.Message) {
	t.Helper()
	var out strings.Builder
	fmt.Fprintln(&out, m.HTML)
	for _, row := range m.Buttons {
		for _, b := range row {
			fmt.Fprintf(&out, "[%s → %s] ", b.Label, b.Data)
		}
		fmt.Fprintln(&out)
	}
	if m.Protected {
		fmt.Fprintln(&out, "(protected)")
	}
	if m.Photo != nil {
		fmt.Fprintln(&out, "(picture)")
	}
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, out.String(), want)
	}
	Acceptable(t, name, m)
}

var (
	markup = regexp.MustCompile(`</?(b|code|pre)>`)
	block  = regexp.MustCompile(`(?s)<pre>(.*?)</pre>`)
	hole   = regexp.MustCompile(`\{[a-z_]+\}|[a-z]+\.[a-z_]{4,}`)
)

// columns are the letters of a line, whatever marks stand over them.
func columns(line string) (n int) {
	for _, r := range line {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// Text is a message as it is read, without its markup.
func Text(m bot.Message) string { return html.UnescapeString(markup.ReplaceAllString(m.HTML, "")) }

// Acceptable is what holds for every message: what Telegram takes, and what a phone shows well.
func Acceptable(t testing.TB, name string, m bot.Message) {
	t.Helper()
	text := Text(m)
	longest := 4096
	if m.Photo != nil {
		longest = 1024
		var caption chat.Markup
		caption.Line(text)
		if n := caption.Rows(); n > chat.CaptionRows {
			t.Errorf("%s: the caption has %d rows:\n%s", name, n, text)
		}
	}
	if n := len(utf16.Encode([]rune(text))); n == 0 || n > longest {
		t.Errorf("%s: the text has %d characters", name, n)
	}
	if strings.ContainsAny(markup.ReplaceAllString(m.HTML, ""), "<>") {
		t.Errorf("%s: something is not escaped:\n%s", name, m.HTML)
	}
	if found := hole.FindString(text); found != "" {
		t.Errorf("%s: a sentence has a hole: %s", name, found)
	}
	for _, pre := range block.FindAllStringSubmatch(m.HTML, -1) {
		for line := range strings.SplitSeq(html.UnescapeString(pre[1]), "\n") {
			if n := columns(line); n > chat.Columns {
				t.Errorf("%s: %q has %d columns", name, line, n)
			}
		}
	}
	for _, row := range m.Buttons {
		for _, b := range row {
			if b.Label == "" || b.Data == "" || len(b.Data) > 64 {
				t.Errorf("%s: button %q carries %q", name, b.Label, b.Data)
			}
		}
	}
}
