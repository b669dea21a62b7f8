package dossier_test

import (
	"testing"
	"time"

	"motcua/scoring/export/dossier"
)

const submittedColumns = "Mã hồ sơ|Đơn vị|Ngày nộp hồ sơ|Ngày tiếp nhận|Trạng thái|Hình thức nộp hồ sơ"

func TestSubmissionIsReadWhereTheFileTellsIt(t *testing.T) {
	for _, c := range []struct {
		says, filed, received, status string
		want                          string // "" where it is not known
	}{
		{"with a clock", "13/06/2024 16:59", "14/06/2024 08:00", "4", "2024-06-13 16:59"},
		{"a day alone", "13/06/2024", "14/06/2024 08:00", "4", "2024-06-13 00:00"},
		{"not accepted yet", "13/06/2024 16:59", "", "Mới đăng ký", "2024-06-13 16:59"},
		{"refused", "13/06/2024 16:59", "", "Không được tiếp nhận", "2024-06-13 16:59"},
		{"nothing in the cell", "", "14/06/2024 08:00", "4", ""},
		{"no date", "hôm qua", "14/06/2024 08:00", "4", ""},
		{"in a year to come", "13/06/2062 16:59", "14/06/2024 08:00", "4", ""},
	} {
		all, refused, _, err := read(t, true, submittedColumns, "000.10.32.H18-240613-0001||"+c.filed+"|"+c.received+"|"+c.status+"|Trực tuyến",
			"000.10.32.H18-240613-0002||13/06/2024 10:00|13/06/2024 10:05|4|Trực tuyến")
		if err != nil || len(all) != 2 {
			t.Errorf("%s: %d read, refused %+v, %v", c.says, len(all), refused, err)
			continue
		}
		got := ""
		if all[0].Submitted != 0 {
			got = time.Unix(all[0].Submitted, 0).In(zone).Format("2006-01-02 15:04")
		}
		if got != c.want || (got == "") != (all[0].Silent&dossier.OfSubmitted != 0) {
			t.Errorf("%s: filed at %q, want %q; silent of %b", c.says, got, c.want, all[0].Silent)
		}
	}
}

// Nothing is scored by when a dossier was filed: a column that contradicts itself is not read, and the file is.
func TestNoFileIsRefusedForItsColumnOfSubmissions(t *testing.T) {
	all, _, _, err := read(t, true, submittedColumns, "000.10.32.H18-240613-0001||13/06/2024 08:00|14/06/2024 08:00|4|Trực tuyến",
		"000.10.32.H18-240613-0002||06/14/2024 10:00|14/06/2024 10:05|4|Trực tuyến")
	if err != nil || len(all) != 2 || all[0].Submitted != 0 || all[1].Submitted != 0 {
		t.Errorf("read %+v, %v", all, err)
	}
}
