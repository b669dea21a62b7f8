package rooms

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// randomCards are cards of the first n units: exact thirds and sevenths, ties, gaps, and some without any score.
func randomCards(t testing.TB, r *rand.Rand, rules *scoring.RuleSet, m scoring.Month, n int) []scoring.Scorecard {
	t.Helper()
	cards := make([]scoring.Scorecard, n)
	for i := range cards {
		tallies := map[string]scoring.Tally{}
		for _, ind := range rules.Indicators {
			d := int64(r.IntN(8))
			if i%10 != 9 && r.IntN(6) > 0 {
				tallies[ind.Code] = scoring.Tally{Numerator: r.Int64N(d + 1), Denominator: d}
			}
		}
		if i > 0 && r.IntN(6) == 0 { // a tie
			for _, line := range cards[i-1].Lines {
				if delete(tallies, line.Indicator); line.Assessed {
					tallies[line.Indicator] = line.Tally
				}
			}
		}
		card, err := scoring.Score(rules, m, unitCode(i), tallies)
		if err != nil {
			t.Fatal(err)
		}
		if i%3 > 0 {
			card.CutOff = m.End(hanoi).Add(-time.Duration(i) * time.Minute)
		}
		cards[i] = card
	}
	return cards
}

func putStandings(t testing.TB, s *Store, m scoring.Month, standings []scoring.Standing, published bool) {
	t.Helper()
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		return putReaching(ctx, tx, m, standings, published)
	})
}

// wording is everything of a card, exactly; two cards are the same when theirs are.
func wording(c scoring.Scorecard) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %s %s scored %v: %v of %v, %v, %s, at %d;", c.Month, c.Unit, c.RuleSet, c.Scored, c.Total, c.Max, c.Converted, c.Grade.Code, storage.Seconds(c.CutOff))
	for _, l := range c.Lines {
		fmt.Fprintf(&text, " %s %d/%d %v %v of %v;", l.Indicator, l.Tally.Numerator, l.Tally.Denominator, l.Assessed, l.Points, l.Max)
	}
	return text.String()
}

func TestCardsComeBackExactly(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 40)
	rules, _ := s.RuleSet("dien-bien-459")
	r := rand.New(rand.NewPCG(1, 1))
	for _, m := range []scoring.Month{"2024-05", "2024-06"} {
		putStandings(t, s, m, scoring.Rank(randomCards(t, r, rules, m, 40)), false)
	}
	june := scoring.Rank(randomCards(t, r, rules, "2024-06", 30)) // fewer units: the month is replaced whole
	putStandings(t, s, "2024-06", june, false)

	records, err := s.Records(t.Context(), "2024-06")
	if err != nil || len(records) != len(june) {
		t.Fatalf("%d records, %v", len(records), err)
	}
	var cards []scoring.Scorecard
	for i, want := range june {
		for _, got := range []scoring.Record{records[i], recordOf(t, s, "2024-06", want.Unit)} {
			if wording(got.Scorecard) != wording(want.Scorecard) || got.Rank != want.Rank || got.Of != want.Of || got.Published || got.Closed {
				t.Fatalf("place %d: got %s rank %d/%d,\nwant %s rank %d/%d", i, wording(got.Scorecard), got.Rank, got.Of, wording(want.Scorecard), want.Rank, want.Of)
			}
		}
		cards = append(cards, want.Scorecard)
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		stored, printed, err := tx.Standings(ctx, "2024-06")
		if err == nil && (printed || !slices.EqualFunc(stored, cards, func(a scoring.Standing, b scoring.Scorecard) bool { return wording(a.Scorecard) == wording(b) })) {
			t.Error("the import reads other cards than were stored")
		}
		return err
	})
	if _, found, err := s.Record(t.Context(), "2024-06", unitCode(39)); found || err != nil {
		t.Errorf("a unit without a card: found %v, %v", found, err)
	}
	if m, ok, err := s.LatestMonth(t.Context()); m != "2024-06" || !ok || err != nil {
		t.Errorf("latest month %s, %v, %v", m, ok, err)
	}
	if months, err := s.Months(t.Context(), unitCode(3)); !slices.Equal(months, []scoring.Reported{{Month: "2024-05", State: scoring.MonthFull}, {Month: "2024-06", State: scoring.MonthFull}}) {
		t.Errorf("months of a unit: %v, %v", months, err)
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}

