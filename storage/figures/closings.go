package figures

import (
	"context"

	"motcua/scoring"
	"motcua/storage"
)

const (
	// LatestClosing is the newest closing of a month, also one that was opened again.
	LatestClosing storage.Query = `SELECT month, n, at, by_person, update_id, rule_set, rule_version, units, changed, reopened_at, reopened_by,
		reopened_update, reason, told, left_sum FROM closings WHERE month = ? ORDER BY n DESC LIMIT 1`
	// LatestOfTerm is that of the month that was closed last, of a quarter or a year all of whose months are closed; with the differences of the term.
	LatestOfTerm storage.Query = `SELECT c.month, c.n, c.at, c.by_person, c.rule_set, c.rule_version, ifnull(t.told, '') AS told, ifnull(t.left_sum, '') AS left_sum
		FROM months m CROSS JOIN closings c ON c.month = m.month AND c.reopened_at = 0 LEFT JOIN closed_terms t ON t.term = :term
		WHERE m.month BETWEEN :first AND :last AND ` + termClosed + ` ORDER BY c.at DESC, c.month DESC LIMIT 1`
	// From month to month, without looking at every card.
	OpenMonths storage.Query = `WITH RECURSIVE k(month) AS (SELECT min(month) FROM scorecards
			UNION ALL SELECT (SELECT min(c.month) FROM scorecards c WHERE c.month > k.month) FROM k WHERE k.month IS NOT NULL)
		SELECT k.month FROM k WHERE k.month < ? AND NOT EXISTS (SELECT 1 FROM months o WHERE o.month = k.month)
			AND EXISTS (SELECT 1 FROM scorecards c WHERE c.month = k.month AND c.state = 'full') ORDER BY k.month`
	// The same of all months, with how many cards there are.
	cardedMonths storage.Query = `WITH RECURSIVE k(month) AS (SELECT min(month) FROM scorecards
			UNION ALL SELECT (SELECT min(c.month) FROM scorecards c WHERE c.month > k.month) FROM k WHERE k.month IS NOT NULL)
		SELECT k.month, (SELECT count(*) FROM scorecards c WHERE c.month = k.month) AS cards,
			EXISTS (SELECT 1 FROM months o WHERE o.month = k.month) AS closed FROM k WHERE k.month IS NOT NULL ORDER BY k.month`
	// LatestClosed is the latest month that is closed now.
	LatestClosed storage.Query = `SELECT month FROM months WHERE month > '' ORDER BY month DESC LIMIT 1`
)

// ClosingRow is a closing as it is stored.
type ClosingRow struct {
	Month          scoring.Month
	N              int
	At             int64
	By             int64  `db:"by_person"`
	Update         int64  `db:"update_id"`
	RuleSet        string `db:"rule_set"`
	RuleVersion    string `db:"rule_version"`
	Units          int
	Changed        int
	ReopenedAt     int64 `db:"reopened_at"`
	ReopenedBy     int64 `db:"reopened_by"`
	ReopenedUpdate int64 `db:"reopened_update"`
	Reason         string
	Told           string
	Left           string `db:"left_sum"`
}

// ClosingOf is the closing of a row.
func (s *Store) ClosingOf(r ClosingRow) scoring.Closing { return closingOf(s.file, r) }

func closingOf(file *storage.File, r ClosingRow) scoring.Closing {
	return scoring.Closing{
		Month: r.Month, N: r.N, At: file.Instant(r.At), By: r.By, Update: r.Update, RuleSet: r.RuleSet, RuleVersion: r.RuleVersion,
		Units: r.Units, Changed: r.Changed, Told: r.Told, Left: r.Left,
		Reopened: scoring.Reopening{At: file.Instant(r.ReopenedAt), By: r.ReopenedBy, Update: r.ReopenedUpdate, Reason: r.Reason},
	}
}

// Closing is the latest closing of a month, also when the month was opened again since; the zero value, which is not in
// force, when it was never closed.
func (s *Store) Closing(ctx context.Context, m scoring.Month) (scoring.Closing, error) {
	row, found, err := storage.Maybe[ClosingRow](ctx, s.file, "read the closing of "+string(m), LatestClosing, string(m))
	if !found {
		return scoring.Closing{}, err
	}
	return s.ClosingOf(row), nil
}

// OpenMonths are the months before another that can be closed and are not, ascending: some unit's is full.
func (s *Store) OpenMonths(ctx context.Context, before scoring.Month) ([]scoring.Month, error) {
	return storage.List[scoring.Month](ctx, s.file, "look for months to close", OpenMonths, string(before))
}

// LatestClosed is the latest month that is closed; false when none is.
func (s *Store) LatestClosed(ctx context.Context) (scoring.Month, bool, error) {
	return storage.Maybe[scoring.Month](ctx, s.file, "look for the latest closed month", LatestClosed)
}

// CardedMonth is a month in which there are cards.
type CardedMonth struct {
	Month  scoring.Month
	Cards  int
	Closed bool
}

// CardedMonths are the months in which there are cards, ascending.
func (s *Store) CardedMonths(ctx context.Context) ([]CardedMonth, error) {
	return storage.List[CardedMonth](ctx, s.file, "look which months have cards", cardedMonths)
}
