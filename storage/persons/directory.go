package persons

import (
	"context"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

const directory storage.Query = `SELECT p.id, p.language, g.role, ifnull(u.code, '') AS unit, s.number, s.seen, s.label, ifnull(n.since, 0) AS since
	FROM people_seen s CROSS JOIN people p ON p.id = s.person CROSS JOIN grants g ON g.person = p.id
	LEFT JOIN units u ON u.id = g.unit LEFT JOIN unreachable n ON n.person = p.id
	ORDER BY s.number, g.id`

// Directory is all who hold a role, with what is known of them.
func (s *Store) Directory(ctx context.Context) (people.Directory, error) {
	rows, err := storage.List[struct {
		ID int64
		personRow
		Number      int
		Label       string
		Seen, Since int64
	}](ctx, s.file, "read who is registered", directory)
	var all people.Directory
	for _, r := range rows {
		if len(all) == 0 || all[len(all)-1].Number != r.Number {
			all = append(all, people.Registered{
				Person: people.Person{ID: r.ID, Language: r.Language}, Number: r.Number, Label: r.Label, Seen: s.file.Instant(r.Seen), Gone: s.file.Instant(r.Since),
			})
		}
		last := &all[len(all)-1]
		last.Grants = append(last.Grants, people.Grant{Role: r.Role, Unit: r.Unit})
	}
	return all, err
}

// Numbered is the person of a number, with what they hold now: nothing when they were removed. It is false for a number that
// nobody has.
func (s *Store) Numbered(ctx context.Context, n int) (people.Person, bool, error) {
	id, found, err := storage.Maybe[int64](ctx, s.file, "find a person by their number", audit.PersonNumbered, n)
	if err != nil || !found {
		return people.Person{}, false, err
	}
	p, err := s.Person(ctx, id)
	return p, err == nil, err
}

// giveNumber gives a person a number, once.
func giveNumber(ctx context.Context, tx *storage.Tx, person int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO people_seen (person) VALUES (?) ON CONFLICT DO NOTHING`, person)
	return err
}

// The connection keeps it prepared.
const sawPerson = `UPDATE people_seen SET seen = :seen WHERE person = :person AND seen < :seen`

// MarkSeenToday keeps the day on which somebody wrote or pressed, in the transaction that keeps what they did. A private chat has the
// person's id. The days before are not looked at: of a person's updates of a day the first alone writes.
func (s *Store) MarkSeenToday(ctx context.Context, tx *storage.Tx, person int64, at time.Time) error {
	y, m, d := at.In(s.file.Zone()).Date()
	_, err := tx.ExecContext(ctx, sawPerson, storage.Args{"seen": storage.Seconds(time.Date(y, m, d, 0, 0, 0, 0, s.file.Zone())), "person": person})
	return err
}
