package dossier_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

var zone = time.FixedZone("+07", 7*3600)

var units = names.NewIndex([]scoring.Unit{
	{Code: "000.10.32.H18", Name: "UBND xã Háng Lìa", OtherNames: []string{"UBND Háng Lìa"}},
	{Code: "000.14.32.H18", Name: "UBND xã Tìa Đình"},
	{Code: "H18.36", Name: "UBND xã Xa Dung"},
})

// settings read in the summer of 2024.
var settings = dossier.Settings{Units: units, Zone: zone, Horizon: time.Date(2024, 12, 31, 0, 0, 0, 0, zone).Unix(), Text: true}

// parse reads one row of a table with the labels; both are written with | between the cells.
func parse(t *testing.T, labels, cells string) (dossier.Dossier, *sheet.RowError, bool) {
	t.Helper()
	row := func(n int, line string) sheet.Row {
		r := sheet.Row{Number: n}
		for text := range strings.SplitSeq(line, "|") {
			text, number := strings.CutPrefix(text, "#") // a number cell
			r.Cells = append(r.Cells, sheet.Cell{Text: text, Number: number})
		}
		return r
	}
	head := row(1, labels)
	h, err := header.Find([]sheet.Row{head}, []header.Kind{dossier.Export()})
	if err != nil {
		t.Fatal(err)
	}
	return dossier.NewParser(h, settings).Parse(row(2, cells))
}

const labels = "Mã hồ sơ|Đơn vị tiếp nhận|Ngày tiếp nhận|Ngày hẹn trả|Ngày kết thúc xử lý|Ngày trả kết quả|Trạng thái|Hình thức nộp hồ sơ|Lệ phí (VNĐ)|Hình thức thanh toán|Số hóa TPHS|Kết quả điện tử|Chủ hồ sơ|Tên thủ tục hành chính"

func TestRowBecomesDossier(t *testing.T) {
	d, wrong, skip := parse(t, labels, "000.10.32.h18-240614-0001|UBND xã Tìa Đình|14/06/2024 08:00|17/06/2024|17/06/2024 16:30||Đã trả kết quả|Trực tuyến|15.000|Trực tuyến|Có số hóa TPHS|Không|Giàng A Páo|Đăng ký khai sinh")
	if wrong != nil || skip {
		t.Fatalf("refused: %+v, skipped: %v", wrong, skip)
	}
	at := func(s string) int64 {
		v, err := time.ParseInLocation("2006-01-02 15:04:05", s, zone)
		if err != nil {
			t.Fatal(err)
		}
		return v.Unix()
	}
	want := dossier.Dossier{
		Code: "000.10.32.H18-240614-0001", Unit: "000.10.32.H18", Procedure: "Đăng ký khai sinh",
		Received: at("2024-06-14 08:00:00"), Due: at("2024-06-17 23:59:59"), Finished: at("2024-06-17 16:30:00"),
		Status: dossier.ResultReturned, Channel: dossier.Online, Fee: dossier.Yes, PaidOnline: dossier.Yes, Digitised: dossier.Yes, EResult: dossier.No,
		Silent: dossier.OfReused | dossier.OfFromStore | dossier.OfVerified | dossier.OfSubmitted,
	}
	if d != want {
		t.Errorf("got  %+v\nwant %+v", d, want)
	}
}

