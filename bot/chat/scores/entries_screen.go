package scores

import (
	"slices"
	"strings"
	"time"

	"motcua/bot/chat"
	"motcua/scoring"
)

// until is how far the entered counts of indicators reach in a term that runs: up to a month, or the term itself up to when they were taken.
type until struct {
	Month scoring.Term // "" for counts of the term itself
	Taken time.Time    // of those, when they were taken
}

// writeEnteredUntil says of a term that runs up to when the counts reach that people entered for it or for its months: nobody counts them by
// the day.
func writeEnteredUntil(r chat.Renderer, m *chat.Markup, s Card) {
	if !chat.RunningSpan(r, s.Record) {
		return
	}
	var order []until
	indicators := map[until][]string{}
	for _, ind := range s.Rules.Indicators {
		at, some := enteredUntil(s, ind)
		if !some {
			continue
		}
		if !slices.Contains(order, at) {
			order = append(order, at)
		}
		indicators[at] = append(indicators[at], ind.Code)
	}
	for _, at := range order {
		list := r.Words.List(indicators[at])
		if at.Month != "" {
			m.Line(r.Words.Text("term.entered_until", "indicators", list, "month", r.Words.Term(string(at.Month))))
		} else {
			m.Line(r.Words.Text("term.entered_at", "indicators", list, "time", r.Time(at.Taken, true)))
		}
	}
}

// enteredUntil is how far the entered counts of an indicator reach; false where its figure is not from such.
func enteredUntil(s Card, ind scoring.Indicator) (at until, some bool) {
	origin := s.Rules.Origin(s.Record, ind, s.Entries)
	months := scoring.OfMonths(s.Record, ind, s.Entries)
	switch {
	case origin.Kind == scoring.FromEntry && origin.Entry != nil:
		return until{Taken: origin.Entry.Taken}, true
	case origin.Kind == scoring.FromMonths && len(months) > 0:
		return until{Month: months[len(months)-1].Term}, true
	}
	return at, false
}

// writeMonths writes from what counts of the months of a term a figure is, and in which file the newest of them stand.
func writeMonths(r chat.Renderer, m *chat.Markup, w indicatorFigure) {
	ind := w.Indicator
	if w.Shared {
		ind, _ = w.Rules.Indicator(ind.Shares)
	}
	months := scoring.OfMonths(w.Record, ind, w.Entries)
	if len(months) == 0 || w.Origin.Kind != scoring.FromMonths && w.Origin.Kind != scoring.FromBoth {
		return
	}
	last := months[len(months)-1]
	var counts []string
	for _, e := range months {
		counts = append(counts, r.Words.Text("why.entered_month", "month", r.Words.ShortTerm(string(e.Term)), "numerator", e.Tally.Numerator, "denominator", e.Tally.Denominator))
	}
	switch ind.Over {
	case scoring.OverSum:
		m.Line(r.Words.Text("why.entered_sum", "months", strings.Join(counts, "; ")))
	case scoring.OverLast:
		m.Line(r.Words.Text("why.entered_last", "month", r.Words.Term(string(last.Term))))
	case scoring.OverDenominator:
		m.Line(r.Words.Text("why.entered_denominator", "month", r.Words.Term(string(last.Term))))
	default:
		return // what was entered for months gives none of the term
	}
	writeEntry(r, m, last)
}
