package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"motcua/scoring/people"
)

// `serve` makes no store: a mistyped path is named, with what makes one.
func TestServeMakesNoStore(t *testing.T) {
	t.Parallel()
	d := &deskless{t: t, db: filepath.Join(t.TempDir(), "mistyped.db"), clock: morning, settings: []string{"MOTCUA_TELEGRAM_TOKEN=1:A"}}
	got := d.runsAnyhow("serve")
	if !got.failed || !strings.Contains(got.output, d.db) || !strings.Contains(got.output, "motcua import") {
		t.Errorf("serve ends with %d and says\n%s", got.code, got.output)
	}
	if _, err := os.Stat(d.db); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a store was made: %v", err)
	}
}

// A list that was cut at any byte is refused, or the cut is told. Between two rows nothing shows it.
func TestCutListIsNotTakenInSilence(t *testing.T) {
	t.Parallel()
	template := newDeskless(t)
	var list strings.Builder
	list.WriteString("Mã hồ sơ,Đơn vị tiếp nhận,Nhận hồ sơ,Hẹn trả kết quả,Trả kết quả\n")
	for n := range 100 {
		fmt.Fprintf(&list, "000.10.32.H18-2406%02d-%04d,UBND xã Háng Lìa,%02[1]d/06/2024 08:00,%02[3]d/06/2024 17:00,%02[3]d/06/2024 10:00\n", n%20+1, n, n%20+4)
	}
	whole := paper{"ds.csv", []byte(list.String())}
	told := regexp.MustCompile(`(?i)cut`)
	if got := template.another(t, "").takes(whole); got.failed || told.MatchString(got.output) {
		t.Fatalf("the whole file: %s", got.output)
	}
	header := bytes.IndexByte(whole.body, '\n') + 1
	random := rand.New(rand.NewPCG(50, 46))
	silent := 0
	lengths := max(10, few(50))
	for range lengths {
		end := header + 1 + random.IntN(len(whole.body)-header-1)
		if whole.body[end-1] == '\n' {
			end-- // between two rows nothing shows it
		}
		got := template.another(t, "").takes(paper{"ds.csv", whole.body[:end]})
		if !got.failed && !told.MatchString(got.output) {
			silent++
			t.Errorf("cut after %q it says\n%s", whole.body[max(end-30, 0):end], got.output)
		}
	}
	t.Logf("%d lengths, %d taken in silence", lengths, silent)
}

// Rows that a comment of a page swallows are noticed: the file is refused. A closed comment swallows what a browser would not show.
func TestCommentInAPageSwallowsNoRow(t *testing.T) {
	t.Parallel()
	template := newDeskless(t)
	page := func(comment string) paper {
		var rows strings.Builder
		for n := 1; n <= 12; n++ {
			unit := "UBND xã Háng Lìa"
			if n == 3 {
				unit += comment
			}
			fmt.Fprintf(&rows, "<tr><td>000.10.32.H18-2406%02d-%04d</td><td>%s</td><td>%02d/06/2024 08:00</td><td>20/06/2024 17:00</td><td>19/06/2024 10:00</td></tr>\n", n, n, unit, n)
		}
		return paper{"ds.xls", []byte("<html><body><table><tr><td>Mã hồ sơ</td><td>Đơn vị tiếp nhận</td><td>Nhận hồ sơ</td><td>Hẹn trả kết quả</td><td>Trả kết quả</td></tr>\n" +
			rows.String() + "</table></body></html>\n")}
	}
	for _, c := range []struct {
		says, comment string
		known         int // dossiers; 0: it is refused
	}{
		{"no comment", "", 12},
		{"a comment that is closed", "<!-- ghi chú -->", 12},
		{"a comment that is never closed", "<!--", 0},
	} {
		d := template.another(t, "")
		got := d.takes(page(c.comment))
		if known := d.count("SELECT count(*) FROM v_dossiers"); known != c.known || got.failed != (c.known == 0) {
			t.Errorf("%s: %d dossiers are known, want %d\n%s", c.says, known, c.known, got.output)
		}
	}
}

// What somebody wrote is in no file of the store once it is answered and the log is emptied.
func TestErasedWordsAreInNoFile(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	officer := w.registers(1, people.Officer, "000.02.32.H18")
	const words = "DAU-VET-CUA-NGUOI-NOP"
	officer.Send(words + strings.Repeat(" xin hoi ve ho so cua toi", 100))
	officer.Send("/diem")
	w.waits(officer, "Chưa có", 1)
	w.stop()
	if err := w.house.Store.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(w.settings.DB), "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(raw, []byte(words)); n > 0 {
			t.Errorf("%s holds what was erased %d times", filepath.Base(file), n)
		}
	}
}