func TestRefusedRowSaysWhy(t *testing.T) {
	for _, c := range []struct {
		says, cells string
		reason      sheet.Reason
	}{
		{"no code", "|Háng Lìa|14/06/2024|17/06/2024|||Đang xử lý|Trực tuyến|0|x|x|x|x|x", sheet.NoCode},
		{"a code that is none", "hồ sơ|Háng Lìa|14/06/2024|17/06/2024|||Đang xử lý|Trực tuyến|0|x|x|x|x|x", sheet.BadCode},
		{"a unit nobody knows", "000.99.32.H18-240614-0001|Háng Lai|14/06/2024|17/06/2024|||Đang xử lý", sheet.UnknownUnit},
		{"a day that is not", "000.10.32.H18-240614-0001||31/06/2024|17/07/2024|||Đang xử lý", sheet.BadDate},
		{"a due date that is no date", "000.10.32.H18-240614-0001||14/06/2024|sớm|||Đang xử lý", sheet.BadDate},
		{"a year from another century", "000.10.32.H18-240614-0001||14/06/1924||||Đang xử lý", sheet.BadDate},
		{"never received", "000.10.32.H18-240614-0001|||17/06/2024|||Đang xử lý", sheet.NoReceived},
		{"due before received", "000.10.32.H18-240614-0001||14/06/2024 08:00|13/06/2024|||Đang xử lý", sheet.DueBefore},
		{"finished before received", "000.10.32.H18-240614-0001||14/06/2024 08:00|17/06/2024|13/06/2024 09:00||Đã trả kết quả", sheet.FinishedBefore},
		{"cells beyond the header", "000.10.32.H18-240614-0001||14/06/2024||||4|||||||x|y", sheet.Shifted},
		{"a date where the status should be", "000.10.32.H18-240614-0001||14/06/2024||||17/06/2024 10:00", sheet.Shifted},
		{"somebody's number where the channel should be", "000.10.32.H18-240614-0001||14/06/2024||||4|011050720163", sheet.Shifted},
		{"somebody's number as a code", "011050720163|Háng Lìa|14/06/2024||||4", sheet.BadCode},
		{"somebody's name and number as a code", "Giàng A Páo 011050720163|Háng Lìa|14/06/2024||||4", sheet.BadCode},
		{"a long number that a program has rounded", "2.406E+11|Háng Lìa|14/06/2024||||4", sheet.BadCode},
		{"month and day in each other's places, as the code says", "000.10.32.H18-240603-0001||06/03/2024||||4", sheet.DaysForMonths},
		{"received in a year to come", "000.10.32.H18-240614-0001||14/06/2062||||4", sheet.BadDate},
	} {
		_, wrong, skip := parse(t, labels, c.cells)
		if wrong == nil || skip || wrong.Reason != c.reason || wrong.Row != 2 {
			t.Errorf("%s: got %+v (skipped %v), want %s", c.says, wrong, skip, c.reason)
		}
	}
	_, wrong, _ := parse(t, labels, "000.99.32.H18-240614-0001|Háng Lai|14/06/2024|17/06/2024|||Đang xử lý")
	if wrong == nil || !slices.Contains(wrong.Suggestions, "UBND xã Háng Lìa") || wrong.Value != "000.99.32.H18" {
		t.Errorf("for Háng Lai nothing near is named: %+v", wrong)
	}
}

