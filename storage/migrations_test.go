package storage

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"

	"motcua/scoring"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
)

// ofVersion makes a store of an older schema with what a store of today's holds, as far as that one had a place for it. Its path is given.
func ofVersion(t *testing.T, version int64, s *Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "older.db")
	db := sqlx.MustConnect("sqlite3", path)
	defer db.Close()
	db.SetMaxOpenConns(1) // another connection would not have what is attached
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db.DB, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
	db.MustExec(fmt.Sprintf(`PRAGMA application_id = %d`, applicationID))
	db.MustExec(`ATTACH ? AS today`, s.opt.Path)
	var tables []string
	if err := db.Select(&tables, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version'`); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		var kept bool
		if err := db.Get(&kept, `SELECT EXISTS (SELECT 1 FROM today.sqlite_schema WHERE type = 'table' AND name = ?)`, table); err != nil {
			t.Fatal(err)
		}
		if !kept {
			continue // today has no such table any more
		}
		var columns, values []string
		if err := db.Select(&columns, `SELECT name FROM pragma_table_info(?)`, table); err != nil {
			t.Fatal(err)
		}
		// A column that today's table has no more is empty.
		if err := db.Select(&values, `SELECT CASE WHEN name IN (SELECT name FROM pragma_table_info(?1, 'today')) THEN name WHEN type = 'TEXT' THEN '''''' ELSE '0' END
			FROM pragma_table_info(?1, 'main')`, table); err != nil {
			t.Fatal(err)
		}
		db.MustExec(fmt.Sprintf(`INSERT INTO %s (%s) SELECT %s FROM today.%s`, table, strings.Join(columns, ", "), strings.Join(values, ", "), table))
	}
	return path
}

func TestAStoreOfTheFirstVersionIsBroughtUp(t *testing.T) {
	filled := filledStore(t)
	for i := range 9 {
		merge(t, filled, noon, false, openIn("2024-06", unitCode(i), 20)...)
	}
	opt := options(t, ofVersion(t, 1, filled))
	s := reopen(t, opt)
	records, err := s.Records(t.Context(), "2024-06")
	if err != nil || len(records) != 9 {
		t.Fatalf("%d cards, %v", len(records), err)
	}
	for _, r := range records {
		if !r.CutOff.IsZero() {
			t.Errorf("the card of %s tells the cut-off %v, which nobody kept", r.Unit, r.CutOff)
		}
	}
	if _, _, err := s.Gap(t.Context(), "2024-06", records[0].Unit, scoring.ResolvedOnTime, 0, 10); err != nil {
		t.Error(err)
	}
	rules, _ := opt.RuleSets("dien-bien-459")
	putStandings(t, s, "2024-07", scoring.Rank(randomCards(t, rand.New(rand.NewPCG(1, 1)), rules, "2024-07", 9)), false)
	talk{t, s, 1}.asks(1, "which unit", noon)
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 || report.SchemaVersion < 2 {
		t.Errorf("check: version %d, %q, %v", report.SchemaVersion, report.Faults, err)
	}
}

// openIn are n open dossiers of a unit, received one after the other in a month.
func openIn(m scoring.Month, unit string, n int) []dossier.Dossier {
	all := make([]dossier.Dossier, n)
	for i := range all {
		all[i] = processing(func(d *dossier.Dossier) {
			d.Code, d.Unit = fmt.Sprintf("%s-%s-%04d", unit, m, i), unit
			d.Received = m.Start(hanoi).AddDate(0, 0, i%28).Unix() + 8*3600
			d.Due = d.Received + 60*24*3600
		})
	}
	return all
}

// Until files had periods, every month that one touched had cards. When the store is brought up, those of months that files report are
// kept, and those of months that they merely touch go; what is official or printed stays in any case.
func TestCardsOfMonthsMerelyTouchedAreDropped(t *testing.T) {
	today := openStore(t)
	heir := scoring.Unit{Code: "HEIR", Name: "UBND xã Mới", ValidFrom: "2024-06-01"}
	var register []scoring.Unit
	for i := range 10 {
		register = append(register, scoring.Unit{Code: unitCode(i), Name: fmt.Sprintf("UBND xã %d", i)})
	}
	register[9].ValidTo, register[9].Successor = "2024-05-31", heir.Code
	take(t, today, nil, func(ctx context.Context, tx intake.Tx) error {
		_, _, err := tx.PutUnits(ctx, 0, append(register, heir))
		return err
	})
	rules, _ := today.opt.RuleSets("dien-bien-459")
	cards := func(m scoring.Month, published bool, units ...string) {
		t.Helper()
		var all []scoring.Scorecard
		for _, unit := range units {
			card, err := scoring.Score(rules, m, unit, map[string]scoring.Tally{"TD": {Numerator: 3, Denominator: 4}})
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, card)
		}
		putStandings(t, today, m, scoring.Rank(all), published)
	}
	file := func(m scoring.Month, n int, units ...string) {
		t.Helper()
		var all []dossier.Dossier
		for _, unit := range units {
			all = append(all, openIn(m, unit, n)...)
		}
		merge(t, today, noon, false, all...)
	}
	var all []string
	for _, u := range register {
		all = append(all, u.Code)
	}
	file("2024-06", 28, all...) // those of the last one belong to its heir
	cards("2024-06", false, append(all[:9:9], heir.Code)...)
	for m, units := range map[scoring.Month][]string{"2024-05": all[:3], "2024-04": all[:3]} {
		file(m, 1, units...)
		cards(m, false, units...)
	}
	file("2024-01", 20, all[0]) // when it was the only one that sent files
	cards("2024-01", false, all[0])
	cards("2023-12", true, all[0])
	db := sqlx.MustConnect("sqlite3", writerSource(today.opt.Path, patience))
	db.MustExec(`INSERT INTO months (month, closed_at, closed_by) VALUES ('2024-04', 1, 1)`)
	db.Close()

	s := reopen(t, options(t, ofVersion(t, 17, today)))
	for _, c := range []struct {
		says  string
		month scoring.Month
		want  int
	}{
		{"a month that a file reports keeps its cards, also that of an heir who has nothing of its own", "2024-06", 10},
		{"a month of which a file has a tenth has none", "2024-05", 0},
		{"nor would this one, but it is official", "2024-04", 3},
		{"a month in which one unit alone reported is measured by what it had in others", "2024-01", 1},
		{"printed figures need no file", "2023-12", 1},
	} {
		records, err := s.Records(t.Context(), c.month)
		if err != nil || len(records) != c.want {
			t.Errorf("%s: %d cards of %s, want %d; %v", c.says, len(records), c.month, c.want, err)
		}
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
	states, err := list[string](t.Context(), s, "read the view", `SELECT month || ' ' || unit || ' ' || state FROM v_unit_months WHERE month IN ('2024-01', '2024-05') ORDER BY 1`)
	want := []string{"2024-01 " + all[0] + " full", "2024-05 " + all[0] + " not-reported", "2024-05 " + all[1] + " not-reported", "2024-05 " + all[2] + " not-reported"}
	if err != nil || !slices.Equal(states, want) {
		t.Errorf("the view tells %q, %v; want %q", states, err, want)
	}
}
