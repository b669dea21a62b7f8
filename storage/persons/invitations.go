package persons

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

// AddInvitation is Offer of one.
func (s *Store) AddInvitation(ctx context.Context, inv people.Invitation, by int64) error {
	_, err := s.Offer(ctx, []people.Invitation{inv}, by)
	return err
}

type invitationRow struct {
	Role       people.Role
	UnitID     *int64 `db:"unit_id"`
	Unit       string
	Expires    int64
	RevokedAt  int64 `db:"revoked_at"`
	UsedAt     int64 `db:"used_at"`
	UsedBy     int64 `db:"used_by"`
	UsedUpdate int64 `db:"used_update"`
}

// Redeem turns an invitation's code, as people.ReadCode gives it, into a grant for the person. update is the request
// that brought the code: handled again, it gets the same answer and counts once. Errors: people.ErrInvitation for a
// code that is used, expired, revoked or unknown alike, people.ErrLockedOut after too many of them.
func (s *Store) Redeem(ctx context.Context, code string, person int64, at time.Time, update int64) (people.Grant, error) {
	var grant people.Grant
	var refusal error // of the request, not of the transaction: the attempt stays recorded
	err := s.file.Write(ctx, "redeem an invitation", func(tx *storage.Tx) (err error) {
		grant, refusal, err = s.redeem(ctx, tx, people.HashCode(code), person, at, update)
		return err
	})
	if err != nil {
		return people.Grant{}, err
	}
	return grant, refusal
}

func (s *Store) redeem(ctx context.Context, tx *storage.Tx, hash string, person int64, at time.Time, update int64) (people.Grant, error, error) {
	var none people.Grant
	var inv invitationRow
	err := tx.GetContext(ctx, &inv, `SELECT i.role, i.unit AS unit_id, ifnull(u.code, '') AS unit, i.expires, i.revoked_at, i.used_at,
			i.used_by, i.used_update
		FROM invitations i LEFT JOIN units u ON u.id = i.unit WHERE i.hash = ?`, hash)
	found := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return none, nil, err
	}
	grant := people.Grant{Role: inv.Role, Unit: inv.Unit}
	if found && inv.UsedAt != 0 && inv.UsedBy == person && inv.UsedUpdate == update {
		return grant, nil, nil
	}
	row, _, err := ReadStranger(ctx, tx, person)
	if err != nil {
		return none, nil, err
	}
	switch earlier := row.earlier(update); {
	case earlier != nil:
		return none, earlier, nil
	case row.Locked(at):
		row.RefusedUpdate = update
		return none, people.ErrLockedOut, row.Put(ctx, tx, at)
	case !found || inv.UsedAt != 0 || inv.RevokedAt != 0 || inv.Expires <= at.Unix():
		row.Mistake(at, update)
		return none, people.ErrInvitation, row.Put(ctx, tx, at)
	}
	return grant, nil, s.give(ctx, tx, hash, inv, person, at, update)
}

// give makes the grant and marks the invitation used. Somebody who holds the grant already holds it once. Whoever brings a
// code is there to be reached.
func (s *Store) give(ctx context.Context, tx *storage.Tx, hash string, inv invitationRow, person int64, at time.Time, update int64) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO people (id, language) VALUES (?, '') ON CONFLICT DO NOTHING`, person); err != nil {
		return err
	}
	if err := errors.Join(giveNumber(ctx, tx, person), s.MarkSeenToday(ctx, tx, person, at)); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO grants (person, role, unit, at) VALUES (:person, :role, :unit, :at) ON CONFLICT DO NOTHING`,
		storage.Args{"person": person, "role": string(inv.Role), "unit": inv.UnitID,
			"at": storage.Seconds(at)})
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE invitations SET used_at = :used_at, used_by = :used_by, used_update = :used_update WHERE hash = :hash`,
		storage.Args{"used_at": storage.Seconds(at), "used_by": person, "used_update": update, "hash": hash})
	if err != nil {
		return err
	}
	if err := reached(ctx, tx, person); err != nil {
		return err
	}
	return audit.Record(ctx, tx, RoleEntry(at, person, audit.Granted, person, people.Grant{Role: inv.Role, Unit: inv.Unit}))
}