func TestRowIsReadByItsColumns(t *testing.T) {
	const base = "000.10.32.H18-240614-0001||14/06/2024 08:00|17/06/2024 08:00"
	for _, c := range []struct {
		says, cells string
		holds       func(dossier.Dossier) bool
	}{
		{"the code's unit wins over the column's", "H18.36-240614-0001|Háng Lìa|14/06/2024||||Đang xử lý", func(d dossier.Dossier) bool { return d.Unit == "H18.36" }},
		{"the code of an office is its commune's", "H18.36.13-240614-0001|Háng Lìa|14/06/2024||||Đang xử lý", func(d dossier.Dossier) bool { return d.Unit == "H18.36" && d.Code == "H18.36.13-240614-0001" }},
		{"an office two levels below none that is known", "H18.36.13.05-240614-0001|Háng Lìa|14/06/2024||||Đang xử lý", func(d dossier.Dossier) bool { return d.Unit == "000.10.32.H18" }},
		{"a code of another system takes the unit of the column", "G22.1/2024|Xã Háng Lìa|14/06/2024||||Đang xử lý", func(d dossier.Dossier) bool { return d.Unit == "000.10.32.H18" }},
		{"without a finish the day of return counts", base + "||18/06/2024 09:00|Đã trả kết quả", func(d dossier.Dossier) bool { return d.Finished > d.Due }},
		{"a dash is no finish: the day of return counts", base + "|-|18/06/2024 09:00|Đã trả kết quả", func(d dossier.Dossier) bool { return d.Finished > d.Due }},
		{"a withdrawn dossier ended, too", base + "|16/06/2024||Công dân yêu cầu rút hồ sơ", func(d dossier.Dossier) bool { return d.Finished > d.Received && !d.Unaccepted }},
		{"a refused one ended on the day on which its papers were given back", base + "||16/06/2024|Từ chối", func(d dossier.Dossier) bool { return d.Finished > d.Received }},
		{"a stopped one that ended before it was received: nobody knows when", base + "|13/06/2024||8", func(d dossier.Dossier) bool { return d.Finished == 0 && d.Silent&dossier.OfFinish != 0 }},
		{"a stopped one that ended in a year to come: nobody knows when", base + "|13/06/2062||8", func(d dossier.Dossier) bool { return d.Finished == 0 }},
		{"a withdrawn one whose end is no date", base + "|hôm qua||7", func(d dossier.Dossier) bool { return d.Finished == 0 && d.Status == dossier.Withdrawn }},
		{"withdrawn before it was received: the day in its code", "000.10.32.H18-240614-0001|||||||7", func(d dossier.Dossier) bool { return d.Received != 0 && d.Unaccepted }},
		{"a deleted one was never there", base + "|||Đã xóa", func(d dossier.Dossier) bool { return d.Status == dossier.NotAccepted && d.Unaccepted }},
		{"a finish beside an open status is not kept", base + "|16/06/2024||Đang xử lý", func(d dossier.Dossier) bool { return d.Finished == 0 }},
		{"due on a day, as a database writes it: until its end", "000.10.32.H18-240614-0001||14/06/2024 08:00|14/06/2024 00:00:00|14/06/2024 16:00||10", func(d dossier.Dossier) bool { return d.Due-d.Finished == 8*3600-1 }},
		{"finished on the day of receipt, as a database writes it", base + "|14/06/2024 00:00:00||10", func(d dossier.Dossier) bool { return d.Finished != 0 }},
		{"a status as its national code", base + "|16/06/2024||10", func(d dossier.Dossier) bool { return d.Status == dossier.ResultReturned }},
		{"finished on the day of receipt, without a clock time", base + "|14/06/2024||Đã trả kết quả", func(d dossier.Dossier) bool { return d.Finished != 0 }},
		{"cash is not online", base + "||||2|8000|Tiền mặt", func(d dossier.Dossier) bool {
			return d.Fee == dossier.Yes && d.PaidOnline == dossier.No && d.Channel == dossier.Online
		}},
		{"a bank transfer is not online", base + "||||1|8000|Chuyển khoản", func(d dossier.Dossier) bool {
			return d.Fee == dossier.Yes && d.PaidOnline == dossier.No && d.Channel == dossier.Direct
		}},
		{"nothing to pay", base + "||||3|0|Không thu phí", func(d dossier.Dossier) bool { return d.Fee == dossier.No && d.Channel == dossier.Postal }},
		{"not digitised", base + "||||3|0||Chưa số hóa TPHS|Có", func(d dossier.Dossier) bool { return d.Digitised == dossier.No && d.EResult == dossier.Yes }},
		{"resolved, and nobody says when", base + "|||Đã xử lý xong", func(d dossier.Dossier) bool {
			return d.Status == dossier.Processed && d.Finished == 0 && d.Silent&dossier.OfFinish != 0
		}},
		{"a status that nobody knows is not known", base + "|||Bay mất", func(d dossier.Dossier) bool { return d.Status == 0 && d.Silent&dossier.OfStatus == 0 }},
		{"a channel that nobody knows is not known", base + "||||Khác", func(d dossier.Dossier) bool { return d.Channel == 0 && d.Silent&dossier.OfChannel == 0 }},
		{"an empty channel says nothing", base + "||||", func(d dossier.Dossier) bool { return d.Channel == 0 && d.Silent&dossier.OfChannel != 0 }},
		{"without a due date of its own there is none", "000.10.32.H18-240614-0001||14/06/2024 08:00|", func(d dossier.Dossier) bool { return d.Due == 0 && !d.DueUnknown }},
		{"never received, but only registered: the day in its code", "000.10.32.H18-240614-0001|||||||", func(d dossier.Dossier) bool { return d.Received != 0 }},
	} {
		cells := c.cells
		if strings.Count(cells, "|") < 6 || strings.Split(cells+"|||||||", "|")[6] == "" {
			parts := strings.Split(cells+"||||||", "|")
			parts[6] = "Mới đăng ký"
			cells = strings.Join(parts, "|")
		}
		d, wrong, skip := parse(t, labels, cells)
		if wrong != nil || skip || !c.holds(d) {
			t.Errorf("%s: got %+v, refused %+v, skipped %v", c.says, d, wrong, skip)
		}
	}
}

