package imports

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/staging"
)

// MergeDossiers moves the staged dossiers into the store: a row of an older data time is never taken over a newer
// one, equal or newer is. The months it answers with are those the interface names, and those whose data time moved:
// the cut-off of a month may follow its data time.
func (t *Intake) MergeDossiers(ctx context.Context, f ledger.File) (ledger.Changes, []ledger.UnitMonth, error) {
	fail := func(err error) (ledger.Changes, []ledger.UnitMonth, error) {
		return ledger.Changes{}, nil, fmt.Errorf("merge the staged dossiers: %w", err)
	}
	p, err := t.currentPlan(ctx, f)
	if err != nil {
		return fail(err)
	}
	if err := t.LoadUnits(ctx); err != nil {
		return fail(err)
	}
	if err := t.replacements().keepReplaced(ctx, f, p); err != nil {
		return fail(err)
	}
	before, err := t.lookOut(ctx, f, p)
	if err != nil {
		return fail(err)
	}
	if err := t.merge(ctx, p); err != nil {
		return fail(err)
	}
	if err := t.extendReach(ctx, f.ID, storage.Seconds(f.DataTime), f.Stated, p.ids.units, p.moved); err != nil {
		return fail(err)
	}
	if err := t.lose(ctx, f, before, p.ids.units, p.moved); err != nil {
		return fail(err)
	}
	if err := t.putPeriods(ctx, f, p.ids.units, p.moved); err != nil {
		return fail(err)
	}
	if err := t.replacements().keptReplaced(ctx, f, p.newest); err != nil {
		return fail(err)
	}
	scored, err := t.scoredMonths(ctx)
	if err != nil {
		return fail(err)
	}
	months := p.moved.List(scored, func(id int64) string { return t.Codes[id] })
	return p.changes, months, t.countChanges(ctx, f.ID, p.changes)
}

// scoredMonths are the months that have scores.
func (t *Intake) scoredMonths(ctx context.Context) (all staging.Scored, err error) {
	var rows []struct {
		Month   scoring.Month
		RuleSet string `db:"rule_set"`
	}
	err = t.Tx.SelectContext(ctx, &rows, `SELECT DISTINCT month, rule_set FROM scorecards`)
	for _, r := range rows {
		all.All = append(all.All, r.Month)
		if rules, known := t.stage.store.file.RuleSet(r.RuleSet); !known || rules.CountsHandled() {
			all.Carrying = append(all.Carrying, r.Month)
		}
	}
	return all, err
}

// fileReach is the file that dossiers come from: up to when its data reach, and whether that is stated.
type fileReach struct {
	dataTime int64
	stated   bool
}

func reachOf(f ledger.File) fileReach { return fileReach{storage.Seconds(f.DataTime), f.Stated} }

// currentPlan is what the stage foresaw. Where the store has changed since, or nothing was foreseen, it is worked out now.
func (t *Intake) currentPlan(ctx context.Context, f ledger.File) (*plan, error) {
	p := t.stage.plan
	holds, err := p.holds(ctx, t.Tx, f)
	if err == nil && !holds {
		p, err = t.stage.foresee(ctx, t.Tx, f)
	}
	if err != nil {
		return nil, err
	}
	t.stage.plan = nil // it is carried out once
	return p, nil
}

func stateOf(row []driver.Value) staging.State {
	number := func(i int) int64 { n, _ := row[i].(int64); return n }
	return staging.State{Unit: number(0), Received: number(1), Due: number(2), Finished: number(3), Status: dossier.Status(number(4))}
}

// merge carries out a plan. What changes in no index is written alone: most of a newer export is as it was.
func (t *Intake) merge(ctx context.Context, p *plan) error {
	for _, a := range p.ids.added {
		if _, err := t.Tx.ExecContext(ctx, `INSERT INTO procedures (id, name, field, code) VALUES (:id, :name, :field, :code)`,
			storage.Args{"id": a.id, "name": a.Name, "field": a.Field, "code": a.Code}); err != nil {
			return err
		}
	}
	if ready, err := t.isPrepared(ctx, p.ready); err != nil || ready {
		return errors.Join(err, t.putPrepared(ctx))
	}
	// The new ones come in the order of the code: the merge walks along the index instead of jumping about in it.
	added := addNew
	if p.empty {
		added = addStaged
	}
	_, err := t.Tx.ExecContext(ctx, added, storage.Args{"data_time": p.from.dataTime})
	if err == nil && p.updated > 0 {
		_, err = t.Tx.ExecContext(ctx, UpdateKnown)
	}
	if err == nil && p.renewed > 0 {
		_, err = t.Tx.ExecContext(ctx, RenewKnown)
	}
	return err
}

const (
	add       = `INSERT INTO dossiers (code, unit, procedure, received, due, finished, submitted, traits, data_time) `
	addNew    = add + `SELECT code, unit, procedure, received, due, finished, submitted, traits, :data_time FROM temp.added ORDER BY rowid`
	addStaged = add + `SELECT ` + asStored + `, :data_time FROM temp.staged s` + theirIDs + ` ORDER BY s.rowid`

	// The plus has the dossiers looked up by number, and not all of them walked.
	UpdateKnown = `UPDATE dossiers SET unit = k.unit, procedure = k.procedure, received = k.received, due = k.due, finished = k.finished,
		submitted = k.submitted, traits = k.traits, data_time = k.data_time, gone = k.gone FROM temp.known k WHERE k.does >= 3 AND dossiers.id = +k.id`
	// RenewKnown has newer data say of dossiers what was known of them.
	RenewKnown = `UPDATE dossiers SET data_time = k.data_time FROM temp.known k WHERE k.does = 2 AND dossiers.id = +k.id`
)

// extendReach notes how far the data of the file's unit-months reaches now, and marks those that have scores where
// that moved.
func (t *Intake) extendReach(ctx context.Context, file, dataTime int64, stated bool, units []int64, moved *staging.Touched) error {
	const extend = `INSERT INTO unit_months (month, unit, data_time, stated, import) VALUES (:month, :unit, :data_time, :stated, :import)
		ON CONFLICT (month, unit) DO UPDATE SET data_time = excluded.data_time, stated = excluded.stated, import = excluded.import
		WHERE excluded.data_time > unit_months.data_time
			OR excluded.data_time = unit_months.data_time AND excluded.stated > unit_months.stated`
	for _, um := range t.stage.filled.reached() {
		id := units[um.Unit]
		result, err := t.Tx.ExecContext(ctx, extend, storage.Args{"month": string(moved.Calendar.Month(um.Month)), "unit": id,
			"data_time": dataTime, "stated": stated, "import": file})
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if n > 0 {
			moved.Late[staging.LateSpan{Unit: id, From: um.Month, To: um.Month}] = struct{}{}
		}
	}
	return nil
}
