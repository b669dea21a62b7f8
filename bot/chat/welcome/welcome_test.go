package welcome

import (
	"strings"
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// enter is a desk of this room alone, on a store of the test's own.
func enter(t *testing.T) (*chat.Desk, *rooms.Store) {
	t.Helper()
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	return desk, store
}

// Whoever has a code is registered by it, once, in the language of their Telegram; everybody else is told nothing.
func TestInvitationRegistersOnce(t *testing.T) {
	const code, newcomer, late = "ABCDEFGHJKMN2346", 77, 78
	desk, store := enter(t)
	inviteBy(t, store, code)
	talk := chattest.NewTalk(t, desk, newcomer, "en")
	for _, question := range []string{"/start", "/help", "/start 12345"} {
		if got := talk.Say(question); strings.Contains(got, "Háng Lìa") || len(talk.Last.Messages[0].Keys) > 0 {
			t.Errorf("a stranger who says %s is told\n%s", question, got)
		}
	}
	if got := talk.Say("/start " + code); !strings.Contains(got, "Háng Lìa") || talk.Last.Commands == nil {
		t.Errorf("the code is answered by\n%s", got)
	}
	p, err := store.Person(t.Context(), newcomer)
	if err != nil || p.Language != "en" || !p.HasRole(people.Officer) {
		t.Errorf("registered: %+v, %v", p, err)
	}
	if got := chattest.NewTalk(t, desk, late, "vi").Say(code); strings.Contains(got, "Háng Lìa") {
		t.Errorf("the code used again is answered by\n%s", got)
	}
}

// Whoever types wrong codes is locked out: the right one registers nobody then.
func TestWrongCodesLockOut(t *testing.T) {
	desk, store := enter(t)
	inviteBy(t, store, "ABCDEFGHJKMN2346")
	talk := chattest.NewTalk(t, desk, chattest.Stranger, "vi")
	for range people.WrongCodes {
		talk.Say("0000000000000000")
	}
	if got, want := talk.Say("ABCDEFGHJKMN2346"), chattest.Renderer(t, "vi", "2024-07-03 08:00").Words.Text("invitation.locked"); got != want+"\n" {
		t.Errorf("the right code is answered by\n%s", got)
	}
}

// A code is taken as phones type it.
func TestCodeAsPhonesTypeItRegisters(t *testing.T) {
	for _, typed := range []string{"abcd–efgh jkmn 2346", people.SpellCode("ABCDEFGHJKMN2346")} {
		desk, store := enter(t)
		inviteBy(t, store, "ABCDEFGHJKMN2346")
		if got := chattest.NewTalk(t, desk, chattest.Stranger, "vi").Say(typed); !strings.Contains(got, "Háng Lìa") {
			t.Errorf("%s is answered by\n%s", typed, got)
		}
	}
}

// inviteBy makes an invitation by a code, as officer of xã Háng Lìa.
func inviteBy(t *testing.T, store *rooms.Store, code string) {
	t.Helper()
	invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}, Expires: chattest.Now().Add(time.Hour)}
	if err := store.AddInvitation(t.Context(), invitation, 0); err != nil {
		t.Fatal(err)
	}
}

// A language is kept, and answered in at once.
func TestLanguageIsChosen(t *testing.T) {
	desk, store := enter(t)
	talk := chattest.NewTalk(t, desk, chattest.Chair, "vi")
	talk.Say("/ngonngu")
	if got := talk.Tap("English"); !strings.Contains(got, "/help") || talk.Last.Commands == nil {
		t.Errorf("chosen:\n%s", got)
	}
	if p, err := store.Person(t.Context(), chattest.Chair); err != nil || p.Language != "en" {
		t.Errorf("%+v, %v", p, err)
	}
	if got := talk.Say("/language VI"); !strings.Contains(got, "/trogiup") || strings.Contains(got, "English") {
		t.Errorf("chosen by its code:\n%s", got)
	}
	if p, err := store.Person(t.Context(), chattest.Chair); err != nil || p.Language != "vi" {
		t.Errorf("%+v, %v", p, err)
	}
	if got := talk.Say("/language xx"); !strings.Contains(got, "English") {
		t.Errorf("a code that is none:\n%s", got)
	}
	if got := talk.Press("1:lang:xx"); !strings.Contains(got, "(the home)") {
		t.Errorf("a language that is none:\n%s", got)
	}
}

// Notices come without a request that tells the language of somebody's Telegram: what they chose stays when they use another code.
func TestLanguageChosenIsKept(t *testing.T) {
	const code = "ABCDEFGHJKMN2346"
	desk, store := enter(t)
	inviteBy(t, store, code)
	if err := store.SetLanguage(t.Context(), chattest.Admin, "vi"); err != nil {
		t.Fatal(err)
	}
	chattest.NewTalk(t, desk, chattest.Admin, "en").Say(code)
	if p, err := store.Person(t.Context(), chattest.Admin); err != nil || p.Language != "vi" || !p.HasRole(people.Officer) {
		t.Errorf("who chose Vietnamese is %+v, %v", p, err)
	}
}

// Who is told of their roles reads what they hold now, whatever it was when the notice was written.
func TestRolesAreToldAsTheyAreHeldNow(t *testing.T) {
	const both, removed int64 = 7, 8
	desk, store := enter(t)
	officer := people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}
	chattest.Register(t, store, both, officer, people.Grant{Role: people.Chair, Unit: chattest.XaHangLia})
	chattest.Register(t, store, removed, officer)
	if _, err := store.RemovePerson(t.Context(), removed, 0); err != nil {
		t.Fatal(err)
	}
	desk.Add(chat.Feature{Commands: []chat.Command{{Name: "diem", Alias: "score", About: "command.diem", Key: "key.diem", Roles: people.Roles()}}}) // for the keyboard
	before := outbox.Row{Reason: outbox.Roles, Facts: outbox.Facts{Held: "officer@nowhere"}}
	for _, c := range []struct {
		says   string
		person int64
		row    outbox.Row
		want   []string // nothing is said without any
		moot   outbox.Moot
	}{
		{"another unit", chattest.Officer, before, []string{"Hiện nay: công chức một cửa xã Phì Nhừ."}, ""},
		{"two roles", both, before, []string{" và "}, ""},
		{"none any more, without a unit", removed, before, []string{"không còn vai trò nào", "liên hệ Văn phòng HĐND-UBND"}, ""},
		{"nothing when it is as it was", chattest.Officer, outbox.Row{Reason: outbox.Roles, Facts: outbox.Facts{Held: people.FormatGrants([]people.Grant{officer})}}, nil, outbox.Over},
		{"nothing to who was removed before and is so still", removed, outbox.Row{Reason: outbox.Roles}, nil, outbox.Removed},
	} {
		m, moot := chattest.Compose(t, desk, c.person, "2024-07-03 07:00", c.row)
		if moot[0] != c.moot {
			t.Errorf("%s: %q", c.says, moot)
		}
		for _, want := range c.want {
			if !strings.Contains(m.HTML, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, m.HTML)
			}
		}
		if c.moot == "" && (m.NoKeys != (c.person == removed) || len(m.Keys) > 0 == (c.person == removed)) {
			t.Errorf("%s: the keyboard is taken away: %v, given: %v", c.says, m.NoKeys, m.Keys)
		}
	}
}
