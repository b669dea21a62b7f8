package document_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

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
	return nationalOf(t, settled, 8)
}

// nationalOf is such a month of so many communes.
func nationalOf(t testing.TB, settled bool, communes int) document.Paper {
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
	for i := range communes {
		tallies := maps.Clone(vietTri)
		unit := "H44.30"
		if i > 0 {
			unit = fmt.Sprintf("H44.%d", 30+i)
			names[unit] = fmt.Sprintf("UBND xã Phù Ninh %d", i)
			tallies["2.1"] = scoring.Tally{Numerator: max(0, int64(1000-13*i*i)), Denominator: 1000}
			tallies["4.1"] = scoring.Tally{Numerator: min(1000, int64(400+61*i)), Denominator: 1000}
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

// Of many units a letter by many indicators names the lowest, all of those that earned the same, and who lags behind most; its second appendix
// has every unit's points.
func TestALetterOfManyUnitsNamesTheLowestAndAppendsAll(t *testing.T) {
	p := nationalOf(t, true, 30)
	letter, err := document.Letter(p)
	if err != nil {
		t.Fatal(err)
	}
	body, appendices, _ := strings.Cut(words(t, letter), "\nPhụ lục I\n")
	for _, want := range []string{
		"- Xếp loại Yếu: 24 đơn vị, từ 36,02 đến 49,12 điểm; cao nhất là",
		"+ 2.1. Tỷ lệ hồ sơ giải quyết đúng hạn: 29/30 đơn vị, trong đó 21 đơn vị chỉ đạt 0,00/20 điểm.",
		"+ 4.1. Tỷ lệ hồ sơ cấp kết quả giải quyết thủ tục hành chính điện tử: 06/30 đơn vị; thấp nhất là xã Phù Ninh 1: 2,77/6 điểm, xã Phù Ninh 2: 3,13/6 điểm, xã Phù Ninh 3: 3,50/6 điểm.",
		"- Đề nghị Chủ tịch UBND các đơn vị có hồ sơ trễ hạn, quá hạn nêu tại mục 2.2 chỉ đạo khắc phục",
		"- Đề nghị Chủ tịch UBND các đơn vị có giải pháp cụ thể để cải thiện các chỉ số còn thấp (điểm in đậm tại Phụ lục II), trước hết là xã Phù Ninh 6 (chỉ số 2.1, 4.1, 5.4);",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the letter lacks %q:\n%s", want, body)
		}
	}
	for _, u := range p.Report.Records {
		if n := strings.Count(appendices, " | "+u.Name+" | "); n != 2 {
			t.Errorf("the appendices name %s %d times", u.Name, n)
		}
	}
}

// Kinds that are ranked apart have headings over all columns, and a correction stands in a column and in a note, so that rows add up.
func TestTheAppendicesShowListsAndCorrections(t *testing.T) {
	p := national(t, true)
	rules := *p.Report.Rules
	rules.Apart = [][]string{{"phường"}, {"xã"}}
	p.Report.Rules = &rules
	for i := range p.Report.Records {
		p.Report.Records[i].League = 1 + min(i, 1)
	}
	p.Report.Records[1].Correction, p.Report.Records[1].Reason = scoring.Int(-2), "lỗi kỹ thuật của hệ thống"
	files, err := document.Files(p)
	if err != nil {
		t.Fatal(err)
	}
	text := words(t, files[0].Body)
	for _, want := range []string{"| Điểm điều chỉnh | TỔNG ĐIỂM |", "\nBảng xếp hạng: phường\n", "\nBảng xếp hạng: xã\n", "| −2,00 | 58,42 |", "UBND xã Phù Ninh 2: điều chỉnh −2 điểm (lỗi kỹ thuật của hệ thống)."} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	f := workbook(t, files[1].Body)
	merged, err := f.GetMergeCells("Phụ lục")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(merged, func(m excelize.MergeCell) bool {
		return m.GetStartAxis() == "A7" && m.GetEndAxis() == "K7" && m.GetCellValue() == "Bảng xếp hạng: phường"
	}) {
		t.Errorf("no heading stands over all columns: %v", merged)
	}
	for cell, want := range map[string]string{"I10": "-2.00", "I8": "-", "J10": "58.42"} {
		if got, err := f.GetCellValue("Phụ lục", cell); err != nil || got != want {
			t.Errorf("%s shows %q, not %q: %v", cell, got, want, err)
		}
	}
}

// What is under the bound of its indicator is bold in the appendix by indicators, but for what is the same for all units (column C).
func TestTheAppendixByIndicatorsMarksWeakPoints(t *testing.T) {
	files, err := document.Files(national(t, true))
	if err != nil {
		t.Fatal(err)
	}
	f := workbook(t, files[1].Body)
	for cell, weak := range map[string]bool{"C7": false, "E7": false, "G7": false, "G10": true, "K7": true} {
		id, err := f.GetCellStyle("Theo chỉ số", cell)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := f.GetStyle(id); err != nil || s.Font.Bold != weak || s.Alignment.Horizontal != "right" {
			t.Errorf("%s is written as %+v %+v, weak: %v, %v", cell, s.Font, s.Alignment, weak, err)
		}
	}
}

// The counts of many indicators are printed on as many pages as are legible, each with the units' names.
func TestTheCountsOfManyIndicatorsArePrintedOnTwoPages(t *testing.T) {
	book, err := document.Workbook(national(t, true))
	if err != nil {
		t.Fatal(err)
	}
	f := workbook(t, book)
	layout, err := f.GetPageLayout("Số lượng")
	if err != nil || *layout.FitToWidth != 2 {
		t.Errorf("the counts are laid out as %+v: %v", layout, err)
	}
	if !slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool { return n.RefersTo == "'Số lượng'!$A:$B,'Số lượng'!$4:$5" }) {
		t.Errorf("the names of units are not repeated: %+v", f.GetDefinedName())
	}
	if head, err := f.GetCellValue("Số lượng", "K4"); err != nil || head != "2.1: Giải quyết đúng hạn" {
		t.Errorf("an indicator is headed %q: %v", head, err)
	}
}

// An office has a head and no chair, and thousands of dossiers are written apart.
func TestARequestGoesToWhoHeadsAUnit(t *testing.T) {
	p := national(t, true)
	p.Report.Late[0].Count = 39888
	for i, q := range p.Report.Requests {
		if len(q.Units) == 4 {
			p.Report.Requests[i].Units[3].Name = "Văn phòng UBND tỉnh Phú Thọ"
		}
	}
	letter, err := document.Letter(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Đề nghị Chủ tịch UBND các xã: Phù Ninh 2, Phù Ninh 3, Phù Ninh 4; Thủ trưởng Văn phòng UBND tỉnh Phú Thọ chỉ đạo", "39.888 hồ sơ"} {
		if text := words(t, letter); !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, text)
		}
	}
}
