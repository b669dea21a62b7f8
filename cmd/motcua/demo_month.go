package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"motcua/scoring"
)

// madeUp makes the demo's running month: an export and hand-entered counts for the month before and for this one up to
// now, so that some dossiers are overdue and some are due soon. The same day gives the same files.
type madeUp struct {
	now    time.Time
	zone   *time.Location
	units  []scoring.Unit
	random *rand.Rand
	serial map[string]int
	rows   [][]string
}

func newMadeUp(now time.Time, zone *time.Location, units []scoring.Unit) *madeUp {
	today := now.In(zone)
	return &madeUp{
		now: now, zone: zone, units: units, serial: map[string]int{},
		random: rand.New(rand.NewPCG(uint64(today.Year()), uint64(today.YearDay()))),
	}
}

const stamp = "02/01/2006 15:04"

var (
	exportHeader = []string{
		"STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Lĩnh vực", "Đơn vị tiếp nhận", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý",
		"Trạng thái", "Hình thức nộp hồ sơ", "Lệ phí (VNĐ)", "Hình thức thanh toán", "Số hóa TPHS", "Kết quả điện tử",
	}
	countsHeader = []string{"Tháng", "Mã đơn vị", "Đơn vị", "Chỉ số", "Tử số", "Mẫu số"}
	procedures   = []struct{ name, field, fee string }{
		{"Đăng ký khai sinh", "Hộ tịch", "0"},
		{"Đăng ký kết hôn", "Hộ tịch", "0"},
		{"Cấp bản sao trích lục hộ tịch", "Hộ tịch", "8000"},
		{"Cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch", "15000"},
		{"Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Chứng thực", "2000"},
		{"Chứng thực chữ ký trong các giấy tờ, văn bản", "Chứng thực", "10000"},
		{"Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng", "Bảo trợ xã hội", "0"},
	}
)

// export is the made-up export as CSV.
func (m *madeUp) export() []byte {
	first := scoring.MonthOf(m.now, m.zone).Prev().Start(m.zone)
	for day := first; day.Before(m.now); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			continue
		}
		for i, unit := range m.units {
			for range m.random.IntN(3) {
				m.dossier(unit, day.Add(time.Duration(450+m.random.IntN(540))*time.Minute), 100-2*i)
			}
		}
	}
	for i, unit := range m.units {
		if i%4 == 1 {
			m.open(unit, -1)
			m.open(unit, -3)
			m.open(unit, 1) // not late yet: due tomorrow
		}
	}
	return m.csv(exportHeader)
}

// dossier makes one up; skill, in per cent, is how well the unit works.
func (m *madeUp) dossier(unit scoring.Unit, received time.Time, skill int) {
	if received.After(m.now) {
		return
	}
	due := received.AddDate(0, 0, 2+m.random.IntN(6))
	finished := received.Add(due.Sub(received) * time.Duration(20+m.random.IntN(75)) / 100)
	if m.random.IntN(100) >= skill {
		finished = due.Add(time.Duration(1+m.random.IntN(30)) * time.Hour)
	}
	m.add(m.code(unit, received), m.random.IntN(len(procedures)), received, due, finished, m.random.IntN(100) < skill-5, m.random.IntN(100) < skill)
}

// open adds an open dossier that is due so many days from today.
func (m *madeUp) open(unit scoring.Unit, days int) {
	today := m.now.In(m.zone)
	due := time.Date(today.Year(), today.Month(), today.Day()+days, 16, 30, 0, 0, m.zone)
	received := due.AddDate(0, 0, -5).Add(-8 * time.Hour)
	m.add(m.code(unit, received), m.random.IntN(len(procedures)), received, due, time.Time{}, true, true)
}

func (m *madeUp) code(unit scoring.Unit, received time.Time) string {
	day := received.In(m.zone).Format("060102")
	m.serial[unit.Code+day]++
	return fmt.Sprintf("%s-%s-%04d", unit.Code, day, m.serial[unit.Code+day])
}

func (m *madeUp) add(code string, procedure int, received, due, finished time.Time, online, digital bool) {
	p := procedures[procedure]
	status, end, result := "Đã trả kết quả", finished.In(m.zone).Format(stamp), pick(digital, "Có", "Không")
	if finished.IsZero() || finished.After(m.now) {
		status, end, result = "Đang xử lý", "", "Không"
	}
	payment := "Không thu phí"
	if p.fee != "0" {
		payment = pick(online, "Trực tuyến", "Tiền mặt")
	}
	m.rows = append(m.rows, []string{
		strconv.Itoa(len(m.rows) + 1), code, p.name, p.field, "", received.In(m.zone).Format(stamp), due.In(m.zone).Format(stamp), end,
		status, pick(online, "Trực tuyến", "Trực tiếp"), p.fee, payment, pick(digital, "Có số hóa TPHS", "Chưa số hóa TPHS"), result,
	})
}

// counts are the hand-entered counts of the month before and of this one, as CSV.
func (m *madeUp) counts() []byte {
	this := scoring.MonthOf(m.now, m.zone)
	for _, month := range []scoring.Month{this.Prev(), this} {
		for i, unit := range m.units {
			asked := 20 + m.random.IntN(20)
			for _, c := range []struct {
				indicator string
				n, d      int
			}{{"CK2", 5 + m.random.IntN(6), 10}, {"HL1", asked - m.random.IntN(1+i/3), asked}, {"HL2", 2, 2}, {"HL3", asked - m.random.IntN(1+i/4), asked}} {
				m.rows = append(m.rows, []string{
					fmt.Sprintf("%02d/%d", month.Number(), month.Year()), unit.Code, unit.Name, c.indicator, strconv.Itoa(c.n), strconv.Itoa(c.d),
				})
			}
		}
	}
	return m.csv(countsHeader)
}

// csv is the rows collected under the header, and starts over.
func (m *madeUp) csv(header []string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	// A bytes.Buffer takes everything.
	_ = w.Write(header)
	_ = w.WriteAll(m.rows)
	m.rows = nil
	return out.Bytes()
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}
