package table_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
	"motcua/scoring/rulesets"
)

// countsOf reads the first count of a file; the reason says why it is none.
func countsOf(t *testing.T, r *table.Reader, file table.Source) (table.Count, sheet.Reason) {
	t.Helper()
	opened, err := r.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	counts, read, err := r.Counts(opened, names.NewIndex([]scoring.Unit{{Code: "A", Name: "UBND xã Háng Lìa"}}))
	switch {
	case read.Refused == 1:
		return table.Count{}, read.Refusals[0].Reason
	case err != nil || len(counts) != 1:
		t.Fatalf("%v, %v", counts, err)
	}
	return counts[0], ""
}

const countsHeader = "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"

// cellsOf are a workbook of counts with one row.
func cellsOf(t *testing.T, row ...any) table.Source {
	t.Helper()
	book := excelize.NewFile()
	head := []any{"Tháng", "Mã đơn vị", "Chỉ số", "Tử số", "Mẫu số"}
	for i, cells := range [][]any{head, row} {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return table.Source{Path: "so-lieu.xlsx", Body: bytes.NewReader(out.Bytes()), Size: int64(out.Len())}
}

func TestCountsThatEarnNothingAreKeptAside(t *testing.T) {
	r := newReader(t)
	r.Now = func() time.Time { return time.Date(2026, 11, 28, 9, 0, 0, 0, r.Zone) }
	for _, c := range []struct {
		says, rows    string
		taken, noted  int
		codes, reason string
	}{
		{"shown by the portal without points, whatever their counts look like", "2026-08,A,2.1,1,2\n2026-08,A,2.2,\"3,5 ngày\",\n2026-08,A,Chỉ số 5.1.,3,3\n2026-08,A,5.1,3,3", 1, 3, "2.2, 5.1", ""},
		{"under the portal's own name", "2026-08,A,2.1,1,2\n2026-08,A,petition_classification_on_time,3,3", 1, 1, "PETITION_CLASSIFICATION_*", ""},
		{"nothing else in the file", "2026-08,A,2.2,1,2", 0, 1, "2.2", ""},
		{"a code with the words of another is still not guessed", "2026-08,A,2.2. Tỷ lệ hồ sơ giải quyết đúng hạn,1,2", 0, 0, "", "unknown-indicator"},
		{"by rules that do not have them", "2024-06,A,5.1,3,3", 0, 0, "", "unknown-indicator"},
	} {
		opened, err := r.Open(t.Context(), source("a.csv", countsHeader, c.rows))
		if err != nil {
			t.Fatal(err)
		}
		counts, read, _ := r.Counts(opened, names.NewIndex([]scoring.Unit{{Code: "A", Name: "UBND xã Háng Lìa"}}))
		var noted dossier.Note
		for _, n := range read.Notes {
			if n.Kind == dossier.UnscoredCounts {
				noted = n
			}
		}
		reason := ""
		if read.Refused > 0 {
			reason = string(read.Refusals[0].Reason)
		}
		if len(counts) != c.taken || noted.N != c.noted || noted.Column != c.codes || reason != c.reason {
			t.Errorf("%s: %d counts, %v, refused: %q", c.says, len(counts), noted, reason)
		}
	}
}

func TestIndicatorOfACountIsNotGuessed(t *testing.T) {
	r := newReader(t)
	r.Now = func() time.Time { return time.Date(2026, 11, 28, 9, 0, 0, 0, r.Zone) }
	day := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		says   string
		file   table.Source
		want   string
		reason sheet.Reason
	}{
		{"a code", source("a.csv", countsHeader, "2026-08,A,3.5a,1,2"), "3.5A", ""},
		{"a code with a space within", source("a.csv", countsHeader, "2026-08,A,3.5 a,1,2"), "3.5A", ""},
		{"a code with a dot behind", source("a.csv", countsHeader, "2026-08,A,2.1.,1,2"), "2.1", ""},
		{"a code behind the word", source("a.csv", countsHeader, "2026-08,A,Chỉ số 2.1:,1,2"), "2.1", ""},
		{"what is taken off, with a space", source("a.csv", countsHeader, "2026-08,A,5.4 - KHL,1,"), "5.4-KHL", ""},
		{"a code with a comma", source("a.csv", countsHeader, `2026-08,A,"5,4",1,2`), "5.4", ""},
		{"a code that is a number", cellsOf(t, "2026-08", "A", 5.4, 1, 2), "5.4", ""},
		{"a code of the portal", source("a.csv", countsHeader, "2026-08,A,Publish_On_Time,1,2"), "1.1", ""},
		{"words without marks", source("a.csv", countsHeader, "2026-08,A,ty le ho so giai quyet dung han,1,2"), "2.1", ""},
		{"code and words", source("a.csv", countsHeader, "2026-08,A,2.1. Tỷ lệ hồ sơ giải quyết đúng hạn,1,2"), "2.1", ""},
		{"the code of one with the words of another", source("a.csv", countsHeader, "2026-08,A,2.2. Tỷ lệ hồ sơ giải quyết đúng hạn,1,2"), "", sheet.UnknownIndicator},
		{"a count that is taken off another", source("a.csv", countsHeader, "2026-08,A,5.4-KHL,1,"), "5.4-KHL", ""},
		{"a code that there is not", source("a.csv", countsHeader, "2026-08,A,1.10,1,2"), "", sheet.UnknownIndicator},
		{"2.1 made a date of", source("a.csv", countsHeader, "2026-08,A,02/01/2026,1,2"), "", sheet.SpoiltCode},
		{"1.2 made a date of", source("a.csv", countsHeader, "2026-08,A,01/02,1,2"), "", sheet.SpoiltCode},
		{"a date in English", source("a.csv", countsHeader, "2026-08,A,1-Feb,1,2"), "", sheet.SpoiltCode},
		{"a date of a workbook", cellsOf(t, "2026-08", "A", day, 1, 2), "", sheet.SpoiltCode},
		{"no cell", cellsOf(t, "2026-08", "A", nil, 1, 2), "", sheet.UnknownIndicator},
	} {
		count, reason := countsOf(t, r, c.file)
		if count.Indicator != c.want || reason != c.reason {
			t.Errorf("%s: %q, %q; want %q, %q", c.says, count.Indicator, reason, c.want, c.reason)
		}
	}
}

