package figures

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/storage"
)

const unconfirmedOf storage.Query = `SELECT o.person FROM outbox o WHERE o.reason = 'broadcast' AND o.reference = ?
	AND o.state NOT IN ('cancelled', 'expired')
	AND NOT EXISTS (SELECT 1 FROM broadcast_confirmations c WHERE c.broadcast = o.reference AND c.person = o.person)`

// Audience is whom a broadcast is for now, by their ids.
func (s *Store) Audience(ctx context.Context, a broadcast.Audience) ([]broadcast.Recipient, error) {
	var known broadcast.Facts
	if a.Overdue {
		now := s.file.Now()
		counts, err := s.OutstandingByUnit(ctx, now, time.Time{}, now)
		if err != nil {
			return nil, err
		}
		known.Overdue = make(map[string]bool, len(counts))
		for _, c := range counts {
			known.Overdue[c.Unit] = true
		}
	}
	if a.Grade != "" || a.Under != "" {
		if err := s.standingFacts(ctx, a.Under, &known); err != nil {
			return nil, err
		}
	}
	if a.Unconfirmed != 0 {
		persons, err := storage.List[int64](ctx, s.file, "read who has not confirmed a broadcast", unconfirmedOf, a.Unconfirmed)
		if err != nil {
			return nil, err
		}
		known.Unconfirmed = make(map[int64]bool, len(persons))
		for _, p := range persons {
			known.Unconfirmed[p] = true
		}
	}
	people, err := s.persons.People(ctx)
	return a.Select(people, known), err
}

// standingFacts are the grades of the latest month, and who is under the target of an indicator in it.
func (s *Store) standingFacts(ctx context.Context, indicator string, known *broadcast.Facts) error {
	known.Grade, known.Under = map[string]string{}, map[string]bool{}
	m, some, err := s.LatestMonth(ctx)
	if err != nil || !some {
		return err
	}
	records, err := s.Records(ctx, m)
	if err != nil {
		return err
	}
	targets, err := s.settings.Targets(ctx)
	if err != nil {
		return err
	}
	for _, r := range records {
		known.Grade[r.Unit] = r.Grade.Code
		if indicator == "" {
			continue
		}
		rules, ok := s.file.RuleSet(r.RuleSet)
		if !ok {
			return fmt.Errorf("look for who is under target: the rule set %s is not known to this program", r.RuleSet)
		}
		known.Under[r.Unit] = isUnderTarget(r, rules, targets, indicator)
	}
	return nil
}

// isUnderTarget says whether a ranked card has less of an indicator than is wanted.
func isUnderTarget(r scoring.Record, rules *scoring.RuleSet, targets scoring.Targets, indicator string) bool {
	line, has := r.Line(indicator)
	ind, known := rules.Indicator(indicator)
	if !has || !known {
		return false
	}
	share, aimed := targets.Of(rules, r.Unit, ind)
	return r.IsRanked() && aimed && line.UnderTarget(share)
}
