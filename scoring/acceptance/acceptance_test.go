package acceptance_test

import (
	"testing"
	"time"

	"motcua/scoring/acceptance"
	"motcua/scoring/workdays"
)

var zone = time.FixedZone("+07", 7*3600)

func at(t *testing.T, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	v, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func office(t *testing.T) workdays.Office {
	t.Helper()
	days, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	return workdays.Office{Days: days, Hours: workdays.DefaultHours()}
}

func TestADossierWaitsByTheHoursOfTheOffice(t *testing.T) {
	for _, c := range []struct {
		says, filed, now string
		want             acceptance.Wait
	}{
		{"an hour is gone", "2026-03-10 09:00", "2026-03-10 10:00", acceptance.Wait{Known: true, Left: 7 * time.Hour}},
		{"at night nothing goes on", "2026-03-10 16:59", "2026-03-10 23:00", acceptance.Wait{Known: true, Left: 7*time.Hour + 59*time.Minute}},
		{"at the last instant", "2026-03-10 09:00", "2026-03-11 09:30", acceptance.Wait{Known: true}},
		{"a minute later", "2026-03-10 09:00", "2026-03-11 09:31", acceptance.Wait{Known: true, Late: true}},
		{"a day without a clock", "2026-03-10 00:00", "2026-03-20 09:31", acceptance.Wait{}},
		{"not known when it was filed", "", "2026-03-20 09:31", acceptance.Wait{}},
		{"a year that nobody knows", "2031-03-10 09:00", "2031-03-20 09:31", acceptance.Wait{}},
	} {
		got := acceptance.Judge(office(t), zone, at(t, c.filed), at(t, c.now))
		got.Deadline = time.Time{}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.says, got, c.want)
		}
	}
}

func TestWhatIsNotKnownIsNotCountedAsLate(t *testing.T) {
	for _, c := range []struct {
		says, filed, received string
		want                  acceptance.Tally
	}{
		{"at once", "2026-03-10 09:00", "2026-03-10 09:20", acceptance.Tally{Online: 1, Judged: 1}},
		{"the next morning", "2026-03-10 16:59", "2026-03-11 08:00", acceptance.Tally{Online: 1, Judged: 1}},
		{"after two days", "2026-03-10 09:00", "2026-03-12 09:00", acceptance.Tally{Online: 1, Judged: 1, Late: 1}},
		{"over a weekend", "2026-03-13 16:59", "2026-03-17 07:59", acceptance.Tally{Online: 1, Judged: 1}},
		{"filed on a day without a clock", "2026-03-10 00:00", "2026-03-18 09:00", acceptance.Tally{Online: 1}},
		{"received on a day without a clock", "2026-03-10 09:00", "2026-03-18 00:00", acceptance.Tally{Online: 1}},
		{"received before it was filed", "2026-03-10 09:00", "2026-03-10 08:00", acceptance.Tally{Online: 1}},
		{"a year that nobody knows", "2031-03-10 09:00", "2031-03-18 09:00", acceptance.Tally{Online: 1}},
	} {
		all := []acceptance.Accepted{{Unit: "A", Submitted: at(t, c.filed), Received: at(t, c.received)}}
		if got := acceptance.Tallies(office(t), zone, map[string]int{"A": 1}, all)["A"]; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.says, got, c.want)
		}
	}
}

func TestHoursThatCannotBeReadAreTheUsualOnes(t *testing.T) {
	for set, want := range map[string]string{"08:00-12:00": "08:00-12:00", "mai": "07:30-11:30 13:30-17:00"} {
		if got := acceptance.NewHours(map[string]string{acceptance.HoursKey: set}).String(); got != want {
			t.Errorf("%q becomes %s", set, got)
		}
	}
}
