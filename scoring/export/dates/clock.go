package dates

import (
	"regexp"
	"strconv"
	"strings"
)

// Dates as people and some systems write them: "16h30 ngày 14/06/2024", "14/06/2024 - 16:30", "14/06/2024 4:30:00 CH",
// "6/14/2024 4:30 PM".
var (
	clockThenDate = regexp.MustCompile(`^(\d{1,2})(?::|h| giờ )(\d{2})(?::(\d{2})| phút)?,? *(?:-|ngày)? *(\d{1,2}[-/.]\d{1,2}[-/.]\d{4})$`)
	dateThenClock = regexp.MustCompile(`^(\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:,| -)? *\(?(\d{1,2})(?::|h| giờ )(\d{2})(?::(\d{2})| phút)?\)?(?: ?(sa|ch|am|pm))?$`)
)

// readWithClock reads a date that has its clock time in front, or behind a dash, a comma or in words.
func readWithClock(text string) (s Stamp, ok bool) {
	text = strings.ToLower(text)
	date, hour, minute, second, half := "", "", "", "", ""
	if m := clockThenDate.FindStringSubmatch(text); m != nil {
		hour, minute, second, date = m[1], m[2], m[3], m[4]
	} else if m := dateThenClock.FindStringSubmatch(text); m != nil {
		date, hour, minute, second, half = m[1], m[2], m[3], m[4], m[5]
	} else {
		return s, false
	}
	h := numberOrZero(hour)
	switch {
	case half == "":
	case h < 1 || h > 12:
		return s, false
	default:
		h %= 12 // 12:05 SA is 00:05
		if half == "ch" || half == "pm" {
			h += 12
		}
	}
	s, ok = Plain(date + " " + strconv.Itoa(h) + ":" + minute + ":" + second + "00"[len(second):])
	s.English = half == "am" || half == "pm"
	return s, ok
}
