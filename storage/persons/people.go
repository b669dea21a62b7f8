package persons

import (
	"context"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

// A person without grants is one row without a role.
const personWithGrants storage.Query = `SELECT p.language, ifnull(g.role, '') AS role, ifnull(u.code, '') AS unit
	FROM people p LEFT JOIN grants g ON g.person = p.id LEFT JOIN units u ON u.id = g.unit
	WHERE p.id = ? ORDER BY g.id`

const peopleWithGrants storage.Query = `SELECT p.id, p.language, g.role, ifnull(u.code, '') AS unit
	FROM people p CROSS JOIN grants g ON g.person = p.id LEFT JOIN units u ON u.id = g.unit
	ORDER BY p.id, g.id`

// People are all who hold a grant, by id.
func (s *Store) People(ctx context.Context) ([]people.Person, error) {
	rows, err := storage.List[struct {
		ID int64
		personRow
	}](ctx, s.file, "read the people", peopleWithGrants)
	var all []people.Person
	for _, r := range rows {
		if len(all) == 0 || all[len(all)-1].ID != r.ID {
			all = append(all, people.Person{ID: r.ID, Language: r.Language})
		}
		last := &all[len(all)-1]
		last.Grants = append(last.Grants, people.Grant{Role: r.Role, Unit: r.Unit})
	}
	return all, err
}

// anybody says whether somebody holds a grant, or an invitation is open by which somebody may come to hold one.
const anybody storage.Query = `SELECT EXISTS (SELECT 1 FROM grants WHERE id > 0) OR EXISTS (SELECT 1 FROM invitations
	WHERE used_at = 0 AND revoked_at = 0 AND expires > ?)`

// Anybody says whether there is somebody to answer, or an open invitation by which somebody may register.
func (s *Store) Anybody(ctx context.Context) (bool, error) {
	return storage.One[bool](ctx, s.file, "look whether anybody is registered or invited", anybody, storage.Seconds(s.file.Now()))
}

type personRow struct {
	Language string
	Role     people.Role
	Unit     string
}

// Person is somebody's row as it is now: without grants for a stranger and for somebody removed. The
// grants are shared and must not be changed.
func (s *Store) Person(ctx context.Context, id int64) (people.Person, error) {
	return storage.Cached(ctx, s.file, id, func() (people.Person, error) { return s.readPerson(ctx, id) })
}

func (s *Store) readPerson(ctx context.Context, id int64) (people.Person, error) {
	p := people.Person{ID: id}
	rows, err := storage.List[personRow](ctx, s.file, "read a person", personWithGrants, id)
	for _, r := range rows {
		p.Language = r.Language
		if r.Role != "" {
			p.Grants = append(p.Grants, people.Grant{Role: r.Role, Unit: r.Unit})
		}
	}
	return p, err
}

// SetLanguage keeps the language somebody chose.
func (s *Store) SetLanguage(ctx context.Context, id int64, language string) error {
	return s.file.Write(ctx, "keep a person's language", func(tx *storage.Tx) error {
		tx.InvalidateAll()
		_, err := tx.ExecContext(ctx, `INSERT INTO people (id, language) VALUES (:id, :language)
			ON CONFLICT (id) DO UPDATE SET language = excluded.language`, storage.Args{"id": id, "language": language})
		if err != nil {
			return err
		}
		return giveNumber(ctx, tx, id)
	})
}

// RemovePerson takes all grants from somebody, and has them told. It says whether there were any; by is who did it, 0 on the command line,
// which alone may leave nobody an admin: otherwise that is people.ErrLastAdmin.
func (s *Store) RemovePerson(ctx context.Context, id, by int64) (removedAny bool, err error) {
	err = s.file.Write(ctx, "remove a person", func(tx *storage.Tx) error {
		var administrates bool
		if err := tx.GetContext(ctx, &administrates, `SELECT EXISTS (SELECT 1 FROM grants WHERE person = ? AND unit IS NULL)`, id); err != nil {
			return err
		}
		if administrates && by != 0 {
			if err := othersAdministrate(ctx, tx, id); err != nil {
				return err
			}
		}
		before, err := grantsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM grants WHERE person = ?`, id)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if err != nil || n == 0 {
			return err
		}
		removedAny = true
		e := audit.Entry{At: tx.Now, By: by, Action: audit.Removed, Person: id}
		return s.rolesChanged(ctx, tx, e, map[int64][]people.Grant{id: before})
	})
	return removedAny && err == nil, err
}
