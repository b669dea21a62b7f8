package persons

import (
	"context"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
)

const dayOffOf storage.Query = `SELECT since, until FROM days_off WHERE person = ?`

// DropDaysOff drops the days off of those who hold no role any more.
const DropDaysOff = `DELETE FROM days_off WHERE person NOT IN (SELECT person FROM grants)`

// DayOff is the time in which somebody is away or is going to be, which may be over; the zero value when they never said so.
func (s *Store) DayOff(ctx context.Context, person int64) (people.DayOff, error) {
	row, _, err := storage.Maybe[struct{ Since, Until int64 }](ctx, s.file, "read a day off", dayOffOf, person)
	return people.DayOff{Since: s.file.Instant(row.Since), Until: s.file.Instant(row.Until)}, err
}

// SetDayOff keeps that somebody is away, in the place of what they said before. It gives people.ErrNotHeld for somebody who holds no
// role. What waits for them is not touched: it is looked up as it goes out who is away then.
func (s *Store) SetDayOff(ctx context.Context, person int64, d people.DayOff) error {
	return s.file.Write(ctx, "keep a day off", func(tx *storage.Tx) error {
		held, err := grantsOf(ctx, tx, person)
		if err != nil {
			return err
		}
		if len(held) == 0 {
			return people.ErrNotHeld
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO days_off (person, since, until) VALUES (:person, :since, :until)
			ON CONFLICT (person) DO UPDATE SET since = excluded.since, until = excluded.until`,
			storage.Args{"person": person, "since": storage.Seconds(d.Since), "until": storage.Seconds(d.Until)})
		return err
	})
}

// EndDayOff ends the day off that lasts until an instant. Another one stays as it is.
func (s *Store) EndDayOff(ctx context.Context, person int64, until time.Time) error {
	return s.file.Write(ctx, "end a day off", func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM days_off WHERE person = :person AND until = :until`,
			storage.Args{"person": person, "until": storage.Seconds(until)})
		return err
	})
}
