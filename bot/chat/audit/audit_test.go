package audit

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// telling is the furnished store with an audit log of these entries, the newest first.
type telling struct {
	*rooms.Store
	entries []people.Entry
}

func (s telling) Log(_ context.Context, f people.LogFilter, _ people.LogPlace, limit int) (found []people.Entry, err error) {
	for _, e := range s.entries {
		if (f.By == people.Anybody || e.By == f.By) && (f.Action == "" || e.Action == f.Action) && (f.Unit == "" || slices.Contains([]string{e.Unit, e.UnitAfter}, f.Unit)) {
			found = append(found, e)
		}
	}
	return found[:min(limit, len(found))], nil
}

func (s telling) LogActions(context.Context) (actions []string, err error) {
	for _, e := range s.entries {
		actions = append(actions, e.Action)
	}
	slices.Sort(actions)
	return slices.Compact(actions), nil
}

func (s telling) LogDoers(context.Context) (doers []int, err error) {
	for _, e := range s.entries {
		doers = append(doers, e.By)
	}
	slices.Sort(doers)
	return slices.Compact(doers), nil
}

// numbers are those of people in the register, by their ids.
func numbers(t *testing.T, store *rooms.Store) map[int64]int {
	t.Helper()
	all, err := store.Directory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	byID := map[int64]int{}
	for _, p := range all {
		byID[p.ID] = p.Number
	}
	return byID
}

func TestLogIsReadInWordsWithoutIds(t *testing.T) {
	s := telling{Store: chattest.Store(t)}
	of := numbers(t, s.Store)
	const gone = 99
	s.entries = []people.Entry{
		{ID: 6, At: chattest.At("2024-07-02 09:00"), By: of[chattest.Admin], Action: "target-set", Unit: chattest.XaHangLia, Details: people.Details{Rules: "dien-bien-459", Indicator: "TD", Share: "7/8"}},
		{ID: 7, At: chattest.At("2024-07-02 08:00"), By: of[chattest.Admin], Action: "target-cleared", Details: people.Details{Rules: "quoc-gia-766", Indicator: "3.5A"}},
		{ID: 8, At: chattest.At("2024-07-02 08:00"), By: of[chattest.Admin], Action: "target-cleared", Details: people.Details{Rules: "cua-ai", Indicator: "IV.2"}},
		{ID: 5, At: chattest.At("2024-07-01 10:00"), By: of[chattest.Admin], Action: "moved", Unit: chattest.XaHangLia, UnitAfter: chattest.XaPhiNhu, Details: people.Details{Role: people.Officer}, Whom: of[chattest.Officer]},
		{ID: 4, At: chattest.At("2024-07-01 09:00"), By: gone, Action: "invitation-revoked", Unit: chattest.XaHangLia, Details: people.Details{Invitation: "0123456789abcdef", Role: people.Chair}},
		{ID: 3, At: chattest.At("2024-07-01 08:30"), By: people.CommandLine, Action: "removed"},
		{ID: 2, At: chattest.At("2024-07-01 08:00"), By: people.CommandLine, Action: "imported", Reference: 12, Details: people.Details{Kind: "dossiers"}},
		{ID: 1, At: chattest.At("2024-06-01 08:00"), By: people.CommandLine, Action: "month-closed", Month: "2024-05", Details: people.Details{Closing: 1}},
	}
	admin := fmt.Sprintf("quản trị viên, số %d", of[chattest.Admin])
	desk := chattest.Desk(t, s)
	desk.Add(New(desk, s))
	c := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	got := c.Say("/nhatky")
	for _, want := range []string{
		"09:00 ngày 02/7/2024 – " + admin + "\nĐặt chỉ tiêu: Giải quyết đúng hạn · 87,5% · xã Háng Lìa", "TTHC có dữ liệu phí (3.5A)\n", ": IV.2\n",
		fmt.Sprintf("Chuyển đơn vị: công chức một cửa xã Phì Nhừ, số %d · công chức một cửa · xã Háng Lìa · xã Phì Nhừ", of[chattest.Officer]),
		"tài khoản không còn vai trò, số 99\nThu hồi lời mời: Chủ tịch UBND · xã Háng Lìa",
		"máy chủ (dòng lệnh)\nThu hồi quyền sử dụng\n", "Nhập tệp: số 12 · danh sách hồ sơ", "Chốt số liệu: 5/2024 · 1",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the log lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "0123456789abcdef") {
		t.Errorf("the log shows an invitation's name:\n%s", got)
	}
	c.Tap("Theo tài khoản")
	c.Tap(admin)
	c.Tap("Theo thao tác")
	c.Tap("Đặt chỉ tiêu")
	c.Tap("Theo đơn vị…")
	c.Say("Pì Nhừ")
	if buttons := c.Last.Messages[0].Buttons; len(buttons) == 0 || !buttons[0][0].Protects {
		t.Errorf("the units that may be meant lead to the log in the place of a message that can be forwarded: %+v", buttons)
	}
	if got := c.Tap("Xã Phì Nhừ"); !strings.Contains(got, "Chỉ xem: xã Phì Nhừ · "+admin+" · Đặt chỉ tiêu\nKhông có mục nào.") {
		t.Errorf("all three chosen:\n%s", got)
	}
	c.Tap("Theo đơn vị…")
	if got := c.Say("Háng Lìa"); strings.Count(got, admin+"\nĐặt chỉ tiêu") != 1 {
		t.Errorf("of another unit:\n%s", got)
	}
	c.Tap("Tải tệp Excel")
	m := c.Last.Messages[0]
	if m.File == nil || m.File.Name != "nhat-ky-2024-07-03.xlsx" || !m.Protected || !strings.Contains(m.HTML, "1 mục") {
		t.Errorf("the file is %+v", m)
	}
}

// A button that no version of the program has made is explained as an old one.
func TestButtonThatSaysNonsenseExplainsItself(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	c := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, odd := range []string{"1:log:::x.y", "1:log:::.", "1:log:::.0", "1:log:::..1", "1:log:::.0.<3", "1:log:::..3", "1:log:::..<-3", "1:log:::..<03", "1:log:::..<3>4"} {
		if got := c.Press(odd); !strings.Contains(got, "Nút này không còn hiệu lực") {
			t.Errorf("%s gives\n%s", odd, got)
		}
	}
	for _, person := range []int64{chattest.Officer, chattest.Chair, chattest.Stranger} {
		c := chattest.NewTalk(t, desk, person, "vi")
		for _, data := range []string{"1:log:::", "1:logwho:::", "1:logwhat:::", "1:asklog:::", "1:logfile:::"} {
			if got := c.Press(data); strings.Contains(got, "Nhập tệp") || strings.Contains(got, "số 1") || c.Last.Messages[0].File != nil {
				t.Errorf("%s by person %d tells\n%s", data, person, got)
			}
		}
	}
}
