package week

import (
	"strings"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// desk is a desk of this room alone.
func desk(t *testing.T, store *rooms.Store) *chat.Desk {
	t.Helper()
	d := chattest.Desk(t, store)
	d.Add(New(d, store))
	return d
}

// turns sets whether the week's message is sent.
func turns(t *testing.T, store *rooms.Store, value string) {
	t.Helper()
	if err := store.PutSetting(t.Context(), outbox.WeekKey, value, 0); err != nil {
		t.Fatal(err)
	}
}

func TestWhoMayAskForWhichWeek(t *testing.T) {
	d := desk(t, chattest.Store(t))
	for _, c := range []struct {
		says   string
		person int64
		text   string
		want   string
		not    string
	}{
		{"a chair of their own unit", chattest.Chair, "/tuan", "Xã Háng Lìa\nTuần 01/7 – 07/7", "Nhiều hồ sơ quá hạn nhất"},
		{"a chair in words", chattest.Chair, "tuần này", "Xã Háng Lìa", ""},
		{"an officer of another unit", chattest.Officer, "/tuan Háng Lìa", "chỉ xem được tuần của đơn vị mình", "87"},
		{"an admin of all", chattest.Admin, "/tuan", "Điểm bình quân", "Cao hơn"},
		{"an admin of one", chattest.Admin, "/week Háng Lìa", "Xã Háng Lìa", "Nhiều hồ sơ quá hạn nhất"},
		{"who names a month", chattest.Chair, "/tuan 6/2024", "/diem và tháng", "87"},
		{"who misspells a name", chattest.Admin, "/tuan Hang Liaa", "[Xã Háng Lìa]", ""},
		{"a stranger", chattest.Stranger, "/tuan", "", "Háng Lìa"},
	} {
		got := chattest.NewTalk(t, d, c.person, "vi").Say(c.text)
		if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: want %q and not %q in\n%s", c.says, c.want, c.not, got)
		}
	}
	for _, person := range []int64{chattest.Officer, chattest.Stranger} {
		if got := chattest.NewTalk(t, d, person, "vi").Press("1:week::" + chattest.XaHangLia); strings.Contains(got, "Háng Lìa") {
			t.Errorf("person %d who presses another's button is told\n%s", person, got)
		}
	}
}

func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	for data, l := range map[string]chat.Link{
		"1:week::":              toWeek.Link(ofWeek{}),
		"1:week::000.10.32.H18": toWeek.Link(ofWeek{Unit: chattest.XaHangLia}),
	} {
		if written, ok := l.Data(); !ok || written != data {
			t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", l, written, data)
		}
	}
}

// What waits is not told once the authority does not want it, to whoever holds another role by then, and of a unit that has ended.
func TestWeekIsToldOnlyWhileItIsWantedAndTrue(t *testing.T) {
	const monday = "2024-07-08 07:30"
	own, all := outbox.Row{Reason: outbox.Week, Unit: chattest.XaHangLia, Occasion: "2024-07-08"}, outbox.Row{Reason: outbox.Week, Occasion: "2024-07-08"}
	for _, c := range []struct {
		says   string
		change func(t *testing.T, store *rooms.Store)
		person int64
		row    outbox.Row
		want   outbox.Moot
		told   string
	}{
		{"the chair", nil, chattest.Chair, own, "", "Tuần 08/7 – 14/7"},
		{"an admin", nil, chattest.Admin, all, "", "Tuần 08/7 – 14/7"},
		{"an admin of one unit", nil, chattest.Admin, own, outbox.Moved, ""},
		{"a chair of all units", nil, chattest.Chair, all, outbox.Moved, ""},
		{"once it is off", func(t *testing.T, store *rooms.Store) { turns(t, store, "") }, chattest.Chair, own, outbox.Over, ""},
		{"once the chair is an officer", func(t *testing.T, store *rooms.Store) {
			chair, officer := people.Grant{Role: people.Chair, Unit: chattest.XaHangLia}, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}
			if err := store.ChangeRoles(t.Context(), chattest.Chair, people.Change{Drop: chair, Add: officer}, 0); err != nil {
				t.Fatal(err)
			}
		}, chattest.Chair, own, outbox.Moved, ""},
		{"once the admin is removed", func(t *testing.T, store *rooms.Store) {
			if _, err := store.RemovePerson(t.Context(), chattest.Admin, 0); err != nil {
				t.Fatal(err)
			}
		}, chattest.Admin, all, outbox.Removed, ""},
		{"once the unit has ended", func(t *testing.T, store *rooms.Store) {
			chattest.Import(t, store, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa\n"+
				"000.10.32.H18,UBND xã Háng Lìa,30/06/2024,000.11.32.H18\n000.11.32.H18,UBND xã Phì Nhừ,,\n")
		}, chattest.Chair, own, outbox.Over, ""},
	} {
		store := chattest.Store(t)
		turns(t, store, outbox.WeekOn)
		if c.change != nil {
			c.change(t, store)
		}
		m, moot := chattest.Compose(t, desk(t, store), c.person, monday, c.row)
		if moot[0] != c.want || !strings.Contains(m.HTML, c.told) || c.want != "" && m.HTML != "" {
			t.Errorf("%s is told %q, want %q: %s", c.says, moot, c.want, m.HTML)
		}
	}
	bare := chattest.Bare(t)
	turns(t, bare, outbox.WeekOn)
	chattest.Register(t, bare, chattest.Admin, people.Grant{Role: people.Admin})
	if m, moot := chattest.Compose(t, desk(t, bare), chattest.Admin, monday, all); moot[0] != outbox.Over {
		t.Errorf("where nothing is known an admin is told %q: %s", moot, m.HTML)
	}
}

// A unit's week is measured against how it stood as the one before began, exactly as it is stored, and the sums of all units are those of each.
func TestWeekSaysWhatMovedSinceTheOneBefore(t *testing.T) {
	store := chattest.Store(t)
	monday := chattest.At("2024-07-01 00:00")
	if err := store.BeginWeek(t.Context(), monday, chattest.At("2024-07-01 07:30"), chattest.At("2024-07-01 20:00")); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Writer().Exec(`UPDATE weeks SET converted = '80', rank = rank + 1 WHERE unit = (SELECT id FROM units WHERE code = ?)`, chattest.XaHangLia); err != nil {
		t.Fatal(err)
	}
	turns(t, store, outbox.WeekOn)
	d := desk(t, store)
	for person, c := range map[int64]struct{ unit, want string }{
		chattest.Chair: {chattest.XaHangLia, "So với ngày 03/7: tăng 7,7 điểm, lên 1 hạng"},
		chattest.Admin: {"", "Xã Háng Lìa                   ▲7,7"},
	} {
		m, moot := chattest.Compose(t, d, person, "2024-07-08 07:30", outbox.Row{Reason: outbox.Week, Unit: c.unit, Occasion: "2024-07-08"})
		if moot[0] != "" || !strings.Contains(m.HTML, c.want) {
			t.Errorf("%q is not in\n%s%s", c.want, moot[0], m.HTML)
		}
	}
}
