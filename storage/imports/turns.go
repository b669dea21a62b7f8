package imports

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"motcua/storage"
)

// turnSuffix is what the name of the file has behind the store's that lets imports in one at a time.
const turnSuffix = "-import"

// TurnPause is how long an import waits before it looks again whether it is its turn.
const TurnPause = 20 * time.Millisecond

// AwaitTurn waits until no other import and no undo is under way, in any process, and keeps others out until Close. Nobody but they waits for
// that. Its error is ErrBusy when another one takes too long. Where the file is another user's, nothing is worked out ahead that would not
// hold: all of it is done under the lock.
func (g *Stage) AwaitTurn(ctx context.Context) error {
	if g.turn != nil {
		return nil
	}
	file, err := os.OpenFile(g.store.file.Path()+turnSuffix, os.O_CREATE|os.O_RDWR, storage.InHandRights)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the file that lets imports in: %w", err)
	}
	mine, err := storage.LockFile(file)
	for until := time.Now().Add(storage.Patience); err == nil && !mine; mine, err = storage.LockFile(file) {
		if time.Now().After(until) {
			err = fmt.Errorf("%w: another import is under way", storage.ErrBusy)
			break
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), file.Close())
		case <-time.After(TurnPause):
		}
	}
	if err != nil {
		return errors.Join(fmt.Errorf("wait for another import: %w", err), file.Close())
	}
	g.turn = file
	return nil
}

// leave lets the next import in.
func (g *Stage) leave() error {
	if g.turn == nil {
		return nil
	}
	err := g.turn.Close()
	g.turn = nil
	return err
}
