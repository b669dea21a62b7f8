package months

import (
	"context"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/storage"
)

// Cards are the tables of scores of months, and Terms those of quarters, years and of what is shown beside a month.
var (
	Cards = []string{"scorecards", "scorecard_lines"}
	Terms = []string{"term_cards", "term_lines"}
)

// TermKey is under what the statements of a term's cards are kept.
func TermKey(t scoring.Term) string { return "term " + string(t) }

// keepCards writes down what takes the cards of a month back, before the import changes them for the first time. The statements run from
// the last to the first.
func (t *Books) keepCards(ctx context.Context, m scoring.Month) error {
	return t.keepRows(ctx, string(m), Cards, "month", string(m))
}

// keepRows is keepCards for the rows of tables that have a value in a column; they are kept under a key.
func (t *Books) keepRows(ctx context.Context, key string, tables []string, column, value string) error {
	var kept bool
	if err := t.Tx.GetContext(ctx, &kept, `SELECT EXISTS (SELECT 1 FROM undo_cards WHERE month = ?)`, key); err != nil || kept {
		return err
	}
	for _, table := range tables {
		columns, err := ColumnsOf(ctx, t.Tx, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		_, err = t.Tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO undo_cards (month, statement)
			SELECT :key, 'INSERT INTO %[1]s (%[2]s) VALUES ' || group_concat('(' || %[3]s || ')', ', ') FROM %[1]s c WHERE c.%[4]s = :value GROUP BY c.unit`,
			table, strings.Join(columns.All, ", "), Quoted(columns.All, "c"), column), storage.Args{"key": key, "value": value})
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `INSERT INTO undo_cards (month, statement) VALUES (:key, 'DELETE FROM `+table+` WHERE `+column+` = ' || quote(:value))`,
				storage.Args{"key": key, "value": value})
		}
		if err != nil {
			return fmt.Errorf("keep the cards of %s: %w", value, err)
		}
	}
	return nil
}
