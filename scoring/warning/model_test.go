package warning_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/scoring/workdays"
)

// history is a random one of a unit, beside what the reference makes of it.
type history struct {
	*world
	*rand.Rand
	reference
	at      time.Time
	figures []outbox.Figure // of the last import
	tenths  int64           // the target
	mail    []*letter
	flown   map[int64]bool // rows that were in flight when what they tell of was closed or acknowledged
	diary   []string       // kept when wordy, for a history that is wrong
	wordy   bool
	strange string // what was wrong with notices
	notices int
}

// offices are the peoples of a unit that the histories choose from.
var offices = [][]outbox.Recipient{
	everybody, everybody, everybody,
	everybody[2:], // no officer
	everybody[3:], // the admin alone
	append([]outbox.Recipient{{Person: 3, Role: people.Officer}, {Person: 3, Role: people.Chair}}, everybody...),
}

// Whatever happens, in whatever order, everybody is told what the reference says they must be, once, and nothing else.
func TestNobodyIsToldTwiceOrTooLateOrInTheNight(t *testing.T) {
	days := calendar(t)
	notices, letters, endings := 0, 0, 0
	for i := range uint64(trial.Count(10_000, 1000, 200)) {
		h := newHistory(t, days, i)
		if wrong := h.run(); wrong != "" {
			h = newHistory(t, days, i)
			h.wordy = true
			h.run()
			t.Fatalf("history %d: %s\n%s", i, wrong, strings.Join(h.diary, "\n"))
		}
		notices += h.notices
		letters += len(h.mail)
		for _, e := range h.episodes {
			endings += len(e.warned)
		}
	}
	t.Logf("%d notices, %d attempts to send, %d persons told of an end", notices, letters, endings)
}

func newHistory(t *testing.T, days *workdays.Calendar, seed uint64) *history {
	h := &history{world: newWorld(t, days), Rand: rand.New(rand.NewPCG(seed, 2024)), tenths: 80, flown: map[int64]bool{},
		at: time.Date(2024, 4, 10, 8, 0, 0, 0, zone)}
	h.people = offices[h.IntN(len(offices))]
	return h
}

// run lives through some weeks and gives what is wrong, "" when nothing is.
func (h *history) run() string {
	for range 10 + h.IntN(20) {
		h.pass()
		h.step()
		if wrong := cmp.Or(h.strange, h.again()); wrong != "" {
			return wrong
		}
		h.settle()
		if wrong := h.courier(h.IntN(3)); wrong != "" {
			return wrong
		}
	}
	h.at = loud(h.at.AddDate(0, 0, 1))
	h.take(nil)
	h.settle()
	if wrong := h.courier(works); wrong != "" {
		return wrong
	}
	return cmp.Or(h.strange, h.audit())
}

func (h *history) note(format string, arguments ...any) {
	if !h.wordy {
		return
	}
	h.diary = append(h.diary, h.at.Format("01-02 15:04 ")+fmt.Sprintf(format, arguments...))
}

// pass lets time go by: minutes, hours or days.
func (h *history) pass() {
	units := []time.Duration{time.Minute, time.Minute, time.Hour, time.Hour, 24 * time.Hour}
	h.at = h.at.Add(time.Duration(1+h.IntN(10)) * units[h.IntN(len(units))])
}

// again is what a restart does: the same decision once more, with the same figures or none.
func (h *history) again() string {
	h.take(nil)
	for _, figures := range [][]outbox.Figure{nil, h.figures} {
		next, notices := warning.Decide(h.watch, figures, h.at, h.days)
		if len(notices) > 0 || !reflect.DeepEqual(next, h.watch) {
			return fmt.Sprintf("the same again says %v", notices)
		}
	}
	return ""
}
