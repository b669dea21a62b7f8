package dates_test

import (
	"testing"
	"time"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/sheet"
)

var zone = time.FixedZone("+07", 7*3600)

func TestDatesOfExportsAreRead(t *testing.T) {
	for _, c := range []struct {
		text   string
		number bool
		want   string // "" for an error
		clock  bool
	}{
		{"14/06/2024", false, "2024-06-14 00:00:00", false},
		{"4/6/2024 8:05", false, "2024-06-04 08:05:00", true},
		{"14/06/2024 16:30:59", false, "2024-06-14 16:30:59", true},
		{"14-06-2024", false, "2024-06-14 00:00:00", false},
		{"14.06.2024 07:00", false, "2024-06-14 07:00:00", true},
		{"2024-06-14", false, "2024-06-14 00:00:00", false},
		{"2024-06-14 07:00:01", false, "2024-06-14 07:00:01", true},
		{"2024-06-14T00:00:00Z", false, "2024-06-14 07:00:00", true},
		{"14/06/2024 00:00:00", false, "2024-06-14 00:00:00", false}, // a day, as a database writes it
		{"2024-06-14 00:00", false, "2024-06-14 00:00:00", false},
		{"2024-06-14T00:00:00", false, "2024-06-14 00:00:00", false},
		{"2024-06-14 00:00:00.000", false, "2024-06-14 00:00:00", false},
		{"14/06/2024 00:01", false, "2024-06-14 00:01:00", true},
		{"14/06/2024 00:00:01", false, "2024-06-14 00:00:01", true},
		{"16:30 14/06/2024", false, "2024-06-14 16:30:00", true},
		{"16:30:05 14/06/2024", false, "2024-06-14 16:30:05", true},
		{"16:30 ngày 14/6/2024", false, "2024-06-14 16:30:00", true},
		{"16h30 ngày 14/06/2024", false, "2024-06-14 16:30:00", true},
		{"16 giờ 30 phút, ngày 14/06/2024", false, "2024-06-14 16:30:00", true},
		{"16:30, 14-06-2024", false, "2024-06-14 16:30:00", true},
		{"14/06/2024 - 16:30", false, "2024-06-14 16:30:00", true},
		{"14/06/2024, 16h30", false, "2024-06-14 16:30:00", true},
		{"14/06/2024 (16:30)", false, "2024-06-14 16:30:00", true},
		{"14/06/2024 04:30:00 CH", false, "2024-06-14 16:30:00", true},
		{"14/06/2024 12:05 CH", false, "2024-06-14 12:05:00", true},
		{"14/06/2024 12:05 SA", false, "2024-06-14 00:05:00", true},
		{"14/06/2024 16:30 CH", false, "", false},
		{"6/5/2024 4:30:00 PM", false, "", false}, // the month may come first
		{"25:30 14/06/2024", false, "", false},
		{"16:30 31/06/2024", false, "", false},
		{"16:30", false, "", false},
		{"29/02/2024", false, "2024-02-29 00:00:00", false},
		{"45729.6326388889", true, "2025-03-13 15:11:00", true},
		{"45729", true, "2025-03-13 00:00:00", false},
		{"29/02/2023", false, "", false},
		{"31/06/2024", false, "", false},
		{"14/13/2024", false, "", false},
		{"14/06/24", false, "", false},
		{"14/06-2024", false, "", false},
		{"14/06/2024 25:00", false, "", false},
		{"14/06/2024 8", false, "", false},
		{"01/01/1999", false, "", false},
		{"05/03/2900", false, "", false},
		{"mai", false, "", false},
		{"6/14/2024 4:30:00 PM", false, "", false}, // one cell alone is read with the day first
		{"14/06/2024 4:30:00 PM", false, "2024-06-14 16:30:00", true},
		{"2024-06-14T01:00:00.000+0000", false, "2024-06-14 08:00:00", true},
		{"2024-06-14T08:00:00.000+07:00", false, "2024-06-14 08:00:00", true},
		{"2024-06-14 01:00:00 UTC", false, "2024-06-14 08:00:00", true},
		{"06/06/2024 Quá hạn", false, "2024-06-06 00:00:00", false},
		{"08/06/2024 17:00 (Còn 3 ngày)", false, "2024-06-08 17:00:00", true},
		{"Quá hạn: 08/06/2024", false, "2024-06-08 00:00:00", false},
		{"06/06/2024\n17:00", false, "2024-06-06 17:00:00", true},
		{"06/06/2024 Giàng A Páo", false, "", false},
		{"45447.00034722222", true, "2024-06-04 00:00:00", false}, // 00:00:30, as a library writes midnight
		{"45446.99965277778", true, "2024-06-04 00:00:00", false}, // 23:59:30, the same in another zone
		{"45446.9999884259", true, "2024-06-03 23:59:59", true},
		{"45446.9993055556", true, "2024-06-03 23:59:00", true},
		{"45446.99999998843", true, "2024-06-03 23:59:59", true}, // 23:59:59.999
		{"45729.6", false, "", false},                            // a text, not a serial
		{"NaN", true, "", false},
		{"-1", true, "", false},
	} {
		got, clock, err := dates.Parse(sheet.Cell{Text: c.text, Number: c.number}, zone, false)
		if (err == nil) != (c.want != "") {
			t.Errorf("%q: error %v", c.text, err)
			continue
		}
		if err == nil && (time.Unix(got, 0).In(zone).Format("2006-01-02 15:04:05") != c.want || clock != c.clock) {
			t.Errorf("%q is %v (clock %v), want %s (%v)", c.text, time.Unix(got, 0).In(zone), clock, c.want, c.clock)
		}
	}
	for text, want := range map[string]string{
		"2024-06-04T00:00:00.000Z": "2024-06-04 00:00:00", "2024-06-04T00:00:30Z": "2024-06-04 00:00:00", "2024-06-04": "2024-06-04 00:00:00",
		"2024-06-04T16:30:00+07:00": "2024-06-04 16:30:00", "2024-06-03T23:59:30.000Z": "2024-06-04 00:00:00",
	} {
		got, _, err := dates.Parse(sheet.Cell{Text: text, Date: true}, zone, false)
		if err != nil || time.Unix(got, 0).In(zone).Format("2006-01-02 15:04:05") != want {
			t.Errorf("the typed date %s is %v, %v, want %s", text, time.Unix(got, 0).In(zone), err, want)
		}
	}
	for _, none := range []sheet.Cell{
		{}, {Text: "-"}, {Text: "NULL"}, {Text: "Không có"}, {Text: "01/01/1900"}, {Text: "01/01/0001 12:00:00 SA"}, {Text: "00/00/0000"}, {Text: "1970-01-01T00:00:00Z"},
		{Text: "01/01/1970 08:00"}, {Text: "0", Number: true}, {Text: "1", Number: true}, {Text: "0001-01-01T00:00:00", Date: true}, {Text: "31/12/9999"},
	} {
		if got, _, err := dates.Parse(none, zone, false); got != 0 || err != nil {
			t.Errorf("%+v stands for no date, and is %d, %v", none, got, err)
		}
	}
	if got, _, _ := dates.Parse(sheet.Cell{Text: "44267", Number: true}, zone, true); time.Unix(got, 0).In(zone).Format(time.DateOnly) != "2025-03-13" {
		t.Errorf("in a workbook from 1904 it is %v", time.Unix(got, 0).In(zone))
	}
}

