package table_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/names"
	"motcua/scoring/rulesets"
)

func newReader(t *testing.T) *table.Reader {
	t.Helper()
	rules, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("ICT", 7*3600)
	return &table.Reader{
		Rules: rules, Zone: zone, Now: func() time.Time { return time.Date(2024, 7, 3, 9, 0, 0, 0, zone) },
		Working: func(t time.Time) bool { return t.Weekday() != time.Sunday }, Limits: sheet.CommandLine(),
	}
}

func source(path string, lines ...string) table.Source {
	text := strings.Join(lines, "\n")
	return table.Source{Path: path, Body: strings.NewReader(text), Size: int64(len(text))}
}

func TestKindOfTableFollowsFromItsHeader(t *testing.T) {
	for _, c := range []struct {
		says   string
		header string
		row    string
		want   table.Kind
	}{
		{"codes and names of units", "Mã đơn vị,Tên đơn vị", "A,UBND xã Háng Lìa", table.Register},
		{"a month, an indicator and its counts", "Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số", "06/2024,A,CK1,1,2", table.Counts},
		{"dossiers with their receipt", "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Trạng thái", "H-001,UBND xã Háng Lìa,03/06/2024,Đang xử lý", table.Dossiers},
	} {
		got, err := newReader(t).Open(t.Context(), source("a.csv", c.header, c.row))
		if err != nil || got.Kind != c.want || len(got.SHA256) != 64 {
			t.Errorf("%s: %+v, %v; want %s", c.says, got, err, c.want)
		}
	}
	_, err := newReader(t).Open(t.Context(), source("a.csv", "Họ tên,Lớp", "Lò Thị Pánh,9A"))
	if p := table.Refusal(err); p == nil || p.Problem != sheet.UnknownKind {
		t.Errorf("another table: %v", err)
	}
	if p := table.Refusal(errors.New("the disk fails")); p != nil {
		t.Errorf("an error of the machine is a refusal: %v", p)
	}
}

func TestBadRowsOfUnitsAreRefusedOneByOne(t *testing.T) {
	lines := []string{"Mã đơn vị,Tên đơn vị,Hiệu lực từ,Hiệu lực đến", "A,UBND xã Háng Lìa,01/07/2024,", "A,UBND xã Pú Hồng,,", "B,UBND xã Phì Nhừ,,"}
	for code := range strings.SplitSeq("C D E F G H", " ") {
		lines = append(lines, code+",UBND xã "+code+",,")
	}
	r := newReader(t)
	opened, err := r.Open(t.Context(), source("don-vi.csv", lines...))
	if err != nil {
		t.Fatal(err)
	}
	units, read, err := r.Units(opened)
	if err != nil || len(units) != 8 || units[0].ValidFrom != "2024-07-01" {
		t.Errorf("%v, %v", units, err)
	}
	if read.Rows != 9 || read.Refused != 1 || read.Refusals[0].Row != 3 || read.Refusals[0].Reason != sheet.Repeated {
		t.Errorf("%+v", read)
	}
}

func TestExportIsReadUntilItIsReadAsWritten(t *testing.T) {
	r := newReader(t)
	opened, err := r.Open(t.Context(), source("ho-so.csv", "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái",
		"H-001,UBND xã Háng Lìa,06/13/2024,06/20/2024,Đang xử lý", "H-002,UBND xã Háng Lìa,06/03/2024,06/25/2024,Đang xử lý"))
	if err != nil {
		t.Fatal(err)
	}
	export := r.Export(opened, names.NewIndex([]scoring.Unit{{Code: "A", Name: "UBND xã Háng Lìa"}}))
	var last []dossier.Dossier
	times := 0
	for settled := false; !settled; times++ {
		last = nil
		err := export.Read(t.Context(), func(batch []dossier.Dossier) error {
			last = append(last, batch...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if settled, err = export.IsReadAsWritten(); err != nil {
			t.Fatal(err)
		}
	}
	account, err := export.Account()
	if err != nil || account.Rows != 2 || account.Refused != 0 || times != 2 {
		t.Errorf("read %d times: %+v, %v", times, account.Outcome, err)
	}
	if len(last) != 2 || time.Unix(last[1].Received, 0).In(r.Zone).Format(time.DateOnly) != "2024-06-03" {
		t.Errorf("the month comes first, and the dossiers are %+v", last)
	}
}

func TestMonthOfAppendixComesFromTitleThenNameThenCaller(t *testing.T) {
	header := "STT,Tên cơ quan đơn vị,Điểm đạt được,Tổng điểm quy đổi"
	for _, c := range []struct {
		says  string
		path  string
		title string
		asOf  time.Time
		want  scoring.Month
	}{
		{"the title", "phu-luc-05-2024.csv", "THÁNG 6 NĂM 2024", time.Time{}, "2024-06"},
		{"the name of the file", "phu-luc-thang-5-2024.csv", "PHỤ LỤC", time.Time{}, "2024-05"},
		{"the name of its folder", "2024-04/phu-luc.csv", "PHỤ LỤC", time.Time{}, "2024-04"},
		{"the data time that the caller states", "phu-luc.csv", "PHỤ LỤC", time.Date(2024, 3, 31, 17, 0, 0, 0, time.UTC), "2024-04"},
		{"nothing", "phu-luc.csv", "PHỤ LỤC", time.Time{}, ""},
		{"a year so far is no month", "phu-luc-05-2024.csv", "từ ngày 01/01/2024 đến ngày 20/6/2024", time.Time{}, ""},
		{"nor is a quarter", "phu-luc-05-2024.csv", "QUÝ II NĂM 2024", time.Date(2024, 3, 31, 17, 0, 0, 0, time.UTC), ""},
		{"the days of a month are one", "phu-luc.csv", "từ ngày 01/6/2024 đến ngày 30/6/2024", time.Time{}, "2024-06"},
	} {
		r := newReader(t)
		r.AsOf = c.asOf
		opened, err := r.Open(t.Context(), source(c.path, c.title, header, "1,UBND xã Háng Lìa,50,80"))
		if err != nil {
			t.Fatalf("%s: %v", c.says, err)
		}
		if got, ok := r.AppendixMonth(opened); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: %s, %v; want %s", c.says, got, ok, c.want)
		}
	}
}
