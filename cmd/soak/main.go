// Command soak tries the real program for long against the sandbox, with Telegram's limits on, and prints the figures: what a flood
// of strangers, a lock, a big file or a thousand kills cost those who ask, and what is lost or told twice. It ends with 1 when a
// figure breaks its bound.
package main

import (
	"flag"
	"fmt"
	"motcua/cmd/soak/life"
	"motcua/cmd/soak/rig"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// entry is one of the trials that there are.
type entry struct {
	name string
	run  func(*rig.Stage) error
}

// trials are all there are, in the order in which they run.
func trials() []entry {
	return []entry{
		{"kills", life.Kills}, {"flood", flood}, {"few", fewStrangers}, {"codes", wrongCodes}, {"halts", halts},
		{"lock", lock}, {"import", importBeside}, {"files", files},
	}
}

func main() {
	var o rig.Options
	only := flag.String("only", "", "trials to run, joined by commas, of "+strings.Join(names(), ", ")+"; all when empty")
	seconds := flag.Int("seconds", 60, "how long a flood lasts")
	flag.IntVar(&o.Rate, "rate", 100, "strangers a second in a flood")
	flag.IntVar(&o.Kills, "kills", 1000, "how often the program is killed; an interrupt ends that early, and all is counted")
	flag.DurationVar(&o.Pause, "pause", 900*time.Millisecond, "about so long it lives between two kills")
	flag.IntVar(&o.Rows, "rows", 1_000_000, "dossier rows of the import; 5600000 are 1 GiB")
	flag.Uint64Var(&o.Seed, "seed", 1, "of all that is random; what the machine makes of it differs from run to run")
	flag.StringVar(&o.Keep, "keep", "", "a folder in which stores and logs are left to look at")
	flag.Parse()
	o.Length = time.Duration(*seconds) * time.Second
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
func soak(o rig.Options, only string) (broken int, err error) {
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(only, ",") {
		wanted[name] = name != ""
	}
	dir := o.Keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "motcua-soak-"); err != nil {
			return 0, err
		}
		defer os.RemoveAll(dir)
	}
	binary, err := rig.Build(dir)
	if err != nil {
		return 0, err
	}
	for _, t := range trials() {
		if only != "" && !wanted[t.name] {
			continue
		}
		s := &rig.Stage{Options: o, Binary: binary, Dir: filepath.Join(dir, t.name)}
		if err := os.MkdirAll(s.Dir, 0o700); err != nil {
			return broken, err
		}
		began := time.Now()
		err := t.run(s)
		fmt.Printf("%s, %v\n", t.name, time.Since(began).Round(time.Second))
		s.Figures.Print(os.Stdout)
		broken += s.Figures.CountBroken()
		if err != nil {
			return broken, fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return broken, nil
}
