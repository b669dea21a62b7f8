package figures

import (
	"context"
	"encoding/json"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/advice"
	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/units"
)

// Which dossiers can count in a term, or be finished in it: those received in it, and of those received before it the ones that ended in it
// or later, those that are open, and those that ended nobody says when. Each part is read from an index alone, and no dossier is in two.
const (
	heldColumns = `SELECT h.holder, d.id, d.received, d.finished, d.traits, d.procedure, `
	heldBefore  = ` AND d.received < :start AND `

	heldReceived = heldColumns + `d.due, d.gone, 0 AS seen` + missingFrom + `dossiers_received WHERE d.unit = h.unit AND `
	heldEnded    = heldColumns + `d.due, d.gone, 0 AS seen` + missingFrom + `dossiers_finished WHERE d.unit = h.unit AND `
	heldPending  = heldColumns + `d.due, d.gone, 0 AS seen` + missingFrom + `dossiers_pending WHERE d.unit = h.unit AND `
	heldUndated  = heldColumns + `0 AS due, 0 AS gone, d.data_time AS seen` + missingFrom + `dossiers_undated WHERE d.unit = h.unit AND `

	isReceived = ` AND d.received >= :start AND d.received < :end`
	isEnded    = ` AND d.finished >= :start AND d.finished > 0 AND (d.received < :start OR d.received >= :end)`
	isPending  = heldBefore + `d.traits & 15 IN (2, 4, 5, 6) AND d.finished < :start`
	isUndated  = heldBefore + `d.data_time >= :start AND d.traits & 15 IN (3, 7, 8, 9, 10) AND d.finished = 0`

	heldByUnit storage.Query = heldReceived + units.HeldByIt + isReceived +
		` UNION ALL ` + heldEnded + units.HeldByIt + isEnded +
		` UNION ALL ` + heldPending + units.HeldByIt + isPending +
		` UNION ALL ` + heldUndated + units.HeldByIt + isUndated
	heldByAll storage.Query = heldReceived + units.OnTheDay + isReceived +
		` UNION ALL ` + heldEnded + units.OnTheDay + isEnded +
		` UNION ALL ` + heldPending + units.OnTheDay + isPending +
		` UNION ALL ` + heldUndated + units.OnTheDay + isUndated

	scoredCards storage.Query = `SELECT c.unit AS id, u.code, c.rule_set, c.published, c.data_time, c.stated, c.cut_off
		FROM scorecards c CROSS JOIN units u ON u.id = c.unit WHERE c.month = :month`
	allProcedures storage.Query = `SELECT id, name, field, code FROM procedures`
)

// heldRow is a dossier that may count in a month, as it is stored.
type heldRow struct {
	Holder int64
	MissingRow
	Procedure int64
}

// Prospects reads of an open file what can still become of months.
type Prospects struct {
	file    *storage.File
	figures *Store
}

// NewProspects gives the prospects of a file.
func NewProspects(file *storage.File, figures *Store) *Prospects { return &Prospects{file, figures} }

// UnitMonth are the dossiers that count in a unit's month, or can still, as its card looked at them; false without a card that was counted.
func (s *Prospects) UnitMonth(ctx context.Context, m scoring.Month, unit string) (found advice.UnitMonth, scored bool, err error) {
	err = s.file.Read(ctx, fmt.Sprintf("read what unit %s has in hand in %s", unit, m), func(tx *storage.Tx) error {
		if found.Window, scored, err = s.figures.ScoredWindow(ctx, tx, m, unit); err != nil || !scored {
			return err
		}
		var rows []heldRow
		args := storage.Args{"unit": unit, "day": m.FirstDay(), "start": found.Window.Start, "end": found.Window.End}
		if err := tx.SelectContext(ctx, &rows, string(heldByUnit), args); err != nil {
			return err
		}
		keys, err := procedureKeys(ctx, tx, found.Window)
		for _, r := range rows {
			found.Held = append(found.Held, s.held(found.Window, r, keys))
		}
		return err
	})
	return found, scored, err
}

// held is a dossier as the window of its card sees it.
func (s *Prospects) held(w dossier.Window, r heldRow, keys map[int64]string) advice.Held {
	return advice.Hold(w, s.file.Now().Unix(), r.ID, r.Dossier(), keys[r.Procedure])
}

// UnitMonths are those of all units with a card that was counted, by code.
func (s *Prospects) UnitMonths(ctx context.Context, m scoring.Month) (map[string]advice.UnitMonth, error) {
	all := map[string]advice.UnitMonth{}
	err := s.file.Read(ctx, fmt.Sprintf("read what units have in hand in %s", m), func(tx *storage.Tx) error {
		var cards []struct {
			ID   int64
			Code string
			ScoredRow
		}
		if err := tx.SelectContext(ctx, &cards, string(scoredCards), storage.Args{"month": string(m)}); err != nil {
			return err
		}
		codes := map[int64]string{}
		var keys map[int64]string
		for _, c := range cards {
			if c.Published {
				continue
			}
			w, err := windowOf(s.file, c.ScoredRow, scoring.Term(m))
			if err != nil {
				return err
			}
			if keys == nil {
				if keys, err = procedureKeys(ctx, tx, w); err != nil {
					return err
				}
			}
			codes[c.ID], all[c.Code] = c.Code, advice.UnitMonth{Window: w}
		}
		var rows []heldRow
		args := storage.Args{"day": m.FirstDay(), "start": m.Start(s.file.Zone()).Unix(), "end": m.End(s.file.Zone()).Unix()}
		if err := tx.SelectContext(ctx, &rows, string(heldByAll), args); err != nil {
			return err
		}
		for _, r := range rows {
			if found, has := all[codes[r.Holder]]; has {
				found.Held = append(found.Held, s.held(found.Window, r, keys))
				all[codes[r.Holder]] = found
			}
		}
		return nil
	})
	return all, err
}

// procedureKeys tell the procedures apart, by the store's number of one; none where the window counts no procedures.
func procedureKeys(ctx context.Context, tx *storage.Tx, w dossier.Window) (map[int64]string, error) {
	if !w.CountsProcedures() {
		return nil, nil
	}
	var rows []struct {
		ID int64
		dossier.Procedure
	}
	if err := tx.SelectContext(ctx, &rows, string(allProcedures)); err != nil {
		return nil, err
	}
	all := make([]dossier.Procedure, len(rows))
	for i, r := range rows {
		all[i] = r.Procedure
	}
	keys := make(map[int64]string, len(rows))
	for i, key := range dossier.ProcedureKeys(all) {
		keys[rows[i].ID] = key
	}
	return keys, nil
}

// Chosen is a page of some dossiers by their numbers, as lists of a month show them: by due date, or by receipt, the oldest first.
func (s *Prospects) Chosen(ctx context.Context, m scoring.Month, ids []int64, byDue bool, offset, limit int) ([]scoring.Listed, error) {
	chosen, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	page := chosenByReceived
	if byDue {
		page = chosenByDue
	}
	rows, err := storage.List[ListedRow](ctx, s.file, fmt.Sprintf("read %d dossiers of %s", len(ids), m), page,
		storage.Args{"dossiers": string(chosen), "day": m.FirstDay(), "limit": limit, "offset": offset})
	return listed(s.file, rows), err
}
