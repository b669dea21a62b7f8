package chat

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
)

func TestEntries(t *testing.T) {
	d := New(Deps{})
	d.Add(Feature{Commands: []Command{
		{Name: "diem", Alias: "score", Words: []string{"diem", "bang diem"}},
		{Name: "quahan", Alias: "overdue", Words: []string{"qua han", "ho so qua han"}},
		{Name: "xephang", Alias: "rank", Words: []string{"xep hang"}},
		{Name: "dinhchinh", Alias: "disputes", Former: "baosai", Words: []string{"ho so"}},
	}})
	for _, c := range []struct {
		says, text, command, arguments string
		slash                          bool
	}{
		{"plain", "/diem", "diem", "", true},
		{"with arguments", "/diem  6/2024   Háng Lìa", "diem", "6/2024 Háng Lìa", true},
		{"addressed to the bot in any case", "/DIEM@MotCuaBOT 6", "diem", "6", true},
		{"after white space", " \n\u00a0/quahan", "quahan", "", true},
		{"full-width", "／ｄｉｅｍ　６／２０２４", "diem", "6/2024", true},
		{"with diacritics", "/điểm 6", "diem", "6", true},
		{"decomposed", norm.NFD.String("/điểm Háng Lìa"), "diem", "Háng Lìa", true},
		{"the English alias", "/Overdue", "quahan", "", true},
		{"a name of before", "/BaoSai Háng Lìa", "dinhchinh", "Háng Lìa", true},
		{"a slash alone, where a command has no name of before", "/", "", "", true},
		{"two words after a slash", "/xếp hạng 5", "xephang", "5", true},
		{"not ours", "/other 5", "", "", true},
		{"a slash alone", "/", "", "", true},
		{"in words", "Điểm tháng 5", "diem", "tháng 5", false},
		{"in words without diacritics", "qua han", "quahan", "", false},
		{"the longest words win", "hồ sơ quá hạn tháng 5", "quahan", "tháng 5", false},
		{"a word that only begins like one", "diembao", "", "", false},
		{"a command in the middle is no command", "xin /diem", "", "", false},
		{"nothing", " ", "", "", false},
	} {
		e := d.read(c.text)
		got := ""
		if e.command != nil {
			got = e.command.Name
		}
		if got != c.command || e.arguments != c.arguments || e.slash != c.slash {
			t.Errorf("%s: %q is read as %q with %q, slash %v", c.says, c.text, got, e.arguments, e.slash)
		}
	}
}

func TestMonthsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]scoring.Month{
		"6": "2024-06", "06": "2024-06", "7": "2024-07", "8": "2023-08", "12": "2023-12", "6/2024": "2024-06", "06-2024": "2024-06", "6.2024": "2024-06", "2024-06": "2024-06", "2024/6": "2024-06",
		"tháng 6": "2024-06", "Thang 6": "2024-06", "tháng 6/2024": "2024-06", "tháng 6 năm 2024": "2024-06", "6 năm 2024": "2024-06", "tháng trước": "2024-06", "thang nay": "2024-07", "T6": "2024-06", "t6/2023": "2023-06",
		"June 2024": "2024-06", "june": "2024-06", "last month": "2024-06", "this month": "2024-07", "12/2030": "2030-12", "thang 06": "2024-06", "tháng 06-2024": "2024-06",
		"0": "", "13": "", "00": "", "012": "", "6/24": "", "6/20240": "", "2024": "", "tháng": "", "": "", "6/1999": "", "6/2200": "", "1/5/2024": "", "T": "",
		"tháng sáu": "2024-06", "Tháng Giêng": "2024-01", "thang bay": "2024-07", "tháng năm": "2024-05", "tháng năm 2023": "2023-05", "tháng Năm năm 2023": "2023-05", "tháng mười": "2023-10", "tháng mười một": "2023-11",
		"tháng mười hai năm 2022": "2022-12", "tháng chạp": "2023-12", "tháng tư/2024": "2024-04", "tháng 6 năm ngoái": "2023-06", "tháng 6 năm trước": "2023-06", "tháng tám năm ngoái": "2023-08",
		"june last year": "2023-06", "tháng 12 năm nay": "2024-12",
		// The month after this one has no figures, and without its mark "sáu" may be it.
		"tháng sau": "", "thang sau": "", "sáu": "", "năm": "", "6 năm nay": "", "6 năm trước": "", "ba năm trước": "", "Ba năm ngoái": "", "6 last year": "2023-06", "mười hai": "", "tháng năm nay": "", "tháng năm ngoái": "", "quý 2": "", "6 tháng": "", "may": "2024-05", "mấy": "", "tháng mấy": "", "tháng mười ba": "", "tháng hai mươi": "", "năm 2024": "", "-": "",
	} {
		m, ok := ReadMonth(text, "2024-07")
		if m != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", text, m, ok, want)
		}
	}
}

