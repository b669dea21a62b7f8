package chat

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/inbox"
	"motcua/storage"
	"motcua/storage/notices"
)

// The words that the store shares with the wire.
type (
	Update     = inbox.Update
	SetAside   = inbox.SetAside
	Unfinished = inbox.Unfinished
	Place      = inbox.Place
)

// The places where an update waits.
const (
	First   = inbox.First
	Last    = inbox.Last
	Nowhere = inbox.Nowhere
)

// restart is the silence after which Telegram may go on with any id: documented is a week. An update waits at
// Telegram for a day at most, so that our clock can see the silence up to a day shorter.
const restart = 5 * 24 * time.Hour

const (
	unfinishedUpdates storage.Query = `SELECT i.id, i.chat, i.body, i.aside <> '' AS aside, i.stranger, ifnull(d.deaths, 0) AS deaths, ifnull(l.message, 0) AS message
		FROM inbox i LEFT JOIN deaths d ON d.update_id = i.id LEFT JOIN long_answers l ON l.update_id = i.id
		WHERE i.finished_at = 0 AND ifnull(d.retry, 0) = 0 ORDER BY i.id`
	setAsideCount  storage.Query = `SELECT count(*) FROM inbox WHERE aside <> ''`
	newestReceipt  storage.Query = `SELECT ifnull(max(received_at), 0) FROM inbox WHERE received_at >= :since AND id BETWEEN :first AND :last`
	highestIDSince storage.Query = `SELECT ifnull(max(id), 0) FROM inbox WHERE received_at > :since AND id BETWEEN :first AND :last`
)

// The connection keeps these prepared.
const (
	putUpdate = `INSERT INTO inbox (id, chat, body, received_at, finished_at, aside, stranger)
		VALUES (:id, :chat, :body, :received_at, :finished_at, :aside, :stranger)
		ON CONFLICT (id) DO UPDATE SET chat = excluded.chat, body = excluded.body, received_at = excluded.received_at,
			finished_at = excluded.finished_at, aside = excluded.aside, stranger = excluded.stranger
		WHERE inbox.finished_at > 0 AND inbox.received_at < :restart`
	finishUpdate = `UPDATE inbox SET finished_at = :finished_at, body = iif(aside = '', x'', body) WHERE id = :id AND finished_at = 0`
)

// PutUpdates commits updates, and those set aside, before they are acknowledged to Telegram, and says where each waits. An update that
// is known already is not put again. A known id from before the restart of ids is another update: it takes the old one's row,
// unless that still waits for its answer.
//
// A stranger is greeted once an hour at most. What else they write is not kept, but for the codes of invitations: one that is right is
// First; wrong ones are counted, the first few are answered, and then they lock the chat out, which is told once an hour.
func (s *Store) PutUpdates(ctx context.Context, updates []Update, aside []SetAside) ([]Place, error) {
	places := make([]Place, len(updates))
	if len(updates)+len(aside) == 0 {
		return places, nil
	}
	if len(aside) == 0 {
		silent, err := s.silent(ctx, updates)
		if err != nil {
			return nil, err
		}
		if silent {
			for i := range places {
				places[i] = Nowhere
			}
			return places, nil
		}
	}
	e := inboxEntry{At: storage.Seconds(s.file.Now()), Updates: updates, Aside: aside, places: places}
	if err := s.keep(ctx, "keep updates in the inbox", e); err != nil {
		return nil, err
	}
	return places, nil
}

// enterUpdates puts the updates of an entry into the inbox, and notes where each waits.
func (s *Store) enterUpdates(ctx context.Context, tx *storage.Tx, e inboxEntry) error {
	at := s.file.Instant(e.At)
	invited := map[int64]bool{} // chats that bring an invitation: what they write after it is no stranger's
	for i, u := range e.Updates {
		place, err := s.putUpdate(ctx, tx, u, invited, at)
		if e.journaled && Unfit(err) { // what stands behind it must not wait for ever
			if s.file.Logger() != nil {
				s.file.Logger().Error("an update in the journal cannot be kept, and is passed over", "update", u.ID, "error", err)
			}
			place, err = Nowhere, nil
		}
		if err != nil {
			return fmt.Errorf("update %d: %w", u.ID, err)
		}
		e.places[i] = place
	}
	for _, a := range e.Aside {
		reason := a.Reason
		if reason == "" {
			reason = "not decoded"
		}
		_, err := tx.ExecContext(ctx, putUpdate,
			storage.Args{"id": a.ID, "chat": 0, "body": notNull(a.Body), "received_at": e.At, "finished_at": e.At,
				"aside": reason, "stranger": false, "restart": storage.Seconds(at.Add(-restart))})
		if err != nil {
			return fmt.Errorf("update %d, set aside: %w", a.ID, err)
		}
	}
	return nil
}