func recordOf(t *testing.T, s *Store, m scoring.Month, unit string) scoring.Record {
	t.Helper()
	r, found, err := s.Record(t.Context(), m, unit)
	if err != nil || !found {
		t.Fatalf("the card of %s in %s: found %v, %v", unit, m, found, err)
	}
	return r
}

func TestARankingIsReadByPages(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 40)
	rules, _ := s.RuleSet("dien-bien-459")
	want := scoring.Rank(randomCards(t, rand.New(rand.NewPCG(2, 2)), rules, "2024-06", 40))
	putStandings(t, s, "2024-06", want, false)
	var rows []scoring.Place
	for offset := 0; offset < 40; offset += 15 {
		page, total, err := s.Ranking(t.Context(), "2024-06", offset, 15)
		if err != nil || total != 40 {
			t.Fatalf("from %d: total %d, %v", offset, total, err)
		}
		rows = append(rows, page...)
	}
	for i, w := range want {
		place := scoring.Place{Unit: w.Unit, Name: rows[i].Name, Rank: w.Rank, Grade: w.Grade.Code}
		got, position, found, err := s.PlaceOf(t.Context(), "2024-06", w.Unit)
		if rows[i] != place || got != place || position != i || !found || err != nil || place.Name == "" {
			t.Fatalf("place %d: %+v and %+v at %d (%v, %v), want %+v", i, rows[i], got, position, found, err, place)
		}
	}
	if _, _, found, err := s.PlaceOf(t.Context(), "2024-07", unitCode(1)); found || err != nil {
		t.Errorf("a month without cards: found %v, %v", found, err)
	}
}

func TestPublishedFiguresComeBackAsPrinted(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	rules, _ := s.RuleSet("dien-bien-459")
	figure := func(text string) scoring.Fraction {
		f, err := scoring.ParseFraction(text)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	// Printed figures do not add up exactly, and are not to be mended.
	card := scoring.Scorecard{
		Month: "2024-06", Unit: unitCode(1), RuleSet: rules.Code, Scored: true, State: scoring.MonthFull,
		Total: figure("74,65"), Converted: figure("87.8"), Grade: rules.Grades[1],
	}
	for i, ind := range rules.Indicators {
		line := scoring.Line{Indicator: ind.Code, Max: ind.Max}
		if i > 0 {
			line.Points, line.Assessed = figure("2,35"), true
			card.Max = card.Max.Add(ind.Max)
		}
		card.Lines = append(card.Lines, line)
	}
	putStandings(t, s, "2024-06", scoring.Rank([]scoring.Scorecard{card}), true)
	got := recordOf(t, s, "2024-06", card.Unit)
	if wording(got.Scorecard) != wording(card) || !got.Published || got.Rank != 1 {
		t.Errorf("got %s (published %v),\nwant %s", wording(got.Scorecard), got.Published, wording(card))
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		standings, printed, err := tx.Standings(ctx, "2024-06")
		if len(standings) != 1 || !printed {
			t.Errorf("a printed card is given as computed: %v", standings)
		}
		return err
	})
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}

