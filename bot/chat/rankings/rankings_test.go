package rankings

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
)

// The ranking marks the reader's unit, and is drawn as a picture with the same in its caption.
func TestOfficerSeesTheRankingInBothForms(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	talk := chattest.NewTalk(t, desk, chattest.Officer, "vi")
	for _, c := range []struct{ says, got, want string }{
		{"by the command", talk.Say("/xephang"), "►"},
		{"as a picture", talk.Tap("Dạng ảnh"), "► "},
		{"as text again", talk.Press("1:rank:2024-06:"), "►"},
		{"on a page behind the last", talk.Press("1:rank:2024-06::99"), "tháng 6/2024"},
		{"of a month without cards", talk.Press("1:rankpic:2023-05:"), "[6/2024]"},
		{"of what is no month", talk.Say("/xephang rất cao"), "Chưa hiểu"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, c.got)
		}
	}
}
