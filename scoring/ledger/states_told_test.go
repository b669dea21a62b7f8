package ledger_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

// checkTold looks at what is new in watches and in the outbox: a figure that was not there before is of a month that is full for its unit,
// and so is a summary.
func (a *authority) checkTold(t *testing.T, verdicts map[scoring.Month]map[string]verdict) {
	full := func(unit string, m scoring.Month) bool { return verdicts[m][unit].state == scoring.MonthFull }
	a.checkWatches(t, full)
	rows, err := a.read.Query(`SELECT o.id, o.reason, ifnull(u.code, ''), o.month, o.payload FROM outbox o LEFT JOIN units u ON u.id = o.unit
		WHERE o.id > ? AND o.state <> 'cancelled' ORDER BY o.id`, a.last.notice)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var reason outbox.Reason
		var unit, payload string
		var m scoring.Month
		if err := rows.Scan(&a.last.notice, &reason, &unit, &m, &payload); err != nil {
			t.Fatal(err)
		}
		a.seen.notices++
		switch reason {
		case outbox.Summary:
			if !full(unit, m) {
				a.wrong(t, "a summary tells of %s in %s, which is %q", unit, m, verdicts[m][unit].state)
			}
		case outbox.NotClosed:
			// Which month it tells of is found when it goes out, by what checkAnswers looks at.
			if a.closable(m, full) == "" {
				a.wrong(t, "the admins are to close a month up to %s, and none can be", m)
			}
		default:
			a.checkChanges(t, reason, unit, payload)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// closable is the oldest month up to another one that some unit has full and that is not closed; "" for none.
func (a *authority) closable(upTo scoring.Month, full func(unit string, m scoring.Month) bool) scoring.Month {
	for m := a.first.Prev().Prev().Prev(); m <= upTo; m = m.Next() {
		if a.closed[m] == nil && slices.ContainsFunc(fiveUnits, func(unit string) bool { return full(unit, m) }) {
			return m
		}
	}
	return ""
}

// checkWatches looks at the figures that are new in what is known of units.
func (a *authority) checkWatches(t *testing.T, full func(unit string, m scoring.Month) bool) {
	for unit, packed := range a.watches(t) {
		if a.last.watches[unit] == packed {
			continue
		}
		a.last.watches[unit] = packed
		w, err := a.store.Watch(t.Context(), unit)
		if err != nil {
			t.Fatal(err)
		}
		figures := slices.Clone(w.Latest)
		for _, x := range w.Warnings {
			figures = append(figures, x.Opened)
		}
		for _, f := range figures {
			key := figureKey(unit, f.Indicator, f.Month, f.Points.String())
			if a.figures[key] {
				continue
			}
			rules, _ := a.Rules.For(f.Month)
			ind, _ := rules.Indicator(f.Indicator)
			if enough := ind.Counts == scoring.Entered || f.Tally.Denominator >= int64(a.book.thresholds.WarnDossiers); !full(unit, f.Month) || !enough {
				a.wrong(t, "%s is watched by %s in %s, counted %v", unit, f.Indicator, f.Month, f.Tally)
			}
			a.figures[key] = true
			a.seen.figures++
		}
	}
}

func figureKey(unit, indicator string, m scoring.Month, points string) string {
	return fmt.Sprint(unit, " ", indicator, " ", m, " ", points)
}

// watches are what is known of the warnings of units, as it is stored.
func (a *authority) watches(t *testing.T) map[string]string {
	rows, err := a.read.Query(`SELECT u.code, w.watch FROM watches w JOIN units u ON u.id = w.unit`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var unit, packed string
		if err := rows.Scan(&unit, &packed); err != nil {
			t.Fatal(err)
		}
		all[unit] = packed
	}
	return all
}

// checkChanges looks at what a notice tells of a unit: no figure, or one that was watched.
func (a *authority) checkChanges(t *testing.T, reason outbox.Reason, unit, payload string) {
	var told struct {
		Changes []struct {
			To struct {
				Indicator   string
				Month       scoring.Month
				Points, Max string
			}
		}
	}
	if err := json.Unmarshal([]byte(payload), &told); err != nil {
		t.Fatal(err)
	}
	for _, c := range told.Changes {
		if c.To.Max != "0" && !a.figures[figureKey(unit, c.To.Indicator, c.To.Month, c.To.Points)] {
			a.wrong(t, "a notice (%s) tells %s of %s in %s, %s points", reason, unit, c.To.Indicator, c.To.Month, c.To.Points)
		}
	}
}
