package ledger_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// maybeCut says whether a result tells that its file may have been cut.
func maybeCut(r ledger.ImportResult) bool {
	return r.Problem != nil || slices.ContainsFunc(r.Notes, func(n dossier.Note) bool {
		return n.Kind == dossier.NoLineBreak || n.Kind == dossier.PageUnclosed || n.Kind == dossier.OtherTotal
	})
}

// utf16LE is a text in UTF-16 with a byte order mark, as spreadsheet programs write "Unicode text".
func utf16LE(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

// A file that is cut anywhere but between two rows is not taken in silence: it is refused, or the cut is told. Between two rows nothing shows it.
func TestCutFileIsRefusedOrTold(t *testing.T) {
	source := twoDueDates(t)
	raw := make([]byte, source.Size)
	if _, err := source.Body.ReadAt(raw, 0); err != nil {
		t.Fatal(err)
	}
	comma := strings.ReplaceAll(string(raw), "Ngày hẹn trả (đơn vị)", "Mã nội bộ") + "\n"
	random := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		says    string
		file    []byte
		between []byte // what ends a row
	}{
		{"commas", []byte(comma), []byte("\n")},
		{"semicolons, Windows line breaks, a mark of UTF-8", []byte("\xef\xbb\xbf" + strings.NewReplacer("\n", "\r\n", ",", ";").Replace(comma)), []byte("\r\n")},
		{"tabs in UTF-16", utf16LE(strings.NewReplacer("\n", "\r\n", ",", "\t").Replace(comma)), []byte{'\r', 0, '\n', 0}},
	} {
		t.Run(c.says, func(t *testing.T) {
			d := newDesk(t)
			d.take(t, ledger.ImportOptions{}, month(t, "2024-06")[0])
			look := d.of(t, "2024-06")
			look.DryRun = true
			whole := d.take(t, look, text("whole.csv", string(c.file)))[0]
			if whole.Problem != nil || whole.File.Rows != 355 || maybeCut(whole) {
				t.Fatalf("whole: %+v, %d rows, %+v", whole.Problem, whole.File.Rows, whole.Notes)
			}
			var places []int
			for range 6 {
				places = append(places, len(c.file)-1-random.IntN(300), 1+random.IntN(len(c.file)-1))
			}
			refused, told := 0, 0
			for _, at := range places {
				cut := c.file[:at]
				if bytes.HasSuffix(cut, c.between) {
					continue
				}
				r := d.take(t, look, text("cut.csv", string(cut)))[0]
				switch {
				case !maybeCut(r):
					t.Errorf("cut behind %q it is taken in silence: %d rows", cut[max(0, at-60):], r.File.Rows)
				case r.Problem != nil:
					refused++
				default:
					told++
				}
			}
			t.Logf("%d cuts: %d refused, %d told", refused+told, refused, told)
		})
	}
}

// A good file that ends without a line break is taken; a row that breaks off is not.
func TestEndOfDelimitedTextIsComparedWithRows(t *testing.T) {
	head := "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Trạng thái,Ngày hẹn trả\n"
	row := func(n int) string { return fmt.Sprintf("A-261102-%04d,,02/11/2026,Đang xử lý,20/11/2026", n) }
	for _, c := range []struct {
		says, file string
		problem    sheet.Problem
		note       dossier.NoteKind
		rows       int
	}{
		{"a line break at the end", head + row(1) + "\n" + row(2) + "\n", "", "", 2},
		{"none", head + row(1) + "\n" + row(2), "", dossier.NoLineBreak, 2},
		{"none, and a cell too few", head + row(1) + "\nA-261102-0002,,02/11/2026,Đang x", sheet.Cut, "", 0},
		{"none, within the code", head + row(1) + "\nA-2611", sheet.Cut, "", 0},
		{"a row with a cell too few that ends with a line break", head + row(1) + "\nA-261102-0002,,02/11/2026,Đang xử lý\n", "", "", 2},
		{"none, below rows of different lengths", head + row(1) + "\nA-261102-0002,,02/11/2026,Đang xử lý\nA-261102-0003,,02/11/2026,Đang xử lý", "", dossier.NoLineBreak, 3},
		{"none, behind a footer", head + row(1) + "\n" + row(2) + "\nNgười lập biểu", "", dossier.NoLineBreak, 2},
		{"a quote that is never closed", head + row(1) + "\nA-261102-0002,,02/11/2026,Đang xử lý,\"20/11", sheet.Damaged, "", 0},
		{"the total that it has", head + row(1) + "\n" + row(2) + "\nTổng số: 2 hồ sơ\n", "", "", 2},
		{"another total", head + row(1) + "\n" + row(2) + "\nTổng số: 120 hồ sơ\n", "", dossier.OtherTotal, 2},
		{"another total above", "Tổng số hồ sơ: 1.250\n" + head + row(1) + "\n", "", dossier.OtherTotal, 1},
		{"a total of some", "Tổng số hồ sơ quá hạn: 5\n" + head + row(1) + "\n", "", "", 1},
	} {
		d := newDesk(t)
		d.take(t, ledger.ImportOptions{}, text("u.csv", units+"\n"))
		r := d.take(t, d.of(t, "2026-11"), text("a.csv", c.file))[0]
		var problem sheet.Problem
		if r.Problem != nil {
			problem = r.Problem.Problem
		}
		if problem != c.problem || problem == "" && r.File.Rows != c.rows {
			t.Errorf("%s: %q with %d rows, want %q with %d", c.says, problem, r.File.Rows, c.problem, c.rows)
		}
		if c.note == "" == maybeCut(r) && problem == "" || c.note != "" && !slices.ContainsFunc(r.Notes, func(n dossier.Note) bool { return n.Kind == c.note }) {
			t.Errorf("%s: the notes are %+v, want %q", c.says, r.Notes, c.note)
		}
	}
}

