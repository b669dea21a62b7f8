package notice_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"motcua/scoring/notice"
)

// A store that fails to keep what was decided still has what was before.
func TestAWatchThatIsGivenIsNotChanged(t *testing.T) {
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

// News go before reminders, what is for later or expired stays, and what happened first is said first.
func TestWhatGoesOutTogether(t *testing.T) {
	now := time.Date(2024, 4, 16, 10, 0, 0, 0, zone)
	var got []int64
	for _, r := range notice.Together([]notice.Row{
		{ID: 6, Priority: 1, State: notice.Queued, NotBefore: now},
		{ID: 1, Priority: 2, State: notice.Queued, NotBefore: now.Add(-time.Hour)},
		{ID: 2, Priority: 1, State: notice.Queued, NotBefore: now.Add(time.Second)},
		{ID: 3, Priority: 1, State: notice.Queued, NotBefore: now, Expires: now},
		{ID: 4, Priority: 1, State: notice.Sending, NotBefore: now},
		{ID: 5, Priority: 1, State: notice.Queued, NotBefore: now, Expires: now.Add(time.Second)},
	}, now) {
		got = append(got, r.ID)
	}
	if diff := cmp.Diff([]int64{5, 6, 1}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
