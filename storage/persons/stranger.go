package persons

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
)

const strangerRow = `SELECT chat, at, latest, greeted_at, wrong, wrong_since, wrong_update, refused_update, refused_at FROM strangers WHERE chat = ?`

const putStranger = `INSERT INTO strangers (chat, at, latest, greeted_at, wrong, wrong_since, wrong_update, refused_update, refused_at)
	VALUES (:chat, :at, :latest, :greeted_at, :wrong, :wrong_since, :wrong_update, :refused_update, :refused_at)
		ON CONFLICT (chat) DO UPDATE SET at = excluded.at, latest = excluded.latest,
	greeted_at = excluded.greeted_at, wrong = excluded.wrong, wrong_since = excluded.wrong_since, wrong_update = excluded.wrong_update,
	refused_update = excluded.refused_update, refused_at = excluded.refused_at`

const everyHolder storage.Query = `SELECT DISTINCT person FROM grants`

// stranger is what is kept of a chat: what it was told, and its wrong codes. Instants are Unix seconds.
type stranger struct {
	Chat, At, Latest int64
	GreetedAt        int64 `db:"greeted_at"`
	Wrong            int
	WrongSince       int64 `db:"wrong_since"`
	WrongUpdate      int64 `db:"wrong_update"`
	RefusedUpdate    int64 `db:"refused_update"`
	RefusedAt        int64 `db:"refused_at"`
}

// ReadStranger is the row of a chat; an empty one when there is none.
func ReadStranger(ctx context.Context, tx *storage.Tx, chat int64) (row stranger, is bool, err error) {
	err = tx.GetContext(ctx, &row, strangerRow, chat)
	if errors.Is(err, sql.ErrNoRows) {
		return stranger{Chat: chat}, false, nil
	}
	return row, err == nil, err
}

// Put keeps the row.
func (r *stranger) Put(ctx context.Context, tx *storage.Tx, at time.Time) error {
	r.At = storage.Seconds(at)
	_, err := tx.ExecContext(ctx, putStranger, storage.Args{"chat": r.Chat, "at": r.At, "latest": r.Latest, "greeted_at": r.GreetedAt,
		"wrong": r.Wrong, "wrong_since": r.WrongSince, "wrong_update": r.WrongUpdate,
		"refused_update": r.RefusedUpdate, "refused_at": r.RefusedAt})
	return err
}

// Mistake counts a wrong code. The count begins anew an hour after the first.
func (r *stranger) Mistake(at time.Time, update int64) {
	if !Recent(r.WrongSince, people.Lockout, at) {
		r.Wrong, r.WrongSince = 0, storage.Seconds(at)
	}
	r.Wrong++
	r.WrongUpdate = update
}

// Locked says whether there were so many wrong codes that no more is looked at.
func (r *stranger) Locked(at time.Time) bool {
	return r.Wrong >= people.WrongCodes && Recent(r.WrongSince, people.Lockout, at)
}

// earlier is what was told before of an update that brought a code; nil when it is a new one.
func (r *stranger) earlier(update int64) error {
	switch {
	case update == r.RefusedUpdate && update != 0, update > r.WrongUpdate && Repeated(update, r.RefusedUpdate):
		return people.ErrLockedOut
	case Repeated(update, r.WrongUpdate):
		return people.ErrInvitation
	}
	return nil
}

// repeats is how far an update's id may lie behind the newest one for it to be the same update, handled again. If it lies further behind,
// Telegram has begun to number anew.
const repeats = 1000

// Repeated says whether an update is one of those up to the newest.
func Repeated(update, newest int64) bool {
	return newest != 0 && update <= newest && update > newest-repeats
}

// Recent says whether an instant lies less than a span before another; 0 lies before all. A clock that was put back lies nowhere.
func Recent(unix int64, span time.Duration, at time.Time) bool {
	return unix != 0 && unix <= at.Unix() && at.Unix() < unix+int64(span/time.Second)
}

// Registered says whether a person holds a role. Everybody's answer is remembered together, so that strangers take no room.
func (s *Store) Registered(ctx context.Context, person int64) (bool, error) {
	type everybody struct{}
	all, err := storage.Cached(ctx, s.file, everybody{}, func() (map[int64]bool, error) {
		ids, err := storage.List[int64](ctx, s.file, "read who is registered", everyHolder)
		all := make(map[int64]bool, len(ids))
		for _, id := range ids {
			all[id] = true
		}
		return all, err
	})
	return all[person], err
}