// Counts that were cut are not taken in silence either.
func TestCutCountsAreRefused(t *testing.T) {
	d := newDesk(t)
	sample := month(t, "2024-06")
	d.take(t, ledger.ImportOptions{}, sample[0])
	source := file(t, "2024-06", "so-lieu-2024-06.csv")
	raw := make([]byte, source.Size)
	if _, err := source.Body.ReadAt(raw, 0); err != nil {
		t.Fatal(err)
	}
	for at := len(raw) - 80; at < len(raw); at += 11 {
		r := d.take(t, ledger.ImportOptions{DryRun: true}, text("cut.csv", string(raw[:at])))[0]
		if !maybeCut(r) && raw[at-1] != '\n' {
			t.Errorf("cut behind %q it is taken in silence", raw[at-40:at])
		}
	}
}

// Rows of a page that a browser does not show are told of.
func TestHiddenRowsOfPageAreTold(t *testing.T) {
	row := func(tag string, n int) string {
		return fmt.Sprintf("%s<td>A-261102-%04d</td><td></td><td>02/11/2026</td><td>20/11/2026</td><td>Đang xử lý</td></tr>", tag, n)
	}
	head := "<html><table><tr><td>Mã hồ sơ</td><td>Đơn vị</td><td>Ngày tiếp nhận</td><td>Ngày hẹn trả</td><td>Trạng thái</td></tr>"
	for _, c := range []struct {
		says, rows string
		taken      int // -1 when it is refused
		note       dossier.Note
	}{
		{"all shown", row("<tr>", 1) + row("<tr>", 2), 2, dossier.Note{}},
		{"rows in a comment", row("<tr>", 1) + "<!-- " + row("<tr>", 2) + row("<TR>", 3) + " -->" + row("<tr>", 4), 2, dossier.Note{Kind: dossier.RowsCommented, N: 2}},
		{"a comment that begins in a row", "<tr><!-- " + row("<tr>", 2) + " -->" + row("<tr>", 4), -1, dossier.Note{}},
		{"a row that is not displayed", row("<tr>", 1) + row(`<tr style="color:red; DISPLAY : none">`, 2), 2, dossier.Note{Kind: dossier.RowsHidden, N: 1}},
		{"a row that is hidden", row("<tr>", 1) + row(`<tr hidden>`, 2) + row("<tr>", 3), 3, dossier.Note{Kind: dossier.RowsHidden, N: 1}},
		{"a part of the table", row("<tr>", 1) + "<tbody hidden>" + row("<tr>", 2) + row("<tr>", 3) + "</tbody><tbody>" + row("<tr>", 4), 4, dossier.Note{Kind: dossier.RowsHidden, N: 2}},
	} {
		d := newDesk(t)
		d.take(t, ledger.ImportOptions{}, text("u.csv", units+"\n"))
		r := d.take(t, d.of(t, "2026-11"), text("a.xls", head+c.rows+"</table></html>"))[0]
		if c.taken < 0 {
			if r.Problem == nil {
				t.Errorf("%s: %d rows are taken", c.says, r.File.Rows)
			}
			continue
		}
		if r.Problem != nil || r.File.Rows != c.taken || c.note.Kind != "" && !slices.Contains(r.Notes, c.note) || c.note.Kind == "" && slices.ContainsFunc(r.Notes, func(n dossier.Note) bool { return n.Kind == dossier.RowsCommented || n.Kind == dossier.RowsHidden }) {
			t.Errorf("%s: %+v, %d rows, %+v", c.says, r.Problem, r.File.Rows, r.Notes)
		}
	}
}
