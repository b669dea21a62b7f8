// Package doctor tries, one by one, all that the program needs to answer people, and says of what is amiss what to do.
package doctor

import (
	"context"
	"fmt"

	"motcua/cmd/motcua/house"
)

// Command is motcua doctor.
type Command struct {
	JSON bool `name:"json" help:"cli.help.json"`
}

// State is how a thing is.
type State string

// The states. Only what failed keeps the program from its work, and only that makes the exit code 1.
const (
	Good    State = "good"
	Warning State = "warning"
	Failed  State = "failed"
	Unknown State = "unknown" // it could not be tried
)

// Finding is what was found of one thing.
type Finding struct {
	Check string `json:"check"`
	State State  `json:"state"`
	Says  string `json:"says"`
	Do    string `json:"do,omitempty"` // what to do about it
}

// findings are gathered check by check.
type findings struct {
	world house.World
	all   []Finding
}

// add notes a finding: the sentence of a key, and that of what to do, "" for nothing.
func (f *findings) add(check string, state State, says, do string, args ...any) {
	one := Finding{Check: check, State: state, Says: f.world.Words.Text(says, args...)}
	if do != "" {
		one.Do = f.world.Words.Text(do, args...)
	}
	f.all = append(f.all, one)
}

// Run tries everything, prints what was found, and fails when anything did. The token is never printed.
func (c Command) Run(ctx context.Context, w house.World) error {
	f := &findings{world: w}
	f.settings()
	served := f.store(ctx)
	f.telegram(ctx, served)
	failed := 0
	for _, one := range f.all {
		if one.State == Failed {
			failed++
		}
	}
	if c.JSON {
		if err := w.PrintJSON(f.all); err != nil {
			return err
		}
	} else {
		f.print()
	}
	if failed > 0 {
		return house.ErrSaid
	}
	return nil
}

// print prints what is amiss with what to do, and what is well in a line each.
func (f *findings) print() {
	w := f.world
	signs := map[State]string{Good: w.Words.Text("doctor.good"), Warning: w.Words.Text("doctor.warning"), Failed: w.Words.Text("doctor.failed"),
		Unknown: w.Words.Text("doctor.unknown")}
	amiss := 0
	for _, one := range f.all {
		fmt.Fprintf(w.Stdout, "%s  %s\n", signs[one.State], one.Says)
		if one.Do != "" {
			fmt.Fprintf(w.Stdout, "      → %s\n", one.Do)
		}
		if one.State != Good {
			amiss++
		}
	}
	fmt.Fprintln(w.Stdout)
	if amiss == 0 {
		fmt.Fprintln(w.Stdout, w.Words.Text("doctor.all_good", "n", len(f.all)))
		return
	}
	fmt.Fprintln(w.Stdout, w.Words.Text("doctor.amiss", "n", amiss, "all", len(f.all)))
}
