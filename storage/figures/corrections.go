package figures

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
)

const (
	correctionColumns = `SELECT c.term, u.code AS unit, c.points, c.reason, c.at, c.by_person FROM corrections c CROSS JOIN units u ON u.id = c.unit`

	CorrectionsOfTerm storage.Query = correctionColumns + ` WHERE c.term = ? ORDER BY u.code`
	corrections       storage.Query = correctionColumns + ` ORDER BY c.term DESC, u.code`
)

// CorrectionRow is a correction of points as it is stored.
type CorrectionRow struct {
	Term                 scoring.Term
	Unit, Points, Reason string
	At                   int64
	By                   int64 `db:"by_person"`
}

// Corrections are all corrections of points, the newest term first, then by unit.
func (s *Store) Corrections(ctx context.Context) ([]scoring.Correction, error) {
	rows, err := storage.List[CorrectionRow](ctx, s.file, "read the corrections", corrections)
	if err != nil {
		return nil, err
	}
	return s.CorrectionsOf(rows)
}

// CorrectionsOf are corrections as they are stored.
func (s *Store) CorrectionsOf(rows []CorrectionRow) ([]scoring.Correction, error) {
	all := make([]scoring.Correction, len(rows))
	for i, r := range rows {
		points, err := scoring.ParseExact(r.Points)
		if err != nil {
			return nil, fmt.Errorf("read the correction of unit %s in %s: %w", r.Unit, r.Term, err)
		}
		all[i] = scoring.Correction{Term: r.Term, Unit: r.Unit, Points: points, Reason: r.Reason, At: s.file.Instant(r.At), By: r.By}
	}
	return all, nil
}
