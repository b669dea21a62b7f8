package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// expected is what must be said of a month: what was when it was closed, else what follows from the files.
func (a *authority) expected(m scoring.Month, tallies map[ledger.UnitMonth]tally) map[string]verdict {
	if closed := a.closed[m]; closed != nil {
		return closed
	}
	return a.book.month(m, a.now, tallies)
}

// tallies are those of the book, and what the store counts as overdue.
func (a *authority) tallies(t *testing.T) map[ledger.UnitMonth]tally {
	tallies := a.book.tallies()
	for m, units := range a.lines(t, overdue) {
		for _, unit := range units {
			um := ledger.UnitMonth{Unit: unit, Month: m}
			of := tallies[um]
			of.overdue = true
			tallies[um] = of
		}
	}
	return tallies
}

// check holds all that the store says against the book.
func (a *authority) check(t *testing.T) {
	t.Helper()
	a.seen.steps++
	tallies := a.tallies(t)
	views, cards := a.lines(t, unitMonths), a.lines(t, scorecards)
	verdicts := map[scoring.Month]map[string]verdict{}
	this := scoring.MonthOf(a.now, a.Zone)
	months := map[scoring.Month]string{}
	for m := a.first.Prev().Prev().Prev(); m <= this; m = m.Next() {
		v := a.expected(m, tallies)
		verdicts[m] = v
		if got, want := strings.Join(views[m], "\n"), strings.Join(a.said(m, v), "\n"); got != want {
			a.wrong(t, "%s is\n%s\nand must be\n%s", m, got, want)
		}
		months[m] = strings.Join(cards[m], "\n")
		if months[m] != a.last.months[m] {
			a.checkCards(t, m, v, cards[m])
		}
		delete(views, m)
		delete(cards, m)
	}
	if len(views) > 0 || len(cards) > 0 {
		a.wrong(t, "the views have other months, too: %v, %v", views, cards)
	}
	a.last.months = months
	a.checkAnswers(t, this, verdicts)
	a.checkTold(t, verdicts)
}

const (
	overdue    = `SELECT l.month, u.code FROM scorecard_lines l JOIN units u ON u.id = l.unit WHERE l.indicator = 'TD' AND l.denominator > l.numerator`
	unitMonths = `SELECT month, unit || ' ' || state || ' lacks ' || lacks || ' waits ' || waits || ' of ' || ifnull(dossiers, '-') FROM v_unit_months ORDER BY month, unit`
	scorecards = `SELECT month, unit || ' ' || state || ' rank ' || ifnull(rank, '-') || ' of ' || ranked || ', ' || ifnull(grade, '-') || ', ' || ifnull(converted_tenths, '-') || ', ' || total_tenths
		FROM v_scorecards ORDER BY month, unit`
)

