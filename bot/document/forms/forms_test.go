package forms_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
	"motcua/bot/document/forms"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
	"motcua/scoring/rulesets"
)

var units = []scoring.Unit{
	{Code: "000.10.32.H18", Name: "UBND xã Háng Lìa", Kind: "xã", OtherNames: []string{"Xã Háng Lìa", "Háng Lìa"}},
	{Code: "000.11.32.H18", Name: `UBND xã "Phì=Nhừ"`, ValidFrom: "2025-07-01", Successor: ""},
	{Code: "000.12.32.H18", Name: "UBND xã Na Son", ValidTo: "2025-06-30", Successor: "000.11.32.H18"},
}

// reader reads files as the program does.
func reader(t *testing.T) (*table.Reader, *rulesets.Catalogue) {
	t.Helper()
	rules, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60)
	return &table.Reader{Rules: rules, Zone: zone, Limits: sheet.CommandLine(), Now: func() time.Time { return time.Date(2026, 10, 5, 8, 0, 0, 0, zone) }}, rules
}

func open(t *testing.T, r *table.Reader, name string, body []byte) *table.Table {
	t.Helper()
	opened, err := r.Open(context.Background(), table.Source{Path: name, Body: bytes.NewReader(body), Size: int64(len(body))})
	if err != nil {
		t.Fatalf("%s is refused: %v", name, err)
	}
	return opened
}

func made(t *testing.T, language string, m scoring.Month) []document.File {
	t.Helper()
	c, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	_, rules := reader(t)
	files, err := forms.Files(c.Printer(language), m, rules.Shown(m), units)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The register comes back as it was, and what nobody has filled in says nothing.
func TestFormsAreTakenInAsTheyAre(t *testing.T) {
	for _, language := range locales.Languages() {
		files := made(t, language, "2026-09")
		if len(files) != 2 || files[1].Name != "so-lieu-2026-09.xlsx" {
			t.Fatalf("%d files", len(files))
		}
		r, _ := reader(t)
		got, read, err := r.Units(open(t, r, files[0].Name, files[0].Body))
		if err != nil || read.Refused > 0 || len(got) != len(units) {
			t.Fatalf("%s: %v, %+v, %+v", language, err, read, got)
		}
		for i, u := range got {
			if u.Code != units[i].Code || u.Name != units[i].Name || u.ValidFrom != units[i].ValidFrom || u.ValidTo != units[i].ValidTo || u.Successor != units[i].Successor || !slices.Equal(u.OtherNames, units[i].OtherNames) {
				t.Errorf("%s: %+v comes back as %+v", language, units[i], u)
			}
		}
		counts, read, err := r.Counts(open(t, r, files[1].Name, files[1].Body), names.NewIndex(units))
		if len(counts) > 0 || read.Refused > 0 {
			t.Errorf("%s: an empty form gives %+v, %+v, %v", language, counts, read, err)
		}
	}
}

// Each row that is filled in is a count of its unit and indicator, whether the unit and the indicator are named by code or as people say them.
func TestEachRowOfTheCountsIsUnderstood(t *testing.T) {
	for _, m := range []scoring.Month{"2024-06", "2026-09"} {
		body := made(t, "vi", m)[1].Body
		book, err := excelize.OpenReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows("Số liệu")
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows[1:] {
			row := rows[i+1]
			taken := strings.Contains(row[4], "chỉ nhập tử số")
			for column, value := range map[string]any{"F": 3, "G": 7} {
				if column == "F" && strings.Contains(row[4], "chỉ nhập mẫu số") || column == "G" && taken {
					continue
				}
				if err := book.SetCellValue("Số liệu", cell(column, i+2), value); err != nil {
					t.Fatal(err)
				}
			}
			// As somebody would who types names: the indicator as the bot shows it, the unit without its code.
			if i%3 == 1 && row[1] != "" && !taken {
				name := row[3] + " · " + strings.TrimSuffix(row[4], " (chỉ nhập mẫu số)")
				if err := book.SetCellStr("Số liệu", cell("D", i+2), name); err != nil {
					t.Fatal(err)
				}
			}
			if i%3 == 2 && row[1] != "" {
				for column, value := range map[string]string{"B": "", "C": scoring.Commune(row[2])} {
					if err := book.SetCellStr("Số liệu", cell(column, i+2), value); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		var filled bytes.Buffer
		if err := book.Write(&filled); err != nil {
			t.Fatal(err)
		}
		r, _ := reader(t)
		counts, read, err := r.Counts(open(t, r, "so-lieu.xlsx", filled.Bytes()), names.NewIndex(units))
		if err != nil || read.Refused > 0 || len(counts) != len(rows)-1 {
			t.Fatalf("%s: %d of %d rows are counts: %v, %+v", m, len(counts), len(rows)-1, err, read.Refusals)
		}
		for i, c := range counts {
			row := rows[i+1]
			if string(c.Term) != string(m) || c.Unit != row[1] || c.Indicator != row[3] {
				t.Errorf("%s: row %q is read as %+v", m, row, c)
			}
		}
		t.Logf("%s: %d rows", m, len(counts))
	}
}

func cell(column string, row int) string {
	name, _ := excelize.JoinCellName(column, row)
	return name
}
