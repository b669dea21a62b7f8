package dates

import (
	"regexp"
	"strconv"
	"time"

	"motcua/scoring/names"
)

// Data times inside titles, folded: "so lieu den 17 00 ngay 30 06 2024", "tinh den 17h00 ngay 30 6 2024", "den het ngay 30
// thang 6 nam 2024", "tu ngay 01 06 2024 den ngay 30 06 2024 23 59 59". A title's clock time is written "17h", "17h00", "17
// gio 00 phut", "17 00" or "17 00 00".
const (
	titleClock = `(\d{1,2})(?: ?(?:h|g|gio)(?: ?(\d{2})(?: ?phut)?)?| (\d{2})(?: \d{2})?)`
	titleDate  = `(?:(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(2[01]\d\d)|(2[01]\d\d) (\d{2}) (\d{2}))`
)

var stated = regexp.MustCompile(`\bden (?:het )?(?:thoi diem )?(?:luc )?(?:` + titleClock + ` )??(?:het )?(?:ngay )?` + titleDate + `(?: ` + titleClock + `)?\b`)

// TitleTime is the data time that the lines above a table state. A date alone means the end of that day, and so does the
// midnight after a date. "(Từ ngày 01 đến hết tháng)" states none.
func TitleTime(title []string, zone *time.Location) (time.Time, bool) {
	for _, line := range title {
		m := stated.FindStringSubmatch(names.Fold(line))
		if m == nil {
			continue
		}
		before, date, after := m[1:4], m[4:10], m[10:13]
		day, month, year := numberOrZero(date[0]), numberOrZero(date[1]), numberOrZero(date[2])
		if date[2] == "" {
			year, month, day = numberOrZero(date[3]), numberOrZero(date[4]), numberOrZero(date[5])
		}
		clock := [3]int{numberOrZero(before[0]), numberOrZero(before[1] + before[2])}
		whole := before[0] == ""
		if whole {
			clock = [3]int{numberOrZero(after[0]), numberOrZero(after[1] + after[2])}
			whole = clock == [3]int{}
		}
		if clock == [3]int{24} {
			clock, whole = [3]int{}, true
		}
		unix, err := instant(year, month, day, clock, zone)
		if err != nil {
			continue
		}
		at := time.Unix(unix, 0).In(zone)
		if whole {
			at = at.AddDate(0, 0, 1)
		}
		return at, true
	}
	return time.Time{}, false
}

func numberOrZero(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0 // the group is not there
	}
	return n
}
