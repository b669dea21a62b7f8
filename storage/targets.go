package storage

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"motcua/scoring"
)

const allTargets query = `SELECT t.indicator, ifnull(u.code, '') AS unit, t.share, t.since, t.by_person
	FROM targets t LEFT JOIN units u ON u.id = t.unit ORDER BY t.indicator, u.code`

// Targets are the targets that were set in the place of the rule set's: by indicator, the one for all units first, then by
// unit.
func (s *Store) Targets(ctx context.Context) (scoring.Targets, error) {
	return remember(ctx, s, allTargets, func() (scoring.Targets, error) { return s.readTargets(ctx) })
}

type targetRow struct {
	Indicator, Unit, Share string
	Since                  int64
	By                     int64 `db:"by_person"`
}

func (s *Store) readTargets(ctx context.Context) (scoring.Targets, error) {
	rows, err := list[targetRow](ctx, s, "read the targets", allTargets)
	if err != nil {
		return scoring.Targets{}, err
	}
	return s.targets(rows)
}

// Targets are the targets as the import finds them.
func (t *importTx) Targets(ctx context.Context) (scoring.Targets, error) {
	var rows []targetRow
	if err := t.tx.SelectContext(ctx, &rows, string(allTargets)); err != nil {
		return scoring.Targets{}, fmt.Errorf("read the targets: %w", err)
	}
	return t.stage.store.targets(rows)
}

func (s *Store) targets(rows []targetRow) (scoring.Targets, error) {
	all := make([]scoring.Target, len(rows))
	for i, r := range rows {
		share, err := parseExact(r.Share)
		if err != nil {
			return scoring.Targets{}, fmt.Errorf("read the target of indicator %s: %w", r.Indicator, err)
		}
		all[i] = scoring.Target{Indicator: r.Indicator, Unit: r.Unit, Share: share, Since: s.instant(r.Since), By: r.By}
	}
	return scoring.NewTargets(all), nil
}

// SetTarget makes a share of the maximum, from 0 to 1, the target of an indicator: of a unit, or with "" of all units that
// have none of their own. by is who did it, 0 on the command line. The same target again keeps its beginning.
func (s *Store) SetTarget(ctx context.Context, indicator, unit string, share scoring.Fraction, by int64) error {
	return s.within(ctx, "set the target of indicator "+indicator, func(tx *sqlx.Tx) error {
		if share.Sign() < 0 || share.Cmp(scoring.Int(1)) > 0 {
			return fmt.Errorf("%s is not a share of the maximum", share)
		}
		id, err := unitID(ctx, tx, unit)
		if err != nil {
			return err
		}
		now := s.opt.Now()
		result, err := tx.ExecContext(ctx, `INSERT INTO targets (indicator, unit, share, since, by_person) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (indicator, ifnull(unit, 0)) DO UPDATE SET share = excluded.share, since = excluded.since, by_person = excluded.by_person
			WHERE targets.share <> excluded.share`, indicator, id, share.String(), seconds(now), by)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return record(ctx, tx, entry{at: now, by: by, action: targetSet, subject: words(indicator, share.String(), unit)})
	})
}

// ClearTarget drops a target that was set for a unit, or with "" for all units. It says whether there was one; by is who
// did it.
func (s *Store) ClearTarget(ctx context.Context, indicator, unit string, by int64) (cleared bool, err error) {
	err = s.within(ctx, "clear the target of indicator "+indicator, func(tx *sqlx.Tx) error {
		id, err := unitID(ctx, tx, unit)
		if err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM targets WHERE indicator = ? AND unit IS ?`, indicator, id)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if err != nil || n == 0 {
			return err
		}
		cleared = true
		return record(ctx, tx, entry{at: s.opt.Now(), by: by, action: targetCleared, subject: words(indicator, unit)})
	})
	return cleared && err == nil, err
}

// words are a subject of the audit log; what is empty is left out.
func words(all ...string) string { return strings.TrimSpace(strings.Join(all, " ")) }
