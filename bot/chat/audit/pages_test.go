package audit

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// longLog is a store whose audit log has so many entries, each an import of its own number.
type longLog struct {
	*rooms.Store
	entries *int64
}

func (l longLog) Log(_ context.Context, _ people.LogFilter, place people.LogPlace, limit int) (found []people.Entry, err error) {
	newest := *l.entries
	switch {
	case place.Before > 0:
		newest = place.Before - 1
	case place.After > 0:
		newest = min(newest, place.After+int64(limit))
	}
	for id := newest; id > place.After && id > newest-int64(limit) && id > 0; id-- {
		found = append(found, people.Entry{ID: id, By: people.CommandLine, Action: "imported", Reference: id, Details: people.Details{Kind: "dossiers"}})
	}
	return found, nil
}

// Whoever pages back and forth sees every entry once, while others are written.
func TestPagingTheLogLosesNothing(t *testing.T) {
	entries := int64(3*logPage - 2)
	store := longLog{chattest.Store(t), &entries}
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	c := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	first := func() (id int64) {
		t.Helper()
		got := chattest.Shown(c.Last)
		_, rest, found := strings.Cut(got, "Nhập tệp: số ")
		if _, err := fmt.Sscan(rest, &id); !found || err != nil {
			t.Fatalf("no entry in\n%s", got)
		}
		return id
	}
	c.Say("/nhatky")
	for i, step := range []struct {
		button  string
		first   int64
		lacks   string
		written int64 // meanwhile
	}{
		{"Sau ›", 14, "", 1}, {"Sau ›", 6, "Sau ›", 1}, {"‹ Trước", 14, "", 1},
		{"‹ Trước", 22, "", 0}, // newer ones were written
		{"‹ Trước", 25, "‹ Trước", 0}, {"Sau ›", 17, "", 0},
	} {
		c.Tap(step.button)
		entries += step.written
		if got := first(); got != step.first {
			t.Errorf("step %d, %s: the page begins with %d, want %d", i, step.button, got, step.first)
		}
		if step.lacks != "" && strings.Contains(chattest.Shown(c.Last), "["+step.lacks) {
			t.Errorf("step %d leads on by %s", i, step.lacks)
		}
	}
}
