package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/cmd/motcua/serve"
	"motcua/scoring/people"
)

func TestAWeekIsDueOnItsFirstWorkingMorning(t *testing.T) {
	s := newYears(t, 1).settings
	for _, c := range []struct{ at, monday, from string }{
		{"2026-11-16 07:29", "2026-11-09", "2026-11-09 07:30"},
		{"2026-11-16 07:30", "2026-11-16", "2026-11-16 07:30"},
		{"2026-11-22 23:00", "2026-11-16", "2026-11-16 07:30"}, // a Sunday
		{"2027-02-11 07:29", "2027-02-01", "2027-02-01 07:30"}, // Tết from 4 to 10 February
		{"2027-02-11 07:30", "2027-02-08", "2027-02-11 07:30"},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", c.at, s.Zone)
		if err != nil {
			t.Fatal(err)
		}
		if monday, from := serve.LatestWeek(at, s); monday.Format(time.DateOnly) != c.monday || from.Format("2006-01-02 15:04") != c.from {
			t.Errorf("at %s: the week of %v from %v, want %s from %s", c.at, monday, from, c.monday, c.from)
		}
	}
}

// By old data a morning is one sentence, by older ones nothing; then the admins are told each week, once, however often the program is
// started anew. New data end it.
func TestOldDataAreToldToTheAdminsOnceAWeek(t *testing.T) {
	t.Parallel()
	const outdated, old = "Xã Háng Lìa: số liệu tính đến", "Số liệu chưa cập nhật quá 10 ngày làm việc: 1 đơn vị"
	w := newDesk(t, "2026-11-03T10:00:00+07:00")
	defer func() { w.stop() }()
	officer, admin := w.registers(7_000_000_001, people.Officer, "000.10.32.H18"), w.registers(7_000_000_002, people.Admin, "")
	w.takes("000.10.32.H18", 5, 0, "2026-11-05 16:30") // data as of 2 November
	for _, day := range []struct {
		at                       string
		lists, sentences, admins int
		quiet                    bool // nothing new is told
	}{
		{"2026-11-05 07:31", 1, 0, 0, false}, // 3 working days old
		{"2026-11-06 07:31", 1, 1, 0, false}, // 4
		{"2026-11-16 07:31", 1, 2, 0, false}, // 10
		{"2026-11-17 07:31", 1, 2, 0, true},  // 11: nothing to the officer; the week's morning is past
		{"2026-11-23 07:31", 1, 2, 1, false},
		{"2026-11-25 07:31", 1, 2, 1, true},
		{"2026-11-30 07:31", 1, 2, 2, false},
	} {
		w.stop()
		w.moves(day.at)
		w.serve()
		w.waits(officer, today, day.lists)
		w.waits(officer, outdated, day.sentences)
		w.waits(admin, old, day.admins)
		if !day.quiet {
			continue
		}
		w.rests()
		w.holds(officer, today, day.lists)
		w.holds(officer, outdated, day.sentences)
		w.holds(admin, old, day.admins)
	}
	w.takes("000.10.32.H18", 5, 0, "2026-12-11 16:30")
	w.moves("2026-12-07 07:31")
	w.rests()
	w.holds(admin, old, 2)
}

// Files of five old months, each with a dossier that was left open, change no word of what anybody is told of now.
func TestOldFilesLeaveTheListsOfNow(t *testing.T) {
	t.Parallel()
	s := newStage(t, serve.Options{})
	defer func() { s.stop() }()
	s.played = new(coverage)
	s.played.begin()
	s.step("!", "as officer of 000.10.32.H18 in vi")
	asked := func() (all []string) {
		for _, question := range []string{"/quahan", "/saphan"} {
			all = append(all, s.step(">", question)...)
		}
		return all
	}
	before := asked()
	overdue, err := s.house.Store.OverdueByUnit(t.Context(), s.settings.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, month := range []string{"05", "01", "03", "04", "02"} {
		s.step("!", "takes cu-2025-"+month+".csv")
	}
	if after := asked(); !slices.Equal(before, after) {
		t.Errorf("before\n%s\nafter\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
	}
	if after, err := s.house.Store.OverdueByUnit(t.Context(), s.settings.Clock.Now()); err != nil || !slices.Equal(after, overdue) {
		t.Errorf("overdue by unit were %v, are %v, %v", overdue, after, err)
	}
}
