package workdays_test

import (
	"fmt"
	"testing"
	"time"

	"motcua/scoring/workdays"
)

var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*3600)

func at(t testing.TB, text string) time.Time {
	t.Helper()
	for _, layout := range []string{"2006-01-02", "2006-01-02 15:04"} {
		if v, err := time.ParseInLocation(layout, text, hanoi); err == nil {
			return v
		}
	}
	t.Fatalf("%q is not a time", text)
	return time.Time{}
}

func load(t testing.TB) *workdays.Calendar {
	t.Helper()
	c, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWorkingDaysOfTheCalendar(t *testing.T) {
	c := load(t)
	for _, d := range []struct {
		says, day string
		working   bool
		holiday   string // in English, "" for none
	}{
		{"a Monday", "2026-11-23", true, ""},
		{"a Saturday", "2026-11-21", false, ""},
		{"a Sunday", "2026-11-22", false, ""},
		{"a Monday swapped for a Saturday", "2024-04-29", false, "Swapped day off before 30 April"},
		{"the Saturday worked for it", "2024-05-04", true, ""},
		{"the Sunday after it", "2024-05-05", false, ""},
		{"the Saturday worked before the holiday", "2025-04-26", true, ""},
		{"the Friday between 1 May and the weekend", "2025-05-02", false, "Swapped day off after 1 May"},
		{"the last working day before Tết 2025", "2025-01-24", true, ""},
		{"the first of Tết 2025", "2025-01-27", false, "Lunar New Year"},
		{"the last of Tết 2025", "2025-01-31", false, "Lunar New Year"},
		{"the first working day after it", "2025-02-03", true, ""},
		{"the first day of the lunar year, a Saturday", "2027-02-06", false, "Lunar New Year"},
		{"the day in lieu of that Saturday", "2027-02-09", false, "Lunar New Year, in lieu"},
		{"the day after Tết 2027", "2027-02-11", true, ""},
		{"Hùng Kings' Day on a Sunday", "2026-04-26", false, "Hùng Kings' Day"},
		{"the Monday in lieu of it", "2026-04-27", false, "Hùng Kings' Day, in lieu"},
		{"the first Vietnamese Culture Day off", "2026-11-24", false, "Vietnamese Culture Day"},
		{"the same day the year before", "2025-11-24", true, ""},
		{"the day after National Day, given in 2024", "2024-09-03", false, "National Day"},
		{"the same day in 2025, when the one before was given", "2025-09-03", true, ""},
		{"the last day of a year", "2025-12-31", true, ""},
		{"New Year's Day of a year without data", "2031-01-01", false, "New Year's Day"},
		{"30 April of a year without data", "2031-04-30", false, "Victory Day"},
		{"2 September before there were data", "2022-09-02", false, "National Day"},
		{"24 November of a later year without data", "2031-11-24", false, "Vietnamese Culture Day"},
		{"24 November before the law", "2023-11-24", true, ""},
	} {
		// At midnight, in the day and in its last minute it is the same day.
		for _, clock := range []string{" 00:00", " 07:30", " 23:59"} {
			name, off := c.Holiday(at(t, d.day+clock))
			if c.Working(at(t, d.day+clock)) != d.working || off != (d.holiday != "") || name.In("en") != d.holiday {
				t.Errorf("%s (%s): working %v, holiday %q", d.says, d.day, c.Working(at(t, d.day+clock)), name.In("en"))
			}
			if off && (name.In("vi") == "" || name.In("fr") != name.In("vi")) {
				t.Errorf("%s (%s): named %v", d.says, d.day, name)
			}
		}
	}
	if c.Working(time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)) != true || c.Working(time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC).In(hanoi)) {
		t.Error("a time stands for its day in its own location: 23 November in London is the 24th in Hà Nội")
	}
}