func TestCountsAreKeptAsEntered(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	one := table.Count{Term: "2024-06", Unit: unitCode(1), Indicator: "CK2", Assessed: true, Tally: scoring.Tally{Denominator: 1}}
	dash := table.Count{Term: "2024-06", Unit: unitCode(1), Indicator: "CK1"}
	changed := one
	changed.Tally.Numerator = 1
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		id, err := tx.AddFile(ctx, ledger.File{Name: "x", Kind: table.Counts, At: noon})
		if err != nil {
			return err
		}
		for _, c := range []struct {
			counts  []table.Count
			want    ledger.Changes
			touched int
		}{
			{[]table.Count{one, dash}, ledger.Changes{New: 2}, 1},
			{[]table.Count{one, dash}, ledger.Changes{Unchanged: 2}, 0},
			{[]table.Count{changed}, ledger.Changes{Changed: 1}, 1},
		} {
			got, touched, err := tx.PutCounts(ctx, id, c.counts)
			if err != nil || got != c.want || len(touched) != c.touched {
				t.Errorf("%v: changes %+v, touched %v, %v", c.counts, got, touched, err)
			}
		}
		entered, err := tx.Entered(ctx, "2024-06", one.Rules)
		unit := entered[unitCode(1)]
		if err != nil || len(entered) != 1 || len(unit) != 2 || unit["CK1"].Assessed || !unit["CK2"].Assessed || unit["CK2"].Tally != changed.Tally {
			t.Errorf("entered: %+v, %v", entered, err)
		}
		return nil
	})
}

func TestAnAppendixIsKeptAsPrintedAndReplacedWhole(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	rows := []table.AppendixRow{
		{Unit: unitCode(2), Points: map[string]string{"CK1": "-", "TD": "7,65"}, Total: "75,0", Converted: "88,2", Grade: "Tốt"},
		{Unit: unitCode(0), Points: map[string]string{"CK1": "5", "TD": "30"}, Total: "35", Converted: "100", Grade: ""},
	}
	corrected := []table.AppendixRow{rows[0]}
	corrected[0].Total = "75,1"
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		id, err := tx.AddFile(ctx, ledger.File{Name: "x", Kind: table.Appendix, At: noon})
		if err != nil {
			return err
		}
		for _, c := range []struct {
			rows []table.AppendixRow
			want ledger.Changes
		}{{rows, ledger.Changes{New: 2}}, {rows, ledger.Changes{Unchanged: 2}}, {corrected, ledger.Changes{Changed: 1}}} {
			if got, err := tx.PutPublished(ctx, id, "2024-06", time.Unix(1719800000, 0), c.rows); err != nil || got != c.want {
				t.Errorf("changes %+v, %v; want %+v", got, err, c.want)
			}
			if got, err := tx.Published(ctx, "2024-06"); err != nil || !reflect.DeepEqual(got, c.rows) {
				t.Errorf("published %v, %v; want %v", got, err, c.rows)
			}
		}
		return nil
	})
}

// Of two tables the one stands that was taken later, whichever came first, and both are kept; points of groups are kept beside those of
// indicators.
func TestPublishedTableThatWasTakenLastStands(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 1)
	at := func(day int) time.Time { return time.Date(2026, 9, day, 8, 0, 0, 0, time.UTC) }
	table28 := []table.AppendixRow{{Unit: unitCode(0), Points: map[string]string{}, Groups: map[string]string{"CKMB": "7.96", "TDGQ": "-"}, Total: "66.23", Converted: "66.23"}}
	table26 := []table.AppendixRow{{Unit: unitCode(0), Points: map[string]string{}, Groups: map[string]string{"CKMB": "8"}, Total: "66", Converted: "66"}}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		id, err := tx.AddFile(ctx, ledger.File{Name: "x", Kind: table.Appendix, At: noon})
		if err != nil {
			return err
		}
		for _, c := range []struct {
			says  string
			day   int
			rows  []table.AppendixRow
			want  ledger.Changes
			stand []table.AppendixRow
		}{
			{"the first", 27, table26, ledger.Changes{New: 1}, table26},
			{"a newer one", 28, table28, ledger.Changes{Changed: 1}, table28},
			{"an older one", 26, table26, ledger.Changes{Older: 1}, table28},
		} {
			if got, err := tx.PutPublished(ctx, id, "2026-08", at(c.day), c.rows); err != nil || got != c.want {
				t.Errorf("%s: %+v, %v; want %+v", c.says, got, err, c.want)
			}
			if got, err := tx.Published(ctx, "2026-08"); err != nil || !reflect.DeepEqual(got, c.stand) {
				t.Errorf("%s: %v, %v; want %v", c.says, got, err, c.stand)
			}
		}
		return nil
	})
}
