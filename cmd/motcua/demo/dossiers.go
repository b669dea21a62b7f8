package demo

import (
	"strconv"
	"time"

	"motcua/scoring"
)

// madeUpDossier is a dossier from its receipt to its end.
type madeUpDossier struct {
	procedure               procedure
	received, due, finished time.Time
	online, digital, result bool
	reused, store, verified bool // a component, a component of a personal store, the account
}

// procedure is a procedure of a commune's one-stop desk; days are working days.
type procedure struct {
	name, code, field, fee string
	days                   int
}

const Stamp = "02/01/2006 15:04"

var (
	exportHeader = []string{
		"STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Lĩnh vực", "Mã đơn vị", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý",
		"Trạng thái", "Hình thức nộp hồ sơ", "Lệ phí (VNĐ)", "Hình thức thanh toán", "Số hóa TPHS", "Kết quả điện tử",
		"Mã TTHC", "Có tái sử dụng thành phần", "Lấy từ kho DMQG", "Nộp bằng VNeID",
	}
	procedures = []procedure{
		{"Đăng ký khai sinh", "1.001193", "Hộ tịch", "0", 1},
		{"Đăng ký kết hôn", "1.000894", "Hộ tịch", "0", 2},
		{"Cấp bản sao trích lục hộ tịch", "2.000635", "Hộ tịch", "8000", 1},
		{"Cấp Giấy xác nhận tình trạng hôn nhân", "1.004873", "Hộ tịch", "15000", 3},
		{"Chứng thực bản sao từ bản chính giấy tờ, văn bản", "2.000815", "Chứng thực", "2000", 1},
		{"Chứng thực chữ ký trong các giấy tờ, văn bản", "2.000884", "Chứng thực", "10000", 1},
		{"Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng", "1.001776", "Bảo trợ xã hội", "0", 7},
	}
)

// A desk receives from 7:30 to 16:30; what was promised for a day is promised for the end of its hours. In minutes.
const (
	opening = 7*60 + 30
	hours   = 9 * 60
	Closing = opening + hours
)

// receivedOn are the dossiers that a unit receives on a working day.
func (m MadeUp) receivedOn(unit scoring.Unit, day time.Time) []madeUpDossier {
	r := random(unit.Code, day.Format(time.DateOnly))
	skill := skillOf(unit.Code, scoring.MonthOf(day, m.Zone))
	traits := random(unit.Code, "traits "+day.Format(time.DateOnly))
	var all []madeUpDossier
	for range 1 + r.IntN(3) {
		p := procedures[r.IntN(len(procedures))]
		d := madeUpDossier{procedure: p, received: ClockTime(day, opening+r.IntN(hours))}
		d.due = ClockTime(WorkingDays(day, p.days), Closing)
		d.finished = d.received.Add(d.due.Sub(d.received) * time.Duration(10+r.IntN(85)) / 100)
		if r.IntN(100) >= onTime(skill) {
			d.finished = ClockTime(WorkingDays(d.due, 1+r.IntN(8)), opening+r.IntN(hours))
		}
		d.online, d.digital, d.result = r.IntN(100) < filedOnline(skill), r.IntN(100) < skill, r.IntN(100) < skill+5
		d.reused, d.store, d.verified = traits.IntN(100) < skill-25, traits.IntN(100) < 3, d.online && traits.IntN(100) < skill-20
		all = append(all, d)
	}
	if unit.Code == m.Home {
		all = append(all, inHand(day)...)
	}
	return all
}

// inHand keeps a desk with work at any time: each working day brings a dossier that is due in three working days and
// finished on the last, and two days of the week bring one that is finished late, so that between two and four are
// overdue.
func inHand(day time.Time) []madeUpDossier {
	soon := madeUpDossier{procedure: procedures[3], received: ClockTime(day, opening), online: true, digital: true, result: true, verified: true}
	soon.due = ClockTime(WorkingDays(day, 3), Closing)
	soon.finished = ClockTime(soon.due, Closing-30)
	all := []madeUpDossier{soon}
	late := map[time.Weekday]int{time.Tuesday: 6, time.Friday: 9}[day.Weekday()]
	if late > 0 {
		d := madeUpDossier{procedure: procedures[late%2], received: ClockTime(day, opening+45), online: true, digital: true}
		d.due = ClockTime(WorkingDays(day, 2), Closing)
		d.finished = ClockTime(WorkingDays(d.due, late), opening+60)
		all = append(all, d)
	}
	return all
}

// row is the dossier's line in an export made at an instant.
func (d madeUpDossier) row(number int, unit, code string, now time.Time) []string {
	p := d.procedure
	status, end, result := "Đã trả kết quả", d.finished.Format(Stamp), pick(d.result, "Có", "Không")
	if !d.finished.Before(now) {
		status, end, result = "Đang xử lý", "", "Không"
	}
	payment := "Không thu phí"
	if p.fee != "0" {
		payment = pick(d.online, "Trực tuyến", "Tiền mặt")
	}
	return []string{
		strconv.Itoa(number), code, p.name, p.field, unit, d.received.Format(Stamp), d.due.Format(Stamp), end,
		status, pick(d.online, "Trực tuyến", "Trực tiếp"), p.fee, payment, pick(d.digital, "Có số hóa TPHS", "Chưa số hóa TPHS"), result,
		p.code, pick(d.reused, "Có", "Không"), pick(d.store, "Có", "Không"), pick(d.verified, "Có", "Không"),
	}
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}
