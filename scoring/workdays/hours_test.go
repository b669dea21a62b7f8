package workdays_test

import (
	"testing"
	"time"

	"motcua/scoring/workdays"
)

var office = time.FixedZone("+07", 7*3600)

// Eight working hours of seven and a half a day end on the second day after, or the third.
func TestEightWorkingHoursAreThoseOfTheOffice(t *testing.T) {
	calendar, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	o := workdays.Office{Days: calendar, Hours: workdays.DefaultHours()}
	for _, c := range []struct{ says, filed, want string }{
		{"as the day begins", "2026-03-10 07:30", "2026-03-11 08:00"},
		{"at night, before the day", "2026-03-10 02:00", "2026-03-11 08:00"},
		{"in the morning", "2026-03-10 09:00", "2026-03-11 09:30"},
		{"within lunch", "2026-03-10 12:15", "2026-03-11 14:00"},
		{"as lunch begins", "2026-03-10 11:30", "2026-03-11 14:00"},
		{"half an hour before lunch: the last minute before it", "2026-03-10 11:00", "2026-03-11 11:30"},
		{"a minute before the end", "2026-03-10 16:59", "2026-03-12 07:59"},
		{"at the end", "2026-03-10 17:00", "2026-03-12 08:00"},
		{"a minute after the end", "2026-03-10 17:01", "2026-03-12 08:00"},
		{"at night", "2026-03-10 23:40", "2026-03-12 08:00"},
		{"on a Friday", "2026-03-13 10:00", "2026-03-16 10:30"},
		{"on a Saturday", "2026-03-14 10:00", "2026-03-17 08:00"},
		{"over a swapped Saturday that is worked", "2025-04-25 16:59", "2025-04-28 07:59"},
		{"on a swapped Saturday", "2025-04-26 09:00", "2025-04-28 09:30"},
		{"over the Friday that is off for it", "2025-04-29 09:00", "2025-05-05 09:30"},
		{"before Tết", "2026-02-13 16:00", "2026-02-23 16:30"},
		{"over the end of a year, and a day swapped", "2025-12-31 16:00", "2026-01-05 16:30"},
		{"in a year that the calendar does not know", "2031-03-10 09:00", ""},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", c.filed, office)
		if err != nil {
			t.Fatal(err)
		}
		deadline, known := o.Deadline(at, 8*time.Hour)
		got := ""
		if known {
			got = deadline.Format("2006-01-02 15:04")
		}
		if got != c.want {
			t.Errorf("%s (%s): until %q, want %q", c.says, c.filed, got, c.want)
		}
		if !known {
			continue
		}
		if worked, known := o.Worked(at, deadline); !known || worked != 8*time.Hour {
			t.Errorf("%s: %v are worked until then, known: %v", c.says, worked, known)
		}
		if worked, _ := o.Worked(at, deadline.Add(-time.Minute)); worked >= 8*time.Hour {
			t.Errorf("%s: %v are worked a minute before", c.says, worked)
		}
	}
}

func TestNothingIsWorkedBackwards(t *testing.T) {
	calendar, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	o := workdays.Office{Days: calendar, Hours: workdays.DefaultHours()}
	at := time.Date(2026, 3, 10, 9, 0, 0, 0, office)
	for _, to := range []time.Time{at, at.Add(-time.Hour), at.AddDate(0, 0, -3)} {
		if worked, known := o.Worked(at, to); worked != 0 || !known {
			t.Errorf("%v are worked from %v to %v, known: %v", worked, at, to, known)
		}
	}
}

func TestHoursAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"07:30-11:30 13:30-17:00":   "07:30-11:30 13:30-17:00",
		" 7:30-11:30  13:00-16:30 ": "07:30-11:30 13:00-16:30",
		"08:00-12:00":               "08:00-12:00",
		"":                          "", "8-12": "", "12:00-08:00": "", "07:30-11:30 11:00-17:00": "", "07:30-25:00": "", "sáng": "",
	} {
		h, err := workdays.ParseHours(text)
		if (err != nil) != (want == "") || err == nil && h.String() != want {
			t.Errorf("%q becomes %q, %v; want %q", text, h, err, want)
		}
	}
}
