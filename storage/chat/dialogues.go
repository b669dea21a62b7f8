package chat

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
)

const dialogueOf storage.Query = `SELECT asks, about, expires, opened_at, opened_by, ended_by, found_asks, found_about, found_expires
	FROM dialogues WHERE person = ?`

// dialogueRow is the last question put to somebody. Which of two updates is the later one is told by their ids, which
// Telegram numbers upwards; after the silence of a restart it may go on with any number, and then the clock tells.
type dialogueRow struct {
	Asks, About  string
	Expires      int64
	OpenedAt     int64  `db:"opened_at"`
	OpenedBy     int64  `db:"opened_by"`
	EndedBy      int64  `db:"ended_by"` // 0 while it is open
	FoundAsks    string `db:"found_asks"`
	FoundAbout   string `db:"found_about"`
	FoundExpires int64  `db:"found_expires"` // 0: when it was opened, nothing was being asked
}

// dialogueKey is a person in whose dialogue the memory looks.
type dialogueKey int64

// precedes says whether an update, handled at an instant, came before the row's last change: it is handled again, or
// comes from another chat.
func (r dialogueRow) precedes(update int64, at time.Time) bool {
	return update < max(r.OpenedBy, r.EndedBy) && at.Before(time.Unix(r.OpenedAt, 0).Add(restart))
}

// open says whether the question is open to an update that did not put it: neither put by a later one nor ended by
// another.
func (r dialogueRow) open(update int64, at time.Time) bool {
	return r.EndedBy == update || r.EndedBy == 0 && !r.precedes(update, at)
}

// dialogueFoundBy is the question as an update finds it. What the update has itself ended or replaced had not expired then.
func (r dialogueRow) dialogueFoundBy(update int64, at time.Time) (d people.Dialogue, found bool) {
	switch {
	case r.OpenedBy == update:
		return people.Dialogue{Asks: r.FoundAsks, About: r.FoundAbout, Expires: time.Unix(r.FoundExpires, 0)}, r.FoundExpires != 0
	case !r.open(update, at), r.EndedBy == 0 && r.Expires <= at.Unix():
		return people.Dialogue{}, false
	}
	return people.Dialogue{Asks: r.Asks, About: r.About, Expires: time.Unix(r.Expires, 0)}, true
}

// Dialogue is what a person is being asked, as the update finds it: false when nothing is asked, when the question has
// expired at the instant, or when another update has ended it. An update that is handled again finds what it found the
// first time, though it has ended the question or put another in its place.
func (s *Store) Dialogue(ctx context.Context, person int64, update int64, at time.Time) (people.Dialogue, bool, error) {
	row, err := storage.Cached(ctx, s.file, dialogueKey(person), func() (*dialogueRow, error) {
		row, known, err := storage.Maybe[dialogueRow](ctx, s.file, "look for a dialogue", dialogueOf, person)
		if err != nil || !known {
			return nil, err
		}
		return &row, nil
	})
	if err != nil || row == nil {
		return people.Dialogue{}, false, err
	}
	d, found := row.dialogueFoundBy(update, at)
	if !found {
		return people.Dialogue{}, false, nil
	}
	d.Expires = d.Expires.In(s.file.Zone())
	return d, true, nil
}

// Ask puts a question to a person, in the place of any other. Handled again by the same update it stands as before; an
// update handled again changes nothing once a later one has put or ended a question. If the power fails at this moment
// the question may be lost, and then its update is handled again.
func (s *Store) Ask(ctx context.Context, person int64, d people.Dialogue, update int64) error {
	return s.file.GroupCommit(ctx, "ask a person", storage.Buffered, func(tx *storage.Tx) error {
		tx.Invalidate(dialogueKey(person))
		now := tx.Now
		row, known, err := dialogueIn(ctx, tx, person)
		switch {
		case err != nil:
			return err
		case known && row.OpenedBy == update:
			_, err = tx.ExecContext(ctx, `UPDATE dialogues SET asks = :asks, about = :about, expires = :expires WHERE person = :person AND ended_by = 0`,
				storage.Args{"asks": d.Asks, "about": d.About, "expires": storage.Seconds(d.Expires), "person": person})
			return err
		case known && row.precedes(update, now):
			return nil
		}
		var found dialogueRow
		if before, asked := row.dialogueFoundBy(update, now); known && asked {
			found = dialogueRow{Asks: before.Asks, About: before.About, Expires: before.Expires.Unix()}
		}
		_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO dialogues (person, asks, about, expires, opened_at, opened_by,
			found_asks, found_about, found_expires) VALUES (:person, :asks, :about, :expires, :opened_at, :opened_by, :found_asks, :found_about, :found_expires)`,
			storage.Args{"person": person, "asks": d.Asks, "about": d.About,
				"expires": storage.Seconds(d.Expires), "opened_at": storage.Seconds(now),
				"opened_by": update, "found_asks": found.Asks, "found_about": found.About,
				"found_expires": found.Expires})
		return err
	})
}

// EndDialogue ends what a person is being asked, expired or not, and says whether it did: also when the same update
// ended it before, and never for two updates.
func (s *Store) EndDialogue(ctx context.Context, person int64, update int64) (ended bool, err error) {
	err = s.file.GroupCommit(ctx, "end a dialogue", storage.Buffered, func(tx *storage.Tx) error {
		tx.Invalidate(dialogueKey(person))
		row, known, err := dialogueIn(ctx, tx, person)
		if err != nil || !known {
			return err
		}
		if row.OpenedBy == update {
			// It has put another question in the place of the one that it ended.
			ended = row.FoundExpires != 0
			return nil
		}
		if ended = row.open(update, tx.Now); !ended || row.EndedBy == update {
			return nil
		}
		_, err = tx.ExecContext(ctx, `UPDATE dialogues SET ended_by = :update WHERE person = :person`,
			storage.Args{"update": update, "person": person})
		return err
	})
	return ended && err == nil, err
}

func dialogueIn(ctx context.Context, tx *storage.Tx, person int64) (row dialogueRow, known bool, err error) {
	err = tx.GetContext(ctx, &row, string(dialogueOf), person)
	if errors.Is(err, sql.ErrNoRows) {
		return row, false, nil
	}
	return row, err == nil, err
}

// purgeDialogues drops the questions that expired before an instant.
func purgeDialogues(ctx context.Context, tx *storage.Tx, before time.Time) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM dialogues WHERE expires < ?`, storage.Seconds(before))
	return err
}