// A program cuts 1.10 to 1.1: where there are both, a number is neither.
func TestNumberIsNoCodeWhereZerosMayBeCut(t *testing.T) {
	r := newReader(t)
	r.Now = func() time.Time { return time.Date(2026, 11, 28, 9, 0, 0, 0, r.Zone) }
	var text strings.Builder
	text.WriteString(`code = "hai"
decision = "Quyết định số 1/QĐ-UBND"
valid_from = "2026-01"
groups = [{ code = "A", name = { vi = "A", en = "A" }, short = { vi = "A", en = "A" } }]
grades = [{ code = "x", name = { vi = "X", en = "X" }, min = 0 }]
`)
	for _, code := range []string{"1.1", "1.10", "1.2"} {
		fmt.Fprintf(&text, "[[indicators]]\ncode = %q\ngroup = \"A\"\nname = { vi = \"Chỉ số\", en = \"Indicator\" }\nshort = { vi = \"C\", en = \"I\" }\nmax = 10\nempty = \"zero\"\ncounts = \"entered\"\n", code)
	}
	rules, err := r.Rules.With(rulesets.Own{Texts: [][]byte{[]byte(text.String())}, Uses: []rulesets.Use{{From: "2026-01", Codes: []string{"hai"}}}})
	if err != nil {
		t.Fatal(err)
	}
	r.Rules = rules
	for _, c := range []struct {
		says   string
		file   table.Source
		want   string
		reason sheet.Reason
	}{
		{"a text is what it says", cellsOf(t, "2026-08", "A", "1.1", 1, 2), "1.1", ""},
		{"a text with its zero, too", source("a.csv", countsHeader, "2026-08,A,1.10,1,2"), "1.10", ""},
		{"a number may be both", cellsOf(t, "2026-08", "A", 1.1, 1, 2), "", sheet.SpoiltCode},
		{"a comma is a program's", source("a.csv", countsHeader, `2026-08,A,"1,1",1,2`), "", sheet.SpoiltCode},
		{"another number is certain", cellsOf(t, "2026-08", "A", 1.2, 1, 2), "1.2", ""},
	} {
		count, reason := countsOf(t, r, c.file)
		if count.Indicator != c.want || reason != c.reason {
			t.Errorf("%s: %q, %q; want %q, %q", c.says, count.Indicator, reason, c.want, c.reason)
		}
	}
}

func TestCountsAreWholeNumbersAsPeopleWriteThem(t *testing.T) {
	r := newReader(t)
	r.Now = func() time.Time { return time.Date(2026, 11, 28, 9, 0, 0, 0, r.Zone) }
	for _, c := range []struct {
		says                   string
		file                   table.Source
		numerator, denominator int64
		reason                 sheet.Reason
	}{
		{"thousands with a point", cellsOf(t, "8/2026", "A", "2.1", "144.625", "184.513"), 144625, 184513, ""},
		{"thousands with a space", source("a.csv", countsHeader, "T8/2026,A,2.1,144 625,184 513"), 144625, 184513, ""},
		{"thousands with a comma", source("a.csv", countsHeader, `Tháng 8/2026,A,2.1,"1,250","1,250,000"`), 1250, 1250000, ""},
		{"numbers", cellsOf(t, "8/2026", "A", 2.1, 144625, 184513), 144625, 184513, ""},
		{"numbers with a zero behind", source("a.csv", countsHeader, "8/2026,A,2.1,12.0,15.0"), 12, 15, ""},
		{"half a dossier", source("a.csv", countsHeader, "8/2026,A,2.1,12.5,15"), 0, 0, sheet.BadNumber},
		{"less than one", source("a.csv", countsHeader, "8/2026,A,2.1,0.125,15"), 0, 0, sheet.BadNumber},
		{"a percentage", source("a.csv", countsHeader, "8/2026,A,2.1,78%,100"), 0, 0, sheet.BadNumber},
		{"mixed signs", source("a.csv", countsHeader, `8/2026,A,2.1,1,"1.250,000"`), 0, 0, sheet.BadNumber},
	} {
		count, reason := countsOf(t, r, c.file)
		if count.Tally != (scoring.Tally{Numerator: c.numerator, Denominator: c.denominator}) || reason != c.reason {
			t.Errorf("%s: %v, %q; want %d/%d, %q", c.says, count.Tally, reason, c.numerator, c.denominator, c.reason)
		}
	}
}
