// A pace is measured without the race detector, which makes the program several times as slow.
//go:build !race

package main

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
)

// A backlog goes out at the pace that Telegram allows, and who asks meanwhile is answered as if it were not there. Telegram never
// asks to wait.
func TestAThousandNoticesAndThoseWhoAsk(t *testing.T) {
	besideOthers(t)
	for _, c := range []struct {
		sentence string
		notices  int
		every    time.Duration // somebody asks
		most     time.Duration // all notices take
	}{
		{"a thousand notices, and a question a second", 1000, 1100 * time.Millisecond, 36 * time.Second},
		{"a hundred and fifty, and five questions a second", 150, 200 * time.Millisecond, 8 * time.Second},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if c.notices == 1000 && !trial.Soaks() {
				t.Skip("the smaller one shows the same within seconds")
			}
			w := newDesk(t, "2026-11-25T09:00:00+07:00") // a Wednesday
			units, register := unitsCalled(t, stormUnits+1)
			if err := demo.TakeAll(t.Context(), w.house.Importer(w.settings), ledger.ImportOptions{}, demo.Memory("don-vi.csv", register)); err != nil {
				t.Fatal(err)
			}
			warned, calm := units[:stormUnits], units[stormUnits:]
			if err := w.takesAll(units, flock{onTime: 20}); err != nil {
				t.Fatal(err)
			}
			w.employs(10_000, c.notices, warned)
			asking := w.employs(1, 50, calm)
			ctx, stop := context.WithCancel(t.Context())
			sent := w.sends(ctx)
			if err := w.takesAll(warned, flock{onTime: 10, late: 10}); err != nil {
				t.Fatal(err)
			}
			for n := 0; n < int((c.most+time.Minute)/c.every) && len(w.rows(outbox.Queued, outbox.Sending)) > 0; n++ {
				asking[n%len(asking)].Send("/diem")
				time.Sleep(c.every)
			}
			w.stop()
			stop()
			w.keptPace(<-sent, asking, c.notices, c.most)
		})
	}
}

// keptPace looks at what was sent: notices to so many, and answers to those who asked.
func (w *desk) keptPace(sent []sandbox.Entry, asking []*sandbox.User, notices int, most time.Duration) {
	t := w.t
	t.Helper()
	told := slices.DeleteFunc(slices.Clone(sent), func(e sandbox.Entry) bool { return !strings.Contains(e.Text, "Cảnh báo") })
	if len(told) != notices {
		t.Fatalf("%d notices arrive, want %d\nlog: %s", len(told), notices, w.log.bytes())
	}
	for _, row := range w.rows(everyState...) {
		if row.State != outbox.Accepted || row.Attempts != 1 {
			t.Errorf("a row ends as %+v", row)
		}
	}
	took, dense := told[notices-1].At.Sub(told[0].At), 0
	for i, e := range sent {
		n := 1
		for n <= i && e.At.Sub(sent[i-n].At) < time.Second {
			n++
		}
		dense = max(dense, n)
	}
	var waits []time.Duration
	for _, u := range asking {
		waits = append(waits, answeredAfter(w.telegram.Transcript(u.ID))...)
	}
	slices.Sort(waits)
	if len(waits) == 0 {
		t.Fatal("nobody was answered")
	}
	middle, late := waits[len(waits)/2], waits[(len(waits)*99+99)/100-1]
	t.Logf("%d notices in %v, with the answers at most %d messages in a second; %d questions answered after %v, at p99 after %v",
		notices, took.Round(time.Millisecond), dense, len(waits), middle.Round(time.Millisecond), late.Round(time.Millisecond))
	if len(waits) != len(sent)-notices {
		t.Errorf("%d questions are answered with %d messages", len(waits), len(sent)-notices)
	}
	if trial.JudgesTimes() && (took > most+slack || dense > 30 || late > 100*time.Millisecond+slack) {
		t.Errorf("%d notices take %v, want %v; %d messages in one second, want 30; answers at p99 after %v", notices, took, most, dense, late)
	}
	if refused := strings.Count(string(w.log.bytes()), "asks to wait"); refused > 0 {
		t.Errorf("Telegram asks to wait %d times\n%s", refused, w.log.bytes())
	}
}

// answeredAfter is how long each question in a chat was without an answer.
func answeredAfter(chat []sandbox.Entry) (waits []time.Duration) {
	var asked time.Time
	for _, e := range chat {
		switch {
		case e.Kind != sandbox.Message:
		case !e.Bot && e.Text == "/diem":
			asked = e.At
		case e.Bot && !asked.IsZero():
			waits, asked = append(waits, e.At.Sub(asked)), time.Time{}
		}
	}
	return waits
}
