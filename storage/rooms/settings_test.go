package rooms

import (
	"maps"
	"testing"
)

func TestASettingIsKeptAndEveryChangeIsOnRecordOnce(t *testing.T) {
	s := openStore(t)
	put := func(key, value string, by int64) {
		t.Helper()
		if err := s.PutSetting(t.Context(), key, value, by); err != nil {
			t.Fatal(err)
		}
	}
	put("place", "Điện Biên Đông", 5)
	put("place", "Điện Biên Đông", 5) // the update is handled again
	put("issuer", "UBND huyện Điện Biên Đông", 0)
	put("place", "Na Son", 6)
	put("number", "", 6) // was never set
	put("issuer", "", 6)
	got, err := s.Settings(t.Context())
	if err != nil || !maps.Equal(got, map[string]string{"place": "Na Son"}) {
		t.Errorf("got %v, %v", got, err)
	}
	type change struct {
		Setting string
		By      int64 `db:"by_person"`
	}
	var changes []change
	if err := s.Reader().Select(&changes, `SELECT details->>'setting' AS setting, by_person FROM audit WHERE action = 'setting-changed' ORDER BY id`); err != nil {
		t.Fatal(err)
	}
	want := []change{{"place", 5}, {"issuer", 0}, {"place", 6}, {"issuer", 6}}
	if len(changes) != len(want) {
		t.Fatalf("the audit log has %v", changes)
	}
	for i := range want {
		if changes[i] != want[i] {
			t.Errorf("entry %d is %v, not %v", i, changes[i], want[i])
		}
	}
}
