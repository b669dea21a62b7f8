package months

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/disputes"
	"motcua/storage/notices"
)

// The rows of imports that brought a month what stands in it now.
const refusedInMonth storage.Query = `SELECT ifnull(sum(i.refused), 0) FROM imports i WHERE i.id IN (
	SELECT import FROM unit_months WHERE month = :month UNION SELECT import FROM counts WHERE term = :month UNION
	SELECT import FROM published WHERE month = :month AND taken_at = ` + newestTaken + `)`

// Standings are the cards of a month as they stand, in the order of rank, and whether they were printed in an appendix.
func (t *Books) Standings(ctx context.Context, m scoring.Month) (all []scoring.Standing, published bool, err error) {
	records, err := t.records(ctx, m)
	for _, r := range records {
		all = append(all, r.Standing)
		published = published || r.Published
	}
	return all, published, err
}

// RefusedRows is how many rows could not be used of the files that the month's data come from.
func (t *Books) RefusedRows(ctx context.Context, m scoring.Month) (n int, err error) {
	if err := t.Tx.GetContext(ctx, &n, string(refusedInMonth), storage.Args{"month": string(m)}); err != nil {
		return 0, fmt.Errorf("count the refused rows of %s: %w", m, err)
	}
	return n, nil
}

// OpenDisputes is how many reports of wrong data in the month nobody has decided yet, as the transaction finds it.
func (t *Books) OpenDisputes(ctx context.Context, m scoring.Month) (n int, err error) {
	if err := t.Tx.GetContext(ctx, &n, string(disputes.OpenDisputeCountOfMonth), string(m)); err != nil {
		return 0, fmt.Errorf("count the open reports of %s: %w", m, err)
	}
	return n, nil
}

// TellHeld tells the admins of differences that an import brings to what is closed, or taking one back, which is no file: sum
// is of these, "" when there are none any more; units is how many units they are of.
func (t *Books) TellHeld(ctx context.Context, c scoring.Closing, file int64, sum string, units int, from time.Time) error {
	if err := setClosing(ctx, t, c, "told", sum); err != nil || sum == "" {
		return err
	}
	var admins []int64
	if err := t.Tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
		return fmt.Errorf("find the admins: %w", err)
	}
	occasion := fmt.Sprint(storage.Seconds(t.Tx.Now))
	if c.Term != "" {
		c.Month, occasion = "", occasion+" "+string(c.Term)
	}
	var rows []outbox.Row
	for _, person := range admins {
		rows = append(rows, outbox.Row{
			Person: person, Reason: outbox.Differs, Month: c.Month, Reference: file, Occasion: occasion,
			Facts: outbox.Facts{Sum: sum, Units: units, Term: c.Term}, NotBefore: from,
		})
	}
	return t.store.notices.QueueRows(ctx, t.Tx, rows)
}

// LeaveHeld records that an admin leaves what is closed as it is in spite of the differences of this sum.
func (t *Books) LeaveHeld(ctx context.Context, c scoring.Closing, sum string, by int64, at time.Time) error {
	if err := setClosing(ctx, t, c, "left_sum", sum); err != nil {
		return err
	}
	return audit.Record(ctx, t.Tx, audit.Entry{At: at, By: by, Action: audit.DifferenceLeft, Term: c.Span(), Details: people.Details{Sum: sum}})
}

func setClosing(ctx context.Context, t *Books, c scoring.Closing, column, sum string) error {
	change, args := `UPDATE closings SET `+column+` = :sum WHERE month = :month AND n = :n`, storage.Args{"sum": sum, "month": string(c.Month), "n": c.N}
	if c.Term != "" {
		args = storage.Args{"sum": sum, "term": string(c.Term)}
		change = `INSERT INTO closed_terms (term, ` + column + `) VALUES (:term, :sum) ON CONFLICT DO UPDATE SET ` + column + ` = excluded.` + column
	}
	if _, err := t.Tx.ExecContext(ctx, change, args); err != nil {
		return fmt.Errorf("keep the differences of %s: %w", c.Span(), err)
	}
	return nil
}
