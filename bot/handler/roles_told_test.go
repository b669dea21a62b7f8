package handler

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Who is told of their roles reads what they hold now, whatever it was when the notice was written.
func TestWhatIsToldOfRolesIsWhatIsHeldNow(t *testing.T) {
	f := newFake(t)
	before := outbox.Row{Reason: outbox.Roles, Facts: outbox.Facts{Held: "officer@nowhere"}}
	for _, c := range []struct {
		says   string
		person int64
		row    outbox.Row
		want   []string // nothing is said without any
	}{
		{"another unit", officer, before, []string{"hiện nay Anh/Chị là công chức một cửa – xã Phì Nhừ.", "⌨"}},
		{"two roles", both, before, []string{" và "}},
		{"none any more, without a unit", removed, before, []string{"không còn vai trò nào", "liên hệ Văn phòng HĐND-UBND"}},
		{"nothing when it is as it was", officer, outbox.Row{Reason: outbox.Roles, Facts: outbox.Facts{Held: people.Held(f.people[officer].Grants)}}, nil},
		{"nothing to who was removed before and is so still", removed, outbox.Row{Reason: outbox.Roles}, nil},
	} {
		m, some, err := compose(t, newChat(t, f, c.person, "vi").handler, c.person, []outbox.Row{c.row}, at("2024-07-03 07:00"))
		if err != nil || some != (len(c.want) > 0) {
			t.Errorf("%s: said %v, %v", c.says, some, err)
			continue
		}
		got := shown(bot.Reply{Messages: []bot.Message{m}})
		for _, want := range c.want {
			if want == "⌨" {
				if len(m.Keys) == 0 {
					t.Errorf("%s: there is no keyboard", c.says)
				}
			} else if !strings.Contains(got, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, got)
			}
		}
		if some && m.NoKeys != (c.person == removed) {
			t.Errorf("%s: the keyboard is taken away: %v", c.says, m.NoKeys)
		}
	}
}
