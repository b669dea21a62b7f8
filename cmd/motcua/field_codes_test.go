package main

import (
	"fmt"
	"strings"
	"testing"
)

// numbered is a list whose codes are given.
func numbered(codes ...string) list {
	return june(len(codes)).each(colCode, func(n int, _ string) string { return codes[n] })
}

// in is a list of another month and year, all its days kept.
func (l list) in(month, year int) list {
	return l.dates(func(_ int, was string) string {
		return strings.Replace(was, "/06/2024", fmt.Sprintf("/%02d/%d", month, year), 1)
	})
}

// A dossier is its unit and its code, however the code is spelt; a hand-kept book's numbers begin anew with each book.
func TestFieldCodes(t *testing.T) {
	const six, sixOf12 = "Háng Lìa 6/2024 TD 6/6 TT1 6/6", "Háng Lìa 6/2024 TD 6/6 TT1 6/6; Háng Lìa "
	book1 := numbered("001", "002", "003", "004", "005", "006")
	foreign6 := numbered("HS-00101", "HS-00102", "HS-00103", "HS-00104", "HS-00105", "HS-00106")
	open := book1.one(5, colFinished, "").one(5, colStatus, "Đang xử lý").one(4, colFinished, "").one(4, colStatus, "Đang xử lý")
	plain := []string{"240600000000", "240600000101", "240600000102", "240600000103", "240600000104", "240600000105"}
	java := numbered("2.406E11", "2.40600000101E11", "2.40600000102E11", "2.40600000103E11", "2.40600000104E11", "2.40600000105E11")
	rounded := numbered(plain...).all(colCode, "2.406E+11")
	cells := func(format string) []byte {
		l := numbered(plain...)
		return l.book(t, func(column, ref, text string) string {
			if column != colCode {
				return ""
			}
			var value float64
			if _, err := fmt.Sscan(text, &value); err != nil {
				t.Fatal(err)
			}
			return `<c r="` + ref + `"><v>` + fmt.Sprintf(format, value) + `</v></c>`
		})
	}
	spelt := func(write func(was string) string) []paper {
		return csvs(june(6), june(6).each(colCode, func(_ int, was string) string { return write(was) }))
	}
	first := csvs(numbered(plain...))
	playField(t, []fieldCase{
		{says: "09 the books of two communes both begin at 001", takes: field(t, "09-so-theo-doi-hang-lia.csv", "09-so-theo-doi-nong-u.csv"), right: six + "; Nong U 6/2024 TD 6/6 TT1 6/6", known: 12},
		{says: "09 codes of another system that two communes use alike", takes: csvs(foreign6, foreign6.all(colUnit, "UBND xã Nong U")), right: "Háng Lìa 6/2024 TD 6/6; Nong U 6/2024 TD 6/6", known: 12},
		{says: "09 next month's book begins at 001 again", clock: "2024-08-02T09:00:00+07:00", takes: csvs(book1, book1.in(7, 2024)), right: sixOf12 + "7/2024 TD 6/6 TT1 6/6", known: 12},
		{says: "09 next year's book begins at 001 again", clock: "2025-07-02T09:00:00+07:00", takes: csvs(book1, book1.in(6, 2025)), right: sixOf12 + "6/2025 TD 6/6 TT1 6/6", known: 12},
		{says: "09 the same book once more, with two dossiers finished since, is the same dossiers", takes: csvs(open, book1), right: six, known: 6},
		{says: "11 codes as numbers of pandas", takes: field(t, "11-ma-so.csv", "11-ma-so-pandas-0.csv"), right: six, known: 6},
		{says: "11 pandas first", takes: field(t, "11-ma-so-pandas-0.csv", "11-ma-so.csv"), right: six, known: 6},
		{says: "11 codes as number cells of a workbook", takes: append(first, paper{"a.xlsx", cells("%.0f")}), right: six, known: 6},
		{says: "11 number cells with an exponent", takes: append(first, paper{"a.xlsx", cells("%.11E")}), right: six, known: 6},
		{says: "11 number cells first", takes: append([]paper{{"a.xlsx", cells("%.0f")}}, first...), right: six, known: 6},
		{says: "11 codes as Java prints numbers", takes: append(csvs(numbered(plain...)), paper{"java.csv", java.csv()}), right: six, known: 6},
		{says: "11 codes as Excel shows large numbers: their digits are lost", takes: append(csvs(numbered(plain...)), paper{"excel.csv", rounded.csv()}), right: six, known: 6, or: `(?i)code`},
		{says: "11 codes in small letters", takes: spelt(strings.ToLower), right: six, known: 6},
		{says: "11 codes with spaces in them", takes: spelt(func(was string) string { return " " + strings.ReplaceAll(was, "-", " - ") + "\u00a0" }), right: six, known: 6},
		{says: "11 codes with a line break in them", takes: spelt(func(was string) string { return strings.Replace(was, "-", "-\n", 1) }), right: six, known: 6},
		{says: "11 codes with dashes", takes: spelt(func(was string) string { return strings.ReplaceAll(was, "-", "–") }), right: six, known: 6},
		{says: "11 codes with hyphens that do not break", takes: spelt(func(was string) string { return strings.ReplaceAll(was, "-", "\u2011") }), right: six, known: 6},
		{says: "11b an apostrophe before the code", takes: append(csvs(june(6)), field(t, "11b-dau-nhay.csv")...), right: six, known: 6},
		{says: `11b ="code"`, takes: append(csvs(june(6)), paper{"a.csv", []byte(protected(string(june(6).csv()), `="%s"`))}), right: six, known: 6},
		{says: `11b "=""code"""`, takes: append(csvs(june(6)), paper{"a.csv", []byte(protected(string(june(6).csv()), `"=""%s"""`))}), right: six, known: 6},
		{says: "11b every cell is protected", takes: append(csvs(june(6)), paper{"a.csv", everyCell(june(6))}), right: six, known: 6},
		{says: "04c codes wrapped over two lines, then the same codes in one", takes: append(field(t, "04c-opencps-ma-xuong-dong.xls"), paper{"a.csv", june(12).csv()}), right: "Háng Lìa 6/2024 TD 12/12", known: 12},
	})
}

