package figures

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/units"
)

// scoredCard is what says how a unit's dossiers were looked at in a month.
const scoredCard storage.Query = `SELECT rule_set, published, data_time, stated, cut_off FROM scorecards
	WHERE month = :month AND unit = (SELECT id FROM units WHERE code = :unit)`

// Which dossiers can be missing in a source's tally: due_before is the instant before which a due date is
// past. Each part is read from an index alone, and no dossier is in two of them.
const (
	missingState  = `SELECT d.id, d.received, d.due, d.finished, d.traits, `
	missingFrom   = ` FROM holders h CROSS JOIN dossiers d INDEXED BY `
	missing       = missingState + `d.gone` + missingFrom
	missingOfUnit = ` WHERE d.unit = h.unit AND ` + units.HeldByIt + ` AND `

	missingReceived storage.Query = missing + `dossiers_received` + missingOfUnit + `d.received >= :start AND d.received < :end`
	missingResolved storage.Query = missing + `dossiers_finished` + missingOfUnit + `d.finished >= :start AND d.finished < :end AND d.finished > 0`
	missingOnTime   storage.Query = missingResolved + `
		UNION ALL ` + missing + `dossiers_open` + missingOfUnit + `d.due < :due_before AND d.traits & 15 IN (2, 4) AND d.due > 0
			AND d.received < :end AND NOT (d.finished >= :start AND d.finished < :end)
		UNION ALL ` + missingState + `0` + missingFrom + `dossiers_late` + missingOfUnit + `d.due < :due_before AND d.traits & 15 IN (9, 10) AND d.due > 0
			AND d.finished > d.due AND d.finished >= :end AND d.received < :end`

	// Of those handled: received in the month, or before and not over by then.
	missingHandled storage.Query = missingReceived + `
		UNION ALL ` + missing + `dossiers_finished` + missingOfUnit + `d.finished >= :start AND d.finished > 0 AND d.received < :start
		UNION ALL ` + missing + `dossiers_pending` + missingOfUnit + `d.received < :start AND d.traits & 15 IN (2, 4, 5, 6) AND d.finished < :start`
)

// The dossiers are a JSON array of ids.
const (
	chosenDossiers = `SELECT ` + ListedColumns + ` FROM json_each(:dossiers) o CROSS JOIN dossiers d ON d.id = o.value` + units.ItsHolder + `
		CROSS JOIN procedures p ON p.id = d.procedure`

	chosenByDue      storage.Query = chosenDossiers + ` ORDER BY d.due, d.code LIMIT :limit OFFSET :offset`
	chosenByReceived storage.Query = chosenDossiers + ` ORDER BY d.received, d.code LIMIT :limit OFFSET :offset`
)

// ScoredRow is how the dossiers behind a card were looked at, as it is stored.
type ScoredRow struct {
	RuleSet   string `db:"rule_set"`
	Published bool
	DataTime  int64 `db:"data_time"`
	Stated    bool
	CutOff    int64 `db:"cut_off"`
}

// MissingRow is a dossier that is missing in a tally, as it is stored.
type MissingRow struct {
	ID, Received, Due, Finished int64
	Traits                      Traits
	Gone                        int64
	Seen                        int64 // its data time; 0 where that decides nothing
}

// Dossier is what a month looks at in it.
func (r MissingRow) Dossier() dossier.Dossier {
	d := dossier.Dossier{Received: r.Received, Due: r.Due, Finished: r.Finished, Gone: r.Gone, DataTime: r.Seen}
	r.Traits.Put(&d)
	return d
}

// Gap is a page of the dossiers that stand in the denominator, and not in the numerator, of a source's tally on the card
// of a unit in a month; and how many there are. It looks at them under the rule set and at the cut-off of the card, so
// that their number is the card's denominator less its numerator. Those not on time come by due date, others
// by receipt, the oldest first, then by code. Without a card, on a published one, and of procedures, there are none.
func (s *Store) Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) (rows []scoring.Listed, total int, err error) {
	err = s.file.Read(ctx, fmt.Sprintf("read what unit %s misses in %s for %s", unit, m, counts), func(tx *storage.Tx) error {
		w, scored, err := s.ScoredWindow(ctx, tx, m, unit)
		if err != nil || !scored {
			return err
		}
		w.Day = m.FirstDay()
		rows, total, err = gapPage(ctx, s.file, tx, w, unit, counts, offset, limit)
		return err
	})
	return rows, total, err
}

