package ledger_test

import (
	"testing"
	"time"

	"motcua/scoring/ledger"
)

// Up to when a file's data reach: as the caller states, else as its title does, else guessed; and never ahead of the clock.
func TestDataTimeIsStatedOrGuessed(t *testing.T) {
	const open = "A-261101-0001,x,01/11/2026 08:00,,,4"
	const done = "A-261101-0002,x,01/11/2026 08:00,,05/11/2026 10:30,10"
	const tomorrow = "A-261124-0003,x,24/11/2026 07:00,,,4"
	for _, c := range []struct {
		says, title, asOf, rows string
		want                    string // the clock says 23/11 08:00
		stated                  bool
	}{
		{"guessed as the latest receipt", "", "", open, "01/11 08:00", false},
		{"guessed as the latest finish", "", "", open + "\n" + done, "05/11 10:30", false},
		{"a clock that is behind makes no guess ahead of it", "", "", open + "\n" + tomorrow, "23/11 08:00", false},
		{"the title states a time", "(Số liệu đến 17 giờ 00 ngày 20/11/2026)", "", open, "20/11 17:00", true},
		{"the title states a day: its end", "(Từ ngày 01/11/2026 đến ngày 20/11/2026)", "", open, "21/11 00:00", true},
		{"the title of a month that is not over reaches to now", "(Từ ngày 01/11/2026 đến ngày 30/11/2026)", "", open, "23/11 08:00", true},
		{"the title of a month without a year states nothing", "(Từ ngày 01 đến hết tháng)", "", done, "05/11 10:30", false},
		{"a title left over from the month before", "(Từ ngày 01/10/2026 đến ngày 31/10/2026)", "", open + "\n" + done, "05/11 10:30", false},
		{"a title that tells when dossiers were received, and some were finished since", "(Tiếp nhận từ ngày 01/11/2026 đến ngày 03/11/2026)", "", done, "05/11 10:30", false},
		{"a title whose hour the export was later than", "(Số liệu đến 9 giờ 00 ngày 05/11/2026)", "", done, "05/11 09:00", true},
		{"what the caller states stands above the title", "(Số liệu đến 17 giờ 00 ngày 20/11/2026)", "10/11 09:00", open, "10/11 09:00", true},
		{"what the caller states reaches no further than now either", "", "25/11 09:00", open, "23/11 08:00", true},
	} {
		d := newDesk(t)
		at := func(text string) time.Time {
			v, err := time.ParseInLocation("02/01 15:04 2006", text+" 2026", d.Zone)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		opt := ledger.ImportOptions{}
		if c.asOf != "" {
			opt.AsOf = at(c.asOf)
		}
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
		r := d.take(t, opt, text("a.csv", c.title, "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái", c.rows))[0]
		if r.Problem != nil || r.File.Refused > 0 || !r.File.DataTime.Equal(at(c.want)) || r.File.Stated != c.stated {
			t.Errorf("%s: %v, refused %v, %v (stated %v), want %s", c.says, r.Problem, r.Refusals, r.File.DataTime.In(d.Zone), r.File.Stated, c.want)
		}
	}
}
