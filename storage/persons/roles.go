package persons

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
	"motcua/storage/units"
)

const grantsHeld storage.Query = `SELECT g.role, ifnull(u.code, '') AS unit FROM grants g LEFT JOIN units u ON u.id = g.unit
	WHERE g.person = ? ORDER BY g.id`

// ChangeRoles changes what somebody holds, and has them told; by is who did it. A change that was made already is no error and leaves no trace.
// Errors: those of people.Change, and people.ErrLastAdmin.
func (s *Store) ChangeRoles(ctx context.Context, person int64, c people.Change, by int64) error {
	return s.file.Write(ctx, "change a person's roles", func(tx *storage.Tx) error {
		before, err := grantsOf(ctx, tx, person)
		if err != nil {
			return err
		}
		after, err := c.Apply(before)
		if err != nil {
			return err
		}
		h, a := people.Person{Grants: before}, people.Person{Grants: after}
		dropped, added := h.HasGrant(c.Drop) && !a.HasGrant(c.Drop), !h.HasGrant(c.Add) && a.HasGrant(c.Add)
		if dropped {
			if c.Drop.Role == people.Admin {
				if err := othersAdministrate(ctx, tx, person); err != nil {
					return err
				}
			}
			if err := s.drop(ctx, tx, person, c.Drop); err != nil {
				return err
			}
		}
		if added {
			if err := s.add(ctx, tx, person, c.Add); err != nil {
				return err
			}
		}
		e := RoleEntry(tx.Now, by, audit.RoleAdded, person, c.Add)
		switch {
		case dropped && c.Add != (people.Grant{}):
			e = RoleEntry(e.At, by, audit.Moved, person, c.Drop)
			e.UnitAfter = c.Add.Unit
		case dropped:
			e = RoleEntry(e.At, by, audit.RoleRemoved, person, c.Drop)
		case !added:
			return nil
		}
		return s.rolesChanged(ctx, tx, e, map[int64][]people.Grant{person: before})
	})
}

// RoleEntry is the entry of an action on a grant of somebody.
func RoleEntry(at time.Time, by int64, did audit.Action, person int64, g people.Grant) audit.Entry {
	return audit.Entry{At: at, By: by, Action: did, Person: person, Unit: g.Unit, Details: people.Details{Role: g.Role}}
}

func (s *Store) drop(ctx context.Context, tx *storage.Tx, person int64, g people.Grant) error {
	unit, err := notices.UnitID(ctx, tx, g.Unit)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM grants WHERE person = :person AND role = :role AND unit IS :unit`,
		storage.Args{"person": person, "role": string(g.Role), "unit": unit})
	return err
}

func (s *Store) add(ctx context.Context, tx *storage.Tx, person int64, g people.Grant) error {
	unit, err := notices.UnitID(ctx, tx, g.Unit)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO grants (person, role, unit, at) VALUES (:person, :role, :unit, :at)`,
		storage.Args{"person": person, "role": string(g.Role), "unit": unit,
			"at": storage.Seconds(tx.Now)})
	return err
}

// othersAdministrate is people.ErrLastAdmin when nobody but the person is an admin.
func othersAdministrate(ctx context.Context, tx *storage.Tx, person int64) error {
	var others bool
	err := tx.GetContext(ctx, &others, `SELECT EXISTS (SELECT 1 FROM grants WHERE unit IS NULL AND role = :role AND person <> :person)`,
		storage.Args{"role": string(people.Admin), "person": person})
	if err == nil && !others {
		err = people.ErrLastAdmin
	}
	return err
}

// HandOver gives all who serve a unit to another one, with the invitations for it that are open, when the register says that
// the unit has a successor, and has them told. It says how many grants there were; by is who did it.
func (s *Store) HandOver(ctx context.Context, from, to string, by int64) (n int, err error) {
	err = s.file.Write(ctx, "hand over the people of unit "+from, func(tx *storage.Tx) error {
		_, ids, _, err := units.Registered(ctx, tx)
		if err != nil {
			return err
		}
		source, target := ids[from], ids[to]
		var succeeded bool
		if err := tx.GetContext(ctx, &succeeded, `SELECT EXISTS (SELECT 1 FROM units WHERE id = ? AND successor <> '')`, source); err != nil {
			return err
		}
		if !succeeded || target == 0 || source == target {
			return fmt.Errorf("unit %s cannot be handed over to %q", from, to)
		}
		before, err := heldInUnit(ctx, tx, source)
		if err != nil {
			return err
		}
		now := tx.Now
		_, err = tx.ExecContext(ctx, `INSERT INTO grants (person, role, unit, at)
			SELECT person, role, :to, :now FROM grants WHERE unit = :from ORDER BY id ON CONFLICT DO NOTHING`,
			storage.Args{"to": target, "now": storage.Seconds(now), "from": source})
		if err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM grants WHERE unit = ?`, source)
		if err != nil {
			return err
		}
		grants, err := result.RowsAffected()
		if err != nil {
			return err
		}
		result, err = tx.ExecContext(ctx, `UPDATE invitations SET unit = :to WHERE unit = :from AND used_at = 0 AND revoked_at = 0`,
			storage.Args{"to": target, "from": source})
		if err != nil {
			return err
		}
		invitations, err := result.RowsAffected()
		if err != nil || grants+invitations == 0 {
			return err
		}
		n = int(grants)
		e := audit.Entry{At: now, By: by, Action: audit.HandedOver, Unit: from, UnitAfter: to,
			Details: people.Details{Grants: &grants, Invitations: &invitations}}
		return s.rolesChanged(ctx, tx, e, before)
	})
	return n, err
}