// protected writes the codes of a text otherwise.
func protected(text, format string) string {
	var lines []string
	for line := range strings.Lines(text) {
		cells := strings.Split(line, ",")
		if strings.HasPrefix(cells[1], "000.") {
			cells[1] = fmt.Sprintf(format, cells[1])
		}
		lines = append(lines, strings.Join(cells, ","))
	}
	return strings.Join(lines, "")
}

// everyCell is a list in which every cell is a formula that gives a text.
func everyCell(l list) []byte {
	var lines []string
	for _, row := range l.table() {
		lines = append(lines, `="`+strings.Join(row, `",="`)+`"`)
	}
	return []byte(strings.Join(lines, "\r\n") + "\r\n")
}

// A dossier that was open and overdue, and then comes with the word by which a system ends one, counts no more.
func TestFieldDossierIsEnded(t *testing.T) {
	pending := june(12).one(11, colFinished, "").one(11, colStatus, "Đang xử lý")
	var cases []fieldCase
	for _, word := range []string{"Đã hủy", "Đã huỷ", "Đã xóa", "Đã xoá", "Không giải quyết", "Từ chối giải quyết", "Trả lại hồ sơ", "Rút hồ sơ"} {
		ended := pending.one(11, colStatus, word)
		cases = append(cases,
			fieldCase{says: word + ", in the whole list", takes: csvs(pending, ended), right: "Háng Lìa 6/2024 TD 11/11", known: 12},
			fieldCase{says: word + ", in a short list", takes: csvs(pending, list{ended.head, ended.rows[10:]}), right: "Háng Lìa 6/2024 TD 11/11", known: 12})
	}
	playField(t, cases)
}
