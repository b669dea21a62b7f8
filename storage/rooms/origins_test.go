package rooms

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

func TestWhereAFigureComesFrom(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	rules, _ := s.RuleSet("dien-bien-459")
	m, unit := scoring.Month("2024-06"), unitCode(1)

	is := func(says string, m scoring.Month, unit string, want string, at time.Time) {
		t.Helper()
		got, found, err := s.Source(t.Context(), m, unit)
		if err != nil || found != (want != "") || got.File != want || found && !got.At.Equal(at) {
			t.Errorf("%s: %+v (%v, %v), want %q of %v", says, got, found, err, want, at)
		}
	}
	file := func(name string, kind table.Kind, at time.Time, f func(context.Context, ledger.Intake, int64) error, dossiers ...dossier.Dossier) {
		t.Helper()
		take(t, s, dossiers, func(ctx context.Context, tx ledger.Intake) error {
			id, err := tx.AddFile(ctx, ledger.File{Name: name, Kind: kind, At: at})
			if err != nil {
				return err
			}
			return f(ctx, tx, id)
		})
	}
	export := func(name string, at time.Time) {
		t.Helper()
		file(name, table.Dossiers, at, func(ctx context.Context, tx ledger.Intake, id int64) error {
			_, _, err := tx.MergeDossiers(ctx, ledger.File{ID: id, DataTime: at})
			return err
		}, processing(nil))
	}
	entered := func(name string, at time.Time, counts ...table.Count) {
		t.Helper()
		file(name, table.Counts, at, func(ctx context.Context, tx ledger.Intake, id int64) error {
			_, _, err := tx.PutCounts(ctx, id, counts)
			return err
		})
	}

	is("nothing came", m, unit, "", time.Time{})
	export("first.xlsx", noon)
	export("second.xlsx", noon.Add(time.Hour))
	entered("counts.csv", noon.Add(2*time.Hour), table.Count{Taken: noon.Add(2 * time.Hour), Term: scoring.Term(m), Rules: rules.Code, Unit: unit, Indicator: "CK1", Assessed: true, Tally: scoring.Tally{Denominator: 1}})
	is("dossiers: the newest export", m, unit, "second.xlsx", noon.Add(time.Hour))
	is("another month", "2024-05", unit, "", time.Time{})
	is("another unit", m, unitCode(2), "", time.Time{})

	entered("dash.csv", noon.Add(3*time.Hour), table.Count{Taken: noon, Term: scoring.Term(m), Rules: rules.Code, Unit: unit, Indicator: "CK2"})
	entries, err := s.Entries(t.Context(), scoring.Term(m), unit, rules)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range entries {
		told = append(told, fmt.Sprint(e.Indicator, " ", e.Assessed, " ", e.Tally.Denominator, " ", e.Source.File, " ", e.Source.At.Equal(e.Taken)))
	}
	if got := strings.Join(told, "; "); got != "CK2 false 0 dash.csv false; CK1 true 1 counts.csv true" {
		t.Errorf("what was entered is %s", got)
	}
	for says, of := range map[string]struct {
		m    scoring.Month
		unit string
	}{"another month": {"2024-05", unit}, "another unit": {m, unitCode(2)}} {
		if entries, err := s.Entries(t.Context(), scoring.Term(of.m), of.unit, rules); len(entries) > 0 || err != nil {
			t.Errorf("%s has %v, %v", says, entries, err)
		}
	}

	file("appendix.xlsx", table.Appendix, noon.Add(4*time.Hour), func(ctx context.Context, tx ledger.Intake, id int64) error {
		_, err := tx.PutPublished(ctx, id, m, time.Unix(1719800000, 0), []table.AppendixRow{{Unit: unit, Points: map[string]string{"TD": "30"}, Total: "30", Converted: "100"}})
		return err
	})
	is("an appendix beside a card that was computed", m, unit, "second.xlsx", noon.Add(time.Hour))
	card := scoring.Scorecard{Month: m, Unit: unit, RuleSet: rules.Code, Scored: true, Total: scoring.Int(30), Converted: scoring.Int(100), Grade: rules.Grades[0]}
	putStandings(t, s, m, scoring.Rank([]scoring.Scorecard{card}), true)
	is("a published card: the appendix", m, unit, "appendix.xlsx", noon.Add(4*time.Hour))
}
