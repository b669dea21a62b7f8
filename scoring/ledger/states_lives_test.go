package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"motcua/scoring"
)

// fiveUnits are the codes of the units of an authority.
var fiveUnits = []string{"A", "B", "C", "D", "E"}

// life is a dossier as it is, whatever files say of it.
type life struct {
	code, unit              string
	received, due, finished time.Time // finished is zero when it never is
	void                    bool
	rest                    string // channel, fee, payment, digitisation
	result                  string
}

// newLives are the dossiers that the units receive in months in a row. A unit has busy months, and some in which there is next to nothing.
func newLives(r *rand.Rand, first scoring.Month, months int, zone *time.Location) (all []*life) {
	good := map[string]int{}
	for _, unit := range fiveUnits {
		good[unit] = 2 + r.IntN(9) // of ten dossiers
	}
	m := first
	for range months {
		for _, unit := range fiveUnits {
			n := []int{0, 2, 4, 6, 8, 8, 10, 14}[r.IntN(8)]
			for range n {
				all = append(all, newLife(r, unit, m, len(all), good[unit], zone))
			}
		}
		m = m.Next()
	}
	return all
}

func newLife(r *rand.Rand, unit string, m scoring.Month, n, good int, zone *time.Location) *life {
	well := func(yes, no string) string {
		if r.IntN(10) < good {
			return yes
		}
		return no
	}
	start := m.Start(zone)
	received := start.Add(time.Duration(r.Int64N(int64(m.End(zone).Sub(start)))).Truncate(time.Minute))
	l := &life{
		code: fmt.Sprintf("%s-%s-%05d", unit, received.Format("060102"), n), unit: unit, received: received,
		due:    received.AddDate(0, 0, 3+r.IntN(20)),
		rest:   well("2", "1") + ";1000;" + well("trực tuyến", "tiền mặt") + ";" + well("Có số hóa TPHS", "Chưa số hóa TPHS"),
		result: well("có", "không"),
	}
	if r.IntN(12) > 0 {
		l.finished = received.Add(time.Duration(10+r.IntN(30*24*60)) * time.Minute)
	}
	return l
}

// correct makes something else of a life than what was told so far.
func (l *life) correct(r *rand.Rand) {
	switch r.IntN(4) {
	case 0:
		l.void = !l.void
	case 1:
		l.finished = time.Time{}
	default:
		l.finished = l.received.Add(time.Duration(10+r.IntN(40*24*60)) * time.Minute)
	}
}

// at is what is known of the life at an instant.
func (l *life) at(at time.Time) heard {
	h := heard{unit: l.unit, received: l.received, due: l.due, void: l.void}
	if !l.void && !l.finished.IsZero() && !l.finished.After(at) {
		h.finished = l.finished
	}
	return h
}

// sent is a file.
type sent struct {
	name, body string
	dossiers   map[string]heard
	units      []string
	saysResult bool // it has a column for electronic results
}

// wanted is what somebody asks a system for: all dossiers of some units that were received in a period, or resolved in it, or either.
type wanted struct {
	scoring.Period
	scoring.Lists
	units      []string
	at         time.Time
	saysResult bool
}

// export is the file that the system gives; false when there is nothing in it.
func (w wanted) export(lives []*life) (f sent, some bool) {
	f = sent{name: "x.csv", dossiers: map[string]heard{}, saysResult: w.saysResult}
	in := func(at time.Time) bool { return !at.Before(w.From) && at.Before(w.Until) && !at.After(w.at) }
	const day = "02/01/2006 15:04"
	columns := header
	if !w.saysResult {
		columns = columns[:strings.LastIndex(columns, ";")]
	}
	lines := []string{columns}
	for _, l := range lives {
		h := l.at(w.at)
		if l.received.After(w.at) || !slices.Contains(w.units, l.unit) || !(w.Received && in(l.received) || w.Resolved && in(h.finished)) {
			continue
		}
		status, finished := "4", ""
		switch {
		case h.void:
			status = "3"
		case !h.finished.IsZero():
			status, finished = "10", h.finished.Format(day)
		}
		line := strings.Join([]string{l.code, l.unit, "Thủ tục", l.received.Format(day), l.due.Format(day), finished, status, l.rest}, ";")
		if w.saysResult {
			line += ";" + l.result
		}
		lines = append(lines, line)
		f.dossiers[l.code] = h
		if !slices.Contains(f.units, l.unit) {
			f.units = append(f.units, l.unit)
		}
	}
	f.body = strings.Join(lines, "\n")
	return f, len(lines) > 1
}
