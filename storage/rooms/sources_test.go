package rooms

import (
	"context"
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
	ck1, _ := rules.Indicator("CK1")
	ck2, _ := rules.Indicator("CK2")
	td, _ := rules.Indicator("TD")
	m, unit := scoring.Month("2024-06"), unitCode(1)

	is := func(says string, m scoring.Month, unit string, ind scoring.Indicator, want string, at time.Time) {
		t.Helper()
		got, found, err := s.Source(t.Context(), m, unit, ind)
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

	is("nothing came", m, unit, td, "", time.Time{})
	export("first.xlsx", noon)
	export("second.xlsx", noon.Add(time.Hour))
	entered("counts.csv", noon.Add(2*time.Hour), table.Count{Term: scoring.Term(m), Unit: unit, Indicator: "CK1", Assessed: true, Tally: scoring.Tally{Denominator: 1}})
	is("dossiers: the newest export", m, unit, td, "second.xlsx", noon.Add(time.Hour))
	is("counts", m, unit, ck1, "counts.csv", noon.Add(2*time.Hour))
	is("counts that were not entered", m, unit, ck2, "", time.Time{})
	is("another month", "2024-05", unit, td, "", time.Time{})
	is("another unit", m, unitCode(2), td, "", time.Time{})

	entered("dash.csv", noon.Add(3*time.Hour), table.Count{Term: scoring.Term(m), Unit: unit, Indicator: "CK2"})
	is("counts entered as not assessed", m, unit, ck2, "dash.csv", noon.Add(3*time.Hour))

	file("appendix.xlsx", table.Appendix, noon.Add(4*time.Hour), func(ctx context.Context, tx ledger.Intake, id int64) error {
		_, err := tx.PutPublished(ctx, id, m, time.Unix(1719800000, 0), []table.AppendixRow{{Unit: unit, Points: map[string]string{"TD": "30"}, Total: "30", Converted: "100"}})
		return err
	})
	is("an appendix beside a card that was computed", m, unit, td, "second.xlsx", noon.Add(time.Hour))
	card := scoring.Scorecard{Month: m, Unit: unit, RuleSet: rules.Code, Scored: true, Total: scoring.Int(30), Converted: scoring.Int(100), Grade: rules.Grades[0]}
	putStandings(t, s, m, scoring.Rank([]scoring.Scorecard{card}), true)
	for _, ind := range []scoring.Indicator{td, ck1} {
		is("a published card: the appendix", m, unit, ind, "appendix.xlsx", noon.Add(4*time.Hour))
	}
}
