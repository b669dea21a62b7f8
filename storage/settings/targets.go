package settings

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
)

const (
	// AllTargets are the targets that were set, by rule set, indicator and unit.
	AllTargets storage.Query = `SELECT t.rules, t.indicator, ifnull(u.code, '') AS unit, t.share, t.since, t.by_person
		FROM targets t LEFT JOIN units u ON u.id = t.unit ORDER BY t.rules, t.indicator, u.code`
	newestTargetChange storage.Query = `SELECT max(ifnull((SELECT max(id) FROM audit WHERE action = 'target-set'), 0),
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
	seen, err := storage.Cached(ctx, s.file, AllTargets, func() (targetsSeen, error) { return s.readTargets(ctx) })
	return seen.targets, seen.newest, err
}

// targetsSeen are the targets as they stood at one moment.
type targetsSeen struct {
	targets scoring.Targets
	newest  int64 // entry of the audit log
}

// TargetRow is a target as it is stored.
type TargetRow struct {
	Rules, Indicator, Unit, Share string
	Since                         int64
	By                            int64 `db:"by_person"`
}

func (s *Store) readTargets(ctx context.Context) (seen targetsSeen, err error) {
	err = s.file.Read(ctx, "read the targets", func(tx *storage.Tx) error {
		var rows []TargetRow
		if err := tx.SelectContext(ctx, &rows, string(AllTargets)); err != nil {
			return err
		}
		if err := tx.GetContext(ctx, &seen.newest, string(newestTargetChange)); err != nil {
			return err
		}
		seen.targets, err = s.TargetsOf(rows)
		return err
	})
	return seen, err
}

// TargetsOf are the targets of rows.
func (s *Store) TargetsOf(rows []TargetRow) (scoring.Targets, error) {
	all := make([]scoring.Target, len(rows))
	for i, r := range rows {
		share, err := scoring.ParseExact(r.Share)
		if err != nil {
			return scoring.Targets{}, fmt.Errorf("read the target of indicator %s: %w", r.Indicator, err)
		}
		all[i] = scoring.Target{Rules: r.Rules, Indicator: r.Indicator, Unit: r.Unit, Share: share, Since: s.file.Instant(r.Since), By: r.By}
	}
	return scoring.NewTargets(all), nil
}
