package imports

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"motcua/scoring/ledger"
	"motcua/storage"
)

// mostReplaced bounds the dossiers, of all imports together, of which it is kept how they were before: then the oldest import goes. They take
// about 60 MB.
const mostReplaced = 1_000_000

// KeptAtOnce is how many dossiers are written down at once as they were: that takes some hundredths of a second.
const KeptAtOnce = 10_000

// What a row of dossiers holds that an import may change, and how that is written down.
const (
	asItStands   = `d.unit, d.procedure, d.received, d.due, d.finished, d.submitted, d.traits, d.data_time, d.gone`
	intoReplaced = `INSERT INTO replaced (import, dossier, ` + DossierColumns + `, silent) SELECT :import, d.id, ` + asItStands
	thatChange   = `, k.silent FROM temp.known k CROSS JOIN dossiers d ON d.id = k.id WHERE k.does >= 2`
)

// keepAhead writes down how the dossiers are that a plan changes, while others write, some at a time. It says nothing as long as the import
// is not there.
func (g *Stage) keepAhead(ctx context.Context) error {
	if g.plan.updated+g.plan.renewed <= g.AtOnce {
		return nil // so few are written down with the import
	}
	last := int64(0)
	for {
		begun := time.Now()
		_, err := g.conn.ExecContext(ctx, intoReplaced+thatChange+` AND k.id > :after ORDER BY k.id LIMIT :limit`,
			storage.Args{"import": g.plan.file, "after": last, "limit": g.AtOnce})
		if err != nil {
			return err
		}
		before := last
		if err := g.conn.GetContext(ctx, &last, `SELECT ifnull(max(dossier), 0) FROM replaced WHERE import = ?`, g.plan.file); err != nil {
			return err
		}
		if last == before {
			g.plan.kept = true
			return nil
		}
		time.Sleep(time.Since(begun)) // others wait for the lock at longer and longer intervals
	}
}

// dropLeft drops what was written ahead of an import that never came to be, what imports replaced of which that is not kept any more, and what
// was prepared.
func (g *Stage) dropLeft(ctx context.Context) error {
	if err := g.clearPrepared(ctx); err != nil {
		return err
	}
	var left []int64
	err := g.conn.SelectContext(ctx, &left, `WITH RECURSIVE kept (import) AS (SELECT min(import) FROM replaced
			UNION ALL SELECT (SELECT min(r.import) FROM replaced r WHERE r.import > kept.import) FROM kept WHERE kept.import IS NOT NULL)
		SELECT import FROM kept WHERE import IS NOT NULL AND import NOT IN (SELECT import FROM readings)`)
	if err != nil {
		return err
	}
	for _, id := range left {
		for n := int64(g.AtOnce); n == int64(g.AtOnce); {
			begun := time.Now()
			result, err := g.conn.ExecContext(ctx, `DELETE FROM replaced WHERE import = :import AND dossier IN
				(SELECT dossier FROM replaced WHERE import = :import LIMIT :limit)`, storage.Args{"import": id, "limit": g.AtOnce})
			if err != nil {
				return err
			}
			if n, err = result.RowsAffected(); err != nil {
				return err
			}
			time.Sleep(time.Since(begun))
		}
	}
	return nil
}

// sweep drops what the transaction has left over. What it cannot drop, the next import does.
func (g *Stage) sweep(ctx context.Context) {
	if g.turn != nil && g.dropCopy == nil {
		_ = g.dropLeft(ctx)
	}
}

// replacements is what an import's transaction keeps of dossiers that its file replaces.
type replacements struct{ *Intake }

func (t *Intake) replacements() replacements { return replacements{t} }

