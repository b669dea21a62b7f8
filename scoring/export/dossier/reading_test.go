package dossier_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// read reads a table as files are read: anew, while its rows say that it is written otherwise. A cell that begins with # is a number,
// one with ! a typed date.
func read(t *testing.T, delimited bool, lines ...string) (all []dossier.Dossier, refused []sheet.RowError, p *dossier.Parser, err error) {
	t.Helper()
	var rows []sheet.Row
	for i, line := range lines {
		r := sheet.Row{Number: i + 1}
		for text := range strings.SplitSeq(line, "|") {
			c := sheet.Cell{Text: text}
			if after, ok := strings.CutPrefix(text, "#"); ok {
				c = sheet.Cell{Text: after, Number: true}
			} else if after, ok := strings.CutPrefix(text, "!"); ok {
				c = sheet.Cell{Text: after, Date: true}
			}
			r.Cells = append(r.Cells, c)
		}
		rows = append(rows, r)
	}
	h, err := header.Find(rows, []header.Kind{dossier.Export()})
	if err != nil {
		t.Fatal(err)
	}
	s := settings
	s.Text = delimited
	for range 3 {
		p, all, refused = dossier.NewParser(h, s), nil, nil
		for _, r := range rows[1:] {
			d, wrong, skip := p.Parse(r)
			switch {
			case skip:
			case wrong != nil:
				refused = append(refused, *wrong)
			default:
				all = append(all, d)
			}
		}
		reading, err := p.Decide()
		if err != nil || reading == s.Reading {
			return all, refused, p, err
		}
		s.Reading = reading
	}
	return all, refused, p, errors.New("the reading does not settle")
}

const datedColumns = "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Ngày hẹn trả|Ngày có kết quả"

// days makes a row of each day, its code, receipt, due date and finish written by f.
func days(from, to int, f func(day int) string) (lines []string) {
	lines = []string{datedColumns}
	for day := from; day <= to; day++ {
		lines = append(lines, f(day))
	}
	return lines
}

