package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// nationalUnits are four units as the national portal published them, a month and the points of each group that it printed.
var nationalUnits = []struct{ unit, month, groups string }{
	{"G01.01", "2026-10", "CKMB 11.79; TDGQ 19.41; TTTT 7.34; MDSH 12.49; MDHL 18.00"},
	{"G02", "2026-08", "CKMB 7.96; TDGQ 15.68; ONLINE 8.83; TTTT 6.25; MDSH 8.22; MDHL 12.97"},
	{"G02.01", "2026-08", "CKMB 7.96; TDGQ 15.81; TTTT 6.69; MDSH 8.67; MDHL 17.27"},
	{"G02.02", "2026-08", "CKMB 1.96; TDGQ 0.00; ONLINE 0.00; TTTT 0.00; MDSH 2.00; MDHL 12.00"},
}

// operatorOf has the program do something with a store of its own, at an instant.
type operatorOf struct {
	t           *testing.T
	store, time string
}

// try gives what the program prints on both of its outputs, and how it ended.
func (o operatorOf) try(args ...string) (string, error) {
	o.t.Helper()
	program := exec.Command("motcua", args...)
	program.Env = append(os.Environ(), "MOTCUA_DB="+o.store, "MOTCUA_CLOCK="+o.time, "MOTCUA_LANGUAGE=vi")
	said, err := program.CombinedOutput()
	return string(said), err
}

func (o operatorOf) does(args ...string) string {
	o.t.Helper()
	said, err := o.try(args...)
	if err != nil {
		o.t.Fatalf("motcua %s: %v\n%s", strings.Join(args, " "), err, said)
	}
	return said
}

// nationalScore is a unit's month as --json prints it.
type nationalScore struct {
	Unit, Total string
	Rank        int
	Published   bool
	Groups      []struct {
		Code, Points string
		Max          json.Number
	}
	Indicators []struct{ Code, Points string }
}

func (o operatorOf) scores(month string) map[string]nationalScore {
	o.t.Helper()
	said := o.does("scores", "--month", month, "--json")
	var list []nationalScore
	if err := json.Unmarshal([]byte(said[strings.Index(said, "["):]), &list); err != nil {
		o.t.Fatalf("%v\n%s", err, said)
	}
	all := map[string]nationalScore{}
	for _, s := range list {
		all[s.Unit] = s
	}
	return all
}

// points writes the groups that are wanted as "CKMB 11.79; TDGQ 19.41".
func (s nationalScore) points(wanted string) string {
	var text []string
	for _, g := range s.Groups {
		if strings.Contains(wanted, g.Code+" ") {
			text = append(text, g.Code+" "+g.Points)
		}
	}
	return strings.Join(text, "; ")
}

// Counts as the portal publishes them, under its codes, its other names and their words, give the points that it printed, by whatever clock.
func TestCountsOfThePortalGiveItsPoints(t *testing.T) {
	t.Parallel()
	csvFile := filepath.Join("testdata", "national", "so-lieu.csv")
	for says, c := range map[string]struct{ at, file string }{
		"long after":         {"2027-11-28T09:00:00+07:00", csvFile},
		"while October runs": {"2026-10-11T09:00:00+07:00", csvFile},
		"as a workbook":      {"2026-11-28T09:00:00+07:00", asWorkbook(t, csvFile)},
	} {
		o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), c.at}
		o.does("rules", "use", "quoc-gia-766")
		o.does("import", filepath.Join("testdata", "national", "don-vi.csv"), c.file)
		for _, u := range nationalUnits {
			if got := o.scores(u.month)[u.unit].points(u.groups); got != u.groups {
				t.Errorf("%s, %s: %s, want %s", says, u.unit, got, u.groups)
			}
		}
	}
}

// asWorkbook is a file of counts as people make it with a spreadsheet program: what looks like a number is one.
func asWorkbook(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return workbookOf(t, "so-lieu.xlsx", rows)
}

func workbookOf(t *testing.T, name string, rows [][]string) string {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		for column, text := range row {
			cell, err := excelize.CoordinatesToCellName(column+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			var value any = text
			if number, err := strconv.ParseFloat(text, 64); err == nil {
				value = number
			}
			if strings.Count(text, ".") == 1 && len(text) > 4 { // thousands, which are a text
				value = text
			}
			if err := book.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := filepath.Join(t.TempDir(), name)
	if err := book.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

// Satisfaction follows from the counts of timeliness alone, for a unit of which nothing else is entered.
func TestSatisfactionIsToldFromTimelinessAlone(t *testing.T) {
	t.Parallel()
	o := operatorOf{t, filepath.Join(t.TempDir(), "motcua.db"), "2026-11-28T09:00:00+07:00"}
	counts := filepath.Join(t.TempDir(), "so-lieu.csv")
	if err := os.WriteFile(counts, []byte("Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số\n2025-10,G02.01,2.1,85,100\n8/2026,G02.01,2.1,2348,2971\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.does("import", filepath.Join("testdata", "national", "don-vi.csv"), counts)
	for month, want := range map[string]string{
		"2025-10": "TDGQ 17.00; MDHL 17.67", // 12 + 6 × 0.85 ÷ 0.9
		"2026-08": "TDGQ 15.81; MDHL 17.27",
	} {
		if got := o.scores(month)["G02.01"].points(want); got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}
