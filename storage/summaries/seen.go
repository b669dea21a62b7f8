package summaries

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/figures"
)

const (
	// The newest summaries first, each with whether it went out to the person.
	summariesOf storage.Query = `SELECT s.occasion, s.scored, s.converted_tenths, s.converted, s.rank, s.ranked,
		EXISTS (SELECT 1 FROM outbox o WHERE o.reason = 'summary' AND o.month = s.month AND o.unit = s.unit AND o.person = :person AND o.occasion = s.occasion
			AND o.state IN ('accepted', 'unknown')) AS told,
		ifnull((SELECT n.at FROM summaries_seen n WHERE n.month = s.month AND n.unit = s.unit AND n.person = :person AND n.newest = s.id), 0) AS seen
		FROM summaries s WHERE s.month = :month AND s.unit = (SELECT id FROM units WHERE code = :unit) ORDER BY s.id DESC`

	summarised       storage.Query = `SELECT EXISTS (SELECT 1 FROM summaries WHERE month = ?)`
	latestSummarised storage.Query = `SELECT max(month) FROM summaries`
	// Every chair of the units whose month was summarised; a unit without one is a row without a person.
	chairsSummarised storage.Query = `SELECT u.code AS unit, u.name, ifnull(g.person, 0) AS person,
		EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person) AS gone,
		EXISTS (SELECT 1 FROM summaries_seen n WHERE n.month = c.month AND n.unit = c.unit AND n.person = g.person AND n.newest =
			(SELECT max(s.id) FROM summaries s WHERE s.month = c.month AND s.unit = c.unit)) AS seen,
		EXISTS (SELECT 1 FROM outbox o WHERE ` + SummaryOfCard + ` AND o.state IN ('queued', 'sending')) AS waiting
		FROM scorecards c CROSS JOIN units u ON u.id = c.unit LEFT JOIN grants g ON g.unit = c.unit AND g.role = 'chair'
		WHERE c.month = ? AND EXISTS (SELECT 1 FROM summaries s WHERE s.month = c.month AND s.unit = c.unit) ORDER BY c.position, g.id`
)

// Earlier is what somebody was told of a unit's month; the zero value when it was never summarised.
func (s *Store) Earlier(ctx context.Context, m scoring.Month, unit string, person int64) (outbox.Earlier, error) {
	rows, err := storage.List[struct {
		Occasion     string
		Scored       bool
		Tenths       int64 `db:"converted_tenths"`
		Converted    *string
		Rank, Ranked int
		Told         bool
		Seen         int64
	}](ctx, s.file, fmt.Sprintf("read what was told of unit %s in %s", unit, m), summariesOf,
		storage.Args{"month": string(m), "unit": unit, "person": person})
	var e outbox.Earlier
	for i, r := range rows {
		switch {
		case i == 0:
			e.Told, e.Seen = r.Told, s.file.Instant(r.Seen)
		case r.Told:
			e.Replaced = &outbox.Replaced{Provisional: r.Occasion == outbox.Provisional, Scored: r.Scored, Converted: scoring.Frac(r.Tenths, 10), Rank: r.Rank, Of: r.Ranked}
			if r.Converted != nil && err == nil {
				e.Replaced.Converted, err = figures.Figure(r.Converted)
				e.Replaced.Exact = true
			}
			return e, err
		}
	}
	return e, err
}

// See keeps that a chair has seen the summary of a unit's month. Of one that they have seen, the first time stays.
func (s *Store) See(ctx context.Context, m scoring.Month, unit string, person int64, at time.Time) error {
	return s.file.GroupCommit(ctx, "keep that a summary was seen", storage.Durable, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO summaries_seen (month, unit, person, newest, at)
			SELECT s.month, s.unit, :person, max(s.id), :at FROM summaries s WHERE s.month = :month AND s.unit = (SELECT id FROM units WHERE code = :unit)
			GROUP BY s.month, s.unit
			ON CONFLICT (month, unit, person) DO UPDATE SET newest = excluded.newest, at = excluded.at
			WHERE summaries_seen.newest <> excluded.newest`,
			storage.Args{"person": person, "at": storage.Seconds(at), "month": string(m), "unit": unit})
		return err
	})
}

// Summarised says whether a summary of the month was queued.
func (s *Store) Summarised(ctx context.Context, m scoring.Month) (bool, error) {
	return storage.One[bool](ctx, s.file, "look whether "+string(m)+" was summarised", summarised, string(m))
}

// LatestSummarised is the latest month of which summaries were queued; false when there is none.
func (s *Store) LatestSummarised(ctx context.Context) (scoring.Month, bool, error) {
	m, err := storage.One[*scoring.Month](ctx, s.file, "look for the latest summaries", latestSummarised)
	if err != nil || m == nil {
		return "", false, err
	}
	return *m, true, nil
}

type chairSummarised struct {
	Unit, Name          string
	Person              int64
	Gone, Seen, Waiting bool
}

// reminded says whether the chair is sent the summary again.
func (c chairSummarised) reminded() bool { return c.Person != 0 && !c.Gone && !c.Seen && !c.Waiting }

// Opened are the units whose month was summarised, by rank, with how far their chairs have come.
func (s *Store) Opened(ctx context.Context, m scoring.Month) ([]outbox.SummaryReach, error) {
	rows, err := storage.List[chairSummarised](ctx, s.file, "read who has seen the summaries of "+string(m), chairsSummarised, string(m))
	var all []outbox.SummaryReach
	for _, r := range rows {
		if len(all) == 0 || all[len(all)-1].Unit != r.Unit {
			all = append(all, outbox.SummaryReach{Unit: r.Unit, Name: r.Name})
		}
		last := &all[len(all)-1]
		for count, so := range map[*int]bool{
			&last.Chairs: r.Person != 0, &last.Reached: r.Person != 0 && !r.Gone, &last.Seen: r.Seen && !r.Gone, &last.Waiting: r.Waiting && !r.Gone,
		} {
			if so {
				*count++
			}
		}
	}
	return all, err
}

// RemindChairs queues the summary of a month again for the chairs who have not seen it, at most once a day; by is who
// decided. It gives how many were reminded on the day, so that asking twice gives the same answer.
func (s *Store) RemindChairs(ctx context.Context, m scoring.Month, by int64) (n int, err error) {
	err = s.file.GroupCommit(ctx, "remind the chairs of "+string(m), storage.Durable, func(tx *storage.Tx) error {
		n = 0
		now := tx.Now
		occasion := "remind " + now.In(s.file.Zone()).Format(time.DateOnly)
		var chairs []chairSummarised
		if err := tx.SelectContext(ctx, &chairs, string(chairsSummarised), string(m)); err != nil {
			return err
		}
		var rows []outbox.Row
		for _, c := range chairs {
			row := SummaryRow(m, occasion, c.Unit, c.Person, now)
			var known bool
			if err := tx.GetContext(ctx, &known, `SELECT EXISTS (SELECT 1 FROM outbox WHERE key = ?)`, row.Key()); err != nil {
				return err
			}
			switch {
			case known:
				n++
			case c.reminded():
				rows = append(rows, row)
			}
		}
		if len(rows) == 0 {
			return nil
		}
		n += len(rows)
		if err := s.notices.QueueRows(ctx, tx, rows); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: now, By: by, Action: audit.ChairsReminded, Term: scoring.Term(m), Details: people.Details{Reminded: len(rows)}})
	})
	return n, err
}
