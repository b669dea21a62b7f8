package warning_test

import (
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

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
		shown := h.shown()
		h.note("ack %d what was open at %s", person, shown.Format("01-02 15:04"))
		for _, e := range h.episodes {
			if e.closed.IsZero() && e.acknowledged.IsZero() && !e.since.After(shown) {
				e.acknowledged, e.by = h.at, person
				h.fly(e)
			}
		}
		next, notices := warning.Acknowledge(h.watch, person, warning.OpenedBy(shown), h.at)
		h.watch = next
		h.plan(notices, h.at)
	case 7:
		shown := h.shown()
		h.note("snooze %d what was open at %s", person, shown.Format("01-02 15:04"))
		morning := loud(time.Date(h.at.Year(), h.at.Month(), h.at.Day()+1, 7, 0, 0, 0, zone))
		for _, e := range h.episodes {
			if e.closed.IsZero() && !e.since.After(shown) {
				e.asked[person] = append(e.asked[person], morning)
			}
		}
		h.watch, _ = warning.Snooze(h.watch, person, warning.OpenedBy(shown), h.at, h.days)
	default:
		h.note("tick")
		h.take(nil)
	}
}

// shown is when the message was made under which somebody presses: mostly now, at times a day ago.
func (h *history) shown() time.Time {
	if h.IntN(4) == 0 {
		return h.at.AddDate(0, 0, -1)
	}
	return h.at
}

// newFigures are of some of three indicators, near the target.
func (h *history) newFigures(what string) {
	h.target = scoring.Frac(h.tenths, 10)
	h.figures = nil
	for _, indicator := range []string{"A", "B", "C"} {
		switch h.IntN(8) {
		case 0:
		case 1:
			h.figures = append(h.figures, outbox.Figure{Indicator: indicator, Month: "2024-04"})
		default:
			points := min(h.tenths+[]int64{-20, -1, 0, 1, 2, 10}[h.IntN(6)], 100)
			h.figures = append(h.figures, h.figure(indicator, scoring.Frac(points, 10)))
		}
	}
	h.note("%s, target %d: %v", what, h.tenths, h.figures)
	h.take(h.figures)
}

// take decides, and lets the reference do the same.
func (h *history) take(figures []outbox.Figure) {
	fell := outbox.Breach
	if slices.ContainsFunc(h.episodes, func(e *episode) bool { return e.closed.IsZero() }) {
		fell = outbox.Further
	}
	for _, f := range figures {
		before := h.open(f.Indicator)
		if f.Assessed() {
			h.learn(f.Indicator, f.Points.Tenths(), f.Target.Tenths(), f.DataTime, h.at, h.mail)
		} else if before != nil {
			before.close(outbox.Withdrawn, h.at, h.mail)
		}
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
		if n.To == outbox.Officers && n.Reason != fell {
			h.strange = fmt.Sprintf("it says %s, but must say %s", n.Reason, fell)
		}
		for _, c := range n.Changes {
			if e := h.find(c.Indicator, c.Since); e != nil && n.Reason == outbox.Reminder && n.To == outbox.Warned {
				e.weekly = append(e.weekly, h.at)
			}
		}
	}
}

// fly notes the rows in flight about an episode: they may come back unsent, and are sent all the same then.
func (h *history) fly(e *episode) {
	for _, l := range h.mail {
		if l.state == outbox.Sending && l.tells(e) {
			h.flown[l.row] = true
		}
	}
}
