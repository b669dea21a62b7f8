package life

import (
	"database/sql"
	"fmt"
	"motcua/cmd/soak/rig"
	"time"
)

// countWaiting counts what is still under way in a store: updates without an answer, and notices that may go out now.
func countWaiting(db *sql.DB, now time.Time) (updates, notices int, err error) {
	if updates, err = rig.Number(db, `SELECT count(*) FROM inbox WHERE finished_at = 0`); err != nil {
		return 0, 0, err
	}
	notices, err = rig.Number(db, `SELECT count(*) FROM outbox WHERE state = 'sending' OR state = 'queued' AND not_before <= ?`, now.Unix())
	return updates, notices, err
}

// drain lets the program run in working hours, now without kills and faults, until nothing waits that may be done.
func (l *life) drain() error {
	if err := l.Stop(); err != nil {
		return err
	}
	l.clock.skipMute()
	l.clock.moveOn(15 * time.Minute) // beyond what waits for Telegram
	if err := l.Serve(l.clock.now()); err != nil {
		return err
	}
	db, err := rig.OpenStore(l.Store)
	if err != nil {
		return err
	}
	defer db.Close()
	calm := 0
	for deadline := time.Now().Add(8 * time.Minute); time.Now().Before(deadline); time.Sleep(250 * time.Millisecond) {
		updates, notices, err := countWaiting(db, l.clock.now())
		if err != nil {
			return err
		}
		if updates+notices+l.Telegram.Pending() > 0 {
			calm = 0
		} else if calm++; calm == 4 {
			return nil
		}
	}
	return nil // what waits is counted
}

// finish opens every closed month again and takes in two last exports without a kill, then closes the month before. In the first export
// all is well, in the second much is late, and everybody must hear of both. Both touch every month, so that all figures are computed anew.
func (l *life) finish() error {
	db, err := rig.OpenStore(l.Store)
	if err != nil {
		return err
	}
	closed, err := rig.Lines(db, `SELECT month FROM months WHERE month <> '2026-08'`)
	_ = db.Close() // it was only read
	if err != nil {
		return err
	}
	for _, month := range closed {
		if _, err := l.Run(l.clock.now(), "reopen", month, "--reason", "Kết thúc thử nghiệm"); err != nil {
			return err
		}
	}
	for _, late := range []int{0, 85} {
		last := newExport(l.books.next(), l.sinceTheBeginning(), l.clock.now())
		last.late, last.even = late, true
		name, err := l.export(last)
		if err != nil {
			return err
		}
		if _, err := l.Run(l.clock.now(), "import", name); err != nil {
			return err
		}
		l.clock.moveOn(2 * time.Minute)
	}
	if _, err := l.Run(l.clock.now(), "close", "--yes", l.lastMonth()); err != nil {
		return err
	}
	return l.drain()
}

// lastMonth is the month before that of the clock, which the last closing is of.
func (l *life) lastMonth() string {
	now := l.clock.now().In(rig.Zone())
	return now.AddDate(0, 0, -now.Day()).Format("2006-01")
}

// judge ends the life and counts what became of everything.
func (l *life) judge(s *rig.Stage) error {
	if err := l.finish(); err != nil {
		return err
	}
	if err := l.Stop(); err != nil {
		s.Figures.Tell("the last stop", err.Error())
		s.Figures.AddZero("processes that end badly at a stop", 1)
	}
	db, err := rig.OpenStore(l.Store)
	if err != nil {
		return err
	}
	defer db.Close()
	c := &l.counts
	s.Figures.Tell("lived through", fmt.Sprintf("%d kills, seed %d, up to %s", l.killed, l.seed, l.clock.now().In(rig.Zone()).Format(rig.DayLayout)))
	s.Figures.Tell("was done", fmt.Sprintf("%d asked; taken in %d by chat and %d by command line (%d cut), %d taken back; closed %d, opened again %d; %d broadcasts; registered %d, moved or removed %d",
		l.answers.Asked, c.taken, c.imported, c.cut, c.undone, c.closed, c.reopened, c.spoken, c.joined, c.moved))
	for _, judge := range []func(*rig.Figures) error{
		func(f *rig.Figures) error { return l.judgeAnswers(db, f) },
		func(f *rig.Figures) error { return l.judgeUpdates(db, f) },
		func(f *rig.Figures) error { return l.judgeNotices(db, f) },
		func(f *rig.Figures) error { return l.judgeBroadcasts(db, f) },
		func(f *rig.Figures) error { return l.judgeImports(db, f) },
		func(f *rig.Figures) error { return l.judgeClosings(db, f) },
		func(f *rig.Figures) error { return l.judgePeople(db, f) },
		func(f *rig.Figures) error { return l.judgeDisputes(db, f) },
		func(f *rig.Figures) error { return l.judgeFile(db, f) },
	} {
		if err := judge(&s.Figures); err != nil {
			return err
		}
	}
	s.Figures.AddZero("other things that must not happen", len(c.failures))
	return nil
}
