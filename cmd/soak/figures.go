package main

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"text/tabwriter"
	"time"
)

// figure is one line of the table: what was seen, and what it must be.
type figure struct {
	name, seen, must string // must is "" for what is only told
	ok               bool
}

// figures are what a trial found. Its methods are safe for concurrent use.
type figures struct {
	mu  sync.Mutex
	all []figure
}

// told adds a figure that has no bound.
func (f *figures) told(name, seen string) { f.add(figure{name: name, seen: seen, ok: true}) }

// none adds a count that must be 0.
func (f *figures) none(name string, n int) { f.most(name, n, 0) }

// most adds a count that must not be greater than a bound.
func (f *figures) most(name string, n, most int) {
	must := fmt.Sprintf("at most %d", most)
	if most == 0 {
		must = "0"
	}
	f.add(figure{name: name, seen: fmt.Sprint(n), must: must, ok: n <= most})
}

// under adds a time that must be shorter than a bound.
func (f *figures) under(name string, d, bound time.Duration) {
	f.add(figure{name: name, seen: d.Round(time.Millisecond).String(), must: "under " + bound.String(), ok: d < bound})
}

func (f *figures) add(one figure) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.all = append(f.all, one)
}

// broken is how many figures are not as they must be.
func (f *figures) broken() (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range f.all {
		if !one.ok {
			n++
		}
	}
	return n
}

func (f *figures) print(to io.Writer) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range f.all {
		if one.must == "" {
			fmt.Fprintf(to, "  %s: %s\n", one.name, one.seen)
		}
	}
	out := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, one := range f.all {
		verdict := "ok"
		if !one.ok {
			verdict = "BROKEN"
		}
		if one.must != "" {
			fmt.Fprintf(out, "  %s\t%s\t%s\t%s\n", one.name, one.seen, one.must, verdict)
		}
	}
	_ = out.Flush() // to the terminal
}

// share is the time within which so many of a hundred were; 0 of none.
func share(took []time.Duration, percent int) time.Duration {
	if len(took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)*percent+99)/100-1]
}
