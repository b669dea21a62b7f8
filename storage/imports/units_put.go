package imports

import (
	"context"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// PutUnits inserts or changes units by code; units that are not named stay. The unit-months it answers with are those
// whose dossiers pass from one unit to another, and those in which a unit exists other than before.
func (t *Intake) PutUnits(ctx context.Context, file int64, units []scoring.Unit) (ledger.Changes, []ledger.UnitMonth, error) {
	var changes ledger.Changes
	if err := t.LoadUnits(ctx); err != nil {
		return changes, nil, err
	}
	known := map[string]scoring.Unit{}
	for _, u := range t.Registered {
		known[u.Code] = u
	}
	for _, u := range units {
		stored, ok := known[u.Code]
		if ok && sameUnit(stored, u) {
			changes.Unchanged++
			continue
		}
		if ok {
			changes.Changed++
		} else {
			changes.New++
		}
		if err := t.registerChange().putUnit(ctx, u); err != nil {
			return changes, nil, fmt.Errorf("store unit %s: %w", u.Code, err)
		}
	}
	t.ForgetUnits()
	touched, err := t.registerChange().passOn(ctx, known)
	if err != nil {
		return changes, nil, err
	}
	return changes, touched, t.countChanges(ctx, file, changes)
}

func (t registerChange) putUnit(ctx context.Context, u scoring.Unit) error {
	var id int64
	err := t.Tx.GetContext(ctx, &id, `INSERT INTO units (code, name, kind, valid_from, valid_to, successor) VALUES (:code, :name, :kind, :valid_from, :valid_to, :successor)
		ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, valid_from = excluded.valid_from,
			valid_to = excluded.valid_to, successor = excluded.successor
		RETURNING id`,
		storage.Args{"code": u.Code, "name": u.Name, "kind": u.Kind, "valid_from": u.ValidFrom,
			"valid_to": u.ValidTo, "successor": u.Successor})
	if err != nil {
		return err
	}
	if _, err := t.Tx.ExecContext(ctx, `DELETE FROM unit_names WHERE unit = ?`, id); err != nil {
		return err
	}
	for place, name := range u.OtherNames {
		if _, err := t.Tx.ExecContext(ctx, `INSERT INTO unit_names (unit, place, name) VALUES (:unit, :place, :name)`,
			storage.Args{"unit": id, "place": place, "name": name}); err != nil {
			return err
		}
	}
	return nil
}

func sameUnit(a, b scoring.Unit) bool {
	return a.Name == b.Name && a.Kind == b.Kind && a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo && a.Successor == b.Successor &&
		slices.Equal(a.OtherNames, b.OtherNames)
}