// keepReplaced notes, before a file is merged, what its plan changes. What changes beside it keepBeside notes.
func (t replacements) keepReplaced(ctx context.Context, f ledger.File, p *plan) error {
	if err := t.dropReplaced(ctx, f); err != nil {
		return err
	}
	if t.stage.keeps {
		if _, err := t.Tx.ExecContext(ctx, `UPDATE undo_import SET newest = ?`, p.newest); err != nil {
			return fmt.Errorf("keep which dossiers there were: %w", err)
		}
	}
	if p.empty {
		return nil
	}
	if err := t.keepPlanned(ctx, f, p); err != nil {
		return fmt.Errorf("keep how the dossiers were: %w", err)
	}
	t.merging, t.newest = f.ID, p.newest
	for _, unit := range p.ids.units {
		_, err := t.Tx.ExecContext(ctx, `INSERT INTO replaced_reach (import, month, unit, data_time, stated, by_import)
			SELECT :import, month, unit, data_time, stated, import FROM unit_months WHERE unit = :unit ON CONFLICT DO NOTHING`,
			storage.Args{"import": f.ID, "unit": unit})
		if err != nil {
			return fmt.Errorf("keep how far the data reached: %w", err)
		}
	}
	return nil
}

// keepBeside notes how dossiers are that the plan does not change, before they are gone or back. Which they are is a condition on :value.
func (t replacements) keepBeside(ctx context.Context, which string, value int64) error {
	var noted []int64
	err := t.Tx.SelectContext(ctx, &noted, intoReplaced+`, -1 FROM dossiers d WHERE d.id <= :newest AND d.`+which+` ON CONFLICT DO NOTHING RETURNING dossier`,
		storage.Args{"import": t.merging, "newest": t.newest, "value": value})
	if err != nil {
		return fmt.Errorf("keep how a dossier was: %w", err)
	}
	t.beside = append(t.beside, noted...)
	return nil
}

// keepPlanned writes down what a plan changes, unless that is written down ahead of the transaction.
func (t replacements) keepPlanned(ctx context.Context, f ledger.File, p *plan) error {
	var kept int
	err := t.Tx.GetContext(ctx, &kept, `SELECT count(*) FROM replaced WHERE import = ?`, f.ID)
	if err != nil || p.kept && kept == p.updated+p.renewed {
		return err
	}
	if kept > 0 {
		if _, err := t.Tx.ExecContext(ctx, `DELETE FROM replaced WHERE import = ?`, f.ID); err != nil {
			return err
		}
	}
	_, err = t.Tx.ExecContext(ctx, intoReplaced+thatChange+` ORDER BY k.id`, storage.Args{"import": f.ID})
	return err
}

// keptReplaced drops, after the merge, what was noted and is as it was.
func (t replacements) keptReplaced(ctx context.Context, f ledger.File, newest int64) error {
	beside, err := json.Marshal(t.beside)
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `DELETE FROM replaced AS r WHERE r.import = :import AND r.dossier IN (SELECT value FROM json_each(:dossiers)) AND r.silent < 0
		AND EXISTS (SELECT 1 FROM dossiers d WHERE d.id = r.dossier
			AND (`+asItStands+`) IS (r.unit, r.procedure, r.received, r.due, r.finished, r.submitted, r.traits, r.data_time, r.gone))`,
		storage.Args{"import": f.ID, "dossiers": string(beside)})
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `DELETE FROM replaced_reach AS r WHERE r.import = ? AND EXISTS (SELECT 1 FROM unit_months m
		WHERE m.month = r.month AND m.unit = r.unit AND m.import = r.by_import)`, f.ID)
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO readings (import, newest, last, changed)
		SELECT :import, :newest, (SELECT ifnull(max(id), 0) FROM dossiers), (SELECT count(*) FROM replaced WHERE import = :import)`,
		storage.Args{"import": f.ID, "newest": newest})
	return err
}

// dropReplaced forgets what is too much, and what is of imports that others have taken the place of, unless the last import did, which may be
// taken back. The rows themselves go after the import; see dropLeft.
func (t replacements) dropReplaced(ctx context.Context, f ledger.File) error {
	var dropped []int64
	err := t.Tx.SelectContext(ctx, &dropped, `SELECT import FROM (
			SELECT r.import, i.replaced, sum(r.changed) OVER (ORDER BY r.import DESC) AS so_far FROM readings r JOIN imports i ON i.id = r.import)
		WHERE replaced NOT IN (0, :import) OR so_far > :most`, storage.Args{"import": f.ID, "most": mostReplaced})
	if err != nil {
		return err
	}
	for _, id := range dropped {
		for _, table := range []string{"readings", "replaced_reach"} {
			if _, err := t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE import = ?`, id); err != nil {
				return fmt.Errorf("forget what import %d replaced: %w", id, err)
			}
		}
	}
	return nil
}
