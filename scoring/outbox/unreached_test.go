package outbox

import (
	"testing"
	"time"
)

func TestAdminsAreToldWhoIsOutOfReach(t *testing.T) {
	s := UnreachedPerson{Person: 7, Since: time.Unix(1_764_036_000, 0)}
	from := s.Since.Add(22 * time.Hour)
	rows := Unreachable(s, "u", []int64{1, 7, 2}, from)
	if len(rows) != 2 || rows[0].Person != 1 || rows[1].Person != 2 || rows[0].Key() == rows[1].Key() {
		t.Fatalf("%+v", rows)
	}
	for _, r := range rows {
		if !s.IsToldBy(r) || r.Reason != Unreached || r.Unit != "u" || !r.NotBefore.Equal(from) {
			t.Errorf("%+v does not tell of it", r)
		}
	}
	later := s
	later.Since = later.Since.Add(time.Hour)
	if again := Unreachable(later, "u", []int64{1}, from); again[0].Key() == rows[0].Key() || s.IsToldBy(again[0]) {
		t.Error("who was back meanwhile and is lost again is not told of")
	}
}
