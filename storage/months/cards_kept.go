package months

import (
	"context"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/storage"
)

// CardTables are the tables of the scores of months.
func CardTables() []string { return []string{"scorecards", "scorecard_lines"} }

// TermKey is under what the statements of a term's cards are kept.
func TermKey(t scoring.Term) string { return "term " + string(t) }

// cardRows are the rows of cards: those of tables that have a value in a column. What takes them back is kept under a key.
type cardRows struct {
	tables        []string
	column, value string
	key           string
}

// rowsOfMonth are those of the cards that a month is ranked by.
func rowsOfMonth(m scoring.Month) cardRows {
	return cardRows{CardTables(), "month", string(m), string(m)}
}

// rowsOfTerm are those of a quarter or a year, and of what is shown beside a month.
func rowsOfTerm(t scoring.Term) cardRows {
	return cardRows{[]string{"term_cards", "term_lines"}, "term", string(t), TermKey(t)}
}

// drop deletes the cards. An import that can be taken back keeps them first; else what an earlier import kept would not take back what
// comes now.
func (r cardRows) drop(ctx context.Context, t *Books) error {
	if t.Keeps {
		if err := r.keep(ctx, t); err != nil {
			return err
		}
	}
	for _, table := range r.tables {
		if _, err := t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE `+r.column+` = ?`, r.value); err != nil {
			return err
		}
	}
	if t.Keeps {
		return nil
	}
	_, err := t.Tx.ExecContext(ctx, `DELETE FROM undo_cards WHERE month = ?`, r.key)
	return err
}

// keep writes down what takes the cards back, before the import changes them for the first time. The statements run from the last to the
// first.
func (r cardRows) keep(ctx context.Context, t *Books) error {
	var kept bool
	if err := t.Tx.GetContext(ctx, &kept, `SELECT EXISTS (SELECT 1 FROM undo_cards WHERE month = ?)`, r.key); err != nil || kept {
		return err
	}
	for _, table := range r.tables {
		columns, err := ColumnsOf(ctx, t.Tx, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		_, err = t.Tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO undo_cards (month, statement)
			SELECT :key, 'INSERT INTO %[1]s (%[2]s) VALUES ' || group_concat('(' || %[3]s || ')', ', ') FROM %[1]s c WHERE c.%[4]s = :value GROUP BY c.unit`,
			table, strings.Join(columns.All, ", "), Quoted(columns.All, "c"), r.column), storage.Args{"key": r.key, "value": r.value})
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `INSERT INTO undo_cards (month, statement) VALUES (:key, 'DELETE FROM `+table+` WHERE `+r.column+` = ' || quote(:value))`,
				storage.Args{"key": r.key, "value": r.value})
		}
		if err != nil {
			return fmt.Errorf("keep the cards of %s: %w", r.value, err)
		}
	}
	return nil
}
