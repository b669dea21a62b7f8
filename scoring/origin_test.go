package scoring_test

import (
	"testing"
	"time"

	"motcua/scoring"
)

// originRules have an indicator of each kind: counted from dossiers, of procedures, entered, shared, and entered once for all.
func originRules() *scoring.RuleSet {
	return &scoring.RuleSet{Indicators: []scoring.Indicator{
		{Code: "2.1", Counts: scoring.HandledOnTime, Max: scoring.Int(20)}, {Code: "3.2", Counts: scoring.OnlineProcedures, Over: scoring.OverDenominator},
		{Code: "5.2", Counts: scoring.Entered, Over: scoring.OverSum}, {Code: "5.4", Counts: scoring.Entered, Shares: "2.1"},
		{Code: "1.1", Counts: scoring.Entered, Common: true}, {Code: "3.3", Counts: scoring.ReceivedOnline, Over: scoring.OverSum},
	}}
}

// Of two figures it is told which stood: that which the card has.
func TestOriginIsWhatStoodOnTheCard(t *testing.T) {
	reach := time.Date(2026, 8, 31, 17, 0, 0, 0, time.UTC)
	older, newer := reach.Add(-time.Hour), reach.Add(time.Hour)
	of := func(term scoring.Term, code string, taken time.Time, n, d int64) scoring.Entry {
		return scoring.Entry{Term: term, Indicator: code, Assessed: true, Taken: taken, Tally: scoring.Tally{Numerator: n, Denominator: d}}
	}
	common := of("2026-08", "1.1", newer, 5, 9)
	common.Common = true
	denominator := of("2026-08", "3.2", newer, 0, 9)
	denominator.Counted = true
	dash := of("2026-08", "2.1", newer, 0, 0)
	dash.Assessed = false
	for _, c := range []struct {
		says, code string
		entries    []scoring.Entry
		kind       scoring.OriginKind
		taken      time.Time      // of the entry that is told; zero for none
		from       scoring.Counts // as what it was counted
		change     func(*scoring.Record)
	}{
		{says: "dossiers alone", code: "2.1", kind: scoring.FromDossiers, from: scoring.HandledOnTime},
		{says: "entered after the dossiers", code: "2.1", entries: []scoring.Entry{of("2026-08", "2.1", newer, 5, 9)}, kind: scoring.FromEntry, taken: newer, from: scoring.Entered},
		{says: "entered before the dossiers", code: "2.1", entries: []scoring.Entry{of("2026-08", "2.1", older, 4, 9)}, kind: scoring.FromDossiers, taken: older, from: scoring.HandledOnTime},
		{says: "the same counts, from newer dossiers", code: "2.1", entries: []scoring.Entry{of("2026-08", "2.1", older, 5, 9)}, kind: scoring.FromDossiers, taken: older, from: scoring.HandledOnTime},
		{says: "entered again after the month was closed", code: "2.1", entries: []scoring.Entry{of("2026-08", "2.1", reach, 5, 9), of("2026-08", "2.1", newer, 6, 9)}, kind: scoring.FromEntry, taken: reach, from: scoring.Entered},
		{says: "entered as a dash that did not stand", code: "2.1", entries: []scoring.Entry{dash}, kind: scoring.FromDossiers, taken: newer, from: scoring.HandledOnTime},
		{says: "no dossiers, whatever the time", code: "2.1", entries: []scoring.Entry{of("2026-08", "2.1", older, 5, 9)}, kind: scoring.FromEntry, taken: older, from: scoring.Entered, change: func(r *scoring.Record) { r.Dossiers = 0 }},
		{says: "of another month", code: "2.1", entries: []scoring.Entry{of("2026-07", "2.1", newer, 4, 9)}, kind: scoring.FromDossiers, from: scoring.HandledOnTime},
		{says: "a denominator under counted procedures", code: "3.2", entries: []scoring.Entry{denominator}, kind: scoring.FromBoth, taken: newer, from: scoring.OnlineProcedures},
		{says: "entered, as it must be", code: "5.2", entries: []scoring.Entry{of("2026-08", "5.2", older, 5, 9)}, kind: scoring.FromEntry, taken: older, from: scoring.Entered},
		{says: "shared, from dossiers", code: "5.4", kind: scoring.FromIndicator, from: scoring.HandledOnTime},
		{says: "shared, and that entered", code: "5.4", entries: []scoring.Entry{of("2026-08", "2.1", newer, 5, 9)}, kind: scoring.FromIndicator, from: scoring.Entered},
		{says: "shared no more: its own was entered", code: "5.4", entries: []scoring.Entry{of("2026-08", "5.4", newer, 5, 9)}, kind: scoring.FromEntry, taken: newer, from: scoring.Entered},
		{says: "the authority's", code: "1.1", entries: []scoring.Entry{common}, kind: scoring.FromEntry, taken: newer, from: scoring.Entered},
		{says: "a year whose months add up to it", code: "3.3", entries: []scoring.Entry{of("2026-01", "3.3", older, 2, 4), of("2026-02", "3.3", older, 3, 5)}, kind: scoring.FromMonths, from: scoring.Entered, change: func(r *scoring.Record) { r.Month, r.Term = "", "2026" }},
		{says: "a published card", code: "2.1", change: func(r *scoring.Record) { r.Published = true }, from: scoring.HandledOnTime},
	} {
		rules := originRules()
		rec := scoring.Record{DataTime: reach, Standing: scoring.Standing{Scorecard: scoring.Scorecard{Month: "2026-08", Dossiers: 9}}}
		for _, ind := range rules.Indicators {
			rec.Lines = append(rec.Lines, scoring.Line{Indicator: ind.Code, Assessed: true, Tally: scoring.Tally{Numerator: 5, Denominator: 9}})
		}
		if c.change != nil {
			c.change(&rec)
		}
		ind, _ := rules.Indicator(c.code)
		got := rules.Origin(rec, ind, c.entries)
		var taken time.Time
		if got.Entry != nil {
			taken = got.Entry.Taken
		}
		if got.Kind != c.kind || !taken.Equal(c.taken) {
			t.Errorf("%s: %q with an entry of %v, want %q of %v", c.says, got.Kind, taken, c.kind, c.taken)
		}
		if from := rules.CountedFrom(rec, ind, c.entries); from != c.from {
			t.Errorf("%s: counted from %q, want %q", c.says, from, c.from)
		}
	}
}
