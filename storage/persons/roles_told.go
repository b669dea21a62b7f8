package persons

import (
	"context"
	"fmt"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

const (
	// Whether somebody is told of their roles anyway, or cannot be told.
	rolesToldAnyway = `SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND person = :person AND reason = 'roles')
		OR EXISTS (SELECT 1 FROM unreachable WHERE person = :person)`
	servingUnit = `SELECT DISTINCT person FROM grants WHERE unit = ? ORDER BY person`
)

// rolesChanged records a change of what persons hold, and tells those who did not make it themselves; before is what each held. What
// they hold is looked up as it goes out, so that a further change needs no further notice while one waits.
func (s *Store) rolesChanged(ctx context.Context, tx *storage.Tx, e audit.Entry, before map[int64][]people.Grant) error {
	if err := audit.Record(ctx, tx, e); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, DropDaysOff); err != nil {
		return err
	}
	var id int64
	if err := tx.GetContext(ctx, &id, string(storage.NewestEntry)); err != nil {
		return err
	}
	for person, held := range before {
		var anyway bool
		if err := tx.GetContext(ctx, &anyway, rolesToldAnyway, storage.Args{"person": person}); err != nil {
			return fmt.Errorf("look whether somebody is told of their roles: %w", err)
		}
		if anyway || person == e.By {
			continue
		}
		row := outbox.Row{
			Person: person, Reason: outbox.Roles, Reference: id, Facts: outbox.Facts{Held: people.FormatGrants(held)}, NotBefore: e.At,
		}
		if err := s.notices.QueueRows(ctx, tx, []outbox.Row{row}); err != nil {
			return err
		}
	}
	return nil
}

// grantsOf is what somebody holds as the transaction finds it.
func grantsOf(ctx context.Context, tx *storage.Tx, person int64) (grants []people.Grant, err error) {
	err = tx.SelectContext(ctx, &grants, string(grantsHeld), person)
	return grants, err
}

// heldInUnit is what everybody holds who serves a unit, by person.
func heldInUnit(ctx context.Context, tx *storage.Tx, unit int64) (map[int64][]people.Grant, error) {
	var persons []int64
	if err := tx.SelectContext(ctx, &persons, servingUnit, unit); err != nil {
		return nil, err
	}
	all := map[int64][]people.Grant{}
	for _, person := range persons {
		grants, err := grantsOf(ctx, tx, person)
		if err != nil {
			return nil, err
		}
		all[person] = grants
	}
	return all, nil
}
