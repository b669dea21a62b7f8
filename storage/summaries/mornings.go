package summaries

import (
	"context"
	"time"

	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/units"
)

const (
	officersToRemind storage.Query = `SELECT g.person, u.code AS unit FROM grants g CROSS JOIN units u ON u.id = g.unit
		WHERE g.role = 'officer' AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person)
		AND (EXISTS (SELECT 1 ` + figures.HeldDossiers + `h.holder = g.unit AND ` + units.OnTheDay + ` AND ` + figures.ClockRuns + ` AND ` + figures.Uncorrected + `)
			OR EXISTS (SELECT 1 ` + figures.HeldDossiers + `h.holder = g.unit AND ` + units.OnTheDay + ` AND ` + figures.WaitsForAcceptance + `)) ORDER BY g.id`
	// UnitsDueBetween are the units whose dossiers bear their code and fall due from an instant until another.
	UnitsDueBetween storage.Query = `SELECT DISTINCT u.code FROM dossiers d CROSS JOIN units u ON u.id = d.unit
		WHERE d.traits & 15 IN (2, 4) AND d.due > 0 AND d.due >= :from AND d.due < :until AND d.gone = 0 ORDER BY u.code`
)

// QueueMornings queues the list of what is due today, overdue and waiting to be accepted for each officer whose unit has any due before the
// end of the day that is not corrected, or any that waits, once a day: it goes out from the time on, and not after it expires.
func (s *Store) QueueMornings(ctx context.Context, from, expires, endOfDay time.Time) error {
	return s.file.GroupCommit(ctx, "queue the morning's lists", storage.Durable, func(tx *storage.Tx) error {
		var officers []struct {
			Person int64
			Unit   string
		}
		if err := tx.SelectContext(ctx, &officers, string(officersToRemind),
			storage.Args{"due_before": storage.Seconds(endOfDay), "day": s.units.Day(from)}); err != nil {
			return err
		}
		rows := make([]outbox.Row, len(officers))
		for i, o := range officers {
			rows[i] = outbox.Row{
				Person: o.Person, Unit: o.Unit, Reason: outbox.DueToday, Occasion: from.Format(time.DateOnly), NotBefore: from, Expires: expires,
			}
		}
		return s.notices.QueueRows(ctx, tx, rows)
	})
}

// UnitsDueBetween are the units whose code stands in an open dossier, with the clock running, that is due in [from, to).
func (s *Store) UnitsDueBetween(ctx context.Context, from, to time.Time) ([]string, error) {
	return storage.List[string](ctx, s.file, "look for dossiers that have become overdue", UnitsDueBetween,
		storage.Args{"from": storage.Seconds(from), "until": storage.Seconds(to)})
}