func (s *Store) putUpdate(ctx context.Context, tx *storage.Tx, u Update, invited map[int64]bool, now time.Time) (place Place, err error) {
	if u.Stranger && !invited[u.Chat] {
		if place, err = s.admit(ctx, tx, u, now); err != nil || place == Nowhere {
			return place, err
		}
		invited[u.Chat] = place == First
	}
	_, err = tx.ExecContext(ctx, putUpdate,
		storage.Args{"id": u.ID, "chat": u.Chat, "body": notNull(u.Body), "received_at": storage.Seconds(now), "finished_at": 0,
			"aside": "", "stranger": place == Last, "restart": storage.Seconds(now.Add(-restart))})
	if err != nil || place == Last {
		return place, err
	}
	return place, s.persons.MarkSeenToday(ctx, tx, u.Chat, now)
}

func notNull(body []byte) []byte {
	if body == nil {
		return []byte{}
	}
	return body
}

// UnfinishedUpdates are the updates that wait for their answer, by ascending id. Those are not among them that
// RetriedUpdates is going to give.
func (s *Store) UnfinishedUpdates(ctx context.Context) ([]Unfinished, error) {
	return storage.List[Unfinished](ctx, s.file, "read the unfinished updates", unfinishedUpdates)
}

// FinishUpdates marks updates as answered, all in one commit, and erases their bodies, but for those set aside: they may hold
// what somebody typed. Those of strangers are dropped.
// If the power fails at this moment they may be unfinished again, and then are answered twice; never lost.
func (s *Store) FinishUpdates(ctx context.Context, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	e := inboxEntry{At: storage.Seconds(s.file.Now()), Finished: ids}
	if s.keepSoon(e) {
		return nil
	}
	return s.keep(ctx, "finish updates of the inbox", e)
}

// NextOffset is what to ask Telegram for next: the highest id known of a bot's updates, which are kept from first on, + 1, as
// Telegram counts. It is 0, which asks for whatever waits, when none is known or the last came long ago: Telegram picks a
// random id after a week without updates, and an offset above it would confirm, and so lose, what waits there. For the same
// reason only the ids since the last silence count. Asking for 0 too often does no harm: PutUpdates knows what it has.
func (s *Store) NextOffset(ctx context.Context, first int64) (int64, error) {
	last := first + ofBot - 1
	newest, err := storage.One[int64](ctx, s.file, "look for the newest update", newestReceipt,
		storage.Args{"since": storage.Seconds(s.file.Now().Add(-restart)), "first": first, "last": last})
	if err != nil || newest == 0 {
		return 0, err
	}
	highest, err := storage.One[int64](ctx, s.file, "look for the highest update id", highestIDSince,
		storage.Args{"since": newest - int64(restart/time.Second), "first": first, "last": last})
	return highest + 1 - first, err
}

// SetAsideCount is how many updates are set aside: they could not be decoded, or ended the program twice.
func (s *Store) SetAsideCount(ctx context.Context) (int, error) {
	return storage.One[int](ctx, s.file, "count the updates set aside", setAsideCount)
}

// PurgeInbox drops updates finished before the instant, what strangers did and questions expired before it, pictures that were not kept again for 90 days, and notices that ended 180 days ago. Broadcasts and updates set aside
// stay, without what was written, and so does the newest update, from which NextOffset goes on.
func (s *Store) PurgeInbox(ctx context.Context, before time.Time) error {
	return s.file.Write(ctx, "purge the inbox", func(tx *storage.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM inbox WHERE received_at < :before AND finished_at > 0 AND finished_at < :before AND aside = ''
			AND id <> (SELECT id FROM inbox ORDER BY received_at DESC, id DESC LIMIT 1)`, storage.Args{"before": storage.Seconds(before)})
		if err != nil {
			return err
		}
		for _, reason := range []string{died, otherBots} {
			if _, err := tx.ExecContext(ctx, eraseAside, storage.Args{"aside": reason, "before": storage.Seconds(before)}); err != nil {
				return err
			}
		}
		for _, purge := range []string{purgeAnswers, purgeDeaths} {
			if _, err := tx.ExecContext(ctx, purge); err != nil {
				return err
			}
		}
		if err := s.tidyStrangers(ctx, tx, before); err != nil {
			return err
		}
		if err := purgeDialogues(ctx, tx, before); err != nil {
			return err
		}
		if err := notices.PurgeOutbox(ctx, tx, tx.Now); err != nil {
			return err
		}
		return purgePictures(ctx, tx, tx.Now)
	})
}
