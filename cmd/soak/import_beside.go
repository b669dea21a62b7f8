package main

import (
	"fmt"
	"motcua/cmd/soak/rig"
	"os"
	"path/filepath"
	"time"
)

// mostWAL is what a write-ahead log may still have a minute after an import, in bytes.
const mostWAL = 64 << 20

// importBeside takes a big export in on the command line while officers ask.
func importBeside(s *rig.Stage) error {
	o, err := newOffice(s, "import")
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	name := filepath.Join(s.Dir, "ho-so-lon.csv")
	if err := rig.WriteFile(name, rig.Dossiers(s.Rows)); err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	a := o.startAsking("before")
	time.Sleep(5 * time.Second)
	a.phase.Store("during")
	began, highest, over := time.Now(), int64(0), make(chan error, 1)
	go func() { _, err := o.Run(time.Time{}, "import", name); over <- err }()
	for done := false; !done; {
		select {
		case err := <-over:
			if done = true; err != nil {
				return err
			}
		case <-time.After(200 * time.Millisecond):
		}
		if _, wal, err := rig.StoreSizes(o.Store); err == nil {
			highest = max(highest, wal)
		}
	}
	took := time.Since(began)
	a.phase.Store("after")
	wal := o.waitForWAL(time.Minute, highest)
	a.stop()
	f := &s.Figures
	f.Tell("import", fmt.Sprintf("%d rows, %s, in %v", s.Rows, rig.Megabytes(info.Size()), took.Round(100*time.Millisecond)))
	for _, phase := range []string{"before", "during", "after"} {
		a.report(f, phase)
	}
	f.Tell("write-ahead log", fmt.Sprintf("at most %s, then %s", rig.Megabytes(highest), rig.Megabytes(wal)))
	f.AtMost("MB of it within a minute", int(wal>>20), mostWAL>>20)
	return os.Remove(name)
}

// waitForWAL waits until the write-ahead log is small, and gives its size then, or as it is in the end.
func (o *office) waitForWAL(within time.Duration, wal int64) int64 {
	for deadline := time.Now().Add(within); time.Now().Before(deadline); time.Sleep(500 * time.Millisecond) {
		if _, now, err := rig.StoreSizes(o.Store); err == nil {
			if wal = now; wal <= mostWAL && time.Until(deadline) < within-5*time.Second {
				break
			}
		}
	}
	return wal
}
