package figures

import (
	"context"
	"encoding/json"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/units"
)

// Dossiers by their codes. What people know of a code stands before the sign that other identities have behind it.
const (
	shownCode = `substr(d.code, 1, instr(d.code || '@', '@') - 1)`
	byEnding  = ` ORDER BY d.received DESC, d.code LIMIT :limit`

	dossiersCoded storage.Query = `SELECT ` + ListedColumns + ListedTables + ` WHERE (d.code = :code OR d.code >= :code || '@' AND d.code < :code || 'A')
		AND (:units = '' OR u.code IN (SELECT value FROM json_each(iif(:units = '', '[]', :units))))` + byEnding
	// Those of a unit: all are looked at.
	dossiersEnding storage.Query = `SELECT ` + ListedColumns + byUnitTables + ` WHERE ` + units.HeldByIt + ` AND substr(` + shownCode + `, -length(:ending)) = :ending` + byEnding
	// Those of all units whose codes end in a day and a number: under their unit's own code, or received on that day.
	dossiersDated storage.Query = `SELECT ` + ListedColumns + ` FROM json_each((SELECT json_group_array(id) FROM (
			SELECT o.id FROM units u CROSS JOIN dossiers o ON o.code = u.code || '-' || :ending
			UNION SELECT o.id FROM units u CROSS JOIN dossiers o INDEXED BY dossiers_received ON o.unit = u.id AND o.received >= :from AND o.received < :until
				WHERE substr(o.code, -length(:ending)) = :ending))) o
		CROSS JOIN dossiers d ON d.id = o.value` + units.ItsHolder + ` CROSS JOIN procedures p ON p.id = d.procedure` + byEnding

	dossierKnown storage.Query = `SELECT d.id, d.code, u.code AS unit, u.name AS unit_name, p.name AS procedure, p.field, p.code AS procedure_code,
		d.received, d.due, d.finished, d.traits, d.data_time, d.gone, ` + corrected + ` AS corrected` + ListedTables + ` WHERE d.code = :code`
	// What imports left of it before the one that came next, as long as that is kept.
	dossierBefore storage.Query = `SELECT r.unit IS NULL AS none, r.received, r.due, r.finished, r.traits, r.data_time, r.gone, i.name AS file, i.at
		FROM readings e CROSS JOIN replaced r ON r.import = e.import AND r.dossier = :id CROSS JOIN imports i ON i.id = e.import
		WHERE i.replaced = 0 ORDER BY e.import`
	dossierAdded storage.Query = `SELECT i.name AS file, i.at FROM readings e CROSS JOIN imports i ON i.id = e.import
		WHERE e.newest < :id AND e.last >= :id AND i.replaced = 0 ORDER BY e.import LIMIT 1`
)

// stateRow is a dossier as it was stored at a time.
type stateRow struct {
	Received, Due, Finished int64
	Traits                  Traits
	DataTime                int64 `db:"data_time"`
	Gone                    int64
}

func (r stateRow) dossier() dossier.Dossier {
	d := dossier.Dossier{Received: r.Received, Due: r.Due, Finished: r.Finished, DataTime: r.DataTime, Gone: r.Gone}
	r.Traits.Put(&d)
	return d
}

type knownRow struct {
	ID                           int64
	Code, Unit, Procedure, Field string
	UnitName                     string `db:"unit_name"`
	ProcedureCode                string `db:"procedure_code"`
	Corrected                    bool
	stateRow
}

// Dossiers finds the dossiers of an open file by their codes.
type Dossiers struct {
	file    *storage.File
	figures *Store
}

// NewDossiers gives the dossiers of a file.
func NewDossiers(file *storage.File, figures *Store) *Dossiers { return &Dossiers{file, figures} }

// Coded are the dossiers of a whole code that belong to units, nil for all, the newest first, limit at most: several where a code is a number in
// somebody's book. Each is under the unit to which it belongs on the day, "2025-07-01".
func (s *Dossiers) Coded(ctx context.Context, code string, units []string, day string, limit int) ([]scoring.Listed, error) {
	args := storage.Args{"code": code, "units": "", "day": day, "limit": limit}
	if units != nil {
		wanted, err := json.Marshal(units)
		if err != nil {
			return nil, err
		}
		args["units"] = string(wanted)
	}
	return s.found(ctx, dossiersCoded, args)
}

