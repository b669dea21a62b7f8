package storage

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// Whom the summary of a month goes to: the chairs of the units that have a card in it.
const chairsWithCards query = `SELECT g.person, u.code AS unit FROM scorecards c CROSS JOIN units u ON u.id = c.unit
	CROSS JOIN grants g ON g.unit = c.unit AND g.role = 'chair'
	WHERE c.month = ?1 AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person) ORDER BY g.id`

// summaryPriority puts summaries behind warnings and the lists of a morning.
const summaryPriority = 3

// queueSummaries queues the summary of a month for the chairs of the units that of gives true for, once for each occasion:
// the words that tell a closing of the month apart from another, and from its provisional figures.
func (s *Store) queueSummaries(ctx context.Context, tx *sqlx.Tx, m scoring.Month, occasion string, from time.Time, of func(unit string) bool) error {
	var chairs []struct {
		Person int64
		Unit   string
	}
	if err := tx.SelectContext(ctx, &chairs, string(chairsWithCards), string(m)); err != nil {
		return fmt.Errorf("find the chairs of the units of %s: %w", m, err)
	}
	var rows []notice.Row
	for _, c := range chairs {
		if of(c.Unit) {
			rows = append(rows, notice.Row{
				Key: fmt.Sprintf("%s|%s|%s|%s|%d", c.Unit, notice.Summary, m, occasion, c.Person), Person: c.Person, Unit: c.Unit,
				Reason: notice.Summary, Subject: string(m), Priority: summaryPriority, NotBefore: from,
			})
		}
	}
	return s.addRows(ctx, tx, rows)
}