// Without a column of statuses, what has a finish is resolved, and a dash is none.
func TestFinishStandsForMissingStatus(t *testing.T) {
	for finish, want := range map[string]dossier.Status{"15/06/2024": dossier.ResultReturned, "": dossier.Processing, "-": dossier.Processing, "–": dossier.Processing} {
		d, wrong, _ := parse(t, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Ngày kết thúc xử lý|Lĩnh vực", "G22.1/2024|Xã Háng Lìa|14/06/2024|"+finish+"|Hộ tịch")
		if wrong != nil || d.Status != want {
			t.Errorf("finished %q: status %d, refused %+v; want %d", finish, d.Status, wrong, want)
		}
	}
}

// Whether there is something to pay, from the columns of different systems.
func TestFeeIsReadFromItsColumns(t *testing.T) {
	for _, c := range []struct {
		says, labels, cells string
		fee                 bool
	}{
		{"phí and lệ phí are two columns of one table: the first alone", "Phí (VNĐ)|Lệ phí (VNĐ)", "8.000|0", true},
		{"the second alone", "Phí (VNĐ)|Lệ phí (VNĐ)", "0|15.000", true},
		{"the second alone, in the other order", "Lệ phí (VNĐ)|Phí (VNĐ)", "15.000|", true},
		{"neither", "Phí (VNĐ)|Lệ phí (VNĐ)", "0|", false},
		{"both in one column", "Phí, lệ phí", "15.000", true},
		{"to be collected, without an amount", "Hình thức thu", "Thu sau", true},
		{"to be collected before", "Hình thức thu", "Thu trước", true},
		{"somebody who is exempt from what others pay", "Lệ phí (VNĐ)|Hình thức thu", "15.000|Đối tượng miễn phí", false},
		{"not collected", "Lệ phí (VNĐ)|Hình thức thu", "15.000|Không thu phí", false},
		{"not collected, as the way of payment says", "Lệ phí (VNĐ)|Hình thức thanh toán", "15.000|Không thu phí", false},
		{"paid in some way, where no column tells amounts", "Hình thức thanh toán", "Tiền mặt", true},
		{"not collected, where no column tells amounts", "Hình thức thanh toán", "Không thu phí", false},
		{"nothing said of payment", "Hình thức thanh toán", "", false},
		{"an amount of nothing, whatever the way of payment", "Lệ phí (VNĐ)|Hình thức thanh toán", "0|Tiền mặt", false},
		{"a way of collecting that is not known beside no amount", "Lệ phí (VNĐ)|Hình thức thu", "0|Theo quy định", false},
		{"no fee, and which circular says so", "Lệ phí (VNĐ)", "Không (TT 85/2019)", false},
		{"free, and which resolution says so", "Phí (VNĐ)", "Miễn phí theo NQ 12/2024", false},
		{"paid in cash", "Lệ phí (VNĐ)|Hình thức thanh toán", "15.000|Tiền mặt", true},
	} {
		d, wrong, skip := parse(t, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái|"+c.labels, "G22.1/2024|Xã Háng Lìa|14/06/2024|4|"+c.cells)
		if wrong != nil || skip || (d.Fee == dossier.Yes) != c.fee || d.Fee == dossier.NotKnown {
			t.Errorf("%s: there is something to pay: %v, refused %+v", c.says, d.Fee, wrong)
		}
	}
}

// A code is the same however a program has written it; one of a book is told from others' by the unit and the day of receipt.
func TestCodesAreComparedAsPeopleMeanThem(t *testing.T) {
	const book = "240600000101@000.10.32.H18@240614"
	for text, want := range map[string]string{
		"000.10.32.H18-240614-0001": "000.10.32.H18-240614-0001", "000.10.32.h18-240614-0001": "000.10.32.H18-240614-0001", "'000.10.32.H18-240614-0001": "000.10.32.H18-240614-0001",
		"000.10.32.H18 - 240614 - 0001": "000.10.32.H18-240614-0001", "000.10.32.H18–240614–0001": "000.10.32.H18-240614-0001", "000.10.32.H18-\n240614-0001": "000.10.32.H18-240614-0001",
		"000.10.32.H18-2406\n14-0001": "000.10.32.H18-240614-0001", "240600000101": book, "#240600000101": book, "240600000101.0": book, "#240600000101.0": book,
		"2.40600000101E11": book, "2.40600000101E+11": book, "#2.40600000101E11": book, "#2.40600000101E+11": book,
		"001": "001@000.10.32.H18@240614", "#7": "7@000.10.32.H18@240614", "hs-00101": "HS-00101@000.10.32.H18@240614", "2.406E+11": "", "Giàng 1": "", "Na Son 12": "", "#1.5": "", "abc": "",
	} {
		d, wrong, _ := parse(t, labels, text+"|Xã Háng Lìa|14/06/2024 08:00||||4")
		if d.Code != want && (want != "" || wrong == nil) {
			t.Errorf("%q is known as %q, refused %+v; want %q", text, d.Code, wrong, want)
		}
	}
}

func TestRowsWithoutDossierAreSkipped(t *testing.T) {
	for _, cells := range []string{"(1)|(2)|(3)|(4)", "Tổng cộng|114 hồ sơ", "|NGƯỜI LẬP BIỂU||THỦ TRƯỞNG ĐƠN VỊ", "I|UBND CÁC XÃ", ""} {
		if d, wrong, skip := parse(t, labels, cells); !skip {
			t.Errorf("%q: got %+v, %+v", cells, d, wrong)
		}
	}
}

// Whatever stands in the columns of personal data, no value of theirs gets into a dossier or a refusal.
func TestPersonalColumnsAreNeverRead(t *testing.T) {
	const secret = "BÍ MẬT"
	d, wrong, _ := parse(t, "Chủ hồ sơ|Số CMND/HC/Thẻ CC|Địa chỉ|Số điện thoại|Họ tên người nộp|Người thụ lý|Trích yếu|Nội dung hồ sơ|Mã hồ sơ|Ngày tiếp nhận|Trạng thái",
		strings.Repeat(secret+"|", 8)+"000.10.32.H18-240614-0001|14/06/2024|Đang xử lý")
	if wrong != nil || strings.Contains(d.Code+d.Unit+d.Procedure+d.Field, secret) {
		t.Errorf("got %+v, %+v", d, wrong)
	}
}

func BenchmarkParse(b *testing.B) {
	head := sheet.Row{Number: 1}
	for text := range strings.SplitSeq(labels, "|") {
		head.Cells = append(head.Cells, sheet.Cell{Text: text})
	}
	h, err := header.Find([]sheet.Row{head}, []header.Kind{dossier.Export()})
	if err != nil {
		b.Fatal(err)
	}
	row := sheet.Row{Number: 2}
	for text := range strings.SplitSeq("000.10.32.H18-240614-0001|UBND xã Háng Lìa|14/06/2024 08:00|17/06/2024 09:00|17/06/2024 16:30||Đã trả kết quả|Trực tuyến|15000|Trực tuyến|Có số hóa TPHS|Không|Giàng A Páo|Đăng ký khai sinh", "|") {
		row.Cells = append(row.Cells, sheet.Cell{Text: text})
	}
	p := dossier.NewParser(h, settings)
	b.ReportAllocs()
	for b.Loop() {
		if _, wrong, _ := p.Parse(row); wrong != nil {
			b.Fatal(wrong)
		}
	}
}

// What the national set asks beside the other columns, by the labels of a Vietnamese export and by the portal's own names of fields.
func TestColumnsOfTheNationalSetAreRead(t *testing.T) {
	const vietnamese = "Mã hồ sơ|Ngày tiếp nhận|Trạng thái|Mã TTHC|Có tái sử dụng thành phần|Được lấy từ kho DMQG|Tài khoản được xác thực với VNeID|Lệ phí|Thanh toán trực tuyến"
	const portal = "MaHoSo|NgayTiepNhan|TrangThaiHoSo|MaTTHC|DuocTaiSuDung|DuocLayTuKhoDMQG|TaiKhoanDuocXacThucVoiVNeID|Lệ phí|DuocThanhToanTrucTuyen"
	const base = "000.10.32.H18-240614-0001|14/06/2024|4|"
	for _, c := range []struct {
		says, labels, cells                 string
		code                                string
		reused, fromStore, verified, online dossier.Answer
	}{
		{"words", vietnamese, "1.001193|Có|Không|x|8000|Có", "1.001193", dossier.Yes, dossier.No, dossier.Yes, dossier.Yes},
		{"a code with the province that publishes it", vietnamese, "2.000815.000.00.00.H18|0|1|true|8000|0", "2.000815", dossier.No, dossier.Yes, dossier.Yes, dossier.No},
		{"a code that is none", vietnamese, "TTHC số 5|Chưa|có|0|8000|0", "", dossier.No, dossier.Yes, dossier.No, dossier.No},
		{"a long number", vietnamese, "0.110507201|Chưa|có|0|8000|0", "", dossier.No, dossier.Yes, dossier.No, dossier.No},
		{"the portal says in which of two ways", portal, "1.001193|2|1|1|8000|2", "1.001193", dossier.Yes, dossier.Yes, dossier.Yes, dossier.Yes},
		{"other columns do not", portal, "1.001193|1|2|2|8000|1", "1.001193", dossier.Yes, dossier.NotKnown, dossier.NotKnown, dossier.Yes},
		{"nor the same by other labels", vietnamese, "1.001193|2|1|1|8000|2", "1.001193", dossier.NotKnown, dossier.Yes, dossier.Yes, dossier.NotKnown},
		{"empty cells say no", portal, "||||8000|", "", dossier.No, dossier.No, dossier.No, dossier.No},
	} {
		d, wrong, _ := parse(t, c.labels, base+c.cells)
		if wrong != nil || d.ProcedureCode != c.code || d.Reused != c.reused || d.FromStore != c.fromStore || d.Verified != c.verified || d.PaidOnline != c.online {
			t.Errorf("%s: %+v, refused %+v", c.says, d, wrong)
		}
	}
}
