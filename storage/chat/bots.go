package chat

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"motcua/storage"
	"motcua/storage/notices"
)

// ofBot is the room in ids for one bot: the updates of the nth bot are kept from n<<40 on. Telegram's own ids are far below.
const ofBot = 1 << 40

// otherBots is the reason by which an update is set aside that came to a bot which no longer serves the store. It stands in the file, and
// does not change.
const otherBots = "it came to another bot"

const (
	// What another bot left unanswered is nothing to be answered by this one, to which the person may never have written.
	setOthersAside = `UPDATE inbox SET aside = :aside, finished_at = :now WHERE finished_at = 0 AND NOT id BETWEEN :first AND :first + :numbers - 1`
	takeOwnBack    = `UPDATE inbox SET aside = '', finished_at = 0 WHERE aside = :aside AND length(body) > 0 AND id BETWEEN :first AND :first + :numbers - 1`
	// Telegram knows a file by the bot that was given it.
	dropFiles = `UPDATE uploads SET state = 'dropped' WHERE state = 'open'`
	stopFiles = `UPDATE broadcasts SET state = 'paused', stop = 'bot', version = version + 1, settled = 0
		WHERE file <> '' AND state = 'running' RETURNING id`
	unplanFiles = `UPDATE broadcasts SET state = 'draft', version = version + 1, settled = 0 WHERE file <> '' AND state = 'scheduled'`
)

// Serving is what a bot finds when it begins to serve the store.
type Serving struct {
	First int64 // the number from which its updates are kept: Telegram's own id is added to it
	Aside int   // updates of another bot that nobody answers now
	Back  int   // updates of this one that were set aside while another served, and are answered now
}

// ServeBot says that a bot, by Telegram's id, serves the store from now on. When it is another than before, it is known that
// the files that Telegram has are not its own: pictures are uploaded anew, files that wait must be sent again, and broadcasts
// with a file stop. The first bot that serves takes over what is there.
func (s *Store) ServeBot(ctx context.Context, bot int64) (found Serving, err error) {
	err = s.file.Write(ctx, "begin to serve a bot", func(tx *storage.Tx) error {
		var row struct {
			Number  int64
			Current bool
		}
		err := tx.GetContext(ctx, &row, `SELECT number, current FROM bots WHERE bot = ?`, bot)
		fresh := errors.Is(err, sql.ErrNoRows)
		if err != nil && !fresh || row.Current {
			found = Serving{First: row.Number * ofBot}
			return err
		}
		var others bool
		if err := tx.GetContext(ctx, &others, `SELECT EXISTS (SELECT 1 FROM bots)`); err != nil {
			return err
		}
		if fresh {
			err := tx.GetContext(ctx, &row.Number, `INSERT INTO bots (number, bot, current) VALUES ((SELECT ifnull(max(number) + 1, 0) FROM bots), ?, 0) RETURNING number`, bot)
			if err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE bots SET current = bot = ?`, bot); err != nil {
			return err
		}
		found = Serving{First: row.Number * ofBot}
		if !others {
			return nil
		}
		return s.changeBot(ctx, tx, &found)
	})
	return found, err
}

func (s *Store) changeBot(ctx context.Context, tx *storage.Tx, found *Serving) error {
	now := storage.Seconds(tx.Now)
	for _, change := range []struct {
		count *int
		text  string
		args  storage.Args
	}{
		{&found.Aside, setOthersAside, storage.Args{"aside": otherBots, "now": now, "first": found.First, "numbers": int64(ofBot)}},
		{&found.Back, takeOwnBack, storage.Args{"aside": otherBots, "first": found.First, "numbers": int64(ofBot)}},
		{nil, `DELETE FROM pictures`, nil},
		{nil, dropFiles, nil},
		{nil, unplanFiles, nil},
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
	var stopped []string
	if err := tx.SelectContext(ctx, &stopped, stopFiles); err != nil {
		return err
	}
	for _, id := range stopped {
		if _, err := tx.ExecContext(ctx, notices.HoldRows, storage.Args{"broadcast": id, "now": now}); err != nil {
			return fmt.Errorf("hold broadcast %s: %w", id, err)
		}
	}
	return nil
}
