package warnings

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
)

// A unit's warnings are seen and acknowledged by those who serve it; buttons of every version are answered.
func TestWarningsAreForThoseWhoServeTheUnit(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	chair, officer := chattest.NewTalk(t, desk, chattest.Chair, "vi"), chattest.NewTalk(t, desk, chattest.Officer, "vi")
	admin := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	list, refused := chair.Say("/canhbao"), officer.Press("1:warn::000.10.32.H18")
	if !strings.Contains(list, "Xã Háng Lìa") || strings.Contains(refused, "Háng Lìa") {
		t.Errorf("the chair is told\n%s\nan officer of another unit\n%s", list, refused)
	}
	if got := admin.Say("/canhbao"); strings.Contains(got, "chỉ") {
		t.Errorf("an admin is told\n%s", got)
	}
	for _, data := range []string{"1:known::000.10.32.H18:1719968400", "1:later::000.10.32.H18:1719968400", "1:known::000.10.32.H18:", "1:ack::000.10.32.H18", "1:snooze::000.10.32.H18"} {
		if got := chair.Press(data); chair.Last.Toast == "" || !strings.Contains(got, "Xã Háng Lìa") {
			t.Errorf("%s by the chair is answered by\n%s", data, got)
		}
		if got := officer.Press(data); strings.Contains(got, "Háng Lìa") || got != refused {
			t.Errorf("%s by an officer of another unit is answered by\n%s", data, got)
		}
	}
}
