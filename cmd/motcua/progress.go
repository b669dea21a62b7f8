package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress shows on a terminal how many rows of a file were read, once that takes more than a second. Anywhere else
// it is silent.
type progress struct {
	to            io.Writer
	started, last time.Time
	shown         bool
}

func newProgress(to io.Writer) *progress {
	if file, ok := to.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		to = nil
	}
	return &progress{to: to, started: time.Now()}
}

func (p *progress) show(file string, rows int) {
	now := time.Now()
	if p.to == nil || now.Sub(p.started) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.to, "\r\x1b[K%s  %d", file, rows)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
