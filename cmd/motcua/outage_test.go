package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
)

const (
	outageUnits = 24 // of each of four kinds, in a soak
	outageStaff = 3  // officers of each unit
)

// Telegram is out of reach for two days and nights while files are taken in. Then everybody gets one message, of what is true by
// then, and nobody gets any who has nothing to hear.
func TestTwoDaysWithoutTelegram(t *testing.T) {
	besideOthers(t)
	w := newDesk(t, "2026-11-25T09:00:00+07:00") // a Wednesday
	each := max(4, few(outageUnits))
	units, register := unitsCalled(t, 4*each)
	if err := demo.TakeAll(t.Context(), w.house.Importer(w.settings), ledger.ImportOptions{}, demo.Memory("don-vi.csv", register)); err != nil {
		t.Fatal(err)
	}
	kind := func(n int) []string { return units[n*each : (n+1)*each] }
	fall, waver, late, mend := kind(0), kind(1), kind(2), kind(3)
	staff := w.employs(1000, len(units)*outageStaff, units)
	takes := func(of []string, f flock) {
		t.Helper()
		if err := w.takesAll(of, f); err != nil {
			t.Fatal(err)
		}
	}
	good, bad := flock{onTime: 22}, flock{onTime: 16, late: 6}
	takes(units, good)
	takes(mend, bad)
	w.drains(patience)
	before := map[int64]int{}
	for _, u := range staff {
		before[u.ID] = len(messages(w.telegram, u))
	}

	if err := w.telegram.SetAway(true); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		at    string
		units []string
		flock flock
	}{
		{"2026-11-25 14:00", fall, bad},
		{"2026-11-25 22:00", waver, bad}, // at night
		{"2026-11-26 07:31", mend, good}, // with the morning's lists
		{"2026-11-26 14:00", waver, good},
		{"2026-11-26 22:30", fall, flock{onTime: 17, late: 5, open: 2}},
		{"2026-11-27 07:31", late, bad},
		{"2026-11-27 09:05", nil, flock{}},
	} {
		w.moves(step.at)
		w.sees(&w.calendarLooks)
		if len(step.units) > 0 {
			takes(step.units, step.flock)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	sent := w.sends(ctx)
	if err := w.telegram.SetAway(false); err != nil {
		t.Fatal(err)
	}
	w.drains(patience)
	w.stop()
	stop()

	for i, u := range staff {
		got := messages(w.telegram, u)[before[u.ID]:]
		var want []string
		switch n := i % len(units) / each; n {
		case 0:
			want = []string{"2 hồ sơ đến hạn", "Cảnh báo", lastFigures}
		case 2:
			want = []string{"Cảnh báo", "21,8/30"}
		case 3:
			want = []string{"Đã khắc phục"}
		}
		if len(got) != min(1, len(want)) {
			t.Fatalf("%d gets %d messages after the outage, want %q", u.ID, len(got), want)
		}
		for _, part := range want {
			if !strings.Contains(got[0].Text, part) {
				t.Fatalf("%d is not told %q:\n%s", u.ID, part, got[0].Text)
			}
		}
	}
	w.tellsOfWhatIsOpen()
	w.drainedAtTheLimit(<-sent)
}

// tellsOfWhatIsOpen looks whether the warnings that were told are open, but for those whose end was told, too.
func (w *desk) tellsOfWhatIsOpen() {
	w.t.Helper()
	ended := map[string]bool{} // by unit
	rows := w.rows(outbox.Accepted)
	for _, row := range rows {
		ended[row.Unit] = ended[row.Unit] || row.Reason == outbox.Recovered
	}
	told := 0
	for _, row := range rows {
		if !row.Reason.Kind().Warns || ended[row.Unit] {
			continue
		}
		watch, err := w.house.Store.Watch(w.t.Context(), row.Unit)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, c := range row.Changes {
			told++
			if x, open := watch.Warning(c.Indicator); !open || !x.Since.Equal(c.Since) {
				w.t.Errorf("row %d tells of %s of %s, which is not open", row.ID, c.Indicator, row.Unit)
			}
		}
	}
	w.t.Logf("%d warnings were told that are open", told)
}

// drainedAtTheLimit holds against Telegram's limit what was sent in one go.
func (w *desk) drainedAtTheLimit(sent []sandbox.Entry) {
	w.t.Helper()
	took := sent[len(sent)-1].At.Sub(sent[0].At)
	ideal := time.Duration(len(sent)-1) * time.Second / 30
	w.t.Logf("%d messages in %v; at the limit it would be %v", len(sent), took.Round(time.Millisecond), ideal.Round(time.Millisecond))
	if took > ideal*10/9+slack && trial.JudgesTimes() {
		w.t.Errorf("the backlog of %d messages took %v, want at most a ninth more than %v", len(sent), took, ideal)
	}
}
