package persons

import (
	"cmp"
	"context"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
)

const openOffers storage.Query = `SELECT i.hash, i.batch, i.role, ifnull(u.code, '') AS unit, i.expires FROM invitations i LEFT JOIN units u ON u.id = i.unit
	WHERE i.used_at = 0 AND i.revoked_at = 0 AND i.expires > ? ORDER BY i.expires, i.hash`

type offerRow struct {
	Hash      string
	Batch     string
	Role      people.Role
	Unit      string
	Expires   int64
	RevokedAt int64 `db:"revoked_at"`
	UsedAt    int64 `db:"used_at"`
}

// Offer keeps invitations until they are redeemed or expire, all or none, and gives each as it is kept then: one that is known
// already stays as it is. by is who made them, 0 on the command line. A grant for a unit that is not in the register is an
// error.
func (s *Store) Offer(ctx context.Context, invitations []people.Invitation, by int64) (offered []people.Offered, err error) {
	err = s.file.Write(ctx, "keep invitations", func(tx *storage.Tx) error {
		offered = nil
		for _, inv := range invitations {
			kept, err := s.offer(ctx, tx, inv, by)
			if err != nil {
				return err
			}
			offered = append(offered, kept)
		}
		return nil
	})
	return offered, err
}

func (s *Store) offer(ctx context.Context, tx *storage.Tx, inv people.Invitation, by int64) (people.Offered, error) {
	var none people.Offered
	now := tx.Now
	unit, err := notices.UnitID(ctx, tx, inv.Grant.Unit)
	if err != nil {
		return none, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO invitations (hash, batch, role, unit, expires, made_at, made_by) VALUES (:hash, :batch, :role, :unit, :expires, :made_at, :made_by)
		ON CONFLICT (hash) DO NOTHING`,
		storage.Args{"hash": inv.Hash, "batch": cmp.Or(inv.Batch, people.BatchOf(inv)), "role": string(inv.Grant.Role), "unit": unit,
			"expires": storage.Seconds(inv.Expires), "made_at": storage.Seconds(now),
			"made_by": by})
	if err != nil {
		return none, err
	}
	n, err := result.RowsAffected()
	if err == nil && n > 0 {
		err = audit.Record(ctx, tx, audit.Entry{At: now, By: by, Action: audit.Invited, Unit: inv.Grant.Unit, Details: people.Details{Role: inv.Grant.Role}})
	}
	if err != nil {
		return none, err
	}
	var row offerRow
	err = tx.GetContext(ctx, &row, `SELECT i.hash, i.batch, i.role, ifnull(u.code, '') AS unit, i.expires, i.revoked_at, i.used_at
		FROM invitations i LEFT JOIN units u ON u.id = i.unit WHERE i.hash = ?`, inv.Hash)
	return s.offered(row, now), err
}

func (s *Store) offered(r offerRow, now time.Time) people.Offered {
	expires := s.file.Instant(r.Expires)
	return people.Offered{
		Invitation: people.Invitation{Hash: r.Hash, Grant: people.Grant{Role: r.Role, Unit: r.Unit}, Expires: expires, Batch: r.Batch},
		State:      people.StateAt(now, expires, r.UsedAt != 0, r.RevokedAt != 0),
	}
}

// Offers are the invitations that may be followed at the instant, by when they expire.
func (s *Store) Offers(ctx context.Context, at time.Time) ([]people.Offered, error) {
	rows, err := storage.List[offerRow](ctx, s.file, "read the open invitations", openOffers, storage.Seconds(at))
	all := make([]people.Offered, len(rows))
	for i, r := range rows {
		all[i] = s.offered(r, at)
	}
	return all, err
}

// Revoke ends the open invitations of these names, as people.Invitation.ID gives them, and says how many it ended; by is who did
// it, 0 on the command line. Those that are not open stay as they are.
func (s *Store) Revoke(ctx context.Context, ids []string, by int64) (ended int, err error) {
	err = s.file.Write(ctx, "revoke invitations", func(tx *storage.Tx) error {
		now := tx.Now
		ended = 0
		for _, id := range ids {
			if len(id) != people.OfferLength {
				continue
			}
			var rows []offerRow
			err := tx.SelectContext(ctx, &rows, `UPDATE invitations SET revoked_at = :now WHERE hash BETWEEN :id AND :id || 'g'
				AND used_at = 0 AND revoked_at = 0 AND expires > :now
				RETURNING role, ifnull((SELECT code FROM units WHERE id = invitations.unit), '') AS unit`,
				storage.Args{"now": storage.Seconds(now), "id": id})
			if err != nil {
				return err
			}
			for _, r := range rows {
				e := audit.Entry{At: now, By: by, Action: audit.InvitationRevoked, Unit: r.Unit, Details: people.Details{Invitation: id, Role: r.Role}}
				if err := audit.Record(ctx, tx, e); err != nil {
					return err
				}
			}
			ended += len(rows)
		}
		return nil
	})
	return ended, err
}
