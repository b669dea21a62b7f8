package storage

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"

	"motcua/scoring"
)

// firstVersion makes a store as the first schema had it, with the cards of a month.
func firstVersion(t *testing.T, opt Options) {
	t.Helper()
	if err := filledStore(t).Backup(t.Context(), opt.Path); err != nil {
		t.Fatal(err)
	}
	db := sqlx.MustConnect("sqlite3", writerSource(opt.Path))
	defer db.Close()
	made := sqlx.MustConnect("sqlite3", filepath.Join(t.TempDir(), "first.db"))
	defer made.Close()
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, made.DB, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	var views []string
	if err := db.Select(&views, `SELECT name FROM sqlite_schema WHERE type = 'view'`); err != nil {
		t.Fatal(err)
	}
	for _, name := range views {
		db.MustExec(`DROP VIEW ` + name)
	}
	db.MustExec(`ALTER TABLE scorecards DROP COLUMN cut_off; ALTER TABLE scorecard_lines DROP COLUMN unknown; ALTER TABLE imports DROP COLUMN taught;
		ALTER TABLE import_refusals DROP COLUMN sheet; ALTER TABLE import_refusals DROP COLUMN label; DELETE FROM goose_db_version WHERE version_id > 1`)
	for _, kind := range []string{"table", "index"} {
		const named = `SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'`
		var first, all []string
		if err := errors.Join(made.Select(&first, named, kind), db.Select(&all, named, kind)); err != nil {
			t.Fatal(err)
		}
		for _, name := range all {
			if !slices.Contains(first, name) {
				db.MustExec(`DROP ` + kind + ` ` + name)
			}
		}
	}
	var asFirst []string
	if err := made.Select(&asFirst, `SELECT sql FROM sqlite_schema WHERE type = 'view'`); err != nil {
		t.Fatal(err)
	}
	for _, view := range asFirst {
		db.MustExec(view)
	}
	const shape = `SELECT name, (SELECT count(*) FROM pragma_table_info(m.name)) AS columns FROM sqlite_schema m
		WHERE type IN ('table', 'index', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name`
	var want, got []struct {
		Name    string
		Columns int
	}
	if err := made.Select(&want, shape); err != nil {
		t.Fatal(err)
	}
	if err := db.Select(&got, shape); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("the store has %d tables, indexes and views, the first version %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("the store has %+v where the first version has %+v", got[i], want[i])
		}
	}
}

func TestAStoreOfTheFirstVersionIsBroughtUp(t *testing.T) {
	opt := options(t, filepath.Join(t.TempDir(), "motcua.db"))
	firstVersion(t, opt)
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
