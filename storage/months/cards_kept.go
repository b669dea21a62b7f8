package months

import (
	"context"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/storage"
)

// Cards are the tables of scores.
var Cards = []string{"scorecards", "scorecard_lines"}

// keepCards writes down what takes the cards of a month back, before the import changes them for the first time. The statements run from
// the last to the first.
func (t *Books) keepCards(ctx context.Context, m scoring.Month) error {
	var kept bool
	if err := t.Tx.GetContext(ctx, &kept, `SELECT EXISTS (SELECT 1 FROM undo_cards WHERE month = ?)`, string(m)); err != nil || kept {
		return err
	}
	for _, table := range Cards {
		columns, err := ColumnsOf(ctx, t.Tx, table)
		if err != nil {
			return fmt.Errorf("read the columns of %s: %w", table, err)
		}
		_, err = t.Tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO undo_cards (month, statement)
			SELECT c.month, 'INSERT INTO %[1]s (%[2]s) VALUES ' || group_concat('(' || %[3]s || ')', ', ') FROM %[1]s c WHERE c.month = ? GROUP BY c.unit`,
			table, strings.Join(columns.All, ", "), Quoted(columns.All, "c")), string(m))
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `INSERT INTO undo_cards (month, statement) VALUES (:month, 'DELETE FROM `+table+` WHERE month = ' || quote(:month))`,
				storage.Args{"month": string(m)})
		}
		if err != nil {
			return fmt.Errorf("keep the cards of %s: %w", m, err)
		}
	}
	return nil
}
