package life

import (
	"fmt"
	"os"
	"slices"
	"sync"
)

// counts are what the people of a soak notice themselves. Its methods are safe for concurrent use.
type counts struct {
	mu       sync.Mutex
	taken    int // files that the bot said it took in
	undone   int
	closed   int
	reopened int
	spoken   int // broadcasts confirmed
	joined   int // registrations
	moved    int // people moved or removed
	reported int // reports of wrong data
	decided  int // of them
	imported int // files on the command line
	cut      int // imports on the command line that were killed
	failures []string
}

func (c *counts) add(n *int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*n++
}

// fail notes what must not happen; it is a line of the report, and is printed at once.
func (c *counts) fail(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	line := fmt.Sprintf(format, args...)
	if !slices.Contains(c.failures, line) {
		c.failures = append(c.failures, line)
		fmt.Fprintln(os.Stderr, "soak:", line)
	}
}
