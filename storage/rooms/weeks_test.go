package rooms

import (
	"math/rand/v2"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

const weekMonth scoring.Month = "2024-06"

// beginsWeek begins the week of a Monday at an instant.
func beginsWeek(t *testing.T, s *Store, monday, now string) {
	t.Helper()
	day := at(monday + " 00:00")
	setNow(s, func() time.Time { return at(now) })
	if err := s.BeginWeek(t.Context(), day, day.Add(450*time.Minute), day.Add(20*time.Hour)); err != nil {
		t.Fatal(err)
	}
}

// Each chair and each admin is told of a week once, however often it is begun, and only where that was chosen before its morning.
func TestWeekIsQueuedOnceForWhoeverIsToHearOfIt(t *testing.T) {
	opt := options(t, copyOfEmpty(t))
	s := reopen(t, opt)
	putUnits(t, s, 4)
	s.Writer().MustExec(`UPDATE units SET valid_to = '2024-07-14' WHERE code = ?`, unitCode(2))
	register(t, s, 5, people.Grant{Role: people.Chair, Unit: unitCode(0)})
	register(t, s, 6, people.Grant{Role: people.Admin})
	register(t, s, 7, people.Grant{Role: people.Officer, Unit: unitCode(0)})
	register(t, s, 8, people.Grant{Role: people.Chair, Unit: unitCode(1)})
	register(t, s, 9, people.Grant{Role: people.Chair, Unit: unitCode(2)}) // which ends
	if err := s.Gone(t.Context(), 8, "blocked", noon, noon); err != nil {
		t.Fatal(err)
	}
	weeks := func(says string, want int) (rows []outbox.Row) {
		t.Helper()
		all, err := s.Outbox(t.Context(), []outbox.State{outbox.Queued}, 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			if r.Reason == outbox.Week {
				rows = append(rows, r)
			}
		}
		if len(rows) != want {
			t.Errorf("%s %d rows wait, want %d: %+v", says, len(rows), want, rows)
		}
		return rows
	}
	beginsWeek(t, s, "2024-07-08", "2024-07-08 07:30")
	weeks("where nobody chose it", 0)
	if err := s.PutSetting(t.Context(), outbox.WeekKey, outbox.WeekOn, 0); err != nil { // still at 07:30
		t.Fatal(err)
	}
	s.Writer().MustExec(`UPDATE settings SET since = since + 60`)
	beginsWeek(t, s, "2024-07-08", "2024-07-08 07:45")
	weeks("of the week in which it was chosen", 0)
	beginsWeek(t, s, "2024-07-15", "2024-07-15 20:00")
	weeks("once the day is over", 0)
	beginsWeek(t, s, "2024-07-15", "2024-07-15 07:30")
	for _, r := range weeks("on the next Monday", 2) {
		want := map[int64]string{5: unitCode(0), 6: ""}
		if unit, told := want[r.Person]; !told || r.Unit != unit || r.Occasion != "2024-07-15" || !r.NotBefore.Equal(at("2024-07-15 07:30")) || !r.Expires.Equal(at("2024-07-15 20:00")) {
			t.Errorf("%+v", r)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, opt)
	beginsWeek(t, s, "2024-07-15", "2024-07-15 08:00")
	weeks("after a new start", 2)
	if err := s.PutSetting(t.Context(), outbox.WeekKey, "", 0); err != nil {
		t.Fatal(err)
	}
	beginsWeek(t, s, "2024-07-22", "2024-07-22 07:30")
	weeks("once it is off again", 2)
}

// A week is compared with how the units stood exactly when the newest week before the day began, and with nothing older than two weeks.
func TestWeekIsComparedWithHowTheOneBeforeBegan(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 20)
	rules, _ := s.RuleSet("dien-bien-459")
	r := rand.New(rand.NewPCG(3, 4))
	first := scoring.Rank(randomCards(t, r, rules, weekMonth, 20))
	putStandings(t, s, weekMonth, first, false)
	beginsWeek(t, s, "2024-07-08", "2024-07-08 07:30")
	second := scoring.Rank(randomCards(t, r, rules, weekMonth, 18))
	putStandings(t, s, weekMonth, second, false)
	beginsWeek(t, s, "2024-07-08", "2024-07-08 07:45") // nothing is kept anew
	beginsWeek(t, s, "2024-07-15", "2024-07-16 09:00") // the program was off on Monday
	for _, c := range []struct {
		says, now string
		month     scoring.Month
		want      []scoring.Standing
		at        string
	}{
		{"on the first Monday", "2024-07-08 08:00", weekMonth, nil, ""},
		{"in that week", "2024-07-09 08:00", weekMonth, first, "2024-07-08 07:30"},
		{"on the next Monday", "2024-07-15 08:00", weekMonth, first, "2024-07-08 07:30"},
		{"on the day on which the program is back", "2024-07-16 10:00", weekMonth, first, "2024-07-08 07:30"},
		{"after it", "2024-07-17 08:00", weekMonth, second, "2024-07-16 09:00"},
		{"two weeks later", "2024-07-29 08:00", weekMonth, second, "2024-07-16 09:00"},
		{"still later", "2024-07-30 08:00", weekMonth, nil, ""},
		{"of a month that was not ranked then", "2024-07-17 08:00", "2024-07", nil, ""},
	} {
		want := map[string]scoring.Standing{}
		for _, s := range c.want {
			if s.IsRanked() {
				want[s.Unit] = s
			}
		}
		was, begun, err := s.WeekBefore(t.Context(), c.month, "", at(c.now))
		if err != nil || len(was) != len(want) || c.at != "" && !begun.Equal(at(c.at)) {
			t.Errorf("%s: %d units as of %v, %v; want %d as of %s", c.says, len(was), begun, err, len(want), c.at)
			continue
		}
		for _, got := range was {
			w := want[got.Unit]
			if got.Converted.Cmp(w.Converted) != 0 || got.Rank != w.Rank || got.Of != w.Of || !w.Comparable(&got.Standing) || got.Name == "" {
				t.Errorf("%s: %+v, want %+v", c.says, got.Standing, w)
			}
			own, _, err := s.WeekBefore(t.Context(), c.month, got.Unit, at(c.now))
			if err != nil || len(own) != 1 || own[0].Unit != got.Unit || own[0].Converted.Cmp(got.Converted) != 0 {
				t.Errorf("%s: of the unit itself %+v, %v", c.says, own, err)
			}
		}
	}
	beginsWeek(t, s, "2024-08-19", "2024-08-19 07:30")
	var kept []string
	if err := s.Reader().Select(&kept, `SELECT DISTINCT monday FROM weeks ORDER BY monday`); err != nil || len(kept) != 2 || kept[0] != "2024-07-15" {
		t.Errorf("the weeks %v are kept, %v", kept, err)
	}
}

// The averages of leagues follow what is taken in.
func TestAveragesFollowTheCards(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 10)
	rules, _ := s.RuleSet("dien-bien-459")
	r := rand.New(rand.NewPCG(5, 6))
	for range 2 {
		standings := scoring.Rank(randomCards(t, r, rules, weekMonth, 10))
		putStandings(t, s, weekMonth, standings, false)
		var all []scoring.Record
		for _, st := range standings {
			all = append(all, scoring.Record{Standing: st})
		}
		want := scoring.Averages(all)
		got, err := s.Averages(t.Context(), weekMonth)
		if err != nil || len(got) != 1 || got[0].Points.Cmp(want[0].Points) != 0 || got[0].Units != want[0].Units {
			t.Errorf("%+v, %v; want %+v", got, err, want)
		}
	}
}
