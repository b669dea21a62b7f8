package figures

import (
	"context"
	"encoding/json"
	"fmt"

	"motcua/scoring"
	"motcua/storage"
)

// What stands behind the figures of a term's card.
const (
	scoredTerm storage.Query = `SELECT rules AS rule_set, data_time, stated, cut_off FROM term_cards
		WHERE term = :term AND unit = (SELECT id FROM units WHERE code = :unit) AND rules = :rules`

	// Of each indicator and term the count that was taken last, with its file; terms is a JSON array.
	entriesOfTerm storage.Query = `SELECT c.indicator, c.term, max(c.taken_at) AS taken, i.name AS file, i.at
		FROM json_each(:terms) o CROSS JOIN counts c ON c.term = o.value
			AND ifnull(c.unit, 0) IN (0, (SELECT id FROM units WHERE code = :unit)) AND c.rules = :rules
		CROSS JOIN imports i ON i.id = c.import GROUP BY c.indicator, c.term ORDER BY c.indicator, c.term`
)

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

// TermEntries are the counts that people entered for a term and for its months, for a unit or for the authority, by the code of the set for
// which they were entered: by indicator, then term. Of each it is the one that stands.
func (s *Terms) TermEntries(ctx context.Context, t scoring.Term, unit, rules string) ([]scoring.TermEntry, error) {
	terms := []scoring.Term{t}
	if _, month := t.Month(); !month {
		for _, m := range t.Months() {
			terms = append(terms, scoring.Term(m))
		}
	}
	wanted, err := json.Marshal(terms)
	if err != nil {
		return nil, err
	}
	type row struct {
		Indicator string
		Term      scoring.Term
		Taken     int64
		File      string
		At        int64
	}
	doing := fmt.Sprintf("read what was entered for unit %s in %s", unit, t)
	rows, err := storage.List[row](ctx, s.file, doing, entriesOfTerm, storage.Args{"terms": string(wanted), "unit": unit, "rules": rules})
	entries := make([]scoring.TermEntry, len(rows))
	for i, r := range rows {
		entries[i] = scoring.TermEntry{Indicator: r.Indicator, Term: r.Term, Taken: s.file.Instant(r.Taken), Source: scoring.Source{File: r.File, At: s.file.Instant(r.At)}}
	}
	return entries, err
}
