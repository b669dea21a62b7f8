package rooms

import "testing"

func TestAGroupIsToldOnce(t *testing.T) {
	s := openStore(t)
	for _, c := range []struct {
		says         string
		chat, update int64
		want         bool
	}{
		{"the first update tells", -5, 100, true},
		{"handled again it tells again", -5, 100, true},
		{"a later one is silent", -5, 101, false},
		{"another group is told, too", -6, 102, true},
		{"the first is still told", -5, 103, false},
	} {
		if got, err := s.TellGroup(t.Context(), c.chat, c.update); err != nil || got != c.want {
			t.Errorf("%s: %v, %v", c.says, got, err)
		}
	}
}
