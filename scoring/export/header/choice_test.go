package header_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"motcua/scoring/export/header"
)

func TestChosenColumnIsTaken(t *testing.T) {
	for _, c := range []struct {
		says, labels, chosen string
		want                 int  // the column of receipts; -1: it is still asked
		settled              bool // others claim it, too
	}{
		{"brackets tell two columns apart", "Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)", "Ngày nhận (mới)", 2, true},
		{"the column without brackets", "Mã hồ sơ|Ngày nhận|Ngày nhận (lần 2)", "Ngày nhận", 1, true},
		{"case, marks and spaces make no difference", "Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)", "ngay  NHẬN (mới)", 2, true},
		{"a column that would stand back", "Mã hồ sơ|Ngày tiếp nhận|Ngày nhận", "Ngày nhận", 2, true},
		{"a label that no field knows", "Mã hồ sơ|Ngày đến|Ngày đi", "Ngày đến", 1, false},
		{"without its brackets, where that is one column", "Mã hồ sơ|Ngày đến (giờ hành chính)|Ngày đi", "Ngày đến", 1, false},
		{"the lowest label of a column, brackets and all", "Mã hồ sơ|Bước đầu|Khác\n|Ngày nhận|Ngày nhận (lần 2)", "Ngày nhận", 1, true},
		{"a label that two columns have says nothing", "Mã hồ sơ|Ngày nhận|Ngày nhận", "Ngày nhận", -1, false},
		{"letters tell them apart", "Mã hồ sơ|Ngày nhận|Ngày nhận", "C", 2, true},
		{"a label that is not there says nothing", "Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)", "Ngày nhận (sửa)", -1, false},
	} {
		of := slices.Clone(kinds)
		of[0].Fields = slices.Clone(of[0].Fields)
		of[0].Fields[1].Chosen = c.chosen
		h, err := header.Find(rows(append(strings.Split(c.labels, "\n"), "1|2|3")...), of)
		_, asked := errors.AsType[*header.Ambiguity](err)
		switch {
		case c.want < 0 && !asked:
			t.Errorf("%s: %v is not a question", c.says, err)
		case c.want >= 0 && (err != nil || h.Columns["received"] != c.want || slices.Contains(h.Settled, "received") != c.settled):
			t.Errorf("%s: %+v, %v", c.says, h, err)
		}
	}
}

// What is offered to choose from is taken when it is chosen, and shows nothing that may be somebody's name.
func TestChosenColumnSettlesTheQuestion(t *testing.T) {
	for _, c := range []struct{ says, labels, want string }{
		{"labels that tell the columns apart", "Mã hồ sơ|Ngày nhận (cũ)|Ngày nhận (mới)", "Ngày nhận (cũ);Ngày nhận (mới)"},
		{"the same label twice", "Mã hồ sơ|Ngày nhận|Ngày nhận", "B;C"},
		{"a label that cannot be shown", "Mã hồ sơ|Ngày nhận|Ngày nhận (Giàng A Páo)", "Ngày nhận;C"},
		{"under labels that are over both", "Mã hồ sơ|Bước đầu|Bước sau\n|Ngày nhận|Ngày nhận", "Bước đầu / Ngày nhận;Bước sau / Ngày nhận"},
	} {
		all := rows(append(strings.Split(c.labels, "\n"), "1|2|3")...)
		_, err := header.Find(all, kinds)
		a, asked := errors.AsType[*header.Ambiguity](err)
		if !asked || strings.Join(a.Choices(), ";") != c.want || a.Layout != header.Layout(all[0]) {
			t.Errorf("%s: %v, %+v", c.says, err, a)
			continue
		}
		for i, choice := range a.Choices() {
			of := slices.Clone(kinds)
			of[0].Fields = slices.Clone(of[0].Fields)
			of[0].Fields[1].Chosen = choice
			if h, err := header.Find(all, of); err != nil || h.Columns["received"] != a.Columns[i] || h.Layout != a.Layout || h.ChosenMissing(map[string]string{"received": choice}) != "" {
				t.Errorf("%s: %s is %+v, %v", c.says, choice, h, err)
			}
		}
	}
	if h, err := header.Find(rows("Mã hồ sơ|Ngày nhận|Đơn vị"), kinds); err != nil || h.ChosenMissing(map[string]string{"received": "Ngày đến"}) != "Ngày đến" {
		t.Errorf("a label that is not there is not missed: %v", err)
	}
}

// Of two tables of one kind the first has the header, also when the second has more columns: its rows would be lost.
func TestHeaderIsThatOfTheFirstTable(t *testing.T) {
	for _, c := range []struct {
		says string
		rows []string
		last int
	}{
		{"a table with more columns below", []string{"Mã hồ sơ|Ngày nhận", "A-261101-0001|01/11/2026", "Mã hồ sơ|Ngày nhận|Đơn vị", "a|b|c"}, 1},
		{"the same header with more columns, without rows between", []string{"Mã hồ sơ|Ngày nhận", "Mã hồ sơ|Ngày nhận|Đơn vị", "a|b|c"}, 2},
		{"a table of another kind above", []string{"Mã đơn vị|Tên đơn vị", "A|Háng Lìa", "Mã hồ sơ|Ngày nhận|Đơn vị", "a|b|c"}, 3},
	} {
		if h, err := header.Find(rows(c.rows...), kinds); err != nil || h.Last != c.last {
			t.Errorf("%s: %+v, %v", c.says, h, err)
		}
	}
}
