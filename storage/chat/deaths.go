package chat

import (
	"context"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
)

// mostDeaths is at how many deaths of the program an update that was in hand at each of them is set aside.
const mostDeaths = 2

// mostTries is the number of deaths after which the person is no longer told that their update was set aside. Telling costs next to
// nothing, so the program hardly dies of that; and whoever asked should get a word.
const mostTries = 6

// died is why an update was set aside that the program had in hand at too many deaths. It is kept in the file: it does not
// change.
const died = "in hand at two deaths of the program"

const (
	retriesWait storage.Query = `SELECT EXISTS (SELECT 1 FROM deaths WHERE retry > 0)`
	asideUpdate storage.Query = `SELECT i.id, i.received_at, i.aside, ifnull(d.deaths, 0) AS deaths, i.body FROM inbox i
		LEFT JOIN deaths d ON d.update_id = i.id WHERE i.id = ? AND i.aside <> ''`
	asideUpdates storage.Query = `SELECT i.id, i.received_at, i.aside, ifnull(d.deaths, 0) AS deaths, i.body FROM inbox i
		LEFT JOIN deaths d ON d.update_id = i.id WHERE i.aside <> '' ORDER BY i.id DESC LIMIT ?`
)

const (
	countDeath = `INSERT INTO deaths (update_id, deaths, run) SELECT id, 1, :run FROM inbox WHERE id = :update AND finished_at = 0
		ON CONFLICT (update_id) DO UPDATE SET deaths = deaths.deaths + 1, run = excluded.run WHERE deaths.run <> excluded.run`
	// Where the program dies at telling the person again and again, that is not tried any more either.
	untellable = `UPDATE inbox SET finished_at = :now WHERE finished_at = 0 AND aside <> ''
		AND (SELECT deaths FROM deaths d WHERE d.update_id = inbox.id) > :tries`
	setDiedAside = `UPDATE inbox SET aside = :aside WHERE finished_at = 0 AND aside = ''
		AND (SELECT deaths FROM deaths d WHERE d.update_id = inbox.id) >= :deaths RETURNING id`
	retryUpdate = `UPDATE inbox SET aside = '', finished_at = 0 WHERE id = :id AND aside = :aside AND finished_at > 0 AND length(body) > 0 RETURNING id`
	letRetry    = `UPDATE deaths SET deaths = 0, run = 0, retry = 1 WHERE update_id = ?`
	// That somebody stopped it was before it was put back.
	unstop       = `DELETE FROM long_answers WHERE update_id = ?`
	takeRetried  = `UPDATE deaths SET retry = 0 WHERE retry > 0 RETURNING update_id`
	retriedTaken = `SELECT id, chat, body FROM inbox WHERE id = ? AND finished_at = 0`
	// What people wrote is kept so long that somebody can put it back.
	eraseAside = `UPDATE inbox SET body = x'' WHERE aside = :aside AND finished_at > 0 AND finished_at < :before AND length(body) > 0`
)

// Aside is an update that was set aside.
type Aside struct {
	ID       int64
	Received time.Time
	Reason   string // why, in English
	Deaths   int    // of the program while it had the update in hand; 0 for one that could not be decoded
	Body     []byte // the update when Deaths is not 0 and it can be put back; else its shape
}

// Retriable says whether an update can be put back to be tried again.
func (a Aside) Retriable() bool { return a.Deaths >= mostDeaths && len(a.Body) > 0 }

type asideRow struct {
	ID       int64
	Received int64 `db:"received_at"`
	Aside    string
	Deaths   int
	Body     []byte
}

func (s *Store) aside(r asideRow) Aside {
	return Aside{ID: r.ID, Received: s.file.Instant(r.Received), Reason: r.Aside, Deaths: r.Deaths, Body: r.Body}
}

// countDeaths counts a death for each update that a dead run had in hand, once however often that run is reported. An update with a second
// death is set aside: its person is told in turn, and so are the admins.
func (s *Store) countDeaths(ctx context.Context, run int64, updates []int64) error {
	if len(updates) == 0 {
		return nil
	}
	return s.file.Write(ctx, "count what the program had in hand when it died", func(tx *storage.Tx) error {
		for _, id := range updates {
			if _, err := tx.ExecContext(ctx, countDeath, storage.Args{"update": id, "run": run}); err != nil {
				return err
			}
		}
		now := tx.Now
		if _, err := tx.ExecContext(ctx, untellable, storage.Args{"now": storage.Seconds(now), "tries": mostTries - 1}); err != nil {
			return err
		}
		var aside []int64
		if err := tx.SelectContext(ctx, &aside, setDiedAside, storage.Args{"aside": died, "deaths": mostDeaths}); err != nil || len(aside) == 0 {
			return err
		}
		var admins []int64
		if err := tx.SelectContext(ctx, &admins, string(notices.AdminsReached)); err != nil {
			return err
		}
		for _, id := range aside {
			if err := s.notices.QueueRows(ctx, tx, outbox.AsideRows(id, run, admins, now)); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetAside is an update that was set aside: when it came, and its body; false when there is none of that id, or it was put
// back.
func (s *Store) SetAside(ctx context.Context, id int64) (received time.Time, body []byte, is bool, err error) {
	row, is, err := storage.Maybe[asideRow](ctx, s.file, "look for an update that was set aside", asideUpdate, id)
	return s.file.Instant(row.Received), row.Body, is, err
}

// AsideUpdates are the newest updates that were set aside, at most limit of them.
func (s *Store) AsideUpdates(ctx context.Context, limit int) ([]Aside, error) {
	rows, err := storage.List[asideRow](ctx, s.file, "list the updates set aside", asideUpdates, limit)
	all := make([]Aside, len(rows))
	for i, r := range rows {
		all[i] = s.aside(r)
	}
	return all, err
}

// RetryUpdate puts an update back that was set aside after deaths of the program and whose person was told so. It says
// whether there was one. A program that runs takes it up within moments, else the next one does.
func (s *Store) RetryUpdate(ctx context.Context, id int64) (done bool, err error) {
	err = s.file.Write(ctx, "put an update back", func(tx *storage.Tx) error {
		var ids []int64
		if err := tx.SelectContext(ctx, &ids, retryUpdate, storage.Args{"id": id, "aside": died}); err != nil || len(ids) == 0 {
			return err
		}
		done = true
		for _, change := range []string{letRetry, unstop} {
			if _, err := tx.ExecContext(ctx, change, id); err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, audit.Entry{At: tx.Now, Action: audit.UpdateRetried, Details: people.Details{Update: id}})
	})
	return done && err == nil, err
}

// RetriedUpdates are the updates that were put back since the last call, and those of strangers that arrived while the store could not be
// written. When there are none, it costs a look.
func (s *Store) RetriedUpdates(ctx context.Context) ([]Update, error) {
	late := s.journal.late()
	updates, err := s.putBack(ctx)
	return append(late, updates...), err
}

func (s *Store) putBack(ctx context.Context) (updates []Update, err error) {
	some, err := storage.One[bool](ctx, s.file, "look for updates that were put back", retriesWait)
	if err != nil || !some {
		return nil, err
	}
	err = s.file.Write(ctx, "take up updates that were put back", func(tx *storage.Tx) error {
		var ids []int64
		if err := tx.SelectContext(ctx, &ids, takeRetried); err != nil {
			return err
		}
		updates = updates[:0]
		for _, id := range ids {
			var some []Update
			if err := tx.SelectContext(ctx, &some, retriedTaken, id); err != nil {
				return err
			}
			updates = append(updates, some...)
		}
		return nil
	})
	return updates, err
}
