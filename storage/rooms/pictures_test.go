package rooms

import (
	"testing"
	"time"
)

func TestPicturesAreKnownUntilNobodyAsks(t *testing.T) {
	s, now := clockedStore(t)
	keep := func(sum, id string) {
		t.Helper()
		if err := s.KeepPicture(t.Context(), sum, id); err != nil {
			t.Fatal(err)
		}
	}
	known := func(says, sum, want string) {
		t.Helper()
		if id, err := s.PictureID(t.Context(), sum); id != want || err != nil {
			t.Errorf("%s: %q, %v; want %q", says, id, err, want)
		}
	}
	known("before it was sent", "aa", "")
	keep("aa", "one")
	keep("bb", "two")
	known("after", "aa", "one")
	keep("aa", "three")
	known("with another id", "aa", "three")
	*now = noon.Add(80 * 24 * time.Hour)
	keep("bb", "two") // sent again
	*now = noon.Add(91 * 24 * time.Hour)
	talk{t, s, 7}.asks(1, "which unit", noon.Add(time.Hour))
	talk{t, s, 8}.asks(1, "which unit", now.Add(time.Hour))
	if err := s.PurgeInbox(t.Context(), now.Add(-24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	known("not sent for 91 days", "aa", "")
	known("sent 11 days ago", "bb", "two")
	var people []int64
	if err := s.Reader().Select(&people, `SELECT person FROM dialogues`); err != nil || len(people) != 1 || people[0] != 8 {
		t.Errorf("questions to %v stay, %v; want the one to 8, which has not expired", people, err)
	}
}
