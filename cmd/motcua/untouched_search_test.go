//go:build !race

// The race detector multiplies what it takes; conversations play the same code under it.

package main

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/botapi"
)

// mayLines are what an import says of the sample's dossiers of May, in the languages of those who may be told.
var mayLines = []string{"33 hồ sơ thuộc tháng 5/2024 được lưu, tháng này chưa có báo cáo.", "33 dossiers of May 2024 were saved; that month has no report yet."}

// mayMentions searches what goes out for the month of May 2024. The line of the import is left out, the buttons that ask for the period of
// a file are, and so is a date of a dossier of which the code stands in the same text.
type mayMentions struct {
	t      *testing.T
	may    *regexp.Regexp
	code   *regexp.Regexp
	dates  map[string][]string // of dossiers, by code, as 02/01/2006
	said   int                 // how often the line of the import was sent
	files  int                 // that were sent
	photos int
}

func newMayMentions(t *testing.T, db *sql.DB) *mayMentions {
	t.Helper()
	m := &mayMentions{t: t, may: regexp.MustCompile(`\b0?5/2024|\b2024-05|(?i)\b(may|tháng 0?5 năm) 2024`), code: regexp.MustCompile(`\d{3}\.\d\d\.\d\d\.H18-\d{6}-\d{4}`), dates: map[string][]string{}}
	for _, field := range []string{"received", "due", "finished"} {
		for _, row := range column(t, db, `SELECT code || ' ' || strftime('%d/%m/%Y', `+field+` + 7 * 3600, 'unixepoch') FROM v_dossiers WHERE `+field+` IS NOT NULL`) {
			code, date, _ := strings.Cut(row, " ")
			m.dates[code] = append(m.dates[code], date)
		}
	}
	return m
}

// text looks through one thing that somebody reads.
func (m *mayMentions) text(where, text string) {
	m.t.Helper()
	for _, line := range mayLines {
		m.said += strings.Count(text, line)
		text = strings.ReplaceAll(text, line, "")
	}
	for _, code := range m.code.FindAllString(text, -1) {
		for _, date := range m.dates[code] {
			text = strings.ReplaceAll(text, date, "")
		}
	}
	if at := m.may.FindStringIndex(text); at != nil {
		m.t.Errorf("%s: …%s…", where, text[max(0, at[0]-200):min(len(text), at[1]+100)])
	}
}

// requests looks through all that the bot sent.
func (m *mayMentions) requests(all []sandbox.Request) {
	m.t.Helper()
	for _, r := range all {
		for name, value := range r.Params {
			where := r.Method + ", " + name
			switch v := value.(type) {
			case string:
				m.text(where, v)
			case *botapi.Upload:
				m.text(where, v.Name)
				m.file(where+" "+v.Name, v.Body)
			default:
				m.text(where, withoutPeriods(m.t, v))
			}
		}
	}
}

// file looks through a file: a workbook and a letter are zip files, whose parts belong together.
func (m *mayMentions) file(where string, body []byte) {
	m.t.Helper()
	if bytes.HasPrefix(body, []byte("\x89PNG")) {
		m.photos++
		return
	}
	m.files++
	if !bytes.HasPrefix(body, []byte("PK\x03\x04")) {
		m.text(where, string(body))
		return
	}
	parts, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		m.t.Fatalf("%s: %v", where, err)
	}
	var whole strings.Builder
	for _, f := range parts.File {
		part, err := f.Open()
		if err != nil {
			m.t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			m.t.Fatal(err)
		}
		fmt.Fprintf(&whole, "%s\n%s\n", f.Name, content)
	}
	m.text(where, whole.String())
}

// folder looks through the files of a folder.
func (m *mayMentions) folder(path string) {
	m.t.Helper()
	files, err := filepath.Glob(filepath.Join(path, "*"))
	if err != nil || len(files) < 3 {
		m.t.Fatalf("the files %v, %v", files, err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			m.t.Fatal(err)
		}
		m.text(name, filepath.Base(name))
		m.file(name, body)
	}
}

// lines fails when the line of the import was not sent, or nothing was there to be searched.
func (m *mayMentions) lines(t *testing.T) {
	if m.said == 0 || m.files < 9 || m.photos < 5 {
		t.Errorf("the line of May was sent %d times, and %d files and %d pictures were", m.said, m.files, m.photos)
	}
}

// withoutPeriods is a decoded value as text, without the buttons that choose the period of a file.
func withoutPeriods(t *testing.T, value any) string {
	t.Helper()
	if markup, is := value.(map[string]any); is {
		rows, _ := markup["inline_keyboard"].([]any)
		var left []any
		for _, row := range rows {
			buttons, _ := row.([]any)
			for _, b := range buttons {
				if button, _ := b.(map[string]any); !strings.HasPrefix(fmt.Sprint(button["callback_data"]), "1:period:") {
					left = append(left, b)
				}
			}
		}
		if rows != nil {
			value = left
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
