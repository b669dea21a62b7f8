package main

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// flood has strangers write, each once, so many a second.
func flood(s *rig.Stage) error {
	return runFlood(s, func(o *office, n int) *sandbox.User { return o.Telegram.User(int64(strangerID+n), "vi") }, s.Rate)
}

// fewStrangers are ten, who write five times a second each.
func fewStrangers(s *rig.Stage) error {
	return runFlood(s, func(o *office, n int) *sandbox.User { return o.Telegram.User(int64(strangerID+n%10), "vi") }, 50)
}

// after is how long it is looked at what a trial leaves behind, unless the trial is shorter.
const after = 15 * time.Second

// mostWaiting is how many strangers wait for their greeting at most. They are greeted a few a second, behind everybody else.
const mostWaiting = 500

// runFlood has people write "hi" at a rate, while officers ask, and looks at what that costs them and the store.
func runFlood(s *rig.Stage, who func(*office, int) *sandbox.User, rate int) error {
	o, err := newOffice(s, "flood")
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	before, err := measureStore(o)
	if err != nil {
		return err
	}
	a := o.startAsking("before")
	time.Sleep(min(5*time.Second, s.Length))
	a.phase.Store("during")
	n, worst := 0, 0
	strangers := map[int64]bool{}
	tick := time.NewTicker(time.Second / time.Duration(rate))
	for began := time.Now(); time.Since(began) < s.Length; n++ {
		<-tick.C
		u := who(o, n)
		strangers[u.ID] = true
		u.Send("hi")
		if n%rate == 0 {
			waits, err := o.backlog()
			if err != nil {
				return err
			}
			worst = max(worst, waits)
		}
	}
	tick.Stop()
	a.phase.Store("after")
	left, err := o.backlog()
	if err != nil {
		return err
	}
	rest := min(after, s.Length)
	time.Sleep(rest)
	late, err := o.backlog()
	if err != nil {
		return err
	}
	a.stop()
	f := &s.Figures
	f.Tell("strangers", fmt.Sprintf("%d wrote %d messages in %v", len(strangers), n, s.Length))
	for _, phase := range []string{"before", "during", "after"} {
		a.report(f, phase)
	}
	f.Tell("backlog", fmt.Sprintf("at most %d, %d at the end, %d after another %v", worst, left, late, rest))
	f.AtMost(fmt.Sprintf("waiting %v after the end", rest), late, max(rate, mostWaiting))
	f.AddZero("strangers answered more than once", repeatedGreetings(s, o, strangers))
	return compareStore(s, o, before, len(strangers)+late, a.count()) // one that waits stands in the inbox as well
}

// backlog is how many updates wait: in the store, and with Telegram.
func (o *office) backlog() (int, error) {
	db, err := rig.OpenStore(o.Store)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	waits, err := rig.Number(db, `SELECT count(*) FROM inbox WHERE finished_at = 0`)
	return waits + o.Telegram.Pending(), err
}

// repeatedGreetings counts strangers who got more than one message.
func repeatedGreetings(s *rig.Stage, o *office, strangers map[int64]bool) (n int) {
	silent := 0
	for id := range strangers {
		got := 0
		for _, e := range o.Telegram.Transcript(id) {
			if e.Bot && e.Kind == sandbox.Message {
				got++
			}
		}
		if got == 0 {
			silent++
		}
		if got > 1 {
			n++
		}
	}
	s.Figures.Tell("strangers without an answer so far", fmt.Sprint(silent))
	return n
}

// measure is how big a store is.
type measure struct {
	rows map[string]int
	file int64
	wal  int64
}

// measureStore reads how big the store of an office is.
func measureStore(o *office) (m measure, err error) {
	db, err := rig.OpenStore(o.Store)
	if err != nil {
		return m, err
	}
	defer db.Close()
	if m.rows, err = rig.RowsByTable(db); err != nil {
		return m, err
	}
	m.file, m.wal, err = rig.StoreSizes(o.Store)
	return m, err
}

// otherRows are the rows that registering and the program itself leave in a trial, generously.
const otherRows = 30

// compareStore tells by how much the store has grown, which may be a row for each stranger, and for each question of an officer.
func compareStore(s *rig.Stage, o *office, before measure, strangers, questions int) error {
	now, err := measureStore(o)
	if err != nil {
		return err
	}
	var grown []string
	total := 0
	for table, n := range now.rows {
		if more := n - before.rows[table]; more != 0 {
			grown, total = append(grown, fmt.Sprintf("%s %+d", table, more)), total+more
		}
	}
	sort.Strings(grown)
	s.Figures.Tell("rows", strings.Join(grown, ", "))
	s.Figures.Tell("size", fmt.Sprintf("file %s, was %s; WAL %s, was %s", rig.Megabytes(now.file), rig.Megabytes(before.file), rig.Megabytes(now.wal), rig.Megabytes(before.wal)))
	s.Figures.AtMost("rows added", total, strangers+questions+otherRows)
	return nil
}
