package figures

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
)

// scoredTerm is how the dossiers behind a term's card were looked at.
const scoredTerm storage.Query = `SELECT rules AS rule_set, data_time, stated, cut_off FROM term_cards
		WHERE term = :term AND unit = (SELECT id FROM units WHERE code = :unit) AND rules = :rules`

// TermGap is Gap for a card of a term by rules, of the unit to which its dossiers belong in the last month of the term that has begun.
func (s *Terms) TermGap(ctx context.Context, card scoring.Scorecard, counts scoring.Counts, offset, limit int) (rows []scoring.Listed, total int, err error) {
	t, unit := card.Span(), card.Unit
	last, begun := t.Begun(scoring.MonthOf(s.file.Now(), s.file.Zone()))
	if !begun {
		return nil, 0, nil
	}
	err = s.file.Read(ctx, fmt.Sprintf("read what unit %s misses in %s for %s", unit, t, counts), func(tx *storage.Tx) error {
		var found []ScoredRow
		err := tx.SelectContext(ctx, &found, string(scoredTerm), storage.Args{"term": string(t), "unit": unit, "rules": card.RuleSet})
		if err != nil || len(found) == 0 {
			return err
		}
		w, err := windowOf(s.file, found[0], t)
		if err != nil {
			return err
		}
		w.Day = last.FirstDay()
		rows, total, err = gapPage(ctx, s.file, tx, w, unit, counts, offset, limit)
		return err
	})
	return rows, total, err
}
