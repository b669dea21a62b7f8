package document_test

import (
	"strings"
	"testing"
	"time"

	"motcua/bot/document"
)

// Figures without the time of their data cannot be told from those of another export.
func TestEveryFileSaysUpToWhenItsDataReaches(t *testing.T) {
	evening := time.Date(2024, 6, 30, 10, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		says  string
		times [14]time.Time
		want  string
	}{
		{"the same for all units", [14]time.Time{evening, evening, evening, evening, evening, evening, evening, evening, evening, evening, evening, evening, evening, evening},
			"Số liệu tính đến 17 giờ 00 ngày 30/6/2024."},
		{"not the same, and not known of all", [14]time.Time{evening, evening.AddDate(0, 0, 2)},
			"Số liệu tính đến: sớm nhất 17 giờ 00 ngày 30/6/2024, muộn nhất 17 giờ 00 ngày 02/7/2024 (tùy đơn vị). [bổ sung thời điểm lấy số liệu của các đơn vị còn lại]"},
		{"not known of any", [14]time.Time{}, "[bổ sung thời điểm lấy số liệu]"},
	} {
		p := draft(t)
		for i, at := range c.times {
			p.Report.Records[i].DataTime = at
		}
		files, err := document.Files(p)
		if err != nil {
			t.Fatal(err)
		}
		book := workbook(t, files[1].Body)
		var sheets strings.Builder
		for _, name := range book.GetSheetList() {
			rows, err := book.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(rows[2][0], "(Số liệu tạm tính: tháng chưa chốt) "+c.want) {
				sheets.WriteString(name + ";")
			}
		}
		if sheets.String() != "Phụ lục;Số lượng;Hồ sơ không đúng hạn;" {
			t.Errorf("%s: only these sheets say so: %s", c.says, sheets.String())
		}
		for name, text := range map[string]string{"letter": words(t, files[0].Body), "text": string(files[2].Body)} {
			if strings.Count(text, c.want) != 1 {
				t.Errorf("%s: the %s does not say %q once", c.says, name, c.want)
			}
		}
	}
}
