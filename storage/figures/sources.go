package figures

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/units"
)

// A figure stands in an appendix, or was entered, or comes from dossiers.
const (
	fileColumns = `SELECT i.name AS file, i.at`
	fileOfUnit  = ` = (SELECT id FROM units WHERE code = :unit)`

	fileOfAppendix storage.Query = fileColumns + ` FROM scorecards c CROSS JOIN published p ON p.month = c.month AND p.unit = c.unit
			AND p.taken_at = (SELECT max(taken_at) FROM published WHERE month = c.month)
		CROSS JOIN imports i ON i.id = p.import WHERE c.month = :month AND c.published AND c.unit` + fileOfUnit
	fileOfCounts storage.Query = fileColumns + ` FROM counts n CROSS JOIN imports i ON i.id = n.import
		WHERE n.term = :month AND n.indicator = :indicator AND n.unit` + fileOfUnit
	fileOfDossiers storage.Query = fileColumns + ` FROM holders h CROSS JOIN unit_months n ON n.month = :month AND n.unit = h.unit
		CROSS JOIN imports i ON i.id = n.import WHERE ` + units.HeldByIt + ` ORDER BY n.data_time DESC, n.stated DESC, n.import DESC LIMIT 1`
)

type fileRow struct {
	File string
	At   int64
}

// Source is the file that an indicator's figure on the card of a unit in a month was taken from: the published appendix
// when the card is published, the file of hand-entered counts for an indicator that takes those, else the newest file
// that brought dossiers of the unit's month. False when there is none.
func (s *Store) Source(ctx context.Context, m scoring.Month, unit string, ind scoring.Indicator) (scoring.Source, bool, error) {
	doing := fmt.Sprintf("look for the source of %s of unit %s in %s", ind.Code, unit, m)
	row, found, err := storage.Maybe[fileRow](ctx, s.file, doing, fileOfAppendix, storage.Args{"month": string(m), "unit": unit})
	switch {
	case err != nil || found:
	case ind.Counts == scoring.Entered:
		row, found, err = storage.Maybe[fileRow](ctx, s.file, doing, fileOfCounts,
			storage.Args{"month": string(m), "unit": unit, "indicator": ind.Code})
	default:
		row, found, err = storage.Maybe[fileRow](ctx, s.file, doing, fileOfDossiers,
			storage.Args{"month": string(m), "day": m.FirstDay(), "unit": unit})
	}
	if err != nil || !found {
		return scoring.Source{}, false, err
	}
	return scoring.Source{File: row.File, At: s.file.Instant(row.At)}, true, nil
}
