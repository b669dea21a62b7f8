package storage

import (
	"context"
	"fmt"

	"motcua/scoring"
)

const (
	allTargets query = `SELECT t.indicator, ifnull(u.code, '') AS unit, t.share, t.since, t.by_person
		FROM targets t LEFT JOIN units u ON u.id = t.unit ORDER BY t.indicator, u.code`
	newestTargetChange query = `SELECT max(ifnull((SELECT max(id) FROM audit WHERE action = 'target-set'), 0),
		ifnull((SELECT max(id) FROM audit WHERE action = 'target-cleared'), 0))`
)

// Targets are the targets that were set in the place of the rule set's: by indicator, the one for all units first, then by
// unit.
func (s *Store) Targets(ctx context.Context) (scoring.Targets, error) {
	targets, _, err := s.TargetsSeen(ctx)
	return targets, err
}

// TargetsSeen are the targets with the number of their newest change, for ChangeTarget; 0 when there was none.
func (s *Store) TargetsSeen(ctx context.Context) (scoring.Targets, int64, error) {
	seen, err := remember(ctx, s, allTargets, func() (targetsSeen, error) { return s.readTargets(ctx) })
	return seen.targets, seen.newest, err
}

// targetsSeen are the targets as they stood at one moment.
type targetsSeen struct {
	targets scoring.Targets
	newest  int64 // entry of the audit log
}

type targetRow struct {
	Indicator, Unit, Share string
	Since                  int64
	By                     int64 `db:"by_person"`
}

func (s *Store) readTargets(ctx context.Context) (seen targetsSeen, err error) {
	err = s.Read(ctx, "read the targets", func(tx *Tx) error {
		var rows []targetRow
		if err := tx.SelectContext(ctx, &rows, string(allTargets)); err != nil {
			return err
		}
		if err := tx.GetContext(ctx, &seen.newest, string(newestTargetChange)); err != nil {
			return err
		}
		seen.targets, err = s.targets(rows)
		return err
	})
	return seen, err
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
