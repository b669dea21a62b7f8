package imports

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"motcua/scoring/export/dossier"
	"motcua/storage"
	"motcua/storage/staging"
	"motcua/storage/units"
)

var errUnregistered = errors.New("the unit is not in the register")

// placed are the ids of what the stage's dictionaries hold, by place; added are the procedures that the store does not have yet.
type placed struct {
	units, procedures []int64
	added             []addedProcedure
	unnamed           int64 // the procedure without a name; 0, which is none, when the file has all names
}

type addedProcedure struct {
	id int64
	dossier.Procedure
}

// place finds the ids of the staged units and procedures.
func (g *Stage) place(ctx context.Context, q storage.Handle) (ids placed, err error) {
	_, units, _, err := units.Registered(ctx, q)
	if err != nil {
		return ids, err
	}
	for _, code := range g.units.values {
		id, ok := units[code]
		if !ok {
			return ids, fmt.Errorf("unit %s: %w", code, errUnregistered)
		}
		ids.units = append(ids.units, id)
	}
	var last int64
	if err := q.GetContext(ctx, &last, `SELECT ifnull(max(id), 0) FROM procedures`); err != nil {
		return ids, err
	}
	added := map[dossier.Procedure]int64{}
	for _, p := range g.procedures.values {
		id, err := procedureID(ctx, q, p)
		if p.Name == "" && p.Code != "" && err == nil { // its name is that which another file gave the code
			var known int64
			known, err = namedProcedure(ctx, q, p.Code)
			id = cmp.Or(known, id)
		}
		if id == 0 && err == nil && g.unnamed[p] { // no earlier file vouched for it
			p = dossier.Procedure{}
			id, err = procedureID(ctx, q, p)
		}
		if err != nil {
			return ids, err
		}
		if id == 0 {
			id = added[p]
		}
		if id == 0 {
			last++
			id, added[p] = last, last
			ids.added = append(ids.added, addedProcedure{id, p})
		}
		if p == (dossier.Procedure{}) {
			ids.unnamed = id
		}
		ids.procedures = append(ids.procedures, id)
	}
	return ids, nil
}

// namedProcedure is the first procedure of a code that has a name; 0 when the store has none.
func namedProcedure(ctx context.Context, q storage.Handle, code string) (id int64, err error) {
	err = q.GetContext(ctx, &id, `SELECT ifnull(min(id), 0) FROM procedures WHERE code = :code AND name <> ''`, storage.Args{"code": code})
	return id, err
}

// procedureID is 0 for a procedure that the store does not have.
func procedureID(ctx context.Context, q storage.Handle, p dossier.Procedure) (id int64, err error) {
	err = q.GetContext(ctx, &id, `SELECT id FROM procedures WHERE name = :name AND field = :field AND code = :code`,
		storage.Args{"name": p.Name, "field": p.Field, "code": p.Code})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// write writes the ids down beside the staged dossiers.
func (p placed) write(ctx context.Context, q storage.Handle, conn *sqlx.Conn) error {
	for table, ids := range map[string][]int64{"temp.staged_units": p.units, "temp.staged_procedures": p.procedures} {
		if _, err := q.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
		err := staging.Insert(ctx, conn, table, []string{"place", "id"}, func(b *staging.Rows) error {
			for place, id := range ids {
				if err := b.Put(int64(place), id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
