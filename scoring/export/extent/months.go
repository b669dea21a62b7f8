package extent

import (
	"cmp"
	"slices"
	"time"

	"motcua/scoring"
)

// busy is a month with how many dossiers were received and resolved in it, over how many of its working days the data reach.
type busy struct {
	month                    scoring.Month
	received, finished, days int
}

// rate is so many in 1,000 days.
func (b busy) rate(n int) int { return n * 1000 / b.days }

// monthsUpTo are the months with a receipt or a finish up to the data time, ascending.
func (e *Extent) monthsUpTo(desk Desk, data time.Time) (all []busy) {
	counted := map[scoring.Month]*busy{}
	note := func(at int64) *busy {
		m := scoring.MonthOf(time.Unix(at, 0), desk.Zone)
		if counted[m] == nil {
			counted[m] = &busy{month: m}
		}
		return counted[m]
	}
	for s, n := range e.stays {
		if s.received > 0 && s.received <= data.Unix() {
			note(s.received).received += n
		}
		if s.finished > 0 && s.finished <= data.Unix() {
			note(s.finished).finished += n
		}
	}
	for _, b := range counted {
		b.days = max(1, desk.workingDays(b.month.Start(desk.Zone), earliest(b.month.End(desk.Zone), data.Add(time.Second))))
		all = append(all, *b)
	}
	slices.SortFunc(all, func(a, b busy) int { return cmp.Compare(a.month, b.month) })
	return all
}

// isCovered judges months by one of their numbers: it must be at least a quarter of the busiest month's, a day.
func isCovered(months []busy, number func(busy) int) func(busy) bool {
	most := highestRate(months, number)
	return func(b busy) bool { return number(b) > 0 && b.rate(number(b))*coveredShare >= most }
}

// highestRate is the highest rate of a month. A month that has just begun counts as a week: many dossiers may come on one day.
func highestRate(months []busy, number func(busy) int) (most int) {
	for _, b := range months {
		most = max(most, number(b)*1000/max(b.days, longGap))
	}
	return most
}

func receivedCount(b busy) int { return b.received }
func finishedCount(b busy) int { return b.finished }

func (e *Extent) byFinish(desk Desk, data time.Time, months []busy) scoring.Period {
	return e.longestRun(desk, data, months, isCovered(months, finishedCount), func(s stay) int64 { return s.finished })
}

func (e *Extent) byReceipt(desk Desk, data time.Time, months []busy) scoring.Period {
	return e.longestRun(desk, data, months, isCovered(months, receivedCount), func(s stay) int64 { return s.received })
}

// byBoth is the period of a list of all dossiers handled. Receipts before the first month with finishes only belong to dossiers of that
// month. In the month in which the data end, receipts or finishes may not have begun yet.
func (e *Extent) byBoth(desk Desk, data time.Time, months []busy) scoring.Period {
	received, finished := isCovered(months, receivedCount), isCovered(months, finishedCount)
	resolving := !slices.ContainsFunc(months, func(b busy) bool { return b.finished > 0 })
	return e.longestRun(desk, data, months, func(b busy) bool {
		resolving = resolving || finished(b)
		if b.month == scoring.MonthOf(data, desk.Zone) && b.days < longGap {
			return received(b) || finished(b)
		}
		return received(b) && resolving
	}, func(s stay) int64 { return s.received })
}

// longestRun is the period of the consecutive covered months with the most dossiers, zero without any. A first month whose beginning is
// missing is left out; a single month begins with its first dossier.
func (e *Extent) longestRun(desk Desk, data time.Time, months []busy, covered func(busy) bool, at func(stay) int64) scoring.Period {
	var run, best []busy
	number := func(run []busy) (n int) {
		for _, b := range run {
			n += b.received + b.finished
		}
		return n
	}
	for _, b := range months {
		if len(run) > 0 && run[len(run)-1].month.Next() != b.month {
			run = nil
		}
		if !covered(b) {
			run = nil
		} else if run = append(run, b); number(run) >= number(best) {
			best = slices.Clone(run)
		}
	}
	for ; len(best) > 0; best = best[1:] {
		p := scoring.Period{From: best[0].month.Start(desk.Zone), Until: earliest(best[len(best)-1].month.End(desk.Zone), data.Add(time.Second))}
		first, late := e.lateBeginning(desk, p, at)
		if late && len(best) > 1 {
			continue // the list begins within the first month
		}
		if late {
			p.From = first
		}
		if p.From.Before(p.Until) {
			return p
		}
	}
	return scoring.Period{}
}

// lateBeginning says whether a period has many dossiers and none in its first week, so that some are missing, and gives the day of
// its first dossier.
func (e *Extent) lateBeginning(desk Desk, p scoring.Period, at func(stay) int64) (day time.Time, late bool) {
	first, n := p.Until.Unix(), 0
	for s, of := range e.stays {
		if inPeriod(at(s), p) {
			first, n = min(first, at(s)), n+of
		}
	}
	y, m, d := time.Unix(first, 0).In(desk.Zone).Date()
	day = time.Date(y, m, d, 0, 0, 0, 0, desk.Zone)
	gap := desk.workingDays(p.From, day)
	return day, n >= expectedSurely && gap >= longGap && n*gap >= missedSurely*max(1, desk.workingDays(day, p.Until))
}

// mostLikely bounds how many periods somebody is offered.
const mostLikely = 5

// likelyPeriods are the periods that somebody may mean, in whole months: first the one worked out, then each of the busiest months, then
// all months together.
func likelyPeriods(desk Desk, months []busy, worked scoring.Period) (all []scoring.Period) {
	if len(months) == 0 {
		return nil
	}
	add := func(p scoring.Period) {
		if !p.IsZero() && p.From.Before(p.Until) && len(all) < mostLikely && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	of := func(first, last scoring.Month) scoring.Period {
		return scoring.Period{From: first.Start(desk.Zone), Until: last.End(desk.Zone)}
	}
	if reach := worked.Months(desk.Zone); len(reach) > 0 {
		whole := of(reach[0], reach[len(reach)-1])
		if !worked.From.Equal(whole.From) {
			whole.From = worked.From
		}
		add(whole)
	}
	both := func(b busy) int { return b.received + b.finished }
	often := isCovered(months, both)
	ordered := slices.DeleteFunc(slices.Clone(months), func(b busy) bool { return !often(b) })
	slices.SortStableFunc(ordered, func(a, b busy) int { return cmp.Compare(b.received+b.finished, a.received+a.finished) })
	for _, b := range ordered[:min(3, len(ordered))] {
		add(of(b.month, b.month))
	}
	add(of(months[0].month, months[len(months)-1].month))
	return all
}

// earliest is the first of some instants.
func earliest(instants ...time.Time) time.Time { return slices.MinFunc(instants, time.Time.Compare) }
