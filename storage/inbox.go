package storage

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

// Update is one update of Telegram, reduced to what is needed to answer it.
type Update struct {
	ID   int64 // Telegram's update id
	Chat int64 // updates of one chat are handled in order
	Body []byte
}

// Undecoded is an update that could not be decoded. It is kept for people to look at, and never handled.
type Undecoded struct {
	ID     int64
	Reason string
	Body   []byte
}

// restart is the silence after which Telegram may go on with any id: documented is a week. An update waits at
// Telegram for a day at most, so that our clock can see the silence up to a day shorter.
const restart = 5 * 24 * time.Hour

const (
	unfinishedUpdates query = `SELECT i.id, i.chat, i.body, i.aside <> '' AS aside, ifnull(d.deaths, 0) AS deaths, ifnull(l.message, 0) AS message
		FROM inbox i LEFT JOIN deaths d ON d.update_id = i.id LEFT JOIN long_answers l ON l.update_id = i.id
		WHERE i.finished_at = 0 AND ifnull(d.retry, 0) = 0 ORDER BY i.id`
	setAsideCount  query = `SELECT count(*) FROM inbox WHERE aside <> ''`
	newestReceipt  query = `SELECT ifnull(max(received_at), 0) FROM inbox`
	highestIDSince query = `SELECT ifnull(max(id), 0) FROM inbox WHERE received_at > ?`
)

// The connection keeps these prepared.
const (
	putUpdate = `INSERT INTO inbox (id, chat, body, received_at, finished_at, aside) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET chat = excluded.chat, body = excluded.body, received_at = excluded.received_at,
			finished_at = excluded.finished_at, aside = excluded.aside
		WHERE inbox.finished_at > 0 AND inbox.received_at < ?`
	finishUpdate = `UPDATE inbox SET finished_at = ?, body = iif(aside = '', x'', body) WHERE id = ? AND finished_at = 0`
)

// PutUpdates commits updates, and those set aside, before they are acknowledged to Telegram. An update that is known
// already is not put again. A known id from before the restart of ids is another update: it takes the old one's row,
// unless that still waits for its answer.
func (s *Store) PutUpdates(ctx context.Context, updates []Update, aside []Undecoded) error {
	if len(updates)+len(aside) == 0 {
		return nil
	}
	return s.jointly(ctx, "keep updates in the inbox", true, func(tx *sqlx.Tx) error {
		now := s.opt.Now()
		before := seconds(now.Add(-restart))
		for _, u := range updates {
			if _, err := tx.ExecContext(ctx, putUpdate, u.ID, u.Chat, notNull(u.Body), seconds(now), 0, "", before); err != nil {
				return fmt.Errorf("update %d: %w", u.ID, err)
			}
			if err := s.saw(ctx, tx, u.Chat, now); err != nil {
				return fmt.Errorf("update %d: %w", u.ID, err)
			}
		}
		for _, a := range aside {
			reason := a.Reason
			if reason == "" {
				reason = "not decoded"
			}
			if _, err := tx.ExecContext(ctx, putUpdate, a.ID, 0, notNull(a.Body), seconds(now), seconds(now), reason, before); err != nil {
				return fmt.Errorf("update %d, set aside: %w", a.ID, err)
			}
		}
		return nil
	})
}

func notNull(body []byte) []byte {
	if body == nil {
		return []byte{}
	}
	return body
}

// Unfinished is an update that waits for its answer.
type Unfinished struct {
	Update
	Aside   bool // it is set aside: its person is to be told that
	Deaths  int  // of the program while it had the update in hand
	Message int  // that says that the answer takes long; 0 for none
}

// UnfinishedUpdates are the updates that wait for their answer, by ascending id. Those are not among them that
// RetriedUpdates is going to give.
func (s *Store) UnfinishedUpdates(ctx context.Context) ([]Unfinished, error) {
	return list[Unfinished](ctx, s, "read the unfinished updates", unfinishedUpdates)
}

// FinishUpdates marks updates as answered, all in one commit, and erases their bodies, but for those set aside: they may hold
// what somebody typed.
// If the power fails at this moment they may be unfinished again, and then are answered twice; never lost.
func (s *Store) FinishUpdates(ctx context.Context, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	return s.jointly(ctx, "finish updates of the inbox", false, func(tx *sqlx.Tx) error {
		now := seconds(s.opt.Now())
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, finishUpdate, now, id); err != nil {
				return fmt.Errorf("update %d: %w", id, err)
			}
		}
		return nil
	})
}

// NextOffset is what to ask Telegram for next: the highest id known + 1. It is 0, which asks for whatever waits, when
// none is known or the last came long ago: Telegram picks a random id after a week without updates, and an offset
// above it would confirm, and so lose, what waits there. For the same reason only the ids since the last silence
// count. Asking for 0 too often does no harm: PutUpdates knows what it has.
func (s *Store) NextOffset(ctx context.Context) (int64, error) {
	newest, err := one[int64](ctx, s, "look for the newest update", newestReceipt)
	if err != nil || newest == 0 || newest < seconds(s.opt.Now().Add(-restart)) {
		return 0, err
	}
	highest, err := one[int64](ctx, s, "look for the highest update id", highestIDSince, newest-int64(restart/time.Second))
	return highest + 1, err
}

// SetAsideCount is how many updates are set aside: they could not be decoded, or ended the program twice.
func (s *Store) SetAsideCount(ctx context.Context) (int, error) {
	return one[int](ctx, s, "count the updates set aside", setAsideCount)
}

// PurgeInbox drops updates finished before the instant, attempts at invitation codes made and questions expired before
// it, pictures that were not kept again for 90 days, and notices that ended 180 days ago. Broadcasts and updates set aside
// stay, without what was written, and so does the newest update, from which NextOffset goes on.
func (s *Store) PurgeInbox(ctx context.Context, before time.Time) error {
	return s.quietly(ctx, "purge the inbox", func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM inbox WHERE received_at < ?1 AND finished_at > 0 AND finished_at < ?1 AND aside = ''
			AND id <> (SELECT id FROM inbox ORDER BY received_at DESC, id DESC LIMIT 1)`, seconds(before))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, eraseAside, died, seconds(before)); err != nil {
			return err
		}
		for _, purge := range []string{purgeAnswers, purgeDeaths} {
			if _, err := tx.ExecContext(ctx, purge); err != nil {
				return err
			}
		}
		if _, err = tx.ExecContext(ctx, `DELETE FROM invitation_attempts WHERE at < ?`, seconds(before)); err != nil {
			return err
		}
		if err := purgeDialogues(ctx, tx, before); err != nil {
			return err
		}
		if err := purgeOutbox(ctx, tx, s.opt.Now()); err != nil {
			return err
		}
		return purgePictures(ctx, tx, s.opt.Now())
	})
}
