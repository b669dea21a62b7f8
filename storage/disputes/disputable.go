package disputes

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/figures"
)

// A dossier by its code, as lists show it, with what a month looks at.
const dossierOfCode storage.Query = `SELECT ` + figures.ListedColumns + `, d.traits, d.gone, d.data_time AS seen` + figures.ListedTables + ` WHERE d.code = :code`

// Dossier is a dossier by its code, with the unit to which it belongs on the day, "2025-07-01"; false when there is none.
func (s *Store) Dossier(ctx context.Context, code, day string) (scoring.Listed, bool, error) {
	row, found, err := storage.Maybe[codedRow](ctx, s.file, "read a dossier", dossierOfCode, storage.Args{"code": code, "day": day})
	if !found {
		return scoring.Listed{}, false, err
	}
	return s.figures.Listed([]figures.ListedRow{row.ListedRow})[0], true, nil
}

type codedRow struct {
	figures.ListedRow
	Traits figures.Traits
	Gone   int64
	Seen   int64
}

// Disputable says whether a dossier stands against its unit in a month's figures: Gap lists it for any source of the
// month's card; or the month is that of the moment, and Overdue lists it.
func (s *Store) Disputable(ctx context.Context, m scoring.Month, code string, at time.Time) (stands bool, err error) {
	err = s.file.Read(ctx, "look whether a dossier counts in "+string(m), func(tx *storage.Tx) error {
		stands, err = s.disputable(ctx, tx, m, code, at)
		return err
	})
	return stands, err
}

func (s *Store) disputable(ctx context.Context, tx *storage.Tx, m scoring.Month, code string, at time.Time) (bool, error) {
	var row codedRow
	if err := tx.GetContext(ctx, &row, string(dossierOfCode), storage.Args{"code": code, "day": m.FirstDay()}); errors.Is(err, sql.ErrNoRows) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	d := dossier.Dossier{Received: row.Received, Due: row.Due, Finished: row.Finished, Gone: row.Gone, DataTime: row.Seen}
	row.Traits.Put(&d)
	if m == scoring.MonthOf(at, s.file.Zone()) && d.Status.Open() && d.Due > 0 && d.Due < at.Unix() && d.Gone == 0 {
		return true, nil
	}
	w, scored, err := s.figures.ScoredWindow(ctx, tx, m, row.Unit)
	if err != nil || !scored {
		return false, err
	}
	class := w.Classify(d)
	for _, source := range w.Sources {
		if counted, achieved := class.Counts(source); counted && !achieved && !source.OfProcedures() {
			return true, nil
		}
	}
	return false, nil
}
