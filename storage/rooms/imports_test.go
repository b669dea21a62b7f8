package rooms

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
)

func TestAnImportIsFoundAgainByItsBytes(t *testing.T) {
	s := openStore(t)
	file := ledger.File{
		Name: "ho-so.xlsx", SHA256: "ab", Size: 10, Kind: table.Dossiers, At: noon, By: 7, AsOf: noon.Add(-time.Hour),
		DataTime: noon.Add(-time.Hour), Stated: true, Rows: 5, Refused: 2, Taught: "0123456789ab", Changes: ledger.Changes{New: 3},
	}
	refused := []sheet.RowError{
		{Row: 9, Reason: sheet.UnknownUnit, Value: "xã Tà Dình", Suggestions: []string{"UBND xã Tìa Dình", "UBND xã Tìa Đình"}},
		{Row: 12, Reason: sheet.NoCode},
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) (err error) {
		if file.ID, err = tx.AddFile(ctx, file); err != nil {
			return err
		}
		return tx.Refuse(ctx, file.ID, refused)
	})
	for _, c := range []struct {
		says  string
		sha   string
		found bool
	}{
		{"the same bytes", "ab", true},
		{"other bytes", "ac", false},
	} {
		got, found, last, err := s.Taken(t.Context(), c.sha)
		if err != nil || last != c.found || found != c.found || found && !reflect.DeepEqual(got, file) {
			t.Errorf("%s: %+v, %v, %v", c.says, got, found, err)
		}
	}
	var kept []string
	err := s.Reader().Select(&kept, `SELECT row || ' ' || reason || ' ' || value || ' ' || suggestions FROM import_refusals WHERE import = ? ORDER BY place`, file.ID)
	if want := []string{`9 unknown-unit xã Tà Dình ["UBND xã Tìa Dình","UBND xã Tìa Đình"]`, `12 no-code  null`}; err != nil || !slices.Equal(kept, want) {
		t.Errorf("refusals %q, %v", kept, err)
	}
	if at, err := s.DataTime(t.Context(), ""); err != nil || !at.Equal(file.DataTime) {
		t.Errorf("data time %v, %v", at, err)
	}
}

func TestUnitsAreChangedByCode(t *testing.T) {
	s := openStore(t)
	na := scoring.Unit{Code: "H18.1", Name: "UBND xã Na Son", OtherNames: []string{"Na Son", "Nà Son"}, ValidTo: "2025-06-30", Successor: "H18.2"}
	young := scoring.Unit{Code: "H18.2", Name: "UBND xã Na Son", ValidFrom: "2025-07-01"}
	renamed := na
	renamed.OtherNames = []string{"Nà Son"}
	for _, c := range []struct {
		says  string
		units []scoring.Unit
		want  ledger.Changes
	}{
		{"both are new", []scoring.Unit{na, young}, ledger.Changes{New: 2}},
		{"the same again", []scoring.Unit{young, na}, ledger.Changes{Unchanged: 2}},
		{"one loses a name; the other is not named and stays", []scoring.Unit{renamed}, ledger.Changes{Changed: 1}},
	} {
		take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
			got, _, err := tx.PutUnits(ctx, 0, c.units)
			if got != c.want {
				t.Errorf("%s: %+v, want %+v", c.says, got, c.want)
			}
			return err
		})
	}
	if got, err := s.Units(t.Context()); err != nil || !reflect.DeepEqual(got, []scoring.Unit{renamed, young}) {
		t.Errorf("units %+v, %v", got, err)
	}
}

func TestWhatFailsIsRolledBackWhole(t *testing.T) {
	s := openStore(t)
	sentinel := errors.New("dry run")
	err := tryTake(t.Context(), s, nil, func(ctx context.Context, tx ledger.Intake) error {
		if _, _, err := tx.PutUnits(ctx, 0, []scoring.Unit{{Code: "x", Name: "x"}}); err != nil {
			return err
		}
		return sentinel
	})
	if !errors.Is(err, sentinel) {
		t.Errorf("got %v, want the error of the function", err)
	}
	if units, err := s.Units(t.Context()); err != nil || len(units) != 0 {
		t.Errorf("units %v, %v after the rollback", units, err)
	}
	stage, err := s.Stage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(stage.Close(), stage.Close()); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestTheDriversErrorsAreExplained(t *testing.T) {
	s := openStore(t)
	full := sqlx.MustConnect("sqlite3", storage.Source(s.Path(), nil))
	defer full.Close()
	full.SetMaxOpenConns(1)
	full.MustExec(`PRAGMA max_page_count = 1`)
	_, err := full.Exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
		INSERT INTO people (id, language) SELECT i, hex(zeroblob(500)) FROM n`)
	if !errors.Is(storage.Explain(err), storage.ErrFull) {
		t.Errorf("a full disk: %v", storage.Explain(err))
	}

	tx := s.Writer().MustBegin()
	defer tx.Rollback()
	hasty := sqlx.MustConnect("sqlite3", storage.Source(s.Path(), nil)+"&_busy_timeout=1")
	defer hasty.Close()
	if _, err := hasty.Exec(`DELETE FROM people`); !errors.Is(storage.Explain(err), storage.ErrBusy) {
		t.Errorf("a busy store: %v", storage.Explain(err))
	}
}
