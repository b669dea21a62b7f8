package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"
)

// turnSuffix is what the name of the file has behind the store's that lets imports in one at a time.
const turnSuffix = "-import"

// turnPause is how long an import waits before it looks again whether it is its turn.
const turnPause = 20 * time.Millisecond

// AwaitTurn waits until no other import and no undo is under way, in any process, and keeps others out until Close. Nobody but they waits for
// that. Its error is ErrBusy when another one takes too long. Where the file is another user's, nothing is worked out ahead that would not
// hold: all of it is done under the lock.
func (g *stage) AwaitTurn(ctx context.Context) error {
	if g.turn != nil {
		return nil
	}
	file, err := os.OpenFile(g.store.opt.Path+turnSuffix, os.O_CREATE|os.O_RDWR, inHandRights)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the file that lets imports in: %w", err)
	}
	mine, err := lockFile(file)
	for until := time.Now().Add(patience); err == nil && !mine; mine, err = lockFile(file) {
		if time.Now().After(until) {
			err = fmt.Errorf("%w: another import is under way", ErrBusy)
			break
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), file.Close())
		case <-time.After(turnPause):
		}
	}
	if err != nil {
		return errors.Join(fmt.Errorf("wait for another import: %w", err), file.Close())
	}
	g.turn = file
	return nil
}

// leave lets the next import in.
func (g *stage) leave() error {
	if g.turn == nil {
		return nil
	}
	err := g.turn.Close()
	g.turn = nil
	return err
}
