package rig

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
	Name, Seen, Must string // must is "" for what is only told
	Ok               bool
}

// Figures are what a trial found. Its methods are safe for concurrent use.
type Figures struct {
	mu  sync.Mutex
	All []figure
}

// Tell adds a figure that has no bound.
func (f *Figures) Tell(name, seen string) { f.add(figure{Name: name, Seen: seen, Ok: true}) }

// AddZero adds a count that must be 0.
func (f *Figures) AddZero(name string, n int) { f.AtMost(name, n, 0) }

// AtMost adds a count that must not be greater than a bound.
func (f *Figures) AtMost(name string, n, most int) {
	must := fmt.Sprintf("at most %d", most)
	if most == 0 {
		must = "0"
	}
	f.add(figure{Name: name, Seen: fmt.Sprint(n), Must: must, Ok: n <= most})
}

// AddUnder adds a time that must be shorter than a bound.
func (f *Figures) AddUnder(name string, d, bound time.Duration) {
	f.add(figure{Name: name, Seen: d.Round(time.Millisecond).String(), Must: "under " + bound.String(), Ok: d < bound})
}

func (f *Figures) add(one figure) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.All = append(f.All, one)
}

// CountBroken is how many figures are not as they must be.
func (f *Figures) CountBroken() (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range f.All {
		if !one.Ok {
			n++
		}
	}
	return n
}

// Print writes the figures as a table, those without a bound first.
func (f *Figures) Print(to io.Writer) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range f.All {
		if one.Must == "" {
			fmt.Fprintf(to, "  %s: %s\n", one.Name, one.Seen)
		}
	}
	out := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, one := range f.All {
		verdict := "ok"
		if !one.Ok {
			verdict = "BROKEN"
		}
		if one.Must != "" {
			fmt.Fprintf(out, "  %s\t%s\t%s\t%s\n", one.Name, one.Seen, one.Must, verdict)
		}
	}
	_ = out.Flush() // to the terminal
}

// Percentile is the time within which so many of a hundred were; 0 of none.
func Percentile(took []time.Duration, percent int) time.Duration {
	if len(took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)*percent+99)/100-1]
}

// Megabytes is a size in words.
func Megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20)) }