// lines are the rows of a view by month.
func (a *authority) lines(t *testing.T, question string) map[scoring.Month][]string {
	rows, err := a.read.Query(question)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[scoring.Month][]string{}
	for rows.Next() {
		var m scoring.Month
		var line string
		if err := rows.Scan(&m, &line); err != nil {
			t.Fatal(err)
		}
		all[m] = append(all[m], line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// said is what the view of units' months must say of one.
func (a *authority) said(m scoring.Month, verdicts map[string]verdict) (lines []string) {
	for _, unit := range fiveUnits {
		um := ledger.UnitMonth{Unit: unit, Month: m}
		if v, reported := verdicts[unit]; reported {
			lines = append(lines, fmt.Sprintf("%s %s lacks %s waits %s of %d", unit, v.state, strings.Join(v.lacks, " "), strings.Join(v.waits, " "), v.dossiers))
		} else if a.book.touches(um) {
			lines = append(lines, unit+" not-reported lacks  waits  of -")
		}
	}
	return lines
}

// checkCards holds the cards of a month against what must be said of it, their ranks against each other, and the view of cards against both.
func (a *authority) checkCards(t *testing.T, m scoring.Month, verdicts map[string]verdict, view []string) {
	records, err := a.store.Records(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != len(verdicts) {
		a.wrong(t, "%s has %d cards and must have %d", m, len(records), len(verdicts))
	}
	ranked := slices.DeleteFunc(slices.Clone(records), func(r scoring.Record) bool { return r.State != scoring.MonthFull || !r.Scored })
	var lines []string
	for _, r := range records {
		v := verdicts[r.Unit]
		rank, grade := 0, ""
		if r.State == scoring.MonthFull && r.Scored {
			rank, grade = 1, r.Grade.Code
			for _, other := range ranked {
				if other.Converted.Cmp(r.Converted) > 0 {
					rank++
				}
			}
			if grade == "" || !slices.Equal(r.Waits, ranked[0].Waits) || len(r.Lacks) > 0 {
				a.wrong(t, "%s of %s is ranked with the grade %q, and lacks %v, waits for %v; another one waits for %v", m, r.Unit, grade, r.Lacks, r.Waits, ranked[0].Waits)
			}
		}
		if r.State != v.state || r.Rank != rank || r.Of != len(ranked) || r.Grade.Code != grade || r.Closed != (a.closed[m] != nil) ||
			!slices.Equal(r.Lacks, v.lacks) || !slices.Equal(r.Waits, v.waits) {
			a.wrong(t, "the card of %s in %s is %s, rank %d of %d, %q; must be %s, rank %d of %d, %q", r.Unit, m, r.State, r.Rank, r.Of, r.Grade.Code,
				v.state, rank, len(ranked), grade)
		}
		for _, line := range r.Lines {
			if line.Assessed && !v.known[line.Indicator] {
				a.wrong(t, "the card of %s in %s has a figure of %s, of which nothing is known", r.Unit, m, line.Indicator)
			}
		}
		lines = append(lines, inView(r))
		a.seen.states[r.State]++
	}
	slices.Sort(lines)
	if !slices.Equal(lines, view) {
		a.wrong(t, "the cards of %s are\n%v\nand the view has\n%v", m, lines, view)
	}
	a.seen.cards += len(records)
	a.seen.ranked += len(ranked)
}

// inView is a card as the view of cards must have it.
func inView(r scoring.Record) string {
	or := func(some bool, v any) string {
		if some {
			return fmt.Sprint(v)
		}
		return "-"
	}
	return fmt.Sprintf("%s %s rank %s of %d, %s, %s, %d", r.Unit, r.State, or(r.Rank > 0, r.Rank), r.Of, or(r.Grade.Code != "", r.Grade.Code),
		or(r.Scored, r.Converted.Tenths()), r.Total.Tenths())
}

// checkAnswers holds what handlers ask the store for months against the verdicts.
func (a *authority) checkAnswers(t *testing.T, this scoring.Month, verdicts map[scoring.Month]map[string]verdict) {
	latest, some, err := a.store.LatestMonth(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	var open []scoring.Month
	var of []scoring.Reported
	unit := fiveUnits[a.IntN(len(fiveUnits))]
	for m := a.first.Prev().Prev().Prev(); m <= this; m = m.Next() {
		full := false
		for _, v := range verdicts[m] {
			if v.state != scoring.MonthBegun {
				judged++
			}
			full = full || v.state == scoring.MonthFull
		}
		if v, reported := verdicts[m][unit]; reported {
			of = append(of, scoring.Reported{Month: m, State: v.state})
		}
		if full && m < this && a.closed[m] == nil {
			open = append(open, m)
		}
	}
	if some != (judged > 0) || some && !slices.ContainsFunc(fiveUnits, func(unit string) bool {
		v, reported := verdicts[latest][unit]
		return reported && v.state != scoring.MonthBegun
	}) {
		a.wrong(t, "the latest month is said to be %q", latest)
	}
	months, err := a.store.Months(t.Context(), unit)
	if err != nil || !slices.Equal(months, of) {
		a.wrong(t, "the months of %s are said to be %v, %v; are %v", unit, months, err, of)
	}
	could, err := a.store.OpenMonths(t.Context(), this)
	if err != nil || !slices.Equal(could, open) {
		a.wrong(t, "the months to close are said to be %v, %v; are %v", could, err, open)
	}
}
