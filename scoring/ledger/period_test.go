package ledger_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

func weekdays(t time.Time) bool { return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday }

// What the samples are lists of is worked out: their month, and a few dossiers of the month before that were still under way.
func TestPeriodOfSampleIsWorkedOut(t *testing.T) {
	for folder, of := range map[string]scoring.Month{"2024-06": "2024-06", "2025-03-dirty": "2025-03"} {
		d := newDesk(t)
		exports := 0
		for _, r := range d.take(t, ledger.ImportOptions{}, month(t, folder)...) {
			if r.File.Kind != table.Dossiers {
				continue
			}
			exports++
			covered := func(m scoring.Month) int {
				return scoring.CoveredDays(m, d.Zone, []scoring.Period{r.File.Period}, weekdays)
			}
			if covered(of) < 19 || covered(of.Prev()) > 0 || covered(of.Next()) > 0 || r.File.Lists.String() != "handled" || !r.Guessed {
				t.Errorf("%s is a list of %s, %s, guessed %v", r.File.Name, r.File.Period.Text(d.Zone), r.File.Lists, r.Guessed)
			}
			if len(r.Likely) < 2 || !r.Likely[0].From.Equal(of.Start(d.Zone)) || !r.Likely[0].Until.Equal(of.End(d.Zone)) {
				t.Errorf("%s: likely are %v", r.File.Name, r.Likely)
			}
			if !slices.ContainsFunc(r.Unreported, func(u ledger.Unreported) bool { return u.Month == of.Prev() && u.Dossiers > 0 }) || len(r.Unreported) != 1 {
				t.Errorf("%s: merely touched are %v", r.File.Name, r.Unreported)
			}
		}
		if exports == 0 {
			t.Errorf("%s has no exports", folder)
		}
		if records, err := d.store.Records(t.Context(), of.Prev()); err != nil || len(records) > 0 {
			t.Errorf("%s has %d cards, %v", of.Prev(), len(records), err)
		}
	}
}

// juneRows are dossiers of Háng Lìa, one received on each working day of June 2024 and resolved three days later.
func juneRows() (rows []string) {
	for i, day := range []int{3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24, 25, 26} {
		rows = append(rows, fmt.Sprintf("Z-240601-%04d|Háng Lìa|%02d/06/2024 08:00|%02d/06/2024 17:00|%02d/06/2024 09:00|10", i, day, day+3, day+3))
	}
	return rows
}

// Whose word counts: the caller's before the title's, and that before what is worked out, when the dossiers bear it out.
func TestPeriodComesFromCallerTitleOrDossiers(t *testing.T) {
	for _, c := range []struct {
		says          string
		title, period string
		lists         scoring.Lists
		asOf, now     string
		want          string
		guessed       bool
	}{
		{"nobody says it", "", "", scoring.Lists{}, "", "", "2024-06-01..2024-06-29 handled", true},
		{"the title says it", "Từ ngày 01/06/2024 đến ngày 30/06/2024", "", scoring.Lists{}, "", "", "2024-06-01..2024-06-30 handled", false},
		{"the title says it, and what is listed", "DANH SÁCH HỒ SƠ ĐÃ GIẢI QUYẾT THÁNG 6 NĂM 2024", "", scoring.Lists{}, "", "", "2024-06-01..2024-06-30 resolved", false},
		{"the title is left over from another month", "BÁO CÁO THÁNG 5 NĂM 2024", "", scoring.Lists{}, "", "", "2024-06-01..2024-06-29 handled", true},
		{"the title tells of the year", "DANH SÁCH HỒ SƠ NĂM 2024", "", scoring.Lists{}, "", "", "2024-06-01..2024-06-29 handled", true},
		{"the caller says otherwise than the title", "THÁNG 6 NĂM 2024", "2024-05..2024-06", scoring.Lists{}, "", "", "2024-05-01..2024-06-30 handled", false},
		{"the caller says what is listed", "", "2024-06", scoring.Lists{Received: true}, "", "", "2024-06-01..2024-06-30 received", false},
		{"the caller says what is listed alone", "", "", scoring.Lists{Received: true}, "", "", "2024-06-01..2024-06-29 received", true},
		{"the data end before what the caller says", "", "2024-06", scoring.Lists{}, "2024-06-30", "", "2024-06-01..2024-06-29 handled", false},
		{"the month still runs: it is listed as far as the data are guessed to go", "", "2024-06", scoring.Lists{}, "", "2024-06-29 18:00", "2024-06-01..2024-06-29 handled", false},
		{"the period has not begun", "", "2024-08", scoring.Lists{}, "", "2024-07-05 08:00", " handled", false},
	} {
		d := newDesk(t)
		d.now = time.Date(2024, 7, 5, 8, 0, 0, 0, d.Zone)
		at := func(layout, text string) time.Time {
			instant, err := time.ParseInLocation(layout, text, d.Zone)
			if err != nil {
				t.Fatal(err)
			}
			return instant
		}
		opt := ledger.ImportOptions{Lists: c.lists}
		if c.period != "" {
			opt.Period = d.of(t, c.period).Period
		}
		if c.asOf != "" {
			opt.AsOf = at(time.DateOnly, c.asOf)
		}
		if c.now != "" {
			d.now = at("2006-01-02 15:04", c.now)
		}
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
		source := asLines(t, export("a.csv", juneRows()...))
		if c.title != "" {
			source = append([]string{c.title}, source...)
		}
		r := d.take(t, opt, text("a.csv", source...))[0]
		if got := r.File.Period.Text(d.Zone) + " " + r.File.Lists.String(); r.Problem != nil || got != c.want || r.Guessed != c.guessed {
			t.Errorf("%s: a list of %s (guessed %v), want %s; %v", c.says, got, r.Guessed, c.want, r.Problem)
		}
	}
}

func asLines(t *testing.T, s table.Source) []string {
	t.Helper()
	raw, err := io.ReadAll(io.NewSectionReader(s.Body, 0, s.Size))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(raw), "\n")
}

// The same bytes are taken in again when somebody says otherwise what they list: the months that are no longer reported lose their cards.
func TestSameFileIsTakenAgainWithOtherPeriod(t *testing.T) {
	d := newDesk(t)
	d.now = time.Date(2024, 7, 5, 8, 0, 0, 0, d.Zone)
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
	rows := append(juneRows(), "Z-240528-0001|Háng Lìa|28/05/2024 08:00|31/05/2024 17:00|30/05/2024 09:00|10")
	for _, step := range []struct {
		period string
		want   []scoring.Month
		seen   bool
	}{
		{"2024-06", []scoring.Month{"2024-06"}, false},
		{"2024-06", []scoring.Month{"2024-06"}, true},
		{"2024-05..2024-06", []scoring.Month{"2024-05", "2024-06"}, false},
		{"2024-05", []scoring.Month{"2024-05"}, false},
		{"2024-06", []scoring.Month{"2024-06"}, false},
	} {
		r := d.take(t, d.of(t, step.period), export("a.csv", rows...))[0]
		reported, err := d.store.Months(t.Context(), "A")
		var months []scoring.Month
		for _, m := range reported {
			months = append(months, m.Month)
		}
		if err != nil || r.Problem != nil || r.Seen != step.seen || !slices.Equal(months, step.want) {
			t.Errorf("said to be of %s: cards in %v, seen %v; want %v, %v; %v, %v", step.period, months, r.Seen, step.want, step.seen, r.Problem, err)
		}
	}
}
