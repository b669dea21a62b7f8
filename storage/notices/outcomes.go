package notices

import (
	"context"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
)

const (
	rowsOfBroadcast storage.Query = `SELECT o.person, o.state, o.why, ifnull(u.code, '') AS unit, ifnull(u.name, '') AS unit_name, ifnull(c.at, 0) AS confirmed,
		ifnull(g.role, '') AS role, iif(g.unit IS NULL OR g.unit IS o.unit, '', (SELECT name FROM units WHERE id = g.unit)) AS now
		FROM outbox o LEFT JOIN units u ON u.id = o.unit
		LEFT JOIN grants g ON g.id = (SELECT h.id FROM grants h WHERE h.person = o.person ORDER BY h.unit IS NOT o.unit, h.id LIMIT 1)
		LEFT JOIN broadcast_confirmations c ON c.broadcast = o.reference AND c.person = o.person
		WHERE o.reason = 'broadcast' AND o.reference = ? ORDER BY u.code IS NULL, u.code, o.person`
	sentTo        storage.Query = `SELECT EXISTS (SELECT 1 FROM outbox WHERE reason = 'broadcast' AND reference = :broadcast AND person = :person AND attempts > 0)`
	confirmedWhen storage.Query = `SELECT at FROM broadcast_confirmations WHERE broadcast = :broadcast AND person = :person`
)

// Outcomes are what became of a broadcast for each of its recipients, by unit, those who serve none last.
func (s *Store) Outcomes(ctx context.Context, id int64) ([]broadcast.Person, error) {
	rows, err := storage.List[struct {
		Person    int64
		State     outbox.State
		Why       string
		Unit      string
		UnitName  string `db:"unit_name"`
		Confirmed int64
		Role      people.Role
		Now       string
	}](ctx, s.file, "read what became of a broadcast", rowsOfBroadcast, id)
	all := make([]broadcast.Person, len(rows))
	for i, r := range rows {
		all[i] = broadcast.Person{
			ID: r.Person, Role: r.Role, Unit: r.Unit, UnitName: r.UnitName, Now: r.Now, Confirmed: s.file.Instant(r.Confirmed),
			Outcome: broadcast.OutcomeOf(r.State, r.Why, r.Confirmed != 0),
		}
		if all[i].Outcome == broadcast.Refused {
			all[i].Why = r.Why
		}
	}
	return all, err
}

// Confirm keeps that a person received a broadcast, and says when they first said so; false when it was not sent to them.
func (s *Store) Confirm(ctx context.Context, id, person int64) (at time.Time, sent bool, err error) {
	if sent, err = storage.One[bool](ctx, s.file, "look whether a broadcast was sent to a person", sentTo,
		storage.Args{"broadcast": id, "person": person}); err != nil || !sent {
		return at, false, err
	}
	err = s.file.GroupCommit(ctx, "keep that a broadcast was received", storage.Buffered, func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO broadcast_confirmations (broadcast, person, at) VALUES (:broadcast, :person, :at) ON CONFLICT DO NOTHING`,
			storage.Args{"broadcast": id, "person": person, "at": storage.Seconds(tx.Now)})
		if err != nil {
			return err
		}
		var when int64
		err = tx.GetContext(ctx, &when, string(confirmedWhen), storage.Args{"broadcast": id, "person": person})
		at = s.file.Instant(when)
		return err
	})
	return at, err == nil, err
}
