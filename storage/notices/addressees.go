package notices

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"motcua/storage"
)

// The admins whom a message reaches.
const AdminsReached storage.Query = `SELECT DISTINCT g.person FROM grants g WHERE g.unit IS NULL AND g.role = 'admin'
	AND NOT EXISTS (SELECT 1 FROM unreachable n WHERE n.person = g.person) ORDER BY g.person`

// WhyGone is why rows for somebody unreachable are refused. It is kept in the file: it does not change.
const WhyGone = "gone"

// UnitID is the id of a unit of the register, nil for "".
func UnitID(ctx context.Context, tx *storage.Tx, code string) (*int64, error) {
	if code == "" {
		return nil, nil
	}
	var id int64
	err := tx.GetContext(ctx, &id, `SELECT id FROM units WHERE code = ?`, code)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("unit %s is not in the register", code)
	}
	return &id, err
}
