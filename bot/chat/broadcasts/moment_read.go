package broadcasts

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"motcua/scoring/names"
)

// farthest is how far ahead something may be timed.
const farthest = 60 * 24 * time.Hour

// The parts of a time in words, folded: "8h30 sáng mai" is "8h30 sang mai", "17h ngày 5/12" is "17h ngay 5 12".
var (
	clockWords = regexp.MustCompile(`^(\d{1,2})(?: ?(?:h|gio|g)(?: ?(\d{2}|ruoi))?| ?(am|pm))(?: (sang|trua|chieu|toi|am|pm))?\b`)
	dateWords  = regexp.MustCompile(`^(?:ngay )?(\d{1,2}) (\d{1,2})(?: (\d{4}))?\b`)
	dayWords   = regexp.MustCompile(`^(hom nay|nay|today|ngay mai|mai|tomorrow|ngay kia|ngay mot|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
	fillers    = regexp.MustCompile(`^(?:luc|vao|at|on)\b`)
)

var weekdays = map[string]time.Weekday{
	"thu hai": 1, "thu 2": 1, "monday": 1, "thu ba": 2, "thu 3": 2, "tuesday": 2, "thu tu": 3, "thu 4": 3, "wednesday": 3,
	"thu nam": 4, "thu 5": 4, "thursday": 4, "thu sau": 5, "thu 6": 5, "friday": 5, "thu bay": 6, "thu 7": 6, "saturday": 6,
	"chu nhat": 0, "sunday": 0,
}

// readMoment reads a time in words, in the zone of now: "8h sáng mai", "14:30", "17h ngày 5/12", "thứ hai 8h"; without a day, the
// next time that the clock shows so. It is false when some words are not understood, or the time has passed or is too far ahead.
func readMoment(text string, now time.Time) (time.Time, bool) {
	left := names.Fold(strings.ReplaceAll(text, ":", "h"))
	hour, minute := -1, 0
	var day time.Time
	for left != "" {
		switch {
		case fillers.MatchString(left):
			left = left[len(fillers.FindString(left)):]
		case hour < 0 && clockWords.MatchString(left):
			m := clockWords.FindStringSubmatch(left)
			if hour, minute = clockOf(m); hour < 0 {
				return time.Time{}, false
			}
			left = left[len(m[0]):]
		case day.IsZero() && dayWords.MatchString(left):
			word := dayWords.FindString(left)
			day, left = dayOf(word, now), left[len(word):]
		case day.IsZero() && dateWords.MatchString(left):
			m := dateWords.FindStringSubmatch(left)
			var real bool
			if day, real = dateOf(m, now); !real {
				return time.Time{}, false
			}
			left = left[len(m[0]):]
		default:
			return time.Time{}, false
		}
		left = strings.TrimLeft(left, " ")
	}
	if hour < 0 {
		return time.Time{}, false
	}
	on := day
	if day.IsZero() {
		on = now
	}
	y, m, d := on.Date()
	at := time.Date(y, m, d, hour, minute, 0, 0, now.Location())
	if day.IsZero() && !at.After(now) {
		at = at.AddDate(0, 0, 1)
	}
	return at, at.After(now) && at.Before(now.Add(farthest))
}

// clockOf is the hour and minute of a match of clockWords; -1 for none that a clock shows.
func clockOf(m []string) (hour, minute int) {
	hour, _ = strconv.Atoi(m[1])
	if minute, _ = strconv.Atoi(m[2]); m[2] == "ruoi" {
		minute = 30
	}
	half := m[3] + m[4]
	late := half == "chieu" || half == "toi" || half == "pm" || half == "trua" && hour < 10
	night := half == "toi" && (hour < 5 || hour == 12) // "12h tối" is no noon, and which day's midnight is not said
	if half != "" && (hour == 0 || hour > 12) && !late || night || hour > 23 || minute > 59 {
		return -1, 0
	}
	switch {
	case late && hour < 12:
		hour += 12
	case (half == "sang" || half == "am") && hour == 12:
		hour = 0
	}
	return hour, minute
}

// dayOf is the day of a word; a weekday is the next one after today.
func dayOf(word string, now time.Time) time.Time {
	if weekday, ok := weekdays[word]; ok {
		return now.AddDate(0, 0, (int(weekday-now.Weekday())+6)%7+1)
	}
	switch word {
	case "hom nay", "nay", "today":
		return now
	case "ngay kia", "ngay mot":
		return now.AddDate(0, 0, 2)
	default:
		return now.AddDate(0, 0, 1)
	}
}

// dateOf is the day of a match of dateWords: without a year the next such day. It is false for a day that there is not.
func dateOf(m []string, now time.Time) (time.Time, bool) {
	d, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	if m[3] == "" {
		year = now.Year()
		if month < int(now.Month()) || month == int(now.Month()) && d < now.Day() {
			year++
		}
	}
	day := time.Date(year, time.Month(month), d, 0, 0, 0, 0, now.Location())
	return day, day.Day() == d && int(day.Month()) == month
}
