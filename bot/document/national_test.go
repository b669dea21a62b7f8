package document_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/document"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/report"
	"motcua/scoring/rulesets"
)

// national is August 2026 of eight communes by the national set, the published row of phường Việt Trì among them. In a month that is
// not settled, the services online are not known.
func national(t testing.TB, settled bool) document.Paper {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("quoc-gia-766@2026-06")
	if !ok {
		t.Fatal("the national set is not there")
	}
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	vietTri := map[string]scoring.Tally{
		"1.1": {}, "1.2": {}, "1.3": {Numerator: 87, Denominator: 89}, "1.4": {Numerator: 2247, Denominator: 2247},
		"2.1": {Numerator: 2348, Denominator: 2971}, "3.5A": {Numerator: 7, Denominator: 35}, "3.5B": {Numerator: 12, Denominator: 35},
		"3.6": {Numerator: 1516, Denominator: 1707}, "4.1": {Numerator: 2469, Denominator: 2971}, "4.2": {Numerator: 479, Denominator: 2971},
		"4.3": {Numerator: 35, Denominator: 2971}, "4.4": {Denominator: 2971}, "4.5": {Numerator: 1137, Denominator: 2971},
		"4.6": {Numerator: 46, Denominator: 385}, "5.2": {Numerator: 3, Denominator: 3}, "5.3": {Numerator: 3, Denominator: 3},
	}
	names := map[string]string{"H44.30": "UBND phường Việt Trì"}
	var cards []scoring.Scorecard
	for i := range 8 {
		tallies := maps.Clone(vietTri)
		unit := "H44.30"
		if i > 0 {
			unit = fmt.Sprintf("H44.%d", 30+i)
			names[unit] = fmt.Sprintf("UBND xã Phù Ninh %d", i)
			tallies["2.1"] = scoring.Tally{Numerator: int64(1000 - 13*i*i), Denominator: 1000}
			tallies["4.1"] = scoring.Tally{Numerator: int64(400 + 61*i), Denominator: 1000}
		}
		card, err := scoring.ScoreFigures(set, "2026-08", unit, scoring.Figures{Tallies: tallies, Settled: settled})
		if err != nil {
			t.Fatal(err)
		}
		cards = append(cards, card)
	}
	var records []scoring.Record
	for _, s := range scoring.Rank(cards) {
		records = append(records, scoring.Record{Standing: s, Name: names[s.Unit], Closed: settled, DataTime: time.Date(2026, 9, 28, 17, 0, 0, 0, time.FixedZone("", 7*3600))})
	}
	r, ok := report.New(records, nil, set, scoring.Targets{})
	if !ok {
		t.Fatal("there is no report")
	}
	return document.Paper{Report: r, Letterhead: final(t).Letterhead, Zone: time.FixedZone("", 7*3600), Words: catalogue.Printer("vi")}
}

// By the national set a letter has its decision's words, a table of its groups with two decimals, and no column of converted scores.
func TestLettersOfTheNationalSetMatchTheirGoldenTexts(t *testing.T) {
	for name, settled := range map[string]bool{"national": true, "national-open": false} {
		p := national(t, settled)
		letter, err := document.Letter(p)
		if err != nil {
			t.Fatal(err)
		}
		for golden, got := range map[string]string{"letter-" + name + ".txt": words(t, letter), "appendix-" + name + ".csv": string(document.Text(p))} {
			golden = "testdata/" + golden
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s is\n%s", golden, got)
			}
		}
	}
}

// The workbook prints the groups, digit for digit as the letter, and has the indicators on a sheet of their own.
func TestTheWorkbookOfTheNationalSetHasGroupsAndIndicators(t *testing.T) {
	p := national(t, true)
	book, err := document.Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	f := workbook(t, book)
	for sheet, columns := range map[string]int{"Phụ lục": 10, "Theo chỉ số": 25} {
		all, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if len(all[6]) != columns {
			t.Errorf("the sheet %s has %d columns, not %d: %v", sheet, len(all[6]), columns, all[6])
		}
	}
	all, err := f.GetRows("Phụ lục") // as a person sees them
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, row := range all[6:14] {
		for i := range row[2:9] {
			row[2+i] = strings.Replace(row[2+i], ".", ",", 1)
		}
		rows = append(rows, row)
	}
	letter, err := document.Letter(p)
	if err != nil {
		t.Fatal(err)
	}
	text := words(t, letter)
	for _, row := range rows {
		if line := strings.Join(row, " | "); !strings.Contains(text, line) {
			t.Errorf("the letter has no row %q", line)
		}
	}
	at := slices.IndexFunc(rows, func(row []string) bool { return row[1] == "UBND phường Việt Trì" })
	at = max(at, 0)
	if want := []string{"7,96", "15,81", "0,00", "6,69", "8,67", "17,27", "56,40", "Trung bình"}; !slices.Equal(rows[at][2:], want) {
		t.Errorf("the row of phường Việt Trì is %v, want %v", rows[at], want)
	}
}
