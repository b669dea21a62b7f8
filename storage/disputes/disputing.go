package disputes

import (
	"context"
	"errors"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
	"motcua/storage/units"
)

const (
	// What stands in the way of another report: what the same update filed, an open one, or an accepted one of the month.
	disputeInTheWay storage.Query = disputeColumns + `INDEXED BY disputes_of_dossier` + disputeTables + ` WHERE x.code = :code
		AND (x.by_person = :by AND x.update_id = :update OR x.state = 'open' OR x.state = 'accepted' AND x.month = :month)
		ORDER BY x.by_person = :by AND x.update_id = :update DESC, x.id DESC LIMIT 1`
)

// FileDispute keeps a report, and queues it for the admins. It gives the report that stands: filed is false when it is an
// earlier one, open or accepted for the month. The same update again finds what it filed, whatever has become of the dossier.
// known is false, and nothing is kept, when the unit has no such dossier, or none that is Disputable in the month.
func (s *Store) FileDispute(ctx context.Context, d scoring.Dispute, update int64) (stands scoring.Dispute, filed, known bool, err error) {
	err = s.file.Write(ctx, "report wrong data", func(tx *storage.Tx) error {
		var before []disputeRow
		if err := tx.SelectContext(ctx, &before, string(disputeInTheWay),
			storage.Args{"code": d.Dossier.Code, "by": d.By, "update": update, "month": string(d.Month)}); err != nil {
			return err
		}
		if filed = len(before) > 0 && before[0].By == d.By && before[0].Update == update; !filed {
			if known, err = s.belongs(ctx, tx, d.Dossier.Code, d.Dossier.Unit, d.Month); err != nil || !known {
				return err
			}
		}
		if len(before) > 0 {
			known, stands = true, s.dispute(before[0])
			return nil
		}
		now := tx.Now
		if known, err = s.disputable(ctx, tx, d.Month, d.Dossier.Code, now); err != nil || !known {
			return err
		}
		result, err := tx.ExecContext(ctx, `INSERT INTO disputes (month, unit, code, reason, words, by_person, at, update_id)
			VALUES (:month, (SELECT id FROM units WHERE code = :unit), :code, :reason, :words, :by_person, :at, :update_id)`,
			storage.Args{"month": string(d.Month), "unit": d.Dossier.Unit, "code": d.Dossier.Code, "reason": string(d.Reason),
				"words": d.Words, "by_person": d.By, "at": storage.Seconds(now), "update_id": update})
		if err != nil {
			return err
		}
		id, err := result.LastInsertId()
		if err != nil {
			return err
		}
		filed = true
		if stands, err = s.disputeWithin(ctx, tx, id); err != nil {
			return err
		}
		var admins []int64
		if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
			return err
		}
		if err := s.tellOfDispute(ctx, tx, stands, outbox.Disputed, admins); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.DisputeEntry(now, d.By, audit.DisputeFiled, stands))
	})
	return stands, filed, known, err
}

// belongs says whether a dossier belongs to the unit in a month, or while that is running, today.
func (s *Store) belongs(ctx context.Context, tx *storage.Tx, code, unit string, m scoring.Month) (does bool, err error) {
	const onADay = `SELECT EXISTS (SELECT 1 FROM dossiers d CROSS JOIN holders h ON h.unit = d.unit WHERE d.code = :code AND ` + units.HeldByIt + `)`
	if err := tx.GetContext(ctx, &does, onADay, storage.Args{"code": code, "day": m.FirstDay(), "unit": unit}); err != nil || does {
		return does, err
	}
	if now := tx.Now; m == scoring.MonthOf(now, s.file.Zone()) {
		err = tx.GetContext(ctx, &does, onADay, storage.Args{"code": code, "day": s.units.Day(now), "unit": unit})
	}
	return does, err
}

// DecideDispute makes an open report accepted or rejected, and queues the outcome for who filed it. It gives the report as it
// stands: only the first decision counts. known is false when there is no such report.
func (s *Store) DecideDispute(ctx context.Context, id int64, to scoring.DisputeState, by int64) (stands scoring.Dispute, known bool, err error) {
	if to != scoring.DisputeAccepted && to != scoring.DisputeRejected {
		return stands, false, fmt.Errorf("decide a report of wrong data: %q is no decision", to)
	}
	err = s.file.Write(ctx, "decide a report of wrong data", func(tx *storage.Tx) error {
		now := tx.Now
		result, err := tx.ExecContext(ctx, `UPDATE disputes SET state = :state, decided_by = :decided_by, decided_at = :decided_at,
			due = ifnull((SELECT d.due FROM dossiers d WHERE d.code = disputes.code), 0) WHERE id = :id AND state = 'open'`,
			storage.Args{"state": string(to), "decided_by": by, "decided_at": storage.Seconds(now), "id": id})
		if err != nil {
			return err
		}
		decided, err := result.RowsAffected()
		if err != nil {
			return err
		}
		if stands, err = s.disputeWithin(ctx, tx, id); errors.Is(err, errNoDispute) {
			return nil
		} else if err != nil {
			return err
		}
		if known = true; decided == 0 {
			return nil
		}
		if err := s.tellOfDispute(ctx, tx, stands, outbox.Settled, []int64{stands.By}); err != nil {
			return err
		}
		action := audit.DisputeAccepted
		if to == scoring.DisputeRejected {
			action = audit.DisputeRejected
		}
		return audit.Record(ctx, tx, audit.DisputeEntry(now, by, action, stands))
	})
	return stands, known, err
}

var errNoDispute = errors.New("there is no such report")

func (s *Store) disputeWithin(ctx context.Context, tx *storage.Tx, id int64) (scoring.Dispute, error) {
	var rows []disputeRow
	if err := tx.SelectContext(ctx, &rows, string(disputeByID), id); err != nil {
		return scoring.Dispute{}, err
	}
	if len(rows) == 0 {
		return scoring.Dispute{}, errNoDispute
	}
	return s.dispute(rows[0]), nil
}

// tellOfDispute queues a notice about a report, once for each person.
func (s *Store) tellOfDispute(ctx context.Context, tx *storage.Tx, d scoring.Dispute, reason outbox.Reason, persons []int64) error {
	var rows []outbox.Row
	for _, person := range persons {
		rows = append(rows, outbox.Row{
			Person: person, Unit: d.Dossier.Unit, Reason: reason, Reference: d.ID, NotBefore: tx.Now,
		})
	}
	return s.notices.QueueRows(ctx, tx, rows)
}
