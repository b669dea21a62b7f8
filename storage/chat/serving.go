package chat

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"motcua/storage"
)

// ServedError is the error of a program that would serve a store which another one serves.
type ServedError struct {
	Process int // the id of the other one; 0 when it is not known
}

func (e ServedError) Error() string {
	return fmt.Sprintf("the store is served by another process, %d", e.Process)
}

// The other program has the store when it still does after so many pauses: a process that the last run was starting has its
// files until it is up.
const (
	lockTries = 20
	lockPause = 50 * time.Millisecond
)

// BeginServing has the store for this program alone, of all that would answer people from it, until the program ends, however
// that comes; a ServedError when another one has it. What came into the inbox while the last run could not write is moved
// into the store, and what that run had in hand when it died is counted. So many workers may have something in hand.
func (s *Store) BeginServing(ctx context.Context, workers int) (h InHand, err error) {
	file, err := os.OpenFile(s.file.Path()+storage.InHandSuffix, os.O_CREATE|os.O_RDWR, storage.InHandRights)
	if err != nil {
		return InHand{}, fmt.Errorf("open the file of what is in hand: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("begin to serve the store: %w", err), file.Close())
		}
	}()
	mine, err := storage.LockFile(file)
	for tried := 0; err == nil && !mine && tried < lockTries; tried++ {
		time.Sleep(lockPause)
		mine, err = storage.LockFile(file)
	}
	if err != nil {
		return InHand{}, err
	}
	if !mine {
		return InHand{}, ServedError{processIn(file)}
	}
	if err := s.openJournal(ctx); err != nil {
		return InHand{}, err
	}
	return s.takeInHand(ctx, file, workers)
}
