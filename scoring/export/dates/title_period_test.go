package dates_test

import (
	"testing"
	"time"

	"motcua/scoring/export/dates"
)

func TestPeriodsInTitlesAreRead(t *testing.T) {
	zone := time.FixedZone("", 7*3600)
	for _, c := range []struct {
		says  string
		title []string
		want  string // "" for none
	}{
		{"both days", []string{"BÁO CÁO TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ (Từ ngày 01/06/2024 đến ngày 30/06/2024)"}, "2024-06-01..2024-06-30"},
		{"the last one whole", []string{"Từ ngày 01/6/2024 đến hết ngày 30/6/2024"}, "2024-06-01..2024-06-30"},
		{"with clocks behind", []string{"Từ ngày 01/06/2024 00:00:00 đến ngày 30/06/2024 23:59:59"}, "2024-06-01..2024-06-30"},
		{"with clocks before", []string{"Từ 0h00 ngày 01/06/2024 đến 17h00 ngày 30/06/2024"}, "2024-06-01..2024-06-30"},
		{"with clocks in words", []string{"từ 00 giờ 00 phút ngày 01/06/2024 đến 24 giờ 00 ngày 30/06/2024"}, "2024-06-01..2024-06-30"},
		{"up to an instant", []string{"Từ ngày 01/01/2024 đến thời điểm 17h00 ngày 30/06/2024"}, "2024-01-01..2024-06-30"},
		{"without the word for day", []string{"Từ 01/06/2024 đến 30/06/2024"}, "2024-06-01..2024-06-30"},
		{"in words", []string{"(từ ngày 01 tháng 6 năm 2024 đến ngày 30 tháng 6 năm 2024)"}, "2024-06-01..2024-06-30"},
		{"as a form labels it", []string{"Từ ngày: 01/06/2024    Đến ngày: 30/06/2024"}, "2024-06-01..2024-06-30"},
		{"as a form labels it, in four cells", []string{"Từ ngày", "01/06/2024", "Đến ngày", "30/06/2024"}, "2024-06-01..2024-06-30"},
		{"with a dash", []string{"Thời gian: 01/06/2024 - 30/06/2024"}, "2024-06-01..2024-06-30"},
		{"with a dash and clocks", []string{"01/06/2024 00:00 - 30/06/2024 23:59"}, "2024-06-01..2024-06-30"},
		{"the year once", []string{"Từ ngày 01/06 đến ngày 30/06/2024"}, "2024-06-01..2024-06-30"},
		{"the year once, without the word for day", []string{"Từ 03/06 đến 09/06/2024"}, "2024-06-03..2024-06-09"},
		{"the month once", []string{"Từ ngày 01 đến ngày 20/6/2024"}, "2024-06-01..2024-06-20"},
		{"over the end of a year", []string{"Từ ngày 15/12/2023 đến ngày 14/01/2024"}, "2023-12-15..2024-01-14"},
		{"the year first", []string{"Kỳ số liệu từ 2024-06-01 đến 2024-06-30"}, "2024-06-01..2024-06-30"},
		{"the days go before the name of the month", []string{"KỲ BÁO CÁO THÁNG 6/2024", "(số liệu từ ngày 15/5/2024 đến ngày 14/6/2024)"}, "2024-05-15..2024-06-14"},
		{"a month in words", []string{"UBND HUYỆN ĐIỆN BIÊN ĐÔNG", "DANH SÁCH HỒ SƠ TIẾP NHẬN THÁNG 6 NĂM 2024"}, "2024-06-01..2024-06-30"},
		{"a month in digits", []string{"Tháng 06/2024"}, "2024-06-01..2024-06-30"},
		{"a month with a dash", []string{"Số liệu tháng 6-2024"}, "2024-06-01..2024-06-30"},
		{"a month beside the date of a letter", []string{"Phụ lục kèm theo Công văn số 12/UBND-VP ngày 05 tháng 7 năm 2024 về số liệu tháng 6/2024"}, "2024-06-01..2024-06-30"},
		{"a quarter", []string{"THỐNG KÊ HỒ SƠ QUÝ II/2024"}, "2024-04-01..2024-06-30"},
		{"the last quarter", []string{"Quý IV năm 2024"}, "2024-10-01..2024-12-31"},
		{"a quarter in digits", []string{"Số liệu quý 3 năm 2024"}, "2024-07-01..2024-09-30"},
		{"half a year", []string{"KẾT QUẢ GIẢI QUYẾT HỒ SƠ 6 THÁNG ĐẦU NĂM 2024"}, "2024-01-01..2024-06-30"},
		{"half a year in words", []string{"Báo cáo sáu tháng đầu năm 2024"}, "2024-01-01..2024-06-30"},
		{"the other half", []string{"6 tháng cuối năm 2024"}, "2024-07-01..2024-12-31"},
		{"nine months", []string{"Báo cáo 9 tháng đầu năm 2024"}, "2024-01-01..2024-09-30"},
		{"nine months, said shortly", []string{"Báo cáo 9 tháng năm 2024"}, "2024-01-01..2024-09-30"},
		{"eleven months", []string{"Số liệu 11 tháng năm 2024"}, "2024-01-01..2024-11-30"},
		{"months of a year", []string{"Từ tháng 1 đến tháng 6 năm 2024"}, "2024-01-01..2024-06-30"},
		{"months, each with its year", []string{"Từ tháng 11/2023 đến hết tháng 02/2024"}, "2023-11-01..2024-02-29"},
		{"a year", []string{"Danh sách hồ sơ đã giải quyết năm 2024"}, "2024-01-01..2024-12-31"},
		{"a whole year", []string{"Số liệu cả năm 2024"}, "2024-01-01..2024-12-31"},

		{"nothing", nil, ""},
		{"the date of a letter", []string{"Điện Biên Đông, ngày 01 tháng 7 năm 2024"}, ""},
		{"the date of a letter in digits", []string{"Háng Lìa, ngày 01/07/2024"}, ""},
		{"the date of a decision", []string{"Theo Quyết định số 459/QĐ-UBND ngày 24/3/2023 của UBND tỉnh Điện Biên"}, ""},
		{"the date of a report", []string{"(Kèm theo Báo cáo số 123/BC-UBND ngày 05 tháng 7 năm 2024 của UBND huyện)"}, ""},
		{"a plan's year", []string{"Báo cáo thực hiện Kế hoạch năm 2024"}, ""},
		{"when it was made", []string{"Ngày xuất: 01/07/2024 08:15"}, ""},
		{"two dates in cells of their own", []string{"Ngày lập: 01/06/2024", "02/07/2024"}, ""},
		{"no month", []string{"(Từ ngày 01 đến hết tháng)"}, ""},
		{"an end alone", []string{"Số liệu tính đến 17h00 ngày 30/06/2024"}, ""},
		{"the end of a month alone", []string{"Số liệu tính đến hết tháng 6 năm 2024"}, ""},
		{"a beginning alone", []string{"Từ ngày 01/01/2024 đến nay"}, ""},
		{"months that are compared", []string{"So sánh tháng 5/2024 và tháng 6/2024"}, ""},
		{"two months, of which one has its year", []string{"Số liệu tháng 5 và tháng 6 năm 2024"}, ""},
		{"the end before the beginning", []string{"Từ ngày 30/06/2024 đến ngày 01/06/2024"}, ""},
		{"a day that there is not", []string{"Từ ngày 01/06/2024 đến ngày 31/06/2024"}, ""},
		{"a month that there is not", []string{"Tháng 13/2024"}, ""},
		{"a year that nobody means", []string{"Tháng 6/1924"}, ""},
		{"a year without a list", []string{"Năm 2024"}, ""},
		{"an office", []string{"UBND HUYỆN ĐIỆN BIÊN ĐÔNG", "BỘ PHẬN MỘT CỬA"}, ""},
	} {
		p, ok := dates.TitlePeriod(c.title, zone)
		if got := p.Text(zone); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q states %q (%v), want %q", c.says, c.title, got, ok, c.want)
		}
		if ok && (p.From.In(zone).Hour() != 0 || p.Until.In(zone).Hour() != 0) {
			t.Errorf("%s: %v to %v are not whole days", c.says, p.From, p.Until)
		}
	}
}
