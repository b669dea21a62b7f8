package storage

import (
	"context"
	"fmt"

	"motcua/scoring/intake"
)

// mostReplaced bounds the dossiers, of all imports together, of which it is kept how they were before: then the oldest import goes. They take
// about 60 MB.
const mostReplaced = 1_000_000

// What a row of dossiers holds that an import may change.
const asItStands = `d.unit, d.procedure, d.received, d.due, d.finished, d.traits, d.data_time, d.gone`

// keepReplaced notes, before a file is merged, what that changes, and what it may change beside its plan.
func (t *importTx) keepReplaced(ctx context.Context, f intake.File, p *plan) error {
	if err := t.dropReplaced(ctx, f); err != nil || p.empty {
		return err
	}
	into := `INSERT INTO replaced (import, dossier, unit, procedure, received, due, finished, traits, data_time, gone, silent) SELECT ?1, d.id, ` + asItStands
	_, err := t.tx.ExecContext(ctx, into+`, k.silent FROM temp.known k CROSS JOIN dossiers d ON d.id = k.id WHERE k.does >= 2 ORDER BY k.id`, f.ID)
	for _, unit := range p.ids.units {
		if err == nil { // of an open one that the file does not contain, no more than that may change
			_, err = t.tx.ExecContext(ctx, into+`, -1 FROM dossiers d WHERE d.unit = ?2 AND d.traits & 15 IN (2, 4) AND d.due > 0
				ON CONFLICT DO NOTHING`, f.ID, unit)
		}
		if err == nil {
			_, err = t.tx.ExecContext(ctx, `INSERT INTO replaced_reach (import, month, unit, data_time, stated, by_import)
				SELECT ?1, month, unit, data_time, stated, import FROM unit_months WHERE unit = ?2 ON CONFLICT DO NOTHING`, f.ID, unit)
		}
	}
	return err
}

// keptReplaced drops, after the merge, what could have changed by it and has not.
func (t *importTx) keptReplaced(ctx context.Context, f intake.File, newest int64) error {
	_, err := t.tx.ExecContext(ctx, `DELETE FROM replaced AS r WHERE r.import = ? AND r.silent < 0 AND EXISTS (SELECT 1 FROM dossiers d WHERE d.id = r.dossier
		AND (`+asItStands+`) IS (r.unit, r.procedure, r.received, r.due, r.finished, r.traits, r.data_time, r.gone))`, f.ID)
	if err != nil {
		return err
	}
	_, err = t.tx.ExecContext(ctx, `DELETE FROM replaced_reach AS r WHERE r.import = ? AND EXISTS (SELECT 1 FROM unit_months m
		WHERE m.month = r.month AND m.unit = r.unit AND m.import = r.by_import)`, f.ID)
	if err != nil {
		return err
	}
	_, err = t.tx.ExecContext(ctx, `INSERT INTO readings (import, newest, last, changed)
		SELECT ?1, ?2, (SELECT ifnull(max(id), 0) FROM dossiers), (SELECT count(*) FROM replaced WHERE import = ?1)`, f.ID, newest)
	return err
}

// dropReplaced drops what is too much, and what is of imports that others have taken the place of, unless the last import did, which may be
// taken back.
func (t *importTx) dropReplaced(ctx context.Context, f intake.File) error {
	var dropped []int64
	err := t.tx.SelectContext(ctx, &dropped, `SELECT import FROM (
			SELECT r.import, i.replaced, sum(r.changed) OVER (ORDER BY r.import DESC) AS so_far FROM readings r JOIN imports i ON i.id = r.import)
		WHERE replaced NOT IN (0, ?1) OR so_far > ?2`, f.ID, mostReplaced)
	if err != nil {
		return err
	}
	for _, id := range dropped {
		for _, table := range []string{"readings", "replaced", "replaced_reach"} {
			if _, err := t.tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE import = ?`, id); err != nil {
				return fmt.Errorf("drop what import %d replaced: %w", id, err)
			}
		}
	}
	return nil
}
