package upkeep

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

// heldByRestore is why a notice is parked. It is kept in the file: it does not change.
const heldByRestore = "held by restore"

// waitedInCopy is why an update of a copy is set aside. It is kept in the file: it does not change.
const waitedInCopy = "it waited when the copy was made that was restored"

// makeSafe has nothing go out again from a copy that went out since it was made. What can be known of that is carried over
// from the store before.
func (r *restoration) makeSafe(ctx context.Context, s *storage.File) error {
	var newest int64
	if err := s.Writer().GetContext(ctx, &newest, newestKnown); err != nil {
		return err
	}
	r.done.CopiedAt = s.Instant(newest)
	if r.unread == nil {
		err := r.carryOver(ctx, s)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return err
		}
		r.unread = err
		r.done = Restored{CopiedAt: r.done.CopiedAt}
	}
	r.done.Unread = r.unread
	if r.how.Elapse != nil {
		if err := r.how.Elapse(ctx, s); err != nil {
			return fmt.Errorf("find what was due since: %w", err)
		}
	}
	return s.Write(ctx, "hold what may have been said since", func(tx *storage.Tx) error {
		if err := r.trustNothing(ctx, tx); err != nil {
			return err
		}
		return r.finish(ctx, s, tx)
	})
}

const newestKnown = `SELECT max(ifnull((SELECT max(at) FROM audit), 0), ifnull((SELECT max(received_at) FROM inbox), 0), ifnull((SELECT max(changed_at) FROM outbox), 0))`

// carryOver is makeSafe when the store before can be read.
func (r *restoration) carryOver(ctx context.Context, s *storage.File) (err error) {
	conn, err := s.Writer().Connx(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `ATTACH ? AS before`, storage.Source(r.opt.Path, url.Values{"mode": {"ro"}})); err != nil {
		return err
	}
	defer func() {
		_, left := conn.ExecContext(context.WithoutCancel(ctx), `DETACH before`)
		err = errors.Join(err, left)
	}()
	tx, err := s.BeginOn(ctx, conn)
	if err != nil {
		return err
	}
	return tx.Run(func(tx *storage.Tx) error {
		c := carrier{tx: tx, now: storage.Seconds(tx.Now), done: &r.done}
		for _, step := range []func(context.Context) error{c.checkRelated, c.listLost, c.carryPeople, c.carryMessages, c.reopenMonths, c.carryLog} {
			if err := step(ctx); err != nil {
				return err
			}
		}
		if err := c.takeRights(ctx, r.how.KeepPeople); err != nil {
			return err
		}
		return r.finish(ctx, s, tx)
	})
}

// trustNothing is for a copy of which it is not known what happened since: what waits in it may have gone out.
func (r *restoration) trustNothing(ctx context.Context, tx *storage.Tx) error {
	now := storage.Seconds(tx.Now)
	for _, change := range []struct {
		count *int
		text  string
		args  storage.Args
	}{
		{&r.done.Aside, `UPDATE inbox SET aside = :aside, finished_at = :now, body = x'' WHERE finished_at = 0`,
			storage.Args{"aside": waitedInCopy, "now": now}},
		{&r.done.Invitations, `UPDATE invitations SET revoked_at = :now WHERE used_at = 0 AND revoked_at = 0 AND expires > :now`,
			storage.Args{"now": now}},
		{nil, `UPDATE broadcasts SET stop = 'restored' WHERE state = 'paused'`, nil},
		// A number that stands in buttons must not be given to another file: so many were hardly sent since.
		{nil, `INSERT INTO uploads (id, person, update_id, file_id, name, size, at, state)
			SELECT ifnull(max(id), 0) + 10000, 0, -:now, '', '', 0, :now, 'dropped' FROM uploads`, storage.Args{"now": now}},
		{nil, `INSERT OR IGNORE INTO restored_people (person, role, unit, became) VALUES (0, '', '', 'unknown')`, nil},
	} {
		result, err := tx.ExecContext(ctx, change.text, change.args)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if change.count != nil {
			*change.count = int(n)
		}
	}
	r.done.Rights = []Right{{Became: Unknown}}
	err := tx.SelectContext(ctx, &r.done.Drafts, `UPDATE broadcasts SET state = 'draft', version = version + 1, changed_at = ? WHERE state = 'scheduled' RETURNING id`, now)
	if err != nil {
		return err
	}
	for _, id := range r.done.Drafts { // whoever confirms one anew chooses anew to whom it goes
		if _, err := tx.ExecContext(ctx, `DELETE FROM outbox WHERE reason = 'broadcast' AND reference = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// finish holds what waits, ends what is half said, and puts the restore on record.
func (r *restoration) finish(ctx context.Context, s *storage.File, tx *storage.Tx) error {
	now := storage.Seconds(tx.Now)
	if err := tx.SelectContext(ctx, &r.done.Paused, `SELECT id FROM broadcasts WHERE state = 'running' OR state = 'paused' AND stop = 'restored' ORDER BY id`); err != nil {
		return err
	}
	for _, change := range []struct {
		text string
		args storage.Args
	}{
		{`UPDATE broadcasts SET state = 'paused', stop = 'restored', version = version + 1, settled = 0 WHERE state = 'running'`, nil},
		{`UPDATE outbox SET state = 'held', changed_at = :now WHERE reason = 'broadcast' AND state = 'queued'`, storage.Args{"now": now}},
		{`UPDATE outbox SET state = 'cancelled', why = :why, changed_at = :now WHERE reason = 'progress' AND state IN ('queued', 'sending')`,
			storage.Args{"now": now, "why": heldByRestore}},
		{`UPDATE outbox SET state = 'refused', why = :why, changed_at = :now WHERE reason NOT IN ('broadcast', 'progress') AND state IN ('queued', 'sending')`,
			storage.Args{"now": now, "why": heldByRestore}},
		// A question that was asked before is asked no more: the next sentence is no answer to it.
		{`DELETE FROM dialogues`, nil},
		// What an import did can be taken back only as long as nothing has become of it.
		{`DELETE FROM undo_import`, nil}, {`DELETE FROM undo_facts`, nil}, {`DELETE FROM undo_cards`, nil},
		{`DELETE FROM undo_months`, nil}, {`DELETE FROM undo_watches`, nil}, {`DELETE FROM undo_notices`, nil},
	} {
		if _, err := tx.ExecContext(ctx, change.text, change.args); err != nil {
			return err
		}
	}
	err := tx.SelectContext(ctx, &r.done.Held, `SELECT o.id, o.reason, ifnull(u.code, '') AS unit FROM outbox o LEFT JOIN units u ON u.id = o.unit
		WHERE o.state = 'refused' AND o.why = ? ORDER BY o.id`, heldByRestore)
	if err != nil {
		return err
	}
	if err := tx.GetContext(ctx, &r.done.NoAdmin, `SELECT NOT EXISTS (SELECT 1 FROM grants WHERE unit IS NULL AND role = ?)`, string(people.Admin)); err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Entry{At: tx.Now, Action: audit.Restored, Details: people.Details{CopiedAt: r.done.CopiedAt.In(r.opt.Zone).Format("2006-01-02T15:04")}})
}
