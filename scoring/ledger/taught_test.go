package ledger_test

import (
	"fmt"
	"slices"
	"testing"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

const (
	twoDues     = "Mã hồ sơ;Đơn vị;Ngày tiếp nhận;Ngày hẹn trả (đơn vị);Ngày hẹn trả (tổng);Ngày trả kết quả;Trạng thái"
	twoDuesRow  = "A-240603-0001;;03/06/2024;05/06/2024;20/06/2024;10/06/2024;Đã trả kết quả"
	twoDuesLate = "A-240603-0002;;03/06/2024;05/06/2024;08/06/2024;10/06/2024;Đã trả kết quả"
)

// Of two due dates none is taken unasked; the one that was chosen is, also under the header again, and the file says so.
func TestChosenColumnIsRememberedForHeader(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	export := func(name string) table.Source { return text(name, twoDues, twoDuesRow, twoDues, twoDuesLate) }
	r := d.take(t, ledger.ImportOptions{}, export("a.csv"))[0]
	if r.Problem == nil || r.Problem.Problem != sheet.Ambiguous || r.Ambiguous == nil || r.Ambiguous.Field.Name != "due" {
		t.Fatalf("before somebody chose: %+v", r.Problem)
	}
	stated := map[string]string{"due": "Ngày hẹn trả (tổng)"}
	taken := d.take(t, ledger.ImportOptions{Columns: stated}, export("a.csv"))[0]
	if taken.Problem != nil || taken.File.Changes.New != 2 || taken.File.Refused != 0 || taken.Layout != r.Ambiguous.Layout {
		t.Fatalf("as the caller says: %+v, %+v", taken.Problem, taken.File)
	}
	if !slices.Contains(taken.Notes, dossier.Note{Kind: dossier.ChosenColumn, Column: "Ngày hẹn trả (tổng)"}) {
		t.Errorf("what was chosen is not told: %+v", taken.Notes)
	}
	if r := d.take(t, ledger.ImportOptions{Columns: map[string]string{"due": "Ngày hẹn trả (tổng)", "channel": "Kênh"}, DryRun: true}, export("a.csv"))[0]; r.Problem == nil || r.Problem.Problem != sheet.NoColumns || r.Problem.Facts["missing"] != "Kênh" {
		t.Errorf("a column that is not there: %+v", r.Problem)
	}
	for field, label := range stated {
		if err := d.store.MatchColumn(t.Context(), taken.Layout, field, label, 0); err != nil {
			t.Fatal(err)
		}
	}
	if r := d.take(t, ledger.ImportOptions{}, export("a.csv"))[0]; !r.Seen {
		t.Errorf("the same file read the same way is not known again: %+v", r.File)
	}
	if err := d.store.MatchColumn(t.Context(), taken.Layout, "due", "Ngày hẹn trả (đơn vị)", 0); err != nil {
		t.Fatal(err)
	}
	if r := d.take(t, ledger.ImportOptions{}, export("a.csv"))[0]; r.Seen || r.File.Changes.Changed != 2 {
		t.Errorf("the same file by the other column: %+v", r.File)
	}
}

// Of two questions about a header the second is put when the first is answered.
func TestHeaderQuestionIsPutOnce(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	source := func() table.Source {
		return text("a.csv", "Mã hồ sơ;Đơn vị;Ngày nhận (cũ);Ngày nhận (mới);Hẹn trả (cũ);Hẹn trả (mới);Trạng thái", "A-240603-0001;;03/06/2024;03/06/2024;05/06/2024;20/06/2024;Đang xử lý")
	}
	for _, field := range []string{"received", "due"} {
		r := d.take(t, ledger.ImportOptions{DryRun: true}, source())[0]
		if r.Ambiguous == nil || r.Ambiguous.Field.Name != field {
			t.Fatalf("asked is %+v and not %s", r.Ambiguous, field)
		}
		if err := d.store.MatchColumn(t.Context(), r.Ambiguous.Layout, field, r.Ambiguous.Choices()[1], 0); err != nil {
			t.Fatal(err)
		}
	}
	if r := d.take(t, ledger.ImportOptions{}, source())[0]; r.Problem != nil || r.File.Changes.New != 1 {
		t.Errorf("after both: %+v, %+v", r.Problem, r.File)
	}
}

// A sheet of dossiers whose header must be asked about is not passed over for another one.
func TestAmbiguousSheetIsNotPassedOver(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	clear := page{"Một", []string{"Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái", "A-261101-0001||01/11/2026|Đang xử lý"}}
	open := page{"Hai", []string{"Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)|Trạng thái", "B-261101-0001|01/11/2026|01/11/2026|Đang xử lý"}}
	if r := d.take(t, ledger.ImportOptions{DryRun: true}, workbook(t, "x.xlsx", clear, open))[0]; r.Ambiguous == nil {
		t.Errorf("the second sheet is not asked about: %+v, %+v", r.Problem, r.File)
	}
}

// A table below the first one, whose header must be asked about, is asked about, and then read by the answer, however far down it stands.
func TestAmbiguousTableBelowIsAskedAbout(t *testing.T) {
	for _, above := range []int{1, 50} {
		d := newDesk(t)
		d.take(t, ledger.ImportOptions{}, text("u.csv", units))
		lines := []string{"Mã hồ sơ;Ngày tiếp nhận;Trạng thái;;"}
		for i := range above {
			lines = append(lines, fmt.Sprintf("A-261101-%04d;01/11/2026;Đang xử lý;;", i))
		}
		lines = append(lines, "Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả (cũ);Ngày hẹn trả (mới);Trạng thái", "A-261101-9000;01/11/2026;03/11/2026;20/12/2026;Đang xử lý")
		r := d.take(t, ledger.ImportOptions{DryRun: true}, text("y.csv", lines...))[0]
		if r.Ambiguous == nil || r.Ambiguous.Field.Name != "due" {
			t.Fatalf("below %d rows it is not asked about: %+v, %+v", above, r.Problem, r.File)
		}
		if err := d.store.MatchColumn(t.Context(), r.Ambiguous.Layout, "due", "Ngày hẹn trả (mới)", 0); err != nil {
			t.Fatal(err)
		}
		r = d.take(t, ledger.ImportOptions{}, text("y.csv", lines...))[0]
		overdue, _, err := d.store.Overdue(t.Context(), "A", d.now, 0, 10)
		if r.Problem != nil || r.File.Changes.New != above+1 || r.File.Refused > 0 || err != nil || len(overdue) > 0 {
			t.Errorf("below %d rows, by the answer: %+v, %+v, overdue %+v, %v", above, r.Problem, r.File, overdue, err)
		}
	}
}

// A field that two columns may be is still to be chosen where columns are matched by hand; columns with the same label are told apart
// by their letters.
func TestFieldOfTwoColumnsIsOpenInHeading(t *testing.T) {
	for _, c := range []struct{ says, labels, choice string }{
		{"labels that differ in their brackets", "Ngày hẹn trả (cũ);Ngày hẹn trả (mới)", "Ngày hẹn trả (mới)"},
		{"the same label twice", "Ngày hẹn trả;Ngày hẹn trả", "C"},
	} {
		d := newDesk(t)
		lacking := func() table.Source {
			return text("a.csv", "Mã hồ sơ;"+c.labels+";Trạng thái;Ngày đến", "A-240603-0001;05/06/2024;20/06/2024;Đang xử lý;03/06/2024")
		}
		h, found, err := d.Heading(t.Context(), lacking())
		if err != nil || !found || !slices.Equal(h.Open, []string{"due"}) || h.Columns["due"] != "" || h.Columns["code"] != "Mã hồ sơ" || !slices.Contains(h.Labels, c.choice) {
			t.Fatalf("%s: %+v, %v, %v", c.says, h, found, err)
		}
		if err := d.store.MatchColumn(t.Context(), h.Layout, "due", c.choice, 0); err != nil {
			t.Fatal(err)
		}
		if h, _, err := d.Heading(t.Context(), lacking()); err != nil || len(h.Open) > 0 || h.Columns["due"] != c.choice {
			t.Errorf("%s, after it was chosen: %+v, %v", c.says, h, err)
		}
	}
}

// A word that was taught after a file was taken in is read when the same file comes again, and nothing is when nothing was taught.
func TestSameFileIsReadAgainByTaughtWords(t *testing.T) {
	d := newDesk(t)
	d.take(t, ledger.ImportOptions{}, text("u.csv", units))
	rows := []string{"A-240603-0009||03/06/2024|20/06/2024||Đã huỷ do trùng hồ sơ"}
	for i := range 9 {
		rows = append(rows, "A-240603-000"+string(rune('0'+i))+"||03/06/2024|20/06/2024||Đang xử lý")
	}
	if r := d.take(t, ledger.ImportOptions{}, export("a.csv", rows...))[0]; len(r.Words) != 1 || r.Words[0].Field != "status" {
		t.Fatalf("not understood are %+v", r.Words)
	}
	if r := d.take(t, ledger.ImportOptions{}, export("a.csv", rows...))[0]; !r.Seen {
		t.Errorf("the same again: %+v", r.File)
	}
	words := dossier.Words{}
	words.Learn("status", "Đã hủy do trùng hồ sơ", "3")
	if r := d.take(t, ledger.ImportOptions{Words: words}, export("a.csv", rows...))[0]; r.Seen || len(r.Words) != 0 || r.File.Changes.Changed != 1 {
		t.Errorf("by what the caller says: seen %v, %+v, %+v", r.Seen, r.Words, r.File.Changes)
	}
	if err := d.store.TeachWord(t.Context(), table.TaughtWord{Field: "status", Word: "Đã hủy do trùng hồ sơ", Meaning: "3"}, 0); err != nil {
		t.Fatal(err)
	}
	if r := d.take(t, ledger.ImportOptions{}, export("a.csv", rows...))[0]; !r.Seen {
		t.Errorf("the same read the same way: %+v", r.File)
	}
}