func TestReadingsOfArguments(t *testing.T) {
	for _, c := range []struct {
		says, arguments string
		want            reading // must be among the readings
		first           reading
	}{
		{"nothing", "", reading{}, reading{}},
		{"a month", "tháng 6 năm 2024", reading{"2024-06", "", ""}, reading{"2024-06", "", ""}},
		{"a month and a unit", "6/2024 Háng Lìa", reading{"2024-06", "", "Háng Lìa"}, reading{"", "", "6/2024 Háng Lìa"}},
		{"a unit and a month", "Háng Lìa tháng 6", reading{"2024-06", "", "Háng Lìa"}, reading{"", "", "Háng Lìa tháng 6"}},
		{"a unit that ends like a month", "Phường 6", reading{"", "", "Phường 6"}, reading{"", "", "Phường 6"}},
		{"and a month after it", "Phường 6 5/2024", reading{"2024-05", "", "Phường 6"}, reading{"", "", "Phường 6 5/2024"}},
		{"a month in words and a unit", "tháng sáu Háng Lìa", reading{"2024-06", "", "Háng Lìa"}, reading{"", "", "tháng sáu Háng Lìa"}},
		{"a quarter and a unit", "quý 2/2024 Háng Lìa", reading{"", "2024-Q2", "Háng Lìa"}, reading{"", "", "quý 2/2024 Háng Lìa"}},
		{"a unit and this year", "Háng Lìa năm nay", reading{"", "2024", "Háng Lìa"}, reading{"", "", "Háng Lìa năm nay"}},
		{"of a unit", "tháng 5 của Háng Lìa", reading{"2024-05", "", "Háng Lìa"}, reading{"", "", "tháng 5 của Háng Lìa"}},
	} {
		all := readings(c.arguments, "2024-07")
		found := false
		for _, r := range all {
			found = found || r == c.want
		}
		if !found || all[0] != c.first {
			t.Errorf("%s: %q is read as %v", c.says, c.arguments, all)
		}
	}
}

func TestWordsOfAMonthThatThereIsNotAreNoUnit(t *testing.T) {
	for _, text := range []string{"tháng mười ba", "tháng hai mươi", "tháng mười hai mươi"} {
		if all := readings(text, "2024-07"); len(all) != 1 || all[0].month != "" {
			t.Errorf("%q is read as %v", text, all)
		}
	}
}

func TestQuartersAndYearsAreReadAsPeopleWriteThem(t *testing.T) {
	for written, want := range map[string]scoring.Term{
		"quý 3": "2026-Q3", "quy 3": "2026-Q3", "Quý III/2026": "2026-Q3", "quý ba": "2026-Q3", "Q3": "2026-Q3", "Q3 2026": "2026-Q3", "2026-Q3": "2026-Q3",
		"quarter 3": "2026-Q3", "quarter 3 2025": "2025-Q3", "quý 3 năm 2025": "2025-Q3", "quý 3 năm nay": "2026-Q3", "quý 3 năm ngoái": "2025-Q3",
		"quý 4": "2025-Q4", "quý này": "2026-Q3", "quý trước": "2026-Q2", "this quarter": "2026-Q3", "last quarter": "2026-Q2",
		"năm nay": "2026", "cả năm": "2026", "năm 2026": "2026", "2026": "2026", "this year": "2026", "year 2025": "2025", "năm ngoái": "2025", "last year": "2025",
		"cả năm 2025": "2025", "từ đầu năm": "2026",
		"quý 5": "", "quý": "", "năm 26": "", "năm 3026": "", "Quý Nhất": "", "quý 3 hay 4": "", "tháng 3": "", "3": "", "i 2026": "",
	} {
		got, ok := ReadTerm(written, "2026-08")
		if got != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v, want %q", written, got, ok, want)
		}
	}
}
