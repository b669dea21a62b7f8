// Command soak tries the real program for long against the sandbox, with Telegram's limits on, and prints the figures: what a flood
// of strangers, a lock, a big file or a thousand kills cost those who ask, and what is lost or told twice. It ends with 1 when a
// figure breaks its bound.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// options are what a run is told.
type options struct {
	length time.Duration // of a flood
	rate   int           // strangers a second
	kills  int
	pause  time.Duration // between two kills, about
	rows   int           // of the import beside the bot
	seed   uint64
	keep   string // folder in which stores and logs stay; "" for none
}

// trial is one thing that is tried.
type trial struct {
	name string
	run  func(*stage) error
}

// trials are all there are, in the order in which they run.
func trials() []trial {
	return []trial{
		{"kills", kills}, {"flood", flood}, {"few", fewStrangers}, {"codes", wrongCodes}, {"halts", halts},
		{"lock", lock}, {"import", importBeside}, {"files", files},
	}
}

func main() {
	var o options
	only := flag.String("only", "", "trials to run, joined by commas, of "+strings.Join(names(), ", ")+"; all when empty")
	seconds := flag.Int("seconds", 60, "how long a flood lasts")
	flag.IntVar(&o.rate, "rate", 100, "strangers a second in a flood")
	flag.IntVar(&o.kills, "kills", 1000, "how often the program is killed; an interrupt ends that early, and all is counted")
	flag.DurationVar(&o.pause, "pause", 900*time.Millisecond, "about so long it lives between two kills")
	flag.IntVar(&o.rows, "rows", 1_000_000, "dossier rows of the import; 5600000 are 1 GiB")
	flag.Uint64Var(&o.seed, "seed", 1, "of all that is random; what the machine makes of it differs from run to run")
	flag.StringVar(&o.keep, "keep", "", "a folder in which stores and logs are left to look at")
	flag.Parse()
	o.length = time.Duration(*seconds) * time.Second
	broken, err := soak(o, *only)
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
	}
	if err != nil || broken > 0 {
		os.Exit(1)
	}
}

func names() (all []string) {
	for _, t := range trials() {
		all = append(all, t.name)
	}
	return all
}

// soak runs the trials that are named, all for "", and gives how many figures broke their bounds.
func soak(o options, only string) (broken int, err error) {
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(only, ",") {
		wanted[name] = name != ""
	}
	dir := o.keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "motcua-soak-"); err != nil {
			return 0, err
		}
		defer os.RemoveAll(dir)
	}
	binary, err := build(dir)
	if err != nil {
		return 0, err
	}
	for _, t := range trials() {
		if only != "" && !wanted[t.name] {
			continue
		}
		s := &stage{options: o, binary: binary, dir: filepath.Join(dir, t.name)}
		if err := os.MkdirAll(s.dir, 0o700); err != nil {
			return broken, err
		}
		began := time.Now()
		err := t.run(s)
		fmt.Printf("%s, %v\n", t.name, time.Since(began).Round(time.Second))
		s.figures.print(os.Stdout)
		broken += s.figures.broken()
		if err != nil {
			return broken, fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return broken, nil
}

// build makes the program, from wherever in the module this runs.
func build(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	binary, err := filepath.Abs(filepath.Join(dir, "motcua"))
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-o", binary, "motcua/cmd/motcua")
	cmd.Stderr = os.Stderr
	return binary, cmd.Run()
}