// gapPage is a page of a gap as a window has it, of the unit to which dossiers belong on its day.
func gapPage(ctx context.Context, file *storage.File, tx *storage.Tx, w dossier.Window, unit string, counts scoring.Counts, offset, limit int) (rows []scoring.Listed, total int, err error) {
	ids, _, err := gap(ctx, tx, w, unit, counts)
	if err != nil || len(ids) == 0 {
		return nil, 0, err
	}
	chosen, err := json.Marshal(ids)
	if err != nil {
		return nil, 0, err
	}
	page := chosenByReceived
	if counts.OfTime() {
		page = chosenByDue
	}
	var found []ListedRow
	err = tx.SelectContext(ctx, &found, string(page), storage.Args{"dossiers": string(chosen), "day": w.Day, "limit": limit, "offset": offset})
	return listed(file, found), len(ids), err
}

// ScoredWindow is how the dossiers behind a computed card were looked at; false when there is no such card.
func (s *Store) ScoredWindow(ctx context.Context, tx *storage.Tx, m scoring.Month, unit string) (dossier.Window, bool, error) {
	var card ScoredRow
	err := tx.GetContext(ctx, &card, string(scoredCard), storage.Args{"month": string(m), "unit": unit})
	if errors.Is(err, sql.ErrNoRows) || err == nil && card.Published {
		return dossier.Window{}, false, nil
	}
	if err != nil {
		return dossier.Window{}, false, err
	}
	w, err := s.Window(card, m)
	return w, err == nil, err
}

// Window is how the dossiers behind a card were looked at. A card that does not tell its cut-off has that of a month scored now.
func (s *Store) Window(card ScoredRow, m scoring.Month) (dossier.Window, error) {
	return windowOf(s.file, card, scoring.Term(m))
}

func windowOf(file *storage.File, card ScoredRow, t scoring.Term) (dossier.Window, error) {
	rules, ok := file.RuleSet(card.RuleSet)
	if !ok {
		return dossier.Window{}, fmt.Errorf("the rule set %s is not known to this program", card.RuleSet)
	}
	cutOff := file.Instant(card.CutOff)
	if cutOff.IsZero() {
		var stated int64
		if card.Stated {
			stated = card.DataTime
		}
		cutOff = t.CutOff(file.Zone(), file.Now(), file.Instant(stated))
	}
	return dossier.NewWindow(t, file.Zone(), cutOff, rules), nil
}

// gap are the ids of the dossiers that a source's tally counts and does not find achieved, and the tally.
func gap(ctx context.Context, tx *storage.Tx, w dossier.Window, unit string, counts scoring.Counts) (ids []int64, tally scoring.Tally, err error) {
	candidates, args := missingReceived, storage.Args{"unit": unit, "day": w.Day, "start": w.Start, "end": w.End}
	switch {
	case counts.OfProcedures():
		return nil, tally, nil
	case counts.OfHandled():
		candidates = missingHandled
	case counts == scoring.ResolvedOnTime:
		candidates, args["due_before"] = missingOnTime, DueBefore(w)
	case counts == scoring.ResolvedEResult:
		candidates = missingResolved
	}
	var found []MissingRow
	if err := tx.SelectContext(ctx, &found, string(candidates), args); err != nil {
		return nil, tally, err
	}
	tallies := dossier.NewTallies([]scoring.Counts{counts})
	for _, r := range found {
		class := w.Classify(r.Dossier())
		tallies.Add(class, 1)
		if counted, achieved := class.Counts(counts); counted && !achieved {
			ids = append(ids, r.ID)
		}
	}
	return ids, tallies[counts], nil
}

// DueBefore is the instant before which an open dossier must be due to count as overdue in a window; Unix seconds.
func DueBefore(w dossier.Window) int64 {
	if !w.DateOnly {
		return w.CutOff
	}
	grain, shift := w.Grain()
	return (w.CutOff+shift)/grain*grain - shift
}
