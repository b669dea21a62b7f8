//go:build linux || darwin

package reader

import (
	"fmt"
	"os/signal"
	"syscall"
)

// applyLimits has the operating system hold this process to its bounds: it writes no file and leaves no core. Signals that end the program
// are left to the parent, which then ends this process.
func (b Bounds) applyLimits() error {
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	dieFirst()
	for _, limit := range []struct {
		what int
		to   uint64
	}{
		{syscall.RLIMIT_CORE, 0},
		{syscall.RLIMIT_FSIZE, 0},
		{syscall.RLIMIT_CPU, uint64(b.CPU)},
		{syscall.RLIMIT_DATA, uint64(b.Memory)},
	} {
		if limit.what == syscall.RLIMIT_DATA && raced {
			continue
		}
		if err := syscall.Setrlimit(limit.what, &syscall.Rlimit{Cur: limit.to, Max: limit.to}); err != nil {
			return fmt.Errorf("set limit %d of the process to %d: %w", limit.what, limit.to, err)
		}
	}
	return nil
}
