package notice_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/notice"
	"motcua/scoring/people"
	"motcua/scoring/workdays"
)

// history is a random one of a unit, beside what the reference makes of it.
type history struct {
	*world
	*rand.Rand
	reference
	at      time.Time
	figures []notice.Figure // of the last import
	tenths  int64           // the target
	mail    []*letter
	flown   map[int64]bool // rows that were in flight when what they tell of was closed or acknowledged
	diary   []string       // kept when wordy, for a history that is wrong
	wordy   bool
	strange string // what was wrong with notices
	notices int
}

// offices are the peoples of a unit that the histories choose from.
var offices = [][]notice.Recipient{
	everybody, everybody, everybody,
	everybody[2:], // no officer
	everybody[3:], // the admin alone
	append([]notice.Recipient{{Person: 3, Role: people.Officer}, {Person: 3, Role: people.Chair}}, everybody...),
}

// Whatever happens, in whatever order, everybody is told what the reference says they must be, once, and nothing else.
func TestNobodyIsToldTwiceOrTooLateOrInTheNight(t *testing.T) {
	const histories = 10_000
	days := calendar(t)
	notices, letters, endings := 0, 0, 0
	for i := range uint64(histories) {
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
	t.Logf("%d histories, %d notices, %d attempts to send, %d persons told of an end", histories, notices, letters, endings)
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

// step is one thing that happens to the unit.
func (h *history) step() {
	switch person := h.people[h.IntN(len(h.people))].Person; h.IntN(9) {
	case 0, 1, 2:
		h.data = h.at
		h.newFigures("import")
	case 3:
		h.newFigures("correct")
	case 4:
		h.tenths = []int64{70, 80, 90, 100}[h.IntN(4)]
		h.newFigures("target")
	case 5:
		h.note("the same file")
		h.take(h.figures)
	case 6:
		h.note("ack %d", person)
		for _, e := range h.episodes {
			if e.closed.IsZero() && e.acknowledged.IsZero() && !h.at.Before(loud(e.since)) {
				e.acknowledged = h.at
				h.fly(e)
			}
		}
		next, notices := notice.Acknowledge(h.watch, person, h.at)
		h.watch = next
		h.plan(notices, h.at)
	case 7:
		h.note("snooze %d", person)
		morning := loud(time.Date(h.at.Year(), h.at.Month(), h.at.Day()+1, 7, 0, 0, 0, zone))
		for _, e := range h.episodes {
			if e.closed.IsZero() && !h.at.Before(loud(e.since)) {
				e.asked[person] = append(e.asked[person], morning)
			}
		}
		h.watch, _ = notice.Snooze(h.watch, person, h.at, h.days)
	default:
		h.note("tick")
		h.take(nil)
	}
}

// newFigures are of some of three indicators, near the target.
func (h *history) newFigures(what string) {
	h.target = scoring.Frac(h.tenths, 10)
	h.figures = nil
	for _, indicator := range []string{"A", "B", "C"} {
		if h.IntN(4) > 0 {
			points := min(h.tenths+[]int64{-20, -1, 0, 1, 2, 10}[h.IntN(6)], 100)
			h.figures = append(h.figures, h.figure(indicator, scoring.Frac(points, 10)))
		}
	}
	h.note("%s, target %d: %v", what, h.tenths, h.figures)
	h.take(h.figures)
}

// take decides, and lets the reference do the same.
func (h *history) take(figures []notice.Figure) {
	fell := notice.Breach
	if slices.ContainsFunc(h.episodes, func(e *episode) bool { return e.closed.IsZero() }) {
		fell = notice.Further
	}
	for _, f := range figures {
		before := h.open(f.Indicator)
		h.learn(f.Indicator, f.Points.Tenths(), f.Target.Tenths(), f.DataTime, h.at, h.mail)
		if before != nil && !before.closed.IsZero() {
			h.fly(before)
		}
	}
	notices := h.decide(figures, h.at)
	h.notices += len(notices)
	for i, n := range notices {
		if h.wordy {
			h.note("  %s", sayNotice(n))
		}
		for _, other := range notices[:i] {
			if n.Reason == other.Reason && n.To == other.To && n.Person == other.Person {
				h.strange = "one occasion gives two notices: " + sayNotice(n)
			}
		}
		if n.To == notice.Officers && n.Reason != fell {
			h.strange = fmt.Sprintf("it says %s, but must say %s", n.Reason, fell)
		}
		for _, c := range n.Changes {
			if e := h.find(c.Indicator, c.Since); e != nil && n.Reason == notice.Reminder && n.To == notice.Warned {
				e.weekly = append(e.weekly, h.at)
			}
		}
	}
}

// fly notes the rows in flight about an episode: they may come back unsent, and are sent all the same then.
func (h *history) fly(e *episode) {
	for _, l := range h.mail {
		if l.state == notice.Sending && l.tells(e) {
			h.flown[l.row] = true
		}
	}
}

// again is what a restart does: the same decision once more, with the same figures or none.
func (h *history) again() string {
	h.take(nil)
	for _, figures := range [][]notice.Figure{nil, h.figures} {
		next, notices := notice.Decide(h.watch, figures, h.at, h.days)
		if len(notices) > 0 || !reflect.DeepEqual(next, h.watch) {
			return fmt.Sprintf("the same again says %v", notices)
		}
	}
	return ""
}

// seen says whether anything about the episode went out to the person, or was refused.
func (h *history) seen(person int64, e *episode) bool {
	return slices.ContainsFunc(h.mail, func(l *letter) bool {
		return l.person == person && (l.out() || l.state == notice.Refused) && l.tells(e) && !ends(l.reason)
	})
}
