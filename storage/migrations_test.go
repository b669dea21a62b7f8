package storage_test

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jmoiron/sqlx"

	"motcua/storage"
)

// later is the schema of this program with one more file, as a later program would have it.
func later(t *testing.T, change string) fs.FS {
	t.Helper()
	files, err := storage.Schema()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	all := fstest.MapFS{"99999_later.sql": {Data: []byte("-- +goose Up\n-- +goose StatementBegin\n" + change + "\n-- +goose StatementEnd\n")}}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: data}
	}
	return all
}

// A later program brings a store up wholly or not at all, and this one opens what it has not brought up, and nothing else.
func TestALaterMigrationIsRunWhollyOrNotAtAll(t *testing.T) {
	for _, c := range []struct {
		says, change string
		runs         bool
	}{
		{"one that runs is run once, and the rows stay", `ALTER TABLE units ADD COLUMN later TEXT NOT NULL DEFAULT 'so'; UPDATE units SET later = later || '!';`, true},
		{"one that fails at its end leaves nothing of itself", `ALTER TABLE units ADD COLUMN later TEXT NOT NULL DEFAULT 'so'; UPDATE nowhere SET x = 1;`, false},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := openStore(t)
			s.Writer().MustExec(`INSERT INTO units (code, name, valid_from, valid_to, successor) VALUES ('a', '', '', '', ''), ('b', '', '', '', ''), ('c', '', '', '', '')`)
			opt := s.Options()
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			db := sqlx.MustConnect("sqlite3", storage.WriterSource(opt.Path, storage.Patience))
			defer db.Close()
			for range 2 {
				if err := storage.Migrate(t.Context(), db.DB, later(t, c.change)); (err == nil) != c.runs {
					t.Fatalf("it runs: %v", err)
				}
			}
			var values []string
			err := db.Select(&values, `SELECT later FROM units`)
			if c.runs && (err != nil || strings.Join(values, " ") != "so! so! so!") || !c.runs && err == nil {
				t.Errorf("of what it does %q is there, %v", values, err)
			}
			again, err := storage.Open(t.Context(), opt)
			if err == nil {
				defer again.Close()
			}
			if c.runs != errors.Is(err, storage.ErrNewer) || !c.runs && err != nil {
				t.Errorf("this program opens the store: %v", err)
			}
		})
	}
}

// Somebody who reads the schema finds before each table, view and trigger what it is.
func TestTheSchemaExplainsItself(t *testing.T) {
	s := openStore(t)
	var names []string
	err := s.Reader().Select(&names, `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version'`)
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	files, err := storage.Schema()
	if err != nil {
		t.Fatal(err)
	}
	baseline, err := fs.Glob(files, "*_schema.sql")
	if err != nil || len(baseline) != 1 {
		t.Fatalf("the schema is in %q, %v; want one file", baseline, err)
	}
	text, err := fs.ReadFile(files, baseline[0])
	if err != nil {
		t.Fatal(err)
	}
	explained := regexp.MustCompile(`(?m)^-- .*[.:)].*\nCREATE (?:TABLE|VIEW|TRIGGER) (\w+) `).FindAllSubmatch(text, -1)
	found := map[string]bool{}
	for _, m := range explained {
		found[string(m[1])] = true
	}
	for _, name := range names {
		if !found[name] {
			t.Errorf("no comment stands before %s", name)
		}
	}
}

// An import may exchange the two tables in the file, so a change of one is a change of the other, down to the order.
func TestDossiersAndPreparedHaveTheSameForm(t *testing.T) {
	s := openStore(t)
	form := func(table string) string {
		t.Helper()
		var columns, indexes []string
		err := errors.Join(
			s.Reader().Select(&columns, `SELECT concat_ws(' ', name, type, "notnull", dflt_value, pk, hidden) FROM pragma_table_xinfo(?) ORDER BY cid`, table),
			s.Reader().Select(&indexes, `SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid`, table))
		if err != nil || len(columns) == 0 || len(indexes) == 0 {
			t.Fatalf("%d columns and %d indexes of %s, %v", len(columns), len(indexes), table, err)
		}
		return strings.ReplaceAll(strings.Join(append(columns, indexes...), "\n"), table, "the table")
	}
	if d, p := form("dossiers"), form("prepared"); d != p {
		t.Errorf("dossiers has\n%s\nprepared has\n%s", d, p)
	}
}