// However the columns of dates are written, all of June is read as June, or the file is refused.
func TestColumnDecidesTheOrderOfDayAndMonth(t *testing.T) {
	serial := func(month, day int) string {
		return fmt.Sprintf("#%d", 45291+[]int{0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335}[month]+day)
	}
	code := func(day int) string { return fmt.Sprintf("H18.36-2406%02d-0001", day) }
	book := func(day int) string { return fmt.Sprintf("%03d", day) }
	for _, c := range []struct {
		says   string
		lines  []string
		june   int // dossiers received in June; -1 for a file that is refused
		notes  string
		refuse int
	}{
		{"the day first", days(1, 25, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", code(d), d) }), 25, "", 0},
		{"the month first, by its days above 12", days(1, 25, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|06/%02d/2024||", book(d), d) }), 25, "month-first", 0},
		{"the month first, by the days in the codes", days(1, 9, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|06/%02d/2024||", code(d), d) }), 9, "month-first", 0},
		{"the month first with AM and PM", days(1, 25, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|6/%d/2024 1:00 PM||", book(d), d) }), 25, "month-first", 0},
		{"AM and PM, and nothing that tells the order", days(1, 3, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|6/%d/2024 1:00 PM||", book(d), d) }), -1, "", 0},
		{"both orders", append(days(13, 20, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", book(d), d) }), "099|Háng Lìa|06/21/2024||"), -1, "", 0},
		{"days up to 12 exchanged by a program, the others text", days(1, 25, func(d int) string {
			if d <= 12 {
				return fmt.Sprintf("%s|Háng Lìa|%s||", code(d), serial(d, 6))
			}
			return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", code(d), d)
		}), 25, "exchanged", 0},
		{"the same in a book, whose codes tell nothing", days(1, 25, func(d int) string {
			if d <= 12 {
				return fmt.Sprintf("%s|Háng Lìa|%s||", book(d), serial(d, 6))
			}
			return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", book(d), d)
		}), 25, "exchanged", 0},
		{"date cells beside text, and none exchanged", days(1, 25, func(d int) string {
			if d <= 12 {
				return fmt.Sprintf("%s|Háng Lìa|%s||", code(d), serial(6, d))
			}
			return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", code(d), d)
		}), 25, "", 0},
		{"date cells alone, exchanged, as the codes say", days(1, 12, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|%s||", code(d), serial(d, 6)) }), 12, "exchanged", 0},
		{"some date cells exchanged, and some not", days(1, 12, func(d int) string {
			if d%2 == 0 {
				return fmt.Sprintf("%s|Háng Lìa|%s||", code(d), serial(d, 6))
			}
			return fmt.Sprintf("%s|Háng Lìa|%s||", code(d), serial(6, d))
		}), -1, "", 0},
		{"typed dates, whose zone means nothing", days(1, 25, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|!2024-06-%02dT00:00:00.000Z||", code(d), d) }), 25, "", 0},
		{"one day and month exchanged by hand", append(days(1, 25, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", code(d), d) }), "H18.36-240603-0002|Háng Lìa|06/03/2024||"), 25, "", 1},
		{"clock times of another zone", days(1, 25, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024 0%d:30||", code(d), d, d%10) }), 25, "odd-clock", 0},
		{"due when it is received", days(1, 25, func(d int) string {
			return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024 08:00|%02d/06/2024 08:00|", code(d), d, d)
		}), 25, "due-receipt", 0},
	} {
		all, refused, p, err := read(t, true, c.lines...)
		if refusal, ok := errors.AsType[*sheet.FileError](err); c.june < 0 {
			if !ok || refusal.Problem != sheet.DatesDisagree {
				t.Errorf("%s: %d dossiers, %v", c.says, len(all), err)
			}
			continue
		}
		june := 0
		for _, d := range all {
			if d.Received >= 1717174800 && d.Received < 1719766800 {
				june++
			}
		}
		var notes strings.Builder
		for _, n := range p.Notes() {
			if n.Column == "Ngày tiếp nhận" || n.Kind == dossier.DueAtReceipt {
				notes.WriteString(string(n.Kind))
			}
		}
		if err != nil || june != c.june || len(all) != june || len(refused) != c.refuse || notes.String() != c.notes {
			t.Errorf("%s: %d of %d in June, %d refused, notes %q, %v; want %d, %d, %q", c.says, june, len(all), len(refused), notes.String(), err, c.june, c.refuse, c.notes)
		}
	}
}

// The codes of a column are those of dossiers, or numbers of persons: then the file is refused.
func TestPersonsNumbersAreRefusedAsCodes(t *testing.T) {
	for _, c := range []struct {
		says string
		code func(n int) string
		want bool
	}{
		{"numbers of a book", func(n int) string { return fmt.Sprintf("%03d", n) }, true},
		{"numbers that begin with year and month", func(n int) string { return fmt.Sprintf("2406%08d", n*7919) }, true},
		{"numbers that begin with the day", func(n int) string { return fmt.Sprintf("20240603%06d", n) }, true},
		{"numbers of a system that counts", func(n int) string { return fmt.Sprintf("1000234%05d", n) }, true},
		{"identity cards of twelve digits", func(n int) string { return fmt.Sprintf("0112%08d", n*7919) }, false},
		{"identity cards of twelve digits that happen to follow each other", func(n int) string { return fmt.Sprintf("01120500%04d", n) }, false},
		{"identity cards of nine digits", func(n int) string { return fmt.Sprintf("17%07d", n*790019%10000000) }, false},
		{"phones", func(n int) string { return fmt.Sprintf("09%08d", n*790019) }, false},
	} {
		all, _, _, err := read(t, true, days(1, 20, func(d int) string { return fmt.Sprintf("%s|Háng Lìa|%02d/06/2024||", c.code(d), d) })...)
		refusal, refused := errors.AsType[*sheet.FileError](err)
		if c.want && (err != nil || len(all) != 20) || !c.want && (!refused || refusal.Problem != sheet.PersonsNumbers) {
			t.Errorf("%s: %d dossiers, %v", c.says, len(all), err)
		}
	}
}

// A unit's cell holds for the rows below it when it is merged down, or when every unit stands once in the column; a section's heading
// holds for the rows that have none.
func TestUnitHoldsForRowsBelow(t *testing.T) {
	row := func(n int, unit string) string { return fmt.Sprintf("%03d|%s|%02d/06/2024||", n, unit, n) }
	for _, c := range []struct {
		says    string
		lines   []string
		want    string // the units of the dossiers, by the last letters of their names
		refused int
	}{
		{"each unit once", []string{row(1, "Háng Lìa"), row(2, ""), row(3, ""), row(4, "Tìa Đình"), row(5, "")}, "10 10 10 14 14", 0},
		{"a unit again: an empty cell is not known", []string{row(1, "Háng Lìa"), row(2, ""), row(3, "Tìa Đình"), row(4, "Háng Lìa"), row(5, "")}, "10 14 10", 2},
		{"hardly a cell is empty: it is not known", []string{row(1, "Háng Lìa"), row(2, "Tìa Đình"), row(3, "")}, "10 14", 1},
		{"sections", []string{"I|UBND xã Háng Lìa (2 hồ sơ)", row(1, ""), row(2, ""), "II. UBND xã Tìa Đình", row(3, "")}, "10 10 14", 0},
		{"a section of a commune that is not known", []string{"I|UBND xã Háng Lìa", row(1, ""), "II|UBND xã Không Có", row(2, "")}, "10", 1},
		{"a section below which rows have their own", []string{"I|UBND xã Háng Lìa", row(1, "Tìa Đình"), row(2, "")}, "14 10", 0},
	} {
		all, refused, _, err := read(t, true, append([]string{datedColumns}, c.lines...)...)
		var got []string
		for _, d := range all {
			got = append(got, d.Unit[4:6])
		}
		if err != nil || strings.Join(got, " ") != c.want || len(refused) != c.refused {
			t.Errorf("%s: %q, %d refused, %v; want %q, %d", c.says, got, len(refused), err, c.want, c.refused)
		}
	}
}

// Cells beyond the header are a shifted row; in a workbook, where no comma moves cells, a column of them has no label.
func TestRowsHaveTheShapeOfTheHeader(t *testing.T) {
	lines := days(1, 5, func(d int) string { return fmt.Sprintf("%03d|Háng Lìa|%02d/06/2024|||ghi thêm", d, d) })
	if all, refused, _, _ := read(t, true, lines...); len(all) != 0 || len(refused) != 5 || refused[0].Reason != sheet.Shifted || refused[0].Value != "" {
		t.Errorf("in delimited text: %d read, refused %+v", len(all), refused)
	}
	if all, refused, _, _ := read(t, false, lines...); len(all) != 5 {
		t.Errorf("in a workbook: %d read, refused %+v", len(all), refused)
	}
	few := append(days(1, 5, func(d int) string { return fmt.Sprintf("%03d|Háng Lìa|%02d/06/2024||", d, d) }), "009|Háng|Lìa|06/06/2024|||x")
	if all, refused, _, _ := read(t, false, few...); len(all) != 5 || len(refused) != 1 || refused[0].Reason != sheet.Shifted {
		t.Errorf("one row of a workbook: %d read, refused %+v", len(all), refused)
	}
}

// A column that is empty throughout says as little as one that is not there; an empty cell among others is what its system means by it.
func TestEmptyCellIsNotKnown(t *testing.T) {
	const labels = "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái|Hình thức nộp hồ sơ|Lệ phí (VNĐ)|Hình thức thanh toán|Số hóa TPHS|Kết quả điện tử|Ngày hẹn trả"
	const national = dossier.OfReused | dossier.OfFromStore | dossier.OfVerified | dossier.OfSubmitted // for which there is no column
	all, _, p, err := read(t, true, labels, "001|Háng Lìa|01/06/2024|4||||||", "002|Háng Lìa|02/06/2024|4||||||")
	if err != nil || len(all) != 2 {
		t.Fatal(err, len(all))
	}
	if d := all[0]; d.Channel != 0 || d.Fee != dossier.NotKnown || d.PaidOnline != dossier.NotKnown || d.Digitised != dossier.NotKnown || d.EResult != dossier.NotKnown || !d.DueUnknown ||
		d.Silent != national|dossier.OfChannel|dossier.OfFee|dossier.OfPayment|dossier.OfDigitised|dossier.OfEResult|dossier.OfDue {
		t.Errorf("of empty columns is known: %+v", d)
	}
	if got := fmt.Sprint(p.Lacks()); got != "[due finish channel fee digitised e-result reused personal-store verified procedure]" {
		t.Errorf("lacking is %s", got)
	}
	all, _, p, err = read(t, true, labels, "001|Háng Lìa|01/06/2024|4|1|8000|Tiền mặt|Có|Có|03/06/2024", "002|Háng Lìa|02/06/2024|4||||||")
	if err != nil || len(all) != 2 {
		t.Fatal(err, len(all))
	}
	if d := all[1]; d.Channel != 0 || d.Fee != dossier.No || d.Digitised != dossier.No || d.EResult != dossier.No || d.DueUnknown || d.Silent != national|dossier.OfChannel {
		t.Errorf("of empty cells is known: %+v", d)
	}
	if got := fmt.Sprint(p.Notes()); got != "[{unknown channel 1 2}]" {
		t.Errorf("told is %s", got)
	}
}

// Words are asked about when they are made of the words of offices or stand in three rows, and never shown else; what was taught is known.
func TestUnknownWordsAreNoted(t *testing.T) {
	lines := []string{"Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái", "001|Háng Lìa|01/06/2024|Chờ luân chuyển", "002|Háng Lìa|02/06/2024|Giàng A Páo",
		"003|Háng Lìa|03/06/2024|Xong rồi nhé", "004|Háng Lìa|03/06/2024|Xong rồi nhé", "005|Háng Lìa|03/06/2024|Xong rồi nhé"}
	all, _, p, err := read(t, true, lines...)
	words, hidden := p.UnknownWords()
	if err != nil || len(all) != 5 || fmt.Sprint(words) != "[{status Trạng thái Xong rồi nhé 3} {status Trạng thái Chờ luân chuyển 1}]" || hidden != 1 || p.CountUnread() != 5 {
		t.Errorf("%d dossiers, asked about are %v, %d hidden, %d unread, %v", len(all), words, hidden, p.CountUnread(), err)
	}
	settings.Words = dossier.Words{}
	settings.Words.Learn("status", "XONG RỒI NHÉ", "10")
	defer func() { settings.Words = nil }()
	if all, _, p, _ := read(t, true, lines...); all[4].Status != dossier.ResultReturned || p.CountUnread() != 2 {
		t.Errorf("a word that was taught: %+v, %d unread", all[4], p.CountUnread())
	}
}

// A name of a procedure is vouched for by a code of a procedure beside it, or by three dossiers.
func TestProcedureNameNeedsSeveralDossiers(t *testing.T) {
	_, _, p, _ := read(t, true, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Ngày trả|Tên thủ tục|Mã TTHC", "001|Háng Lìa|01/06/2024||Khai sinh|", "002|Háng Lìa|01/06/2024||Khai sinh|",
		"003|Háng Lìa|01/06/2024||Khai sinh|", "004|Háng Lìa|01/06/2024||Kết hôn|1.000894", "005|Háng Lìa|01/06/2024||Giàng A Páo|", "006|Háng Lìa|01/06/2024||Sùng A Tủa|011050720163")
	if got := p.UnvettedProcedures(); len(got) != 2 {
		t.Errorf("not vouched for are %v", got)
	}
}
