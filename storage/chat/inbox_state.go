package chat

import (
	"context"
	"encoding/json"
	"time"

	"motcua/storage"
)

// The updates that the journal answers, a JSON array, are left out.
const (
	stillUnfinished = ` FROM inbox i WHERE i.finished_at = 0 AND i.stranger = 0 AND i.id NOT IN (SELECT value FROM json_each(?))`

	unfinishedCount  storage.Query = `SELECT count(*)` + stillUnfinished
	oldestUnfinished storage.Query = `SELECT i.received_at` + stillUnfinished + ` ORDER BY i.id LIMIT 1`
)

// InboxState is how many updates wait for their answer, and when the one that waits longest came; zero when none waits.
// What strangers wrote is not counted: it waits behind everything else, and nobody need look after it.
func (s *Store) InboxState(ctx context.Context) (waiting int, oldest time.Time, err error) {
	answered, err := json.Marshal(s.journal.answered())
	if err != nil {
		return 0, time.Time{}, err
	}
	if waiting, err = storage.One[int](ctx, s.file, "count the unfinished updates", unfinishedCount, string(answered)); err != nil || waiting == 0 {
		return waiting, time.Time{}, err
	}
	at, _, err := storage.Maybe[int64](ctx, s.file, "look for the oldest unfinished update", oldestUnfinished, string(answered))
	return waiting, s.file.Instant(at), err
}