// Ending are the dossiers of a unit whose codes end so, as Coded gives them.
func (s *Dossiers) Ending(ctx context.Context, unit, ending, day string, limit int) ([]scoring.Listed, error) {
	return s.found(ctx, dossiersEnding, storage.Args{"unit": unit, "ending": ending, "day": day, "limit": limit})
}

// Dated are the dossiers of all units whose codes end in a day and a number, "240614-0001", as Coded gives them. Of those whose codes do not begin
// with that of their unit it finds the ones received on that day, which begins at received.
func (s *Dossiers) Dated(ctx context.Context, ending string, received time.Time, day string, limit int) ([]scoring.Listed, error) {
	return s.found(ctx, dossiersDated, storage.Args{"ending": ending, "from": received.Unix(), "until": received.AddDate(0, 0, 1).Unix(), "day": day, "limit": limit})
}

func (s *Dossiers) found(ctx context.Context, q storage.Query, args storage.Args) ([]scoring.Listed, error) {
	rows, err := storage.List[ListedRow](ctx, s.file, "look for dossiers by their code", q, args)
	return listed(s.file, rows), err
}

// KnownDossier is a dossier by its identity, with the files that told of it, as far as that is kept; false when there is none.
func (s *Dossiers) KnownDossier(ctx context.Context, code, day string) (known dossier.Known, found bool, err error) {
	err = s.file.Read(ctx, "read what is known of a dossier", func(tx *storage.Tx) error {
		var rows []knownRow
		if err := tx.SelectContext(ctx, &rows, string(dossierKnown), storage.Args{"code": code, "day": day}); err != nil || len(rows) == 0 {
			return err
		}
		row := rows[0]
		found = true
		var before []struct {
			None bool // there was no such dossier
			stateRow
			fileRow
		}
		if err := tx.SelectContext(ctx, &before, string(dossierBefore), storage.Args{"id": row.ID}); err != nil {
			return err
		}
		var added []fileRow
		if err := tx.SelectContext(ctx, &added, string(dossierAdded), storage.Args{"id": row.ID}); err != nil {
			return err
		}
		known.Dossier = row.dossier()
		known.Code, known.Unit, known.Procedure, known.Field, known.ProcedureCode, known.UnitName, known.Corrected = row.Code, row.Unit, row.Procedure, row.Field, row.ProcedureCode, row.UnitName, row.Corrected
		var by fileRow
		if len(added) > 0 {
			by = added[0]
		}
		for _, b := range before {
			if !b.None {
				known.Told = append(known.Told, dossier.Told{Dossier: b.dossier(), File: by.File, At: s.file.Instant(by.At)})
			}
			by = b.fileRow
		}
		known.Told = append(known.Told, dossier.Told{Dossier: row.dossier(), File: by.File, At: s.file.Instant(by.At)})
		return nil
	})
	return known, found, err
}

// ClassIn says what a dossier is in a month of the unit to which it belonged on the month's first day, as the unit's card looked at it; false without
// a card that was counted.
func (s *Dossiers) ClassIn(ctx context.Context, m scoring.Month, code string) (class dossier.Class, unit string, counted bool, err error) {
	err = s.file.Read(ctx, "look how a dossier counts in "+string(m), func(tx *storage.Tx) error {
		var rows []knownRow
		if err := tx.SelectContext(ctx, &rows, string(dossierKnown), storage.Args{"code": code, "day": m.FirstDay()}); err != nil || len(rows) == 0 {
			return err
		}
		unit = rows[0].Unit
		w, scored, err := s.figures.ScoredWindow(ctx, tx, m, unit)
		if err != nil || !scored {
			return err
		}
		class, counted = w.Classify(rows[0].dossier()), true
		return nil
	})
	return class, unit, counted, err
}
