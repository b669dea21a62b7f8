package chat

import (
	"context"
	"database/sql"
	"errors"

	"motcua/storage"
)

const stoppedAnswer storage.Query = `SELECT EXISTS (SELECT 1 FROM long_answers WHERE update_id = ? AND stopped_by > 0)`

const (
	beginAnswer = `INSERT INTO long_answers (update_id, chat, message) SELECT id, chat, :message FROM inbox WHERE id = :update
		ON CONFLICT (update_id) DO UPDATE SET message = excluded.message`
	stopAnswers = `UPDATE long_answers SET stopped_by = :update WHERE chat = :chat AND stopped_by = 0 AND update_id < :update
		AND EXISTS (SELECT 1 FROM inbox i WHERE i.id = update_id AND i.finished_at = 0)`
	answersStopped = `SELECT update_id FROM long_answers WHERE stopped_by = ? ORDER BY update_id`
	purgeAnswers   = `DELETE FROM long_answers WHERE NOT EXISTS (SELECT 1 FROM inbox i WHERE i.id = update_id)`
	purgeDeaths    = `DELETE FROM deaths WHERE NOT EXISTS (SELECT 1 FROM inbox i WHERE i.id = update_id)`
)

// BeginAnswer keeps that an update's answer takes long, and which message says so; 0 for none.
func (s *Store) BeginAnswer(ctx context.Context, update int64, message int) error {
	return s.keep(ctx, "keep that an answer takes long", inboxEntry{At: storage.Seconds(s.file.Now()), Begun: update, Message: message})
}

// StopAnswers stops the long answers of a chat that were begun before an update and have not ended. It gives their updates,
// also when the same update stopped them before.
func (s *Store) StopAnswers(ctx context.Context, chat, update int64) (stopped []int64, err error) {
	err = s.file.GroupCommit(ctx, "stop answers that take long", storage.Buffered, func(tx *storage.Tx) error {
		if _, err := tx.ExecContext(ctx, stopAnswers, storage.Args{"chat": chat, "update": update}); err != nil {
			return err
		}
		stopped = nil
		err := tx.SelectContext(ctx, &stopped, answersStopped, update)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return stopped, err
}

// AnswerStopped says whether an update's long answer was stopped.
func (s *Store) AnswerStopped(ctx context.Context, update int64) (bool, error) {
	return storage.One[bool](ctx, s.file, "look whether an answer was stopped", stoppedAnswer, update)
}
