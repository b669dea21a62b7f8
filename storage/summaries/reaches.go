package summaries

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/notices"
	"motcua/storage/units"
)

// What bears the code of a unit that has ended is its holder's.
const dataTimesOfUnits storage.Query = `SELECT u.code AS unit, u.name, max(m.data_time) AS until FROM holders h CROSS JOIN unit_months m ON m.unit = h.unit
	CROSS JOIN units u ON u.id = h.holder WHERE ` + units.OnTheDay + ` AND m.data_time > 0 GROUP BY u.id ORDER BY max(m.data_time), u.code`

type reachRow struct {
	Unit, Name string
	Until      int64
}

// Reaches are up to when the data of the units reach that have any, the oldest first.
func (s *Store) Reaches(ctx context.Context) ([]scoring.Reach, error) {
	rows, err := storage.List[reachRow](ctx, s.file, "read how old the data of the units are", dataTimesOfUnits,
		storage.Args{"day": s.units.Day(s.file.Now())})
	all := make([]scoring.Reach, len(rows))
	for i, r := range rows {
		all[i] = scoring.Reach{Unit: r.Unit, Name: r.Name, Until: s.file.Instant(r.Until)}
	}
	return all, err
}

// QueueOldData tells each admin, once for the week of a Monday, that the data of units are old: from the time on, and not after it expires.
func (s *Store) QueueOldData(ctx context.Context, monday, from, expires time.Time) error {
	return s.file.GroupCommit(ctx, "tell the admins of old data", storage.Durable, func(tx *storage.Tx) error {
		var admins []int64
		if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
			return err
		}
		rows := make([]outbox.Row, len(admins))
		for i, admin := range admins {
			rows[i] = outbox.Row{
				Person: admin, Reason: outbox.OldData, Occasion: monday.Format(time.DateOnly), NotBefore: from, Expires: expires,
			}
		}
		return s.notices.QueueRows(ctx, tx, rows)
	})
}
