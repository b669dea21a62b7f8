package disputes

import (
	"context"
	"errors"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
)

// StandingDispute is the report that stands in the way of another one of the dossier in the month: an open one, or one
// accepted for the month; false when there is none.
func (s *Store) StandingDispute(ctx context.Context, m scoring.Month, code string) (scoring.Dispute, bool, error) {
	row, found, err := storage.Maybe[disputeRow](ctx, s.file, "look for a report of the dossier", disputeInTheWay,
		storage.Args{"code": code, "by": 0, "update": 0, "month": string(m)})
	if !found {
		return scoring.Dispute{}, false, err
	}
	return s.dispute(row), true, nil
}

// WithdrawDispute withdraws an open or accepted report of a person. Of an accepted one the admins are told: its dossier counts
// as any other again. It gives the report as it stands; one that was rejected or withdrawn before stays so. known is false
// when the person made no such report.
func (s *Store) WithdrawDispute(ctx context.Context, id, by int64) (stands scoring.Dispute, known bool, err error) {
	err = s.file.Write(ctx, "withdraw a report of wrong data", func(tx *storage.Tx) error {
		before, err := s.disputeWithin(ctx, tx, id)
		if errors.Is(err, errNoDispute) || err == nil && before.By != by {
			return nil
		} else if err != nil {
			return err
		}
		if known, stands = true, before; !before.State.Withdrawable() {
			return nil
		}
		now := tx.Now
		_, err = tx.ExecContext(ctx, `UPDATE disputes SET state = 'withdrawn', withdrawn_at = :withdrawn_at WHERE id = :id`,
			storage.Args{"withdrawn_at": storage.Seconds(now), "id": id})
		if err != nil {
			return err
		}
		if stands, err = s.disputeWithin(ctx, tx, id); err != nil {
			return err
		}
		if before.State == scoring.DisputeAccepted {
			var admins []int64
			if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
				return err
			}
			if err := s.tellOfDispute(ctx, tx, stands, outbox.Retracted, admins); err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, audit.DisputeEntry(now, by, audit.DisputeTaken, stands))
	})
	return stands, known, err
}
