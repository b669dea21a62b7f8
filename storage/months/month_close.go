package months

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/figures"
	"motcua/storage/staging"
	"motcua/storage/summaries"
)

// What a closing queued for chairs.
const chairsTold storage.Query = `SELECT count(*) FROM scorecards c CROSS JOIN grants g ON g.unit = c.unit AND g.role = 'chair'
	CROSS JOIN outbox o ON ` + summaries.SummaryOfCard + ` AND o.occasion = :occasion WHERE c.month = :month`

// occasion is the word that tells a closing's summaries apart from others of the month.
func occasion(c scoring.Closing) string { return fmt.Sprintf("closed-%d", c.N) }

// Closing is the latest closing of the month as the transaction finds it.
func (t *Books) Closing(ctx context.Context, m scoring.Month) (scoring.Closing, error) {
	var rows []figures.ClosingRow
	if err := t.Tx.SelectContext(ctx, &rows, string(figures.LatestClosing), string(m)); err != nil {
		return scoring.Closing{}, fmt.Errorf("read the closing of %s: %w", m, err)
	}
	if len(rows) == 0 {
		return scoring.Closing{}, nil
	}
	return t.store.figures.ClosingOf(rows[0]), nil
}

// CloseMonth makes the standings official, and queues the summary for the chairs of the units that the closing before left
// otherwise. It gives the closing as it is kept: n and the counts of units are filled in.
func (t *Books) CloseMonth(ctx context.Context, c scoring.Closing, standings []scoring.Standing, reach map[string]ledger.DataTime, published bool, tellFrom time.Time) (scoring.Closing, error) {
	fail := func(err error) (scoring.Closing, error) { return c, fmt.Errorf("close %s: %w", c.Month, err) }
	before, err := t.Closing(ctx, c.Month)
	if err != nil {
		return fail(err)
	}
	if before.InForce() {
		return fail(fmt.Errorf("it is closed already"))
	}
	if err := putStandings(ctx, t, c.Month, standings, reach, published, true); err != nil {
		return fail(err)
	}
	changed, err := closeFigures(ctx, t, c.Month, standings)
	if err != nil {
		return fail(err)
	}
	c.N, c.Units, c.Changed = before.N+1, len(standings), len(changed)
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO months (month, closed_at, closed_by) VALUES (:month, :closed_at, :closed_by)`,
		storage.Args{"month": string(c.Month), "closed_at": storage.Seconds(c.At), "closed_by": c.By})
	if err != nil {
		return fail(err)
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO closings (month, n, at, by_person, update_id, rule_set, rule_version, units, changed)
		VALUES (:month, :n, :at, :by_person, :update_id, :rule_set, :rule_version, :units, :changed)`,
		storage.Args{"month": string(c.Month), "n": c.N, "at": storage.Seconds(c.At),
			"by_person": c.By, "update_id": c.Update, "rule_set": c.RuleSet,
			"rule_version": c.RuleVersion, "units": c.Units, "changed": c.Changed})
	if err != nil {
		return fail(err)
	}
	err = t.store.summaries.QueueSummaries(ctx, t.Tx, c.Month, occasion(c), tellFrom, func(unit string) bool { return changed[unit] })
	if err != nil {
		return fail(err)
	}
	var same []string
	for _, s := range standings {
		if !changed[s.Unit] {
			same = append(same, s.Unit)
		}
	}
	if err := t.store.summaries.PutBackSummaries(ctx, t.Tx, c.Month, same, tellFrom); err != nil {
		return fail(err)
	}
	return c, audit.Record(ctx, t.Tx, audit.Entry{At: c.At, By: c.By, Action: audit.MonthClosed, Term: scoring.Term(c.Month), Details: people.Details{Closing: c.N}})
}

// Summarised is how many summaries the closing queued for chairs.
func (t *Books) Summarised(ctx context.Context, c scoring.Closing) (n int, err error) {
	if err := t.Tx.GetContext(ctx, &n, string(chairsTold), storage.Args{"month": string(c.Month), "occasion": occasion(c)}); err != nil {
		return 0, fmt.Errorf("count the summaries of %s: %w", c.Month, err)
	}
	return n, nil
}

// closeFigures keeps what is official of each unit, and gives the units for which that is something else than before.
func closeFigures(ctx context.Context, t *Books, m scoring.Month, standings []scoring.Standing) (map[string]bool, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	var rows []struct {
		Unit    int64
		Figures string
	}
	if err := t.Tx.SelectContext(ctx, &rows, `SELECT unit, figures FROM closed_figures WHERE month = ?`, string(m)); err != nil {
		return nil, err
	}
	before := make(map[int64]string, len(rows))
	for _, r := range rows {
		before[r.Unit] = r.Figures
	}
	if _, err := t.Tx.ExecContext(ctx, `DELETE FROM closed_figures WHERE month = ?`, string(m)); err != nil {
		return nil, err
	}
	changed := map[string]bool{}
	return changed, staging.Insert(ctx, t.Tx.Conn, "closed_figures", []string{"month", "unit", "figures"}, func(b *staging.Rows) error {
		for _, s := range standings {
			id, figures := t.IDs[s.Unit], s.Figures()
			if before[id] != figures {
				changed[s.Unit] = true
			}
			if err := b.Put(string(m), id, figures); err != nil {
				return err
			}
		}
		return nil
	})
}

// ReopenMonth opens a closed month again, and with it its quarter and its year. Their cards stay as they are until they are put.
func (t *Books) ReopenMonth(ctx context.Context, m scoring.Month, n int, r scoring.Reopening) error {
	_, err := t.Tx.ExecContext(ctx, `UPDATE closings SET reopened_at = :reopened_at, reopened_by = :reopened_by, reopened_update = :reopened_update, reason = :reason
		WHERE month = :month AND n = :n`,
		storage.Args{"reopened_at": storage.Seconds(r.At), "reopened_by": r.By, "reopened_update": r.Update, "reason": r.Reason,
			"month": string(m), "n": n})
	if err == nil {
		_, err = t.Tx.ExecContext(ctx, `DELETE FROM months WHERE month = ?`, string(m))
	}
	for _, term := range m.Terms()[1:] {
		if err == nil {
			_, err = t.Tx.ExecContext(ctx, `DELETE FROM closed_terms WHERE term = ?`, string(term))
		}
	}
	if err != nil {
		return fmt.Errorf("reopen %s: %w", m, err)
	}
	if err := t.store.summaries.TakeBackSummaries(ctx, t.Tx, m); err != nil {
		return err
	}
	return audit.Record(ctx, t.Tx, audit.Entry{At: r.At, By: r.By, Action: audit.MonthReopened, Term: scoring.Term(m), Details: people.Details{Closing: n}})
}
