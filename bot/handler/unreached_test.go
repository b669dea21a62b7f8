package handler

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/scoring/outbox"
)

func TestAdminsAreToldWhomNoMessageReaches(t *testing.T) {
	since := at("2024-07-02 09:05")
	subject := func(person int64) outbox.Row {
		return outbox.Unreachable(outbox.Silent{Person: person, Since: since}, "", []int64{admin}, since)[0]
	}
	blocked := lost{since, "Forbidden: bot was blocked by the user"}
	for _, c := range []struct {
		says   string
		reader int64
		rows   []outbox.Row
		before func(*fake)
		want   []string // in the message; nothing is said without any
	}{
		{"who blocked the bot, and what to do", admin, []outbox.Row{subject(officer)}, nil,
			[]string{"Không gửi được tin cho công chức một cửa của UBND xã Phì Nhừ (đã chặn bot từ 02/07/2024)", "bỏ chặn"}},
		{"who is gone from Telegram", admin, []outbox.Row{subject(officer)}, func(f *fake) { f.lost[officer] = lost{since, "Forbidden: user is deactivated"} },
			[]string{"công chức một cửa của UBND xã Phì Nhừ (không còn nhận được tin từ 02/07/2024)", "lời mời"}},
		{"several in one message", admin, []outbox.Row{subject(officer), subject(chair), subject(both)}, nil,
			[]string{"3 thông báo", "• Không gửi được tin cho công chức một cửa của UBND xã Phì Nhừ", "• Không gửi được tin cho chủ tịch UBND xã Háng Lìa",
				"công chức một cửa của UBND xã Háng Lìa và 1 vai trò khác"}},
		{"the role they hold now", admin, []outbox.Row{subject(officer)}, func(f *fake) { f.people[officer] = f.people[chair] }, []string{"chủ tịch UBND xã Háng Lìa"}},
		{"nothing of who is back", admin, []outbox.Row{subject(officer)}, func(f *fake) { delete(f.lost, officer) }, nil},
		{"nothing of who was back and is lost anew", admin, []outbox.Row{subject(officer)}, func(f *fake) { f.lost[officer] = lost{at("2024-07-03 07:30"), blocked.reason} }, nil},
		{"nothing of who holds no role any more", admin, []outbox.Row{subject(officer)}, func(f *fake) { f.people[officer] = f.people[removed] }, nil},
		{"nothing to who is no admin any more", chair, []outbox.Row{subject(officer)}, nil, nil},
	} {
		f := newFake(t)
		f.lost = map[int64]lost{officer: blocked, chair: blocked, both: blocked}
		if c.before != nil {
			c.before(f)
		}
		m, some, err := compose(t, newChat(t, f, c.reader, "vi").handler, c.reader, c.rows, at("2024-07-03 07:00"))
		if err != nil || some != (len(c.want) > 0) {
			t.Errorf("%s: said %v, %v", c.says, some, err)
			continue
		}
		for _, want := range c.want {
			if got := shown(bot.Reply{Messages: []bot.Message{m}}); !strings.Contains(got, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, got)
			}
		}
	}
}

// Who writes or presses is reached again; the update that says that they left does not bring them back.
func TestWhoWritesIsReachedAgain(t *testing.T) {
	for _, c := range []struct {
		request bot.Request
		back    bool
	}{
		{bot.Request{Private: true, Person: officer, Text: "/help"}, true},
		{bot.Request{Private: true, Person: officer, Gone: true}, false},
		{bot.Request{Person: officer, Text: "/help"}, false}, // in a group
	} {
		f := newFake(t)
		f.lost = map[int64]lost{officer: {at("2024-07-02 09:05"), "blocked"}}
		if _, err := newChat(t, f, officer, "vi").handler.Answer(t.Context(), c.request); err != nil {
			t.Fatal(err)
		}
		if _, is := f.lost[officer]; is == c.back {
			t.Errorf("%+v: lost %v", c.request, is)
		}
	}
}
