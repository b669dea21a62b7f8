package warning_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A store that fails to keep what was decided still has what was before.
func TestGivenWatchIsNotChanged(t *testing.T) {
	w := newWorld(t, calendar(t))
	w.do("04-16 10:00 import A=7")
	w.do("04-16 10:05 snooze 1")
	w.do("04-16 10:06 snooze 2")
	given := w.watch
	before := slices.Clone(given.Warnings[0].Recalls)
	w.do("04-17 07:00 tick")
	w.do("04-17 08:00 import A=9")
	if diff := cmp.Diff(before, given.Warnings[0].Recalls); diff != "" || len(given.Warnings) != 1 {
		t.Errorf("the watch given was changed: %s", diff)
	}
}
