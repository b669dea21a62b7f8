package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// mostWAL is what a write-ahead log may still have a minute after an import, in bytes.
const mostWAL = 64 << 20

// importBeside takes a big export in on the command line while officers ask.
func importBeside(s *stage) error {
	o, err := s.newOffice("import")
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	name := filepath.Join(s.dir, "ho-so-lon.csv")
	if err := write(name, dossiersOf(s.rows)); err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	a := o.asks("before")
	time.Sleep(5 * time.Second)
	a.phase.Store("during")
	began, highest, over := time.Now(), int64(0), make(chan error, 1)
	go func() { _, err := o.runs(time.Time{}, "import", name); over <- err }()
	for done := false; !done; {
		select {
		case err := <-over:
			if done = true; err != nil {
				return err
			}
		case <-time.After(200 * time.Millisecond):
		}
		if _, wal, err := sizes(o.db); err == nil {
			highest = max(highest, wal)
		}
	}
	took := time.Since(began)
	a.phase.Store("after")
	wal := o.givenBack(time.Minute, highest)
	a.ends()
	f := &s.figures
	f.told("import", fmt.Sprintf("%d rows, %s, in %v", s.rows, megabytes(info.Size()), took.Round(100*time.Millisecond)))
	for _, phase := range []string{"before", "during", "after"} {
		a.prints(f, phase)
	}
	f.told("write-ahead log", fmt.Sprintf("at most %s, then %s", megabytes(highest), megabytes(wal)))
	f.most("MB of it within a minute", int(wal>>20), mostWAL>>20)
	return os.Remove(name)
}

// givenBack waits until the write-ahead log is small, and gives its size then, or as it is in the end.
func (o *office) givenBack(within time.Duration, wal int64) int64 {
	for deadline := time.Now().Add(within); time.Now().Before(deadline); time.Sleep(500 * time.Millisecond) {
		if _, now, err := sizes(o.db); err == nil {
			if wal = now; wal <= mostWAL && time.Until(deadline) < within-5*time.Second {
				break
			}
		}
	}
	return wal
}
