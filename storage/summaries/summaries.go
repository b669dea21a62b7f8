package summaries

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
)

const (
	// Whom the summary of a month goes to: the chairs of the units whose month is full, who have not been sent the occasion's.
	chairsWithCards storage.Query = `SELECT g.person, u.code AS unit FROM scorecards c CROSS JOIN units u ON u.id = c.unit
		CROSS JOIN grants g ON g.unit = c.unit AND g.role = 'chair'
		WHERE c.month = :month AND c.state = 'full' AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
		AND NOT EXISTS (SELECT 1 FROM outbox o WHERE ` + SummaryOfCard + ` AND o.occasion = :occasion) ORDER BY g.id`
	unitsToSummarise storage.Query = `SELECT u.code FROM scorecards c CROSS JOIN units u ON u.id = c.unit WHERE c.month = :month AND c.state = 'full'
		AND NOT EXISTS (SELECT 1 FROM summaries s WHERE s.month = c.month AND s.unit = c.unit AND s.occasion = :occasion)`
	// A month that was closed once has no provisional summary any more, also while it is open again.
	closedOnce storage.Query = `SELECT EXISTS (SELECT 1 FROM months WHERE month = :month)
		OR EXISTS (SELECT 1 FROM summaries WHERE month = :month AND occasion <> 'provisional')`
	overtaken storage.Query = `SELECT EXISTS (SELECT 1 FROM summaries s WHERE s.month = :month AND s.unit = (SELECT id FROM units WHERE code = :unit)
		AND s.occasion = :occasion
		AND (s.id < (SELECT max(n.id) FROM summaries n WHERE n.month = s.month AND n.unit = s.unit)
			OR s.occasion <> 'provisional' AND NOT EXISTS (SELECT 1 FROM months WHERE month = :month)))`
)

// SummaryOfCard says that a row o of the outbox tells the grantee g the month of a card c.
const SummaryOfCard = `o.reason = 'summary' AND o.month = c.month AND o.unit = c.unit AND o.person = g.person`

// QueueSummaries queues the summary of a month for the chairs of the units that of gives true for, once for each occasion:
// the words that tell a closing of the month apart from another, and from its provisional figures. What waits of an earlier
// occasion is taken back: the newer one says more.
func (s *Store) QueueSummaries(ctx context.Context, tx *storage.Tx, m scoring.Month, occasion string, from time.Time, of func(unit string) bool) error {
	if err := s.keepSummarised(ctx, tx, m, occasion, of); err != nil {
		return err
	}
	var chairs []struct {
		Person int64
		Unit   string
	}
	if err := tx.SelectContext(ctx, &chairs, string(chairsWithCards), storage.Args{"month": string(m), "occasion": occasion}); err != nil {
		return fmt.Errorf("find the chairs of the units of %s: %w", m, err)
	}
	var rows []outbox.Row
	for _, c := range chairs {
		if of(c.Unit) {
			rows = append(rows, SummaryRow(m, occasion, c.Unit, c.Person, from))
		}
	}
	return s.notices.QueueRows(ctx, tx, rows)
}

// SummaryRow is the row by which somebody is told the summary of a unit's month.
func SummaryRow(m scoring.Month, occasion, unit string, person int64, from time.Time) outbox.Row {
	return outbox.Row{Person: person, Unit: unit, Reason: outbox.Summary, Month: m, Occasion: occasion, NotBefore: from}
}

// keepSummarised keeps the figures that the summaries of the occasion tell, and takes back what waits of earlier ones.
func (s *Store) keepSummarised(ctx context.Context, tx *storage.Tx, m scoring.Month, occasion string, of func(unit string) bool) error {
	now := storage.Seconds(tx.Now)
	var units []string
	if err := tx.SelectContext(ctx, &units, string(unitsToSummarise), storage.Args{"month": string(m), "occasion": occasion}); err != nil {
		return fmt.Errorf("find the units of %s: %w", m, err)
	}
	for _, unit := range units {
		if !of(unit) {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE outbox SET state = 'cancelled', why = 'a newer summary takes its place', changed_at = :now
			WHERE reason = 'summary' AND state = 'queued' AND month = :month AND unit = (SELECT id FROM units WHERE code = :unit)`,
			storage.Args{"now": now, "month": string(m), "unit": unit}); err != nil {
			return fmt.Errorf("take back the earlier summary of unit %s in %s: %w", unit, m, err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO summaries (month, unit, occasion, at, scored, converted_tenths, converted, rank, ranked)
			SELECT c.month, c.unit, :occasion, :at, c.scored, c.converted_tenths, c.converted, c.rank, c.ranked FROM scorecards c
			WHERE c.month = :month AND c.unit = (SELECT id FROM units WHERE code = :unit)`,
			storage.Args{"occasion": occasion, "at": now, "month": string(m), "unit": unit}); err != nil {
			return fmt.Errorf("keep what the summary of unit %s in %s tells: %w", unit, m, err)
		}
	}
	return nil
}

// Overtaken says whether a summary that waits must not go out any more: a newer one tells of the unit's month, or it is of a
// closing and the month was opened again. What began to go out before and was put back is queued beside the newer one.
func (s *Store) Overtaken(ctx context.Context, row outbox.Row) (bool, error) {
	return storage.One[bool](ctx, s.file, "look whether a summary is overtaken", overtaken,
		storage.Args{"month": string(row.Month), "unit": row.Unit, "occasion": row.Occasion})
}

// TellProvisional keeps what the provisional summary of a unit's month tells, which is what is so when it goes out.
func (s *Store) TellProvisional(ctx context.Context, m scoring.Month, unit string) error {
	card, _, err := s.figures.Record(ctx, m, unit)
	if err != nil {
		return err
	}
	return s.file.GroupCommit(ctx, "keep what a provisional summary tells", storage.Durable, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE summaries SET scored = c.scored, converted_tenths = c.converted_tenths, rank = c.rank, ranked = c.ranked,
			converted = iif(c.converted_tenths = :tenths, :converted, NULL) -- the card may be another one by now
			FROM scorecards c JOIN units u ON u.id = c.unit
			WHERE summaries.month = :month AND summaries.unit = u.id AND summaries.occasion = 'provisional' AND c.month = :month AND u.code = :unit
			AND NOT EXISTS (SELECT 1 FROM months WHERE month = :month)`,
			storage.Args{"month": string(m), "unit": unit, "tenths": card.Converted.Tenths(), "converted": card.Converted.String()})
		return err
	})
}

// QueueProvisional queues the provisional summary of a month for the chairs who have not been sent it, unless the month is
// closed, or was once: then its official one has gone out.
func (s *Store) QueueProvisional(ctx context.Context, m scoring.Month, from time.Time) error {
	return s.file.GroupCommit(ctx, "queue the provisional summaries of "+string(m), storage.Durable, func(tx *storage.Tx) error {
		var closed bool
		if err := tx.GetContext(ctx, &closed, string(closedOnce), storage.Args{"month": string(m)}); err != nil || closed {
			return err
		}
		if err := s.QueueSummaries(ctx, tx, m, outbox.Provisional, from, func(string) bool { return true }); err != nil {
			return err
		}
		return s.queueForNewcomers(ctx, tx, m, from)
	})
}
