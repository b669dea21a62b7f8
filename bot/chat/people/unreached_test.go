package people

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// severalUnits is an officer of both communes.
const severalUnits = chattest.Admin + 1

func TestAdminsAreToldWhomNoMessageReaches(t *testing.T) {
	since := chattest.At("2024-07-02 09:05")
	row := func(person int64) outbox.Row {
		return outbox.Unreachable(outbox.UnreachedPerson{Person: person, Since: since}, "", []int64{chattest.Admin}, since)[0]
	}
	const blocked, deleted = "Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"
	reached := func(o *office) {
		if err := o.store.Reached(t.Context(), chattest.Officer); err != nil {
			t.Fatal(err)
		}
	}
	lost := func(o *office, person int64, reason, at string) {
		if err := o.store.Gone(t.Context(), person, reason, chattest.At(at), chattest.Now()); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		says   string
		reader int64
		rows   []outbox.Row
		before func(*office)
		want   []string    // in the message
		moot   outbox.Moot // why nothing is said
	}{
		{"who blocked the bot, and what to do", chattest.Admin, []outbox.Row{row(chattest.Officer)}, nil,
			[]string{"Không gửi được tin cho công chức một cửa xã Phì Nhừ (đã chặn bot từ ngày 02/7/2024)", "bỏ chặn"}, ""},
		{"who is gone from Telegram", chattest.Admin, []outbox.Row{row(chattest.Officer)}, func(o *office) { lost(o, chattest.Officer, deleted, "2024-07-02 09:05") },
			[]string{"công chức một cửa xã Phì Nhừ (từ ngày 02/7/2024 không nhận được tin)", "lời mời"}, ""},
		{"several in one message", chattest.Admin, []outbox.Row{row(chattest.Officer), row(chattest.Chair), row(severalUnits)}, nil,
			[]string{"• Không gửi được tin cho công chức một cửa xã Phì Nhừ", "• Không gửi được tin cho Chủ tịch UBND xã Háng Lìa",
				"công chức một cửa xã Háng Lìa và 1 vai trò khác"}, ""},
		{"the role they hold now", chattest.Admin, []outbox.Row{row(chattest.Officer)}, func(o *office) {
			change := people.Change{Drop: people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}, Add: people.Grant{Role: people.Chair, Unit: chattest.XaHangLia}}
			if err := o.store.ChangeRoles(t.Context(), chattest.Officer, change, chattest.Admin); err != nil {
				t.Fatal(err)
			}
		}, []string{"Chủ tịch UBND xã Háng Lìa"}, ""},
		{"nothing of who is back", chattest.Admin, []outbox.Row{row(chattest.Officer)}, reached, nil, outbox.Over},
		{"nothing of who was back and is lost anew", chattest.Admin, []outbox.Row{row(chattest.Officer)}, func(o *office) {
			reached(o)
			lost(o, chattest.Officer, blocked, "2024-07-03 07:30")
		}, nil, outbox.Over},
		{"nothing of who holds no role any more", chattest.Admin, []outbox.Row{row(chattest.Officer)}, func(o *office) {
			if _, err := o.store.RemovePerson(t.Context(), chattest.Officer, chattest.Admin); err != nil {
				t.Fatal(err)
			}
		}, nil, outbox.Over},
		{"nothing to who is no admin", chattest.Chair, []outbox.Row{row(chattest.Officer)}, nil, nil, outbox.Moved},
	} {
		o := open(t, "motcua_bot")
		for _, unit := range []string{chattest.XaHangLia, chattest.XaPhiNhu} {
			chattest.Register(t, o.store, severalUnits, people.Grant{Role: people.Officer, Unit: unit})
		}
		for _, person := range []int64{chattest.Officer, chattest.Chair, severalUnits} {
			lost(o, person, blocked, "2024-07-02 09:05")
		}
		if c.before != nil {
			c.before(o)
		}
		m, moot, err := o.desk.Compose(t.Context(), c.reader, c.rows, chattest.At("2024-07-03 07:00"))
		if err != nil || moot[0] != c.moot {
			t.Errorf("%s: moot for %q, want %q, %v", c.says, moot, c.moot, err)
		}
		for _, want := range c.want {
			if got := chattest.Shown(bot.Reply{Messages: []bot.Message{m}}); !strings.Contains(got, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, got)
			}
		}
	}
}

func TestUnreachedAreToldAsTheyWereSeen(t *testing.T) {
	since := chattest.At("2024-11-21 09:05")
	officer := heldRole{Grant: people.Grant{Role: people.Officer}, Name: "UBND xã Háng Lìa"}
	chair := heldRole{Grant: people.Grant{Role: people.Chair}, Name: "UBND xã Háng Lìa"}
	admin := heldRole{Grant: people.Grant{Role: people.Admin}}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-11-22 08:16")
		blocked := unreachedMatter(r, unreachedPerson{Roles: []heldRole{officer}, Blocked: true, Since: since})
		for name, matters := range map[string][]chat.Matter{
			"unreached":         {blocked},
			"unreached-lost":    {unreachedMatter(r, unreachedPerson{Roles: []heldRole{chair, admin}, Since: since})},
			"unreached-several": {blocked, unreachedMatter(r, unreachedPerson{Roles: []heldRole{admin}, Since: chattest.At("2024-11-20 09:05")})},
		} {
			chattest.Golden(t, name+"."+language, chat.Digest{Matters: matters}.Message(r))
		}
	}
}

func TestUnreachedFitIntoAMessage(t *testing.T) {
	for says, name := range chattest.Names() {
		officer := heldRole{Grant: people.Grant{Role: people.Officer}, Name: name}
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-11-22 08:16")
			matter := unreachedMatter(r, unreachedPerson{Roles: []heldRole{officer, officer}, Blocked: true, Since: r.Now})
			chattest.Acceptable(t, "unreached with "+says+" in "+language, chat.Digest{Matters: []chat.Matter{matter}}.Message(r))
		}
	}
}
