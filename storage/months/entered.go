package months

import (
	"context"
	"encoding/json"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// Entered are the counts that were entered in the month for a rule set's code, by unit and indicator: of each the one taken last, "-" too.
// Those of the authority stand under "".
func (t *Books) Entered(ctx context.Context, m scoring.Month, rules string) (map[string]map[string]ledger.EnteredCount, error) {
	all, err := t.readEntered(ctx, []scoring.Term{scoring.Term(m)}, rules)
	if err != nil || all[scoring.Term(m)] == nil {
		return map[string]map[string]ledger.EnteredCount{}, err
	}
	return all[scoring.Term(m)], nil
}

// EnteredIn is Entered of a term itself and of each of its months.
func (t *Books) EnteredIn(ctx context.Context, term scoring.Term, rules string) (map[scoring.Term]map[string]map[string]ledger.EnteredCount, error) {
	terms := []scoring.Term{term}
	for _, m := range term.Months() {
		terms = append(terms, scoring.Term(m))
	}
	return t.readEntered(ctx, terms, rules)
}

func (t *Books) readEntered(ctx context.Context, terms []scoring.Term, rules string) (map[scoring.Term]map[string]map[string]ledger.EnteredCount, error) {
	var rows []struct {
		Term            scoring.Term
		Unit, Indicator string
		Assessed        bool
		Numerator       *int64
		Denominator     int64
		Taken           int64 `db:"taken_at"`
	}
	wanted, err := json.Marshal(terms)
	if err != nil {
		return nil, err
	}
	err = t.Tx.SelectContext(ctx, &rows, `SELECT c.term, ifnull(u.code, '') AS unit, c.indicator, c.assessed, c.numerator, c.denominator, c.taken_at
		FROM counts c LEFT JOIN units u ON u.id = c.unit WHERE c.term IN (SELECT value FROM json_each(:terms)) AND c.rules = :rules ORDER BY c.taken_at, c.id`,
		storage.Args{"terms": string(wanted), "rules": rules})
	if err != nil {
		return nil, fmt.Errorf("read what was entered for %v: %w", terms, err)
	}
	all := map[scoring.Term]map[string]map[string]ledger.EnteredCount{}
	for _, r := range rows { // the one taken last comes last
		if all[r.Term] == nil {
			all[r.Term] = map[string]map[string]ledger.EnteredCount{}
		}
		if all[r.Term][r.Unit] == nil {
			all[r.Term][r.Unit] = map[string]ledger.EnteredCount{}
		}
		count := ledger.EnteredCount{Assessed: r.Assessed, Counted: r.Numerator == nil, Taken: t.store.file.Instant(r.Taken)}
		if count.Tally.Denominator = r.Denominator; r.Numerator != nil {
			count.Tally.Numerator = *r.Numerator
		}
		all[r.Term][r.Unit][r.Indicator] = count
	}
	return all, nil
}
