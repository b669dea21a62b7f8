package main

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"motcua/bot/sandbox"
)

// flood has strangers write, each once, so many a second.
func flood(s *stage) error {
	return s.floods(func(o *office, n int) *sandbox.User { return o.telegram.User(int64(strangerID+n), "vi") }, s.rate)
}

// fewStrangers are ten, who write five times a second each.
func fewStrangers(s *stage) error {
	return s.floods(func(o *office, n int) *sandbox.User { return o.telegram.User(int64(strangerID+n%10), "vi") }, 50)
}

// after is how long it is looked at what a trial leaves behind, unless the trial is shorter.
const after = 15 * time.Second

// mostWaiting is how many strangers wait for their greeting at most. They are greeted a few a second, behind everybody else.
const mostWaiting = 500

// floods has people write "hi" at a rate, while officers ask, and looks at what that costs them and the store.
func (s *stage) floods(who func(*office, int) *sandbox.User, rate int) error {
	o, err := s.newOffice("flood")
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	before, err := s.measures(o)
	if err != nil {
		return err
	}
	a := o.asks("before")
	time.Sleep(min(5*time.Second, s.length))
	a.phase.Store("during")
	n, worst := 0, 0
	strangers := map[int64]bool{}
	tick := time.NewTicker(time.Second / time.Duration(rate))
	for began := time.Now(); time.Since(began) < s.length; n++ {
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
	rest := min(after, s.length)
	time.Sleep(rest)
	late, err := o.backlog()
	if err != nil {
		return err
	}
	a.ends()
	f := &s.figures
	f.told("strangers", fmt.Sprintf("%d wrote %d messages in %v", len(strangers), n, s.length))
	for _, phase := range []string{"before", "during", "after"} {
		a.prints(f, phase)
	}
	f.told("backlog", fmt.Sprintf("at most %d, %d at the end, %d after another %v", worst, left, late, rest))
	f.most(fmt.Sprintf("waiting %v after the end", rest), late, max(rate, mostWaiting))
	f.none("strangers answered more than once", s.twice(o, strangers))
	return s.compares(o, before, len(strangers)+late, a.asked()) // one that waits stands in the inbox as well
}

// backlog is how many updates wait: in the store, and with Telegram.
func (o *office) backlog() (int, error) {
	db, err := reading(o.db)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	waits, err := number(db, `SELECT count(*) FROM inbox WHERE finished_at = 0`)
	return waits + o.telegram.Pending(), err
}

// twice counts strangers who got more than one message.
func (s *stage) twice(o *office, strangers map[int64]bool) (n int) {
	silent := 0
	for id := range strangers {
		got := 0
		for _, e := range o.telegram.Transcript(id) {
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
	s.figures.told("strangers without an answer so far", fmt.Sprint(silent))
	return n
}

// measure is how big a store is.
type measure struct {
	rows map[string]int
	file int64
	wal  int64
}

func (s *stage) measures(o *office) (m measure, err error) {
	db, err := reading(o.db)
	if err != nil {
		return m, err
	}
	defer db.Close()
	if m.rows, err = rowsByTable(db); err != nil {
		return m, err
	}
	m.file, m.wal, err = sizes(o.db)
	return m, err
}

// otherRows are the rows that registering and the program itself leave in a trial, generously.
const otherRows = 30

// compares tells by how much the store has grown, which may be a row for each stranger, and for each question of an officer.
func (s *stage) compares(o *office, before measure, strangers, questions int) error {
	now, err := s.measures(o)
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
	s.figures.told("rows", strings.Join(grown, ", "))
	s.figures.told("size", fmt.Sprintf("file %s, was %s; WAL %s, was %s", megabytes(now.file), megabytes(before.file), megabytes(now.wal), megabytes(before.wal)))
	s.figures.most("rows added", total, strangers+questions+otherRows)
	return nil
}

func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20)) }
