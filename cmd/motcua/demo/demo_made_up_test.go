package demo

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// madeUpFor is the made-up data of the sample's units.
func madeUpFor(t testing.TB) MadeUp {
	t.Helper()
	s := demoSettings(t, "")
	raw, err := SampleFile("don-vi.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	m := MadeUp{Zone: s.Zone, Home: DemoUnit, Since: AfterSample}
	for _, row := range rows[1:] {
		m.Units = append(m.Units, scoring.Unit{Code: row[0], Name: row[1]})
	}
	return m
}

// byCode is an export as rows by the dossier's code.
func byCode(t testing.TB, export []byte) map[string][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(export)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, row := range rows[1:] {
		if found[row[1]] != nil {
			t.Fatalf("the code %s stands twice", row[1])
		}
		found[row[1]] = row
	}
	return found
}

// Columns of the made-up export.
const (
	madeUpDue    = 6
	madeUpStatus = 8
)

// A later export holds the same dossiers in a newer state: none is gone, none changes but by being resolved.
func TestALaterExportIsANewerState(t *testing.T) {
	m := madeUpFor(t)
	early := time.Date(2026, 9, 18, 10, 17, 0, 0, m.Zone)
	for _, later := range []time.Time{early.Add(time.Hour), early.AddDate(0, 0, 3), time.Date(2026, 10, 5, 8, 0, 0, 0, m.Zone)} {
		before, after := byCode(t, m.Export(early, 2)), byCode(t, m.Export(later, Nightly))
		resolved := 0
		for code, was := range before {
			is := after[code]
			if is == nil || !slices.Equal(was[2:7], is[2:7]) {
				t.Fatalf("%v: %s was %v, is %v", later, code, was, is)
			}
			if was[madeUpStatus] == is[madeUpStatus] {
				if !slices.Equal(was[2:], is[2:]) {
					t.Fatalf("%v: %s was %v, is %v", later, code, was, is)
				}
				continue
			}
			if resolved++; was[madeUpStatus] != "Đang xử lý" {
				t.Fatalf("%s was resolved and is open again", code)
			}
		}
		if resolved == 0 || len(after) <= len(before) {
			t.Errorf("%v: %d were resolved, %d dossiers became %d", later, resolved, len(before), len(after))
		}
	}
}

// Whenever the demo starts, its desk has two to five dossiers overdue and some due in one to three working days.
func TestTheDemosDeskHasWorkInHandAtAnyTime(t *testing.T) {
	m := madeUpFor(t)
	m.Units = slices.DeleteFunc(m.Units, func(u scoring.Unit) bool { return u.Code != DemoUnit })
	for hours := range 24 * 60 / 5 {
		now := time.Date(2026, 1, 30, 0, 3, 0, 0, m.Zone).Add(time.Duration(hours) * 5 * time.Hour)
		overdue, soon := 0, 0
		horizon := ClockTime(WorkingDays(now, 3), Closing)
		for _, row := range byCode(t, m.Export(now, Nightly)) {
			due, err := time.ParseInLocation(Stamp, row[madeUpDue], m.Zone)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case row[madeUpStatus] != "Đang xử lý":
			case due.Before(now):
				overdue++
			case !due.After(horizon):
				soon++
			}
		}
		if overdue < 2 || overdue > 12 || soon < 2 {
			t.Errorf("%s: %d are overdue, %d due soon", now.Format("Mon 02/01 15:04"), overdue, soon)
		}
	}
}

// The year has something to tell: units in every grade that published communes have, and units that win or lose points.
// Of the running month alone something is not known yet.
func TestTheMadeUpYearIsVaried(t *testing.T) {
	d, err := New(t.Context(), house.World{Settings: demoSettings(t, "2026-10-31T22:00:00+07:00")}, "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	grades := map[string]int{}
	lost, won := 0, 0
	var before map[string]int64
	for month := scoring.Month("2025-11"); month <= "2026-10"; month = month.Next() {
		cards, err := d.House.Store.Records(t.Context(), month)
		if err != nil {
			t.Fatal(err)
		}
		if len(cards) != len(d.Made.Units) {
			t.Fatalf("%s: %d units have scores", month, len(cards))
		}
		now := map[string]int64{}
		for _, card := range cards {
			grades[card.Grade.Code]++
			if want := month == "2026-10"; card.Whole() == want || (card.Grade.Code == "") != want {
				t.Errorf("%s in %s: the grade is %q, %v points are not known", card.Unit, month, card.Grade.Code, card.Open)
			}
			now[card.Unit] = card.Converted.Tenths()
			if was, ok := before[card.Unit]; ok && now[card.Unit] < was-50 {
				lost++
			} else if ok && now[card.Unit] > was+50 {
				won++
			}
		}
		before = now
	}
	for _, grade := range []string{"tot", "kha", "trung-binh"} {
		if grades[grade] < 3 {
			t.Errorf("the grades are %v", grades)
		}
	}
	if lost < 5 || won < 5 {
		t.Errorf("%d times a unit lost five points in a month, %d times one won them", lost, won)
	}
}

// Somebody's own register starts the demo with the first unit by code that exists, whatever its codes look like.
func TestTheDemoTakesAnotherRegister(t *testing.T) {
	register := filepath.Join(t.TempDir(), "don-vi.csv")
	content := "Mã đơn vị,Tên đơn vị,Hiệu lực đến\nX-1,UBND xã Cũ,30/06/2025\nphường/2,UBND phường Mới,\n000.12.99.H01,UBND xã Khác,\n"
	if err := os.WriteFile(register, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	w, said := demoWorld(t, "2026-10-31T08:00:00+07:00")
	d, err := New(t.Context(), w, register)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if want := "don-vi.csv: đã nhập danh sách đơn vị, 3 dòng"; !strings.Contains(string(said.bytes()), want) {
		t.Errorf("it says %q, not %q", said.bytes(), want)
	}
	if d.Home.Name != "UBND xã Khác" || len(d.Made.Units) != 2 {
		t.Errorf("the demo is of %q, %d units", d.Home.Name, len(d.Made.Units))
	}
	cards, err := d.House.Store.Records(t.Context(), "2026-10")
	if err != nil || len(cards) != 2 {
		t.Errorf("%d units have scores: %v", len(cards), err)
	}
	if june, _ := d.House.Store.Records(t.Context(), "2024-06"); len(june) > 0 {
		t.Error("the sample month is there")
	}
}

// A register with which nothing can be played is refused in words that say what is wrong with it.
func TestTheDemoRefusesABrokenRegister(t *testing.T) {
	for content, want := range map[string]string{
		"Mã đơn vị,Tên đơn vị,Hiệu lực đến\nX-1,UBND xã Cũ,30/06/2025\n": "không có đơn vị nào đang hoạt động",
		"a,b\n1,2\n": "Không nhận ra loại bảng",
		"":           "Tệp không có dữ liệu",
		"Mã đơn vị,Tên đơn vị,Hiệu lực đến\nX-1,UBND xã Cũ,hôm nào\n": "cột “Hiệu lực đến”",
	} {
		register := filepath.Join(t.TempDir(), "don-vi.csv")
		if err := os.WriteFile(register, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		w, said := demoWorld(t, "2026-10-31T08:00:00+07:00")
		if d, err := New(t.Context(), w, register); !errors.Is(err, house.ErrSaid) {
			t.Errorf("%q starts a demo, or ends with %v", content, err)
			if err == nil {
				d.Close()
			}
		}
		if !strings.Contains(string(said.bytes()), want) {
			t.Errorf("%q is refused with %q, not %q", content, said.bytes(), want)
		}
	}
}
