package rooms

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"motcua/scoring"
	"motcua/storage"
)

// aNotice puts a row into the outbox, of a payload and a state.
const aNotice = `INSERT INTO outbox (key, person, reason, priority, not_before, expires, made_at, changed_at, payload, state)
	VALUES ('k', 1, 'breach', 1, 0, 0, 0, 0, `

func TestACheckFindsWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ says, damage, want string }{
		{"nothing is wrong", `SELECT 1`, ""},
		{"a converted score that the counts do not give", `UPDATE scorecards SET converted_tenths = converted_tenths + 1 WHERE position = 0`, "converted score"},
		{"points that the counts do not give", `UPDATE scorecard_lines SET points_tenths = points_tenths + 1
			WHERE (unit, place) = (SELECT unit, place FROM scorecard_lines LIMIT 1)`, "indicator"},
		{"counts that were changed", `UPDATE scorecard_lines SET numerator = denominator - numerator, assessed = 1, denominator = denominator + 1
			WHERE unit = (SELECT unit FROM scorecards WHERE position = 0)`, "the card of unit"},
		{"a grade that is not the score's", `UPDATE scorecards SET grade = 'none' WHERE position = 0`, "grade"},
		{"a cut-off after the month", `UPDATE scorecards SET cut_off = unixepoch('2024-07-01') WHERE position = 0`, "beyond the end of the month"},
		{"lines without a card", `DELETE FROM scorecards WHERE position = 3`, "lines without a scorecard"},
		{"a card without lines", `DELETE FROM scorecard_lines WHERE unit = (SELECT unit FROM scorecards WHERE position = 3)`, "without lines"},
		{"a rank among another number", `UPDATE scorecards SET ranked = ranked + 1 WHERE position = 0`, "same number"},
		{"a dossier of no unit", `UPDATE dossiers SET unit = 999 WHERE id = 1`, "not in the register"},
		{"a grant of no person", `INSERT INTO grants (person, role, at) VALUES (1, 'admin', 0)`, "refer to nothing in people"},
		{"an answered update that still has its body", `INSERT INTO inbox (id, chat, body, received_at, finished_at) VALUES (1, 1, x'61', 1, 1)`, "not erased"},
		{"a notice in no known state", aNotice + `'{}', 'lost')`, "nobody knows"},
		{"a notice sent by nobody", aNotice + `'{}', 'sending')`, "no sending was begun"},
		{"a notice that cannot be read", aNotice + `'{', 'queued')`, "cannot be read"},
		{"a notice that is no object", aNotice + `'[]', 'queued')`, "cannot be read"},
		{"a warning that cannot be read", `INSERT INTO watches VALUES (1, 1, '{')`, "cannot be read"},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := filledStore(t)
			db := sqlx.MustConnect("sqlite3", storage.Source(s.Path(), nil)) // without foreign keys
			db.MustExec(c.damage)
			db.Close()
			report, err := s.Check(t.Context())
			if err != nil || report.SchemaVersion < 1 {
				t.Fatalf("version %d, %v", report.SchemaVersion, err)
			}
			all := strings.Join(report.Faults, "\n")
			if c.want == "" && all != "" || !strings.Contains(all, c.want) {
				t.Errorf("found %q, want %q", all, c.want)
			}
		})
	}
}

// filledStore has 10 units with dossiers and cards of a month.
func filledStore(t *testing.T) *Store {
	t.Helper()
	s := openStore(t)
	putUnits(t, s, 10)
	r := rand.New(rand.NewPCG(3, 3))
	merge(t, s, noon, false, randomDossiers(r, 500, 10, 3)...)
	rules, _ := s.RuleSet("dien-bien-459")
	putStandings(t, s, "2024-06", scoring.Rank(randomCards(t, r, rules, "2024-06", 9)), false)
	return s
}

func TestABackupIsTheStoreAndNeverOverwrites(t *testing.T) {
	s := filledStore(t)
	folder := t.TempDir()
	copied := filepath.Join(folder, "motcua-2024-07-10.db")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	want, wantSince := storedDossiers(t, s)
	opt := s.Options()
	opt.Path = copied
	restored := reopen(t, opt)
	got, gotSince := storedDossiers(t, restored)
	if len(want) != 500 || !maps.Equal(got, want) || !maps.Equal(gotSince, wantSince) {
		t.Errorf("the copy has %d dossiers, the store %d", len(got), len(want))
	}
	if report, err := restored.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("the copy: %q, %v", report.Faults, err)
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy: %v, %v; want mode 0600", info, err)
	}
	before, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); !errors.Is(err, storage.ErrExists) {
		t.Errorf("a second backup to the same place: %v, want %v", err, storage.ErrExists)
	}
	if after, err := os.ReadFile(copied); err != nil || string(after) != string(before) {
		t.Errorf("the first copy was changed (%v)", err)
	}
	if err := s.Backup(t.Context(), filepath.Join(folder, "none", "x.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a backup to a folder that does not exist: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Backup(ended, filepath.Join(folder, "y.db")); err == nil {
		t.Error("a backup that was called off succeeds")
	}
	left, err := filepath.Glob(filepath.Join(folder, ".motcua-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