func TestDataTimeInTitleIsRead(t *testing.T) {
	for line, want := range map[string]string{
		"Số liệu đến 17:00 ngày 30/06/2024":                        "2024-06-30 17:00",
		"(Tính đến hết ngày 30/6/2024)":                            "2024-07-01 00:00",
		"Số liệu tính đến ngày 30 tháng 6 năm 2024":                "2024-07-01 00:00",
		"Từ ngày 01/06/2024 đến ngày 30/06/2024":                   "2024-07-01 00:00",
		"đến 8 giờ 15 phút ngày 22/11/2026":                        "2026-11-22 08:15",
		"đến 17h ngày 30/06/2024":                                  "2024-06-30 17:00",
		"Số liệu tính đến 17h00 ngày 30/6/2024":                    "2024-06-30 17:00",
		"đến 17g30 ngày 30/6/2024":                                 "2024-06-30 17:30",
		"đến 17h30' ngày 30/6/2024":                                "2024-06-30 17:30",
		"đến 17h30 phút, ngày 30/6/2024":                           "2024-06-30 17:30",
		"Tính đến 17 giờ 00 ngày 30/6/2024":                        "2024-06-30 17:00",
		"đến 17:00:00 ngày 30/06/2024":                             "2024-06-30 17:00",
		"đến 24h00 ngày 30/06/2024":                                "2024-07-01 00:00",
		"đến hết 24 giờ ngày 30/06/2024":                           "2024-07-01 00:00",
		"đến 24:30 ngày 30/06/2024":                                "",
		"Số liệu đến thời điểm 17h00 ngày 30/6/2024":               "2024-06-30 17:00",
		"Đến thời điểm 30/06/2024 17:00":                           "2024-06-30 17:00",
		"Từ ngày 01/06/2024 00:00:00 đến ngày 30/06/2024 23:59:59": "2024-06-30 23:59",
		"Từ ngày 01/06/2024 đến ngày 30/06/2024 00:00:00":          "2024-07-01 00:00",
		"Từ ngày: 2024-06-01 đến ngày: 2024-06-30":                 "2024-07-01 00:00",
		"Đến thời điểm 12/06/2024 10:15":                           "2024-06-12 10:15",
		"đến 17:00 30/06/2024":                                     "2024-06-30 17:00",
		"đến ngày 30/06/2024 (12 đơn vị)":                          "2024-07-01 00:00",
		"(Từ ngày 01 đến hết tháng)":                               "",
		"DANH SÁCH HỒ SƠ TIẾP NHẬN VÀ GIẢI QUYẾT":                  "",
		"đến ngày 31/06/2024":                                      "",
		"Quyết định số 459/QĐ-UBND ngày 24/3/2023":                 "",
	} {
		at, ok := dates.TitleTime([]string{"UBND", line}, zone)
		got := ""
		if ok {
			got = at.In(zone).Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q states %q, want %q", line, got, want)
		}
	}
}

func TestMonthsOfFilesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"06/2024": "2024-06", "6/2024": "2024-06", "2024-06": "2024-06", "Tháng 6/2024": "2024-06", "tháng 12 năm 2024": "2024-12", "06-2024": "2024-06", "T6/2024": "2024-06", "t06/2024": "2024-06",
		"13/2024": "", "0/2024": "", "6": "", "": "", "6/24": "", "tháng 6/2024 x": "",
	} {
		if got, ok := dates.ParseMonth(text); string(got) != want || ok != (want != "") {
			t.Errorf("%q is %q (%v), want %q", text, got, ok, want)
		}
	}
}

func FuzzParseTime(f *testing.F) {
	f.Add("14/06/2024 16:30", false)
	f.Add("45729.6326388889", true)
	f.Add("2024-06-14T00:00:00+07:00", false)
	f.Fuzz(func(t *testing.T, text string, number bool) {
		unix, _, err := dates.Parse(sheet.Cell{Text: text, Number: number}, zone, false)
		if err != nil || unix == 0 {
			return
		}
		if year := time.Unix(unix, 0).In(zone).Year(); year < 1999 || year > 2200 {
			t.Fatalf("%q is in the year %d", text, year)
		}
		again, _, err := dates.Parse(sheet.Cell{Text: time.Unix(unix, 0).In(zone).Format("02/01/2006 15:04:05")}, zone, false)
		if err == nil && again != unix {
			t.Fatalf("%q is %d, and written out again %d", text, unix, again)
		}
	})
}
