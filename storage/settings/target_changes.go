package settings

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
)

// SetTarget makes a share of the maximum, from 0 to 1, the target of an indicator of a rule set, by its code: of a unit, or with "" of all units that
// have none of their own. by is who did it, 0 on the command line. The same target again keeps its beginning.
func (s *Store) SetTarget(ctx context.Context, rules, indicator, unit string, share scoring.Fraction, by int64) error {
	return s.file.Write(ctx, "set the target of indicator "+indicator, func(tx *storage.Tx) error {
		_, err := s.setTarget(ctx, tx, scoring.Target{Rules: rules, Indicator: indicator, Unit: unit, Share: share, By: by})
		return err
	})
}

// ClearTarget drops a target that was set for a unit, or with "" for all units. It says whether there was one; by is who
// did it.
func (s *Store) ClearTarget(ctx context.Context, rules, indicator, unit string, by int64) (cleared bool, err error) {
	err = s.file.Write(ctx, "clear the target of indicator "+indicator, func(tx *storage.Tx) (err error) {
		cleared, err = s.clearTarget(ctx, tx, scoring.Target{Rules: rules, Indicator: indicator, Unit: unit, By: by})
		return err
	})
	return cleared && err == nil, err
}

// ChangeTarget sets a target, or with back drops it, unless any was changed after the change numbered seen, which
// TargetsSeen gives: then that is scoring.ErrTargetsMoved. What is so already is no change, so that one who asks again is told
// the same.
func (s *Store) ChangeTarget(ctx context.Context, t scoring.Target, back bool, seen int64) error {
	return s.file.Write(ctx, "change the target of indicator "+t.Indicator, func(tx *storage.Tx) error {
		var newest int64
		if err := tx.GetContext(ctx, &newest, string(newestTargetChange)); err != nil {
			return err
		}
		change := s.setTarget
		if back {
			change = s.clearTarget
		}
		changed, err := change(ctx, tx, t)
		if err == nil && changed && newest != seen {
			err = scoring.ErrTargetsMoved // takes the change back
		}
		return err
	})
}

// setTarget says whether that changed anything.
func (s *Store) setTarget(ctx context.Context, tx *storage.Tx, t scoring.Target) (bool, error) {
	if t.Share.Sign() < 0 || t.Share.Cmp(scoring.Int(1)) > 0 {
		return false, fmt.Errorf("%s is not a share of the maximum", t.Share)
	}
	id, err := notices.UnitID(ctx, tx, t.Unit)
	if err != nil {
		return false, err
	}
	now := tx.Now
	result, err := tx.ExecContext(ctx, `INSERT INTO targets (rules, indicator, unit, share, since, by_person) VALUES (:rules, :indicator, :unit, :share, :since, :by_person)
		ON CONFLICT (rules, indicator, ifnull(unit, 0)) DO UPDATE SET share = excluded.share, since = excluded.since, by_person = excluded.by_person
		WHERE targets.share <> excluded.share`,
		storage.Args{"rules": t.Rules, "indicator": t.Indicator, "unit": id, "share": t.Share.String(),
			"since": storage.Seconds(now), "by_person": t.By})
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	return true, audit.Record(ctx, tx, audit.Entry{At: now, By: t.By, Action: audit.TargetSet, Unit: t.Unit, Details: people.Details{Rules: t.Rules, Indicator: t.Indicator, Share: t.Share.String()}})
}

// clearTarget says whether there was one.
func (s *Store) clearTarget(ctx context.Context, tx *storage.Tx, t scoring.Target) (bool, error) {
	id, err := notices.UnitID(ctx, tx, t.Unit)
	if err != nil {
		return false, err
	}
	result, err := tx.ExecContext(ctx, `DELETE FROM targets WHERE rules = :rules AND indicator = :indicator AND unit IS :unit`,
		storage.Args{"rules": t.Rules, "indicator": t.Indicator, "unit": id})
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	return true, audit.Record(ctx, tx, audit.Entry{At: tx.Now, By: t.By, Action: audit.TargetCleared, Unit: t.Unit, Details: people.Details{Rules: t.Rules, Indicator: t.Indicator}})
}
