package document_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
)

// printedRows are the rows of the appendix of report 317/BC-UBND from the second column on, as we print them: without the
// ",0" that it prints in one place, and with one decimal where it prints two (7,647 as 7,65).
func printedRows(t *testing.T) [][]string {
	t.Helper()
	raw, err := os.ReadFile("../../scoring/ledger/testdata/2024-06/phu-luc-da-ban-hanh.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows = rows[1:]
	if len(rows) != 14 {
		t.Fatalf("the published appendix has %d rows", len(rows))
	}
	for _, row := range rows {
		row[1] = commune(row[1])
		for i, text := range row {
			if i > 1 {
				row[i] = strings.TrimSuffix(text, ",0")
			}
			if text == "7,65" {
				row[i] = "7,6"
			}
		}
	}
	return rows
}

// commune is a unit's name as the published appendix writes most of them.
func commune(name string) string { return strings.Replace(name, "UBND xã ", "UBND ", 1) }

func TestTheAppendixIsTheOneThatWasPublished(t *testing.T) {
	want := printedRows(t)
	files, err := document.Files(draft(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][][]string{
		"letter": rowsOfLetter(words(t, files[0].Body)), "workbook": rowsOfWorkbook(t, files[1].Body), "text": rowsOfText(t, files[2].Body),
	} {
		if len(got) != len(want) {
			t.Errorf("the %s has %d rows: %v", name, len(got), got)
			continue
		}
		for i := range want {
			got[i][1] = commune(got[i][1])
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("row %d of the %s is\n%v\nand was published as\n%v", i+1, name, got[i], want[i])
			}
		}
	}
}

// Two units that share a rank are two rows, and one without a score is a row, too: STT counts rows.
func TestEveryRowOfTheAppendixHasANumberOfItsOwn(t *testing.T) {
	p := draft(t)
	p.Report.Records[2].Rank = 2
	last := &p.Report.Records[13]
	last.Rank, last.Scored = 0, false
	rows := rowsOfText(t, document.Text(p))
	for i, row := range rows {
		if row[0] != strconv.Itoa(i+1) {
			t.Errorf("row %d has the number %q", i+1, row[0])
		}
	}
	if got := rows[13][13:]; !slices.Equal(got, []string{"", "", "Không xếp loại"}) {
		t.Errorf("a unit without a score ends in %q", got)
	}
}

func rowsOfLetter(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		if cells := strings.Split(strings.TrimSpace(line), " | "); len(cells) == 16 && cells[0] >= "1" && cells[0] <= "9" {
			rows = append(rows, cells)
		}
	}
	return rows
}

func rowsOfText(t *testing.T, body []byte) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(body))
	r.Comma, r.FieldsPerRecord = ';', -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[2:]
}

// rowsOfWorkbook reads figures as they are kept: 0 is a number and "-" a text.
func rowsOfWorkbook(t *testing.T, body []byte) (rows [][]string) {
	t.Helper()
	f := workbook(t, body)
	all, err := f.GetRows("Phụ lục", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[6:] {
		if len(row) == 16 {
			for i := 2; i < 15; i++ {
				row[i] = strings.Replace(row[i], ".", ",", 1)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func workbook(t *testing.T, body []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestTheWorkbookIsSetUpToBeReadAndPrinted(t *testing.T) {
	files, err := document.Files(final(t))
	if err != nil {
		t.Fatal(err)
	}
	f := workbook(t, files[1].Body)
	for sheet, rows := range map[string]int{"Phụ lục": 6, "Số lượng": 5, "Hồ sơ không đúng hạn": 4} {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != rows {
			t.Errorf("%s is frozen as %+v, %v", sheet, panes, err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 {
			t.Errorf("%s is laid out as %+v, %v", sheet, layout, err)
		}
	}
	merged, err := f.GetMergeCells("Phụ lục")
	if err != nil {
		t.Fatal(err)
	}
	var header []string
	for _, m := range merged {
		header = append(header, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	for _, want := range []string{"A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:H4", "I4:J4", "K4:M4", "N4:N5", "O4:O5", "P4:P5"} {
		if !slices.Contains(header, want) {
			t.Errorf("%s is not merged: %v", want, header)
		}
	}
	for cell, want := range map[string]string{"D7": "0", "C7": "-", "F14": "27.9", "O7": "94.1", "N7": "80"} {
		if got, err := f.GetCellValue("Phụ lục", cell); err != nil || got != want {
			t.Errorf("%s shows %q, not %q: %v", cell, got, want, err)
		}
	}
}

// A spreadsheet runs what begins like a formula: names and procedures come from files.
func TestNoTextIsTakenForAFormula(t *testing.T) {
	for _, hostile := range []string{`=HYPERLINK("http://x","y")`, "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\n@x"} {
		p := final(t)
		p.Report.Records[0].Name = hostile
		p.Late[0].Procedure, p.Late[0].UnitName, p.Late[0].Code = hostile, hostile, hostile
		files, err := document.Files(p)
		if err != nil {
			t.Fatal(err)
		}
		f := workbook(t, files[1].Body)
		for _, cell := range [][2]string{{"Phụ lục", "B7"}, {"Số lượng", "B6"}, {"Hồ sơ không đúng hạn", "B5"}, {"Hồ sơ không đúng hạn", "C5"}, {"Hồ sơ không đúng hạn", "D5"}} {
			text, err := f.GetCellValue(cell[0], cell[1])
			formula, _ := f.GetCellFormula(cell[0], cell[1])
			if err != nil || formula != "" || !strings.HasPrefix(text, "'") {
				t.Errorf("%q stands in %v as %q, formula %q: %v", hostile, cell, text, formula, err)
			}
		}
		if got := rowsOfText(t, files[2].Body)[0][1]; !strings.HasPrefix(got, "'") {
			t.Errorf("%q stands in the text as %q", hostile, got)
		}
	}
}

func TestCountsAreThoseOfTheUnitsThatTheReaderMaySee(t *testing.T) {
	p := final(t)
	p.Own = []string{"000.10.32.H18"}
	files, err := document.Files(p)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := workbook(t, files[1].Body).GetRows("Số lượng")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 6 || rows[5][0] != "000.10.32.H18" || rows[5][8] != "12" || rows[5][9] != "13" || rows[5][2] != "-" || rows[5][4] != "0" {
		t.Errorf("the sheet of counts is %v", rows)
	}
}

// A late dossier whose report was accepted is noted as such, and stays in the list.
func TestTheWorkbookNotesCorrectedDossiers(t *testing.T) {
	p := final(t)
	p.Late[0].Corrected = true
	files, err := document.Files(p)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := workbook(t, files[1].Body).GetRows("Hồ sơ không đúng hạn")
	if err != nil || len(rows) < 4+len(p.Late) || rows[3][7] != "Ghi chú" {
		t.Fatalf("%v: %v", err, rows)
	}
	// Xa Dung and Phì Nhừ have dossiers late by their cards, and none in the list.
	if note := rows[len(rows)-1][0]; !strings.Contains(note, "UBND xã Xa Dung: 1") || !strings.Contains(note, "UBND xã Phì Nhừ: 1") || strings.Contains(note, "Háng Lìa") {
		t.Errorf("of what the list lacks it says %q", note)
	}
	for i, row := range rows[4 : 4+len(p.Late)] {
		if noted := len(row) == 8 && row[7] == "Đã chấp nhận đính chính"; noted != (i == 0) {
			t.Errorf("row %d is %v", i+1, row)
		}
	}
}
