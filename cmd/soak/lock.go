package main

import (
	"context"
	"database/sql"
	"fmt"
	"motcua/cmd/soak/rig"
	"time"
)

// lock has another process, this one, hold the store's write lock for 20 s while officers ask.
func lock(s *rig.Stage) error {
	const held = 20 * time.Second
	o, err := newOffice(s, "lock")
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+o.Store+"?_txlock=immediate&_busy_timeout=20000")
	if err != nil {
		return err
	}
	defer db.Close()
	a := o.startAsking("before")
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
	a.stop()
	for _, phase := range []string{"before", "during", "after"} {
		a.report(&s.Figures, phase)
	}
	late, err := o.backlog()
	if err != nil {
		return err
	}
	s.Figures.AddZero("updates left waiting", late)
	return nil
}
