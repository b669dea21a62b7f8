package rooms

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"motcua/storage/chat"
)

// clockedStore is a store with a clock that tests move.
func clockedStore(t *testing.T) (*Store, *time.Time) {
	t.Helper()
	now := noon
	opt := options(t, copyOfEmpty(t))
	opt.Now = func() time.Time { return now }
	return reopen(t, opt), &now
}

func put(t *testing.T, s *Store, ids ...int64) {
	t.Helper()
	var updates []chat.Update
	for _, id := range ids {
		updates = append(updates, chat.Update{ID: id, Chat: id % 10, Body: fmt.Appendf(nil, "body %d", id)})
	}
	if _, err := s.PutUpdates(t.Context(), updates, nil); err != nil {
		t.Fatal(err)
	}
}

func unfinished(t *testing.T, s *Store) string {
	t.Helper()
	updates, err := s.UnfinishedUpdates(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, u := range updates {
		fmt.Fprintf(&text, "%d/%d %s;", u.ID, u.Chat, u.Body)
	}
	return text.String()
}

func nextOffset(t *testing.T, s *Store) int64 {
	t.Helper()
	next, err := s.NextOffset(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestUpdatesWaitUntilFinished(t *testing.T) {
	s, _ := clockedStore(t)
	if next := nextOffset(t, s); next != 0 {
		t.Errorf("an empty inbox asks from %d", next)
	}
	put(t, s, 12, 11)
	put(t, s, 12, 13)
	if _, err := s.PutUpdates(t.Context(), []chat.Update{{ID: 11, Chat: 99, Body: []byte("another")}}, []chat.SetAside{{ID: 15, Reason: "no JSON", Body: []byte("{")}}); err != nil {
		t.Fatal(err)
	}
	if got := unfinished(t, s); got != "11/1 body 11;12/2 body 12;13/3 body 13;" {
		t.Errorf("unfinished %s", got)
	}
	if n, err := s.SetAsideCount(t.Context()); n != 1 || err != nil {
		t.Errorf("set aside: %d, %v", n, err)
	}
	if err := s.FinishUpdates(t.Context(), []int64{11, 13, 99}); err != nil {
		t.Fatal(err)
	}
	put(t, s, 13) // Telegram sends it again: it is answered already
	if got := unfinished(t, s); got != "12/2 body 12;" {
		t.Errorf("after finishing: %s", got)
	}
	if next := nextOffset(t, s); next != 16 {
		t.Errorf("the next offset is %d, want 16: what is set aside counts", next)
	}
	var bodies int
	if err := s.Reader().Get(&bodies, `SELECT count(*) FROM inbox WHERE id IN (11, 13) AND length(body) > 0`); err != nil || bodies > 0 {
		t.Errorf("%d bodies of finished updates are kept, %v", bodies, err)
	}
}

func TestAfterALongSilenceIDsMayStartAnywhere(t *testing.T) {
	s, now := clockedStore(t)
	put(t, s, 900_000_001, 900_000_002)
	if err := s.FinishUpdates(t.Context(), []int64{900_000_001, 900_000_002}); err != nil {
		t.Fatal(err)
	}
	*now = now.Add(4 * 24 * time.Hour)
	if next := nextOffset(t, s); next != 900_000_003 {
		t.Errorf("after four days of silence the offset is %d", next)
	}
	*now = now.Add(4 * 24 * time.Hour)
	if next := nextOffset(t, s); next != 0 {
		t.Errorf("after eight days of silence the offset is %d, which may lie above what waits", next)
	}
	put(t, s, 5000)
	if next := nextOffset(t, s); next != 5001 {
		t.Errorf("after the restart the offset is %d, want 5001", next)
	}
	put(t, s, 900_000_001) // the same number, but another update
	if got := unfinished(t, s); got != "5000/0 body 5000;900000001/1 body 900000001;" {
		t.Errorf("unfinished %s", got)
	}
}

func TestPurgingKeepsWhatIsNeeded(t *testing.T) {
	s, now := clockedStore(t)
	put(t, s, 1, 2, 3, 4)
	if _, err := s.PutUpdates(t.Context(), nil, []chat.SetAside{{ID: 5, Reason: "odd"}}); err != nil {
		t.Fatal(err)
	}
	put(t, s, 6)
	if err := s.FinishUpdates(t.Context(), []int64{1, 2, 4, 6}); err != nil {
		t.Fatal(err)
	}
	*now = now.Add(24 * time.Hour)
	for _, before := range []time.Time{noon, *now} { // the first time nothing is old enough
		if err := s.PurgeInbox(t.Context(), before); err != nil {
			t.Fatal(err)
		}
		var ids string
		if err := s.Reader().Get(&ids, `SELECT group_concat(id, ' ' ORDER BY id) FROM inbox`); err != nil {
			t.Fatal(err)
		}
		want := "3 5 6"
		if before.Equal(noon) {
			want = "1 2 3 4 5 6"
		}
		if ids != want {
			t.Errorf("purged before %v: %s stay, want %s", before, ids, want)
		}
	}
	if next := nextOffset(t, s); next != 7 {
		t.Errorf("the next offset is %d, want 7", next)
	}
}
