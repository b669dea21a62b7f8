package figures

import (
	"context"
	"encoding/json"
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
	fileOfDossiers storage.Query = fileColumns + ` FROM holders h CROSS JOIN unit_months n ON n.month = :month AND n.unit = h.unit
		CROSS JOIN imports i ON i.id = n.import WHERE ` + units.HeldByIt + ` ORDER BY n.data_time DESC, n.stated DESC, n.import DESC LIMIT 1`

	enteredOfUnit storage.Query = fileColumns + `, n.term, n.indicator, n.unit IS NULL AS common, n.assessed, n.numerator, n.denominator, n.taken_at
		FROM counts n CROSS JOIN imports i ON i.id = n.import WHERE n.term IN (SELECT value FROM json_each(:terms))
		AND ifnull(n.unit, 0) IN (0, (SELECT id FROM units WHERE code = :unit)) AND n.rules = :rules ORDER BY n.taken_at, n.id`
)

type fileRow struct {
	File string
	At   int64
}

// entryRow is a count that was entered, as it is stored.
type entryRow struct {
	fileRow
	Term             scoring.Term
	Indicator        string
	Common, Assessed bool
	Numerator        *int64
	Denominator      int64
	Taken            int64 `db:"taken_at"`
}

// Origins tells of an open file what figures on cards came from.
type Origins struct {
	file    *storage.File
	figures *Store
}

// NewOrigins gives the origins of a file.
func NewOrigins(file *storage.File, figures *Store) *Origins { return &Origins{file, figures} }

// Source is the file that the figures on the card of a unit in a month were taken from, those that were entered aside: the published
// appendix when the card is published, else the newest file that brought dossiers of the unit's month. False when there is none.
func (s *Origins) Source(ctx context.Context, m scoring.Month, unit string) (scoring.Source, bool, error) {
	doing := fmt.Sprintf("look for the file behind the figures of unit %s in %s", unit, m)
	row, found, err := storage.Maybe[fileRow](ctx, s.file, doing, fileOfAppendix, storage.Args{"month": string(m), "unit": unit})
	if err == nil && !found {
		row, found, err = storage.Maybe[fileRow](ctx, s.file, doing, fileOfDossiers,
			storage.Args{"month": string(m), "day": m.FirstDay(), "unit": unit})
	}
	if err != nil || !found {
		return scoring.Source{}, false, err
	}
	return s.source(row), true, nil
}

func (s *Origins) source(row fileRow) scoring.Source {
	return scoring.Source{File: row.File, At: s.file.Instant(row.At)}
}

// Entries is what was entered for a unit, or for all units, by rules: in a term, and in its months; the one taken last at the end.
func (s *Origins) Entries(ctx context.Context, t scoring.Term, unit string, rules *scoring.RuleSet) ([]scoring.Entry, error) {
	terms := []scoring.Term{t}
	for _, m := range t.Months() {
		terms = append(terms, scoring.Term(m))
	}
	wanted, err := json.Marshal(terms)
	if err != nil {
		return nil, err
	}
	rows, err := storage.List[entryRow](ctx, s.file, fmt.Sprintf("read what was entered for unit %s in %s", unit, t), enteredOfUnit,
		storage.Args{"terms": string(wanted), "unit": unit, "rules": rules.EnteredFor()})
	if err != nil {
		return nil, err
	}
	entries := make([]scoring.Entry, len(rows))
	for i, r := range rows {
		e := scoring.Entry{Term: r.Term, Indicator: r.Indicator, Common: r.Common, Assessed: r.Assessed, Counted: r.Numerator == nil, Taken: s.file.Instant(r.Taken), Source: s.source(r.fileRow)}
		if e.Tally.Denominator = r.Denominator; r.Numerator != nil {
			e.Tally.Numerator = *r.Numerator
		}
		entries[i] = e
	}
	return entries, nil
}

// FromDossiers is the tally that the dossiers of a unit give in a month, looked at as its card was. Without a card, on a published one,
// and of procedures, it is empty.
func (s *Origins) FromDossiers(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts) (tally scoring.Tally, err error) {
	err = s.file.Read(ctx, fmt.Sprintf("count the dossiers of unit %s in %s for %s", unit, m, counts), func(tx *storage.Tx) error {
		w, scored, err := s.figures.ScoredWindow(ctx, tx, m, unit)
		if err != nil || !scored {
			return err
		}
		w.Day = m.FirstDay()
		_, tally, err = gap(ctx, tx, w, unit, counts)
		return err
	})
	return tally, err
}
