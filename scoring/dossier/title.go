package dossier

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/names"
)

// Data times inside titles, folded: "so lieu den 17 00 ngay 30 06 2024", "tinh den het ngay 30 6 2024", "den ngay 30 thang 6
// nam 2024", "tu ngay 01 06 2024 den ngay 30 06 2024".
var stated = regexp.MustCompile(`\bden (?:het )?(?:(\d{1,2}) (?:gio |h )?(\d{2}) (?:phut )?(?:ngay )?|(\d{1,2}) ?(?:h|gio) (?:ngay )?)?(?:het )?(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(2[01]\d\d)\b`)

// TitleTime is the data time that the lines above a table state. A date alone means the end of that day. "(Từ ngày 01 đến
// hết tháng)" states none.
func TitleTime(title []string, zone *time.Location) (time.Time, bool) {
	for _, line := range title {
		m := stated.FindStringSubmatch(names.Fold(line))
		if m == nil {
			continue
		}
		day, month, year := number(m[4]), number(m[5]), number(m[6])
		clock := [3]int{number(m[1]), number(m[2])}
		if m[3] != "" {
			clock[0] = number(m[3])
		}
		unix, err := instant(year, month, day, clock, zone)
		if err != nil {
			continue
		}
		at := time.Unix(unix, 0).In(zone)
		if m[1] == "" && m[3] == "" {
			at = at.AddDate(0, 0, 1)
		}
		return at, true
	}
	return time.Time{}, false
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0 // the group is not there
	}
	return n
}

var (
	monthThenYear = regexp.MustCompile(`^(?:thang )?(\d{1,2}) (?:nam )?(\d{4})$`)
	yearThenMonth = regexp.MustCompile(`^(\d{4}) (\d{1,2})$`)
)

// ParseMonth reads a month as files write it: "06/2024", "6/2024", "2024-06", "Tháng 6/2024", "tháng 6 năm 2024".
func ParseMonth(text string) (scoring.Month, bool) {
	folded := strings.TrimSpace(names.Fold(text))
	month, year := "", ""
	if m := monthThenYear.FindStringSubmatch(folded); m != nil {
		month, year = m[1], m[2]
	} else if m := yearThenMonth.FindStringSubmatch(folded); m != nil {
		month, year = m[2], m[1]
	}
	n := number(month)
	if n < 1 || n > 12 {
		return "", false
	}
	m, err := scoring.ParseMonth(year + "-" + strconv.Itoa(100 + n)[1:])
	return m, err == nil
}
