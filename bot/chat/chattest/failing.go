package chattest

import (
	"context"
	"database/sql/driver"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"motcua/storage/rooms"
)

// ErrDisk is the error of a statement that fails.
var ErrDisk = errors.New("the disk is gone")

// Failure has one statement of a store fail.
type Failure struct{ left atomic.Int64 }

// At has the nth statement from now on fail, the begin of a transaction counted.
func (f *Failure) At(n int64) { f.left.Store(n) }

// Happened says whether the statement was asked for and failed.
func (f *Failure) Happened() bool { return f.left.Load() <= 0 }

func (f *Failure) next() error {
	if f.left.Add(-1) == 0 {
		return ErrDisk
	}
	return nil
}

// Failing is a store like Store's of which statements can be made to fail.
func Failing(t testing.TB) (*rooms.Store, *Failure) {
	t.Helper()
	raw, err := furnished()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "motcua.db")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	failure := &Failure{}
	store, err := openWrapped(path, func(conn driver.Conn) driver.Conn { return failingConn{conn, failure} })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		failure.At(0)
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store, failure
}

// failingConn is a connection of such a store.
type failingConn struct {
	driver.Conn
	failure *Failure
}

func (c failingConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	if err := c.failure.next(); err != nil {
		return nil, err
	}
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, opts)
}

func (c failingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if err := c.failure.next(); err != nil {
		return nil, err
	}
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

func (c failingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if err := c.failure.next(); err != nil {
		return nil, err
	}
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}
