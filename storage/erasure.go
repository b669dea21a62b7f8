package storage

import (
	"context"
	"fmt"
	"net/url"
)

// Scrub writes the log back into the file and empties it, so that nothing which was erased stays in it: in the file it is
// overwritten already. As long as somebody reads, or another process writes, the log stays as it is, and that is no error: it
// is to be asked for again. It holds up nobody for longer than it takes to write what the first step leaves.
func (s *File) Scrub(ctx context.Context) error {
	if !logged(s.opt.Path) {
		return nil
	}
	db, err := s.Dial(ctx, Source(s.opt.Path, url.Values{"mode": {"rw"}, "_busy_timeout": {"100"}, "_secure_delete": {"on"}, "_synchronous": {"FULL"}}), 1)
	if err != nil {
		return fmt.Errorf("open the store to empty its log: %w", Explain(err))
	}
	defer db.Close()
	for _, step := range []string{"PASSIVE", "TRUNCATE"} {
		var state struct{ Busy, Log, Checkpointed int }
		if err := db.GetContext(ctx, &state, `PRAGMA wal_checkpoint(`+step+`)`); err != nil {
			return fmt.Errorf("empty the log of the store: %w", Explain(err))
		}
	}
	return nil
}
