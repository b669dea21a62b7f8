package storage

import (
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"time"

	"github.com/mattn/go-sqlite3"
)

// The log in front of the file grows as long as what one transaction writes, and would stay so long.
const (
	walSuffix    = "-wal"
	bigWAL       = 64 << 20 // it is given back while the store is served
	ImportWAL    = 16 << 20 // and after an import
	walLeft      = 4096     // pages that may be copied while writers wait
	WalTries     = 20
	WalTryPause  = 250 * time.Millisecond
	walAtRestart = ImportWAL // to which a writer cuts it that begins it anew
)

// connector makes connections of which each cuts the log when it begins it anew.
type connector struct {
	source string
	// fits is called before and after a connection is made; on an error the connection is not given. Without it, a connection to a file
	// that has taken the store's place would read the store's log as the log of that file, and write it into it. nil: it is not called.
	fits func() error
	wrap func(driver.Conn) driver.Conn // nil: they are used as they are
}

// Connect implements driver.Connector.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	if c.fits != nil {
		if err := c.fits(); err != nil {
			return nil, err
		}
	}
	conn, err := c.Driver().Open(c.source)
	if err != nil {
		return nil, err
	}
	if c.fits != nil {
		if err := c.fits(); err != nil { // it came meanwhile: the connection stays open, since closing it would write the log
			return nil, err
		}
	}
	if c.wrap != nil {
		conn = c.wrap(conn)
	}
	return conn, nil
}

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		_, err := conn.Exec(fmt.Sprintf(`PRAGMA journal_size_limit = %d`, walAtRestart), nil)
		return err
	}}
}

// GiveWALBack has the log written into the file and cut, when it is larger than so many bytes. Nearly all of it is copied while others
// write. Between its tries it waits for readers; if they go on reading, the log stays until the next time.
func (s *File) GiveWALBack(ctx context.Context, above int64) error {
	if info, err := os.Stat(s.opt.Path + walSuffix); err != nil || info.Size() <= above {
		return nil // without a log there is nothing to give back
	}
	db, err := s.Dial(ctx, WriterSource(s.opt.Path, turn), 1)
	if err != nil {
		return fmt.Errorf("give the log back: %w", s.Explain(err))
	}
	defer db.Close()
	for range WalTries {
		var state struct{ Busy, Log, Checkpointed int }
		err := db.GetContext(ctx, &state, `PRAGMA wal_checkpoint(PASSIVE)`)
		if err == nil && state.Log-state.Checkpointed <= walLeft {
			err = db.GetContext(ctx, &state, `PRAGMA wal_checkpoint(TRUNCATE)`)
			if err == nil && state.Busy == 0 {
				return nil
			}
		}
		if err != nil && !IsBusy(err) {
			return fmt.Errorf("give the log back: %w", s.Explain(err))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(WalTryPause):
		}
	}
	return nil
}