func TestCountingWorkingDays(t *testing.T) {
	c := load(t)
	for _, d := range []struct {
		says, from string
		n          int
		want       string
	}{
		{"the day after a Monday", "2026-11-16 16:59", 1, "2026-11-17"},
		{"over a weekend", "2026-11-20 08:00", 1, "2026-11-23"},
		{"over Culture Day", "2026-11-23 08:00", 1, "2026-11-25"},
		{"from a day off", "2026-11-24 08:00", 1, "2026-11-25"},
		{"over Tết 2024, with its days in lieu", "2024-02-07 17:00", 1, "2024-02-15"},
		{"over Tết 2026", "2026-02-13 08:00", 2, "2026-02-24"},
		{"over 30 April 2024: the swapped Saturday counts", "2024-04-26 08:00", 3, "2024-05-04"},
		{"and the Monday after it is next", "2024-04-26 08:00", 4, "2024-05-06"},
		{"over the end of a year: 1 and 2 January off", "2025-12-31 10:00", 1, "2026-01-05"},
		{"onto the Saturday swapped for 2 January", "2026-01-09 10:00", 1, "2026-01-10"},
		{"into a year without data", "2027-12-31 10:00", 1, "2028-01-03"},
		{"none: the day itself", "2026-11-24 23:00", 0, "2026-11-24"},
	} {
		from, want := at(t, d.from), at(t, d.want)
		if got := c.After(from, d.n); !got.Equal(want) || got.Location() != hanoi {
			t.Errorf("%s: %d working days after %s is %v, want %v", d.says, d.n, d.from, got, want)
		}
		if got := c.Between(from, want.Add(23*time.Hour)); got != d.n {
			t.Errorf("%s: %d working days between, want %d", d.says, got, d.n)
		}
	}
	if got := c.Between(at(t, "2026-11-20"), at(t, "2026-11-10")); got != 0 {
		t.Errorf("backwards there are %d working days, want 0", got)
	}
}

// Each year has the days off that the law gives, and as many days as the law and the decisions say.
func TestEveryYearHasItsDaysOff(t *testing.T) {
	c := load(t)
	for _, y := range []struct {
		year           int
		weekdaysOff    int // Monday to Friday: holidays, days in lieu, swapped
		weekendsWorked int
		first, gioTo   string // the first day of the lunar year, the tenth of its third month
	}{
		{2024, 12, 1, "2024-02-10", "2024-04-18"},
		{2025, 12, 1, "2025-01-29", "2025-04-07"},
		{2026, 14, 2, "2026-02-17", "2026-04-26"},
		{2027, 12, 0, "2027-02-06", "2027-04-16"},
	} {
		off, worked := 0, 0
		for d := at(t, fmt.Sprintf("%d-01-01", y.year)); d.Year() == y.year; d = d.AddDate(0, 0, 1) {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			if !weekend && !c.Working(d) {
				off++
			}
			if weekend && c.Working(d) {
				worked++
			}
		}
		if off != y.weekdaysOff || worked != y.weekendsWorked || !c.Known(y.year) || !c.Announced(y.year) {
			t.Errorf("%d: %d weekdays off and %d weekend days worked, want %d and %d", y.year, off, worked, y.weekdaysOff, y.weekendsWorked)
		}
		if name, _ := c.Holiday(at(t, y.first)); name.In("vi") != "Tết Nguyên đán" {
			t.Errorf("%s is %q", y.first, name.In("vi"))
		}
		if name, _ := c.Holiday(at(t, y.gioTo)); name.In("vi") != "Giỗ Tổ Hùng Vương" {
			t.Errorf("%s is %q", y.gioTo, name.In("vi"))
		}
		// Two months of 29 or 30 days, and nine days more.
		if days := int(at(t, y.gioTo).Sub(at(t, y.first)).Hours() / 24); days < 67 || days > 69 {
			t.Errorf("%d: the tenth of the third lunar month lies %d days after the first of the first", y.year, days)
		}
	}
	for _, year := range []int{2023, 2028} {
		if c.Known(year) || c.Announced(year) {
			t.Errorf("%d is said to be known", year)
		}
	}
}

func FuzzWorkingDays(f *testing.F) {
	f.Add(int64(1_707_300_000), 10)
	f.Add(int64(1_767_200_000), 1)
	c := load(f)
	f.Fuzz(func(t *testing.T, unix int64, n int) {
		if unix < 0 || unix > 4e9 || n < 0 || n > 400 {
			return
		}
		from := time.Unix(unix, 0).In(hanoi)
		to := c.After(from, n)
		if n > 0 && !c.Working(to) || to.Hour()+to.Minute()+to.Second() != 0 {
			t.Fatalf("%d working days after %v is %v, which is no start of a working day", n, from, to)
		}
		if got := c.Between(from, to); got != n {
			t.Fatalf("%d working days after %v is %v, between them are %d", n, from, to, got)
		}
		// A day longer adds one exactly when it is worked.
		next, one := to.AddDate(0, 0, 1), 0
		if c.Working(next) {
			one = 1
		}
		if got := c.Between(from, next); got != n+one {
			t.Fatalf("between %v and %v are %d working days, want %d", from, next, got, n+one)
		}
	})
}
