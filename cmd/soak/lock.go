package main

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// lock has another process, this one, hold the store's write lock for 20 s while officers ask.
func lock(s *stage) error {
	const held = 20 * time.Second
	o, err := s.newOffice("lock")
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+o.db+"?_txlock=immediate&_busy_timeout=20000")
	if err != nil {
		return err
	}
	defer db.Close()
	a := o.asks("before")
	time.Sleep(5 * time.Second)
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return fmt.Errorf("take the lock: %w", err)
	}
	a.phase.Store("during")
	time.Sleep(held)
	if err := tx.Rollback(); err != nil {
		return err
	}
	a.phase.Store("after")
	time.Sleep(after)
	a.ends()
	for _, phase := range []string{"before", "during", "after"} {
		a.prints(&s.figures, phase)
	}
	late, err := o.backlog()
	if err != nil {
		return err
	}
	s.figures.none("updates left waiting", late)
	return nil
}
