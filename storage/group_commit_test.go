package storage_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"motcua/storage"
	"motcua/storage/rooms"
)

// Writers share a transaction, not their troubles.
func TestWhoFailsInASharedTransactionFailsAlone(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	broken := errors.New("broken")
	for _, c := range []struct {
		says string
		ctx  context.Context
		f    func(tx *storage.Tx) error
		want error
	}{
		{"an error of its own", t.Context(), func(*storage.Tx) error { return broken }, broken},
		{"a context that has ended", ended, func(tx *storage.Tx) error {
			_, err := tx.ExecContext(ended, `INSERT INTO groups_told (chat, told_by) VALUES (9, 9)`)
			return err
		}, context.Canceled},
		{"a panic", t.Context(), func(*storage.Tx) error { panic(broken) }, broken},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := openStore(t)
			// Whoever comes while the first one writes shares the next transaction; the one that fails leads it.
			begun, goOn := make(chan bool), make(chan bool)
			done := make(chan error, 3)
			go func() {
				done <- s.GroupCommit(t.Context(), "write first", storage.Durable, func(*storage.Tx) error {
					close(begun)
					<-goOn
					return nil
				})
			}()
			<-begun
			failed := make(chan error, 1)
			go func() {
				defer func() {
					if cause := recover(); cause != nil {
						failed <- errors.Join(errors.New("fail"), cause.(error))
					}
				}()
				failed <- s.GroupCommit(c.ctx, "fail", storage.Buffered, c.f)
			}()
			waitFor(t, s, 1)
			for range 2 {
				go func() {
					_, err := s.TellGroup(t.Context(), 1, 5)
					done <- err
				}()
			}
			waitFor(t, s, 3)
			close(goOn)
			if err := <-failed; !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), "fail") {
				t.Errorf("the one that fails is told %v", err)
			}
			for range 3 {
				if err := <-done; err != nil {
					t.Errorf("another one is told %v", err)
				}
			}
			if first, err := s.TellGroup(t.Context(), 1, 5); err != nil || !first {
				t.Errorf("what the others wrote is not there: %v", err)
			}
		})
	}
}

// waitFor waits until so many writers wait for the next transaction.
func waitFor(t *testing.T, s *rooms.Store, writers int) {
	t.Helper()
	for range 1000 {
		if storage.Waiting(s.File) == writers {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("there are never %d writers waiting", writers)
}
