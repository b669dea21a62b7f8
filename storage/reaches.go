package storage

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

// ?2 is the day. What bears the code of a unit that has ended is its holder's.
const dataTimesOfUnits query = `SELECT u.code AS unit, u.name, max(m.data_time) AS until FROM holders h CROSS JOIN unit_months m ON m.unit = h.unit
	CROSS JOIN units u ON u.id = h.holder WHERE ` + onTheDay + ` AND m.data_time > 0 GROUP BY u.id ORDER BY max(m.data_time), u.code`

type reachRow struct {
	Unit, Name string
	Until      int64
}

// Reaches are up to when the data of the units reach that have any, the oldest first.
func (s *Store) Reaches(ctx context.Context) ([]scoring.Reach, error) {
	rows, err := list[reachRow](ctx, s, "read how old the data of the units are", dataTimesOfUnits, nil, s.day(s.opt.Now()))
	all := make([]scoring.Reach, len(rows))
	for i, r := range rows {
		all[i] = scoring.Reach{Unit: r.Unit, Name: r.Name, Until: s.instant(r.Until)}
	}
	return all, err
}

// QueueOldData tells each admin, once for the week of a Monday, that the data of units are old: from the time on, and not after it expires.
func (s *Store) QueueOldData(ctx context.Context, monday, from, expires time.Time) error {
	return s.GroupCommit(ctx, "tell the admins of old data", Durable, func(tx *Tx) error {
		var admins []int64
		if err := tx.SelectContext(ctx, &admins, string(adminsReached)); err != nil {
			return err
		}
		rows := make([]outbox.Row, len(admins))
		for i, admin := range admins {
			rows[i] = outbox.Row{
				Person: admin, Reason: outbox.OldData, Occasion: monday.Format(time.DateOnly), NotBefore: from, Expires: expires,
			}
		}
		return s.addRows(ctx, tx, rows)
	})
}
