package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// part is a file of a test: whose dossiers it has, and what it is said to list.
type part struct {
	unit, period, lists string
	rows                string // "" for dossiers with all that is asked; else of which something is not known
}

// source are six dossiers of a unit in October 2026, all resolved. Files of other numbers have other bytes.
func (p part) source(n int) table.Source {
	lines := []string{"Mã hồ sơ;Đơn vị;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái;Hình thức nộp hồ sơ;Phí (VNĐ);Hình thức thanh toán;Số hóa TPHS;Kết quả điện tử"}
	for i := range 6 {
		paid := "1000;trực tuyến"
		switch {
		case p.rows == "free":
			paid = "0;"
		case p.rows == "free but one" && i == 0:
			paid = "1000;theo sổ" // how it was paid is not known
		case p.rows == "free but one":
			paid = "0;"
		}
		lines = append(lines, fmt.Sprintf("%s-2610%02d-0001;;%02d/10/2026 08:00;%02d/10/2026 17:%02d;%02d/10/2026 09:00;10;Trực tuyến;%s;Có số hóa TPHS;có", p.unit, 5+i, 5+i, 8+i, n, 7+i, paid))
	}
	return text(fmt.Sprintf("%d.csv", n), lines...)
}

// In which states the files of a month leave it.
func TestMonthStatesFollowFromFiles(t *testing.T) {
	for _, c := range []struct {
		says   string
		parts  []part
		counts []string // units whose HL1 was entered
		now    string
		want   string
	}{
		{"both list the month", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10", "handled", ""}}, nil, "2026-11-05", "A full 1/2, B full 1/2"},
		{"one lists its first week", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10-01..2026-10-08", "handled", ""}}, nil, "2026-11-05", "A full 1/2, B full 1/2"},
		{"one lists four days, and the month is over", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10-01..2026-10-06", "handled", ""}}, nil, "2026-11-05", "A full 1/1"},
		{"one lists it from the second working day on", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10-02..2026-10-31", "handled", ""}}, nil, "2026-11-05", "A full 1/1"},
		{"two files list it together", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10-01..2026-10-11", "handled", ""}, {"B", "2026-10-12..2026-10-31", "handled", ""}}, nil, "2026-11-05", "A full 1/2, B full 1/2"},
		{"one lists what was received alone", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10", "received", ""}}, nil, "2026-11-05", "A full 1/1, B partial TD SH1"},
		{"both do: they are compared by that", []part{{"A", "2026-10", "received", ""}, {"B", "2026-10", "received", ""}}, nil, "2026-11-05", "A full 1/2, B full 1/2"},
		{"one gives both in two files", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10", "received", ""}, {"B", "2026-10", "resolved", ""}}, nil, "2026-11-05", "A full 1/2, B full 1/2"},
		{"a count that one lacks", []part{{"A", "2026-10", "handled", ""}, {"B", "2026-10", "handled", ""}}, []string{"A"}, "2026-11-05", "A full 1/1, B partial HL1"},
		{"a count without dossiers", []part{{"A", "2026-10", "handled", ""}}, []string{"A", "B"}, "2026-11-05", "A full 1/1, B partial TD TT1 TT2 SH1 SH2"},
		{"counts without anybody's dossiers", nil, []string{"A", "B"}, "2026-11-05", ""},
		{"counts and dossiers that report nothing", []part{{"A", "2026-10-05..2026-10-31", "handled", ""}}, []string{"A"}, "2026-11-05", ""},
		{"of one it is not known how its one fee was paid, and the other has no fee", []part{{"A", "2026-10", "handled", "free but one"}, {"B", "2026-10", "handled", "free"}}, nil, "2026-11-05", "A full 1/2, B full 1/2"},
		{"where another one was paid, that is lacking", []part{{"A", "2026-10", "handled", "free but one"}, {"B", "2026-10", "handled", ""}}, nil, "2026-11-05", "B full 1/1, A partial TT2"},
		{"the month runs, and the data have four days of it", []part{{"A", "2026-10-01..2026-10-06", "handled", ""}}, nil, "2026-10-20", "A begun"},
		{"the month runs, and the data have five", []part{{"A", "2026-10-01..2026-10-07", "handled", ""}}, nil, "2026-10-20", "A full 1/1"},
		{"it runs, and the data do not have its first day", []part{{"A", "2026-10-02..2026-10-20", "handled", ""}}, nil, "2026-10-20", ""},
	} {
		d := newDesk(t)
		var err error
		if d.now, err = time.ParseInLocation(time.DateOnly, c.now, d.Zone); err != nil {
			t.Fatal(err)
		}
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
		for i, p := range c.parts {
			opt := d.of(t, p.period)
			if opt.Lists, err = scoring.ParseLists(p.lists); err != nil {
				t.Fatal(err)
			}
			if r := d.take(t, opt, p.source(i))[0]; r.Problem != nil || r.File.Refused > 0 {
				t.Fatalf("%s: %v, %v", c.says, r.Problem, r.Refusals)
			}
		}
		for _, unit := range c.counts {
			d.take(t, ledger.ImportOptions{}, text("so-lieu.csv", "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "10/2026,"+unit+",HL1,9,10"))
		}
		records, err := d.store.Records(t.Context(), "2026-10")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range records {
			words := []string{r.Unit, string(r.State)}
			if words = append(words, r.Lacks...); r.Rank > 0 {
				words = append(words, fmt.Sprintf("%d/%d", r.Rank, r.Of))
			}
			got = append(got, strings.Join(words, " "))
			for _, l := range r.Lines {
				if l.Assessed && (slices.Contains(r.Lacks, l.Indicator) || slices.Contains(r.Waits, l.Indicator)) {
					t.Errorf("%s: %s has %v for %s, which is not known", c.says, r.Unit, l.Points, l.Indicator)
				}
			}
		}
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s: %s, want %s", c.says, all, c.want)
		}
		if faults, err := d.store.Check(t.Context()); err != nil || len(faults.Faults) > 0 {
			t.Errorf("%s: check: %q, %v", c.says, faults.Faults, err)
		}
	}
}
