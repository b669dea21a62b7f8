package main

import (
	"fmt"
	"os"
	"slices"
	"sync"
)

// counts are what the people of a soak notice themselves. Its methods are safe for concurrent use.
type counts struct {
	mu       sync.Mutex
	asked    int // questions, files and presses
	pardons  int // of them, set aside after two deaths
	troubles int // of them, failed, with a word
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
	unheard  []string
}

func (c *counts) add(n *int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*n++
}

// lost notes a question to which no answer came.
func (c *counts) lost(person int64, what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.unheard = append(c.unheard, fmt.Sprintf("%d: %s", person, what))
}

// fails notes what must not happen; it is a line of the report, and is printed at once.
func (c *counts) fails(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	line := fmt.Sprintf(format, args...)
	if !slices.Contains(c.failures, line) {
		c.failures = append(c.failures, line)
		fmt.Fprintln(os.Stderr, "soak:", line)
	}
}
