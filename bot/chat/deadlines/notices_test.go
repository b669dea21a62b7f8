package deadlines

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// alone is a desk of this room alone.
func alone(t *testing.T, store *rooms.Store) *chat.Desk {
	t.Helper()
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	return desk
}

var (
	hangLia = outbox.Row{Unit: chattest.XaHangLia, Reason: outbox.DueToday}
	phiNhu  = outbox.Row{Unit: chattest.XaPhiNhu, Reason: outbox.DueToday}
)

func TestAMorningWithNothingDueIsSilent(t *testing.T) {
	desk := alone(t, chattest.Store(t))
	if m, moot := chattest.Compose(t, desk, chattest.Officer, "2024-07-03 07:30", phiNhu); moot[0] != outbox.Over {
		t.Errorf("%q: %s", moot, m.HTML)
	}
	m, moot := chattest.Compose(t, desk, chattest.Chair, "2024-07-03 07:30", hangLia, hangLia)
	if moot[0] != "" || moot[1] != "" || strings.Count(m.HTML, "0 hồ sơ đến hạn, 2 hồ sơ quá hạn") != 1 {
		t.Errorf("%q: %s", moot, m.HTML)
	}
}

func TestAMorningWithDossiersToAcceptAloneIsTold(t *testing.T) {
	store := chattest.Store(t)
	chattest.Import(t, store, "cho-tiep-nhan.csv", "Mã hồ sơ,Đơn vị,Ngày nộp hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái,Hình thức nộp hồ sơ\n"+
		"000.11.32.H18-240702-9001,,02/07/2024 17:01,,,Mới đăng ký,Trực tuyến\n")
	m, moot := chattest.Compose(t, alone(t, store), chattest.Officer, "2024-07-03 07:30", phiNhu)
	if moot[0] != "" || !strings.HasPrefix(m.HTML, "<b>Hôm nay – xã Phì Nhừ: 1 hồ sơ trực tuyến chờ tiếp nhận</b>") || !strings.Contains(m.HTML, "9001") {
		t.Errorf("%q: %s", moot, m.HTML)
	}
}

// In one message with what is told, what is not ends as not told, and with its own reason: the message must not stand for it.
func TestWhatAMessageDoesNotTellOfIsNotTold(t *testing.T) {
	store := chattest.Store(t)
	desk := alone(t, store)
	old := outbox.Row{Reason: outbox.OldData}
	for _, c := range []struct {
		says   string
		person int64
		want   []outbox.Moot
	}{
		{"to the chair", chattest.Chair, []outbox.Moot{"", outbox.Moved, outbox.Moved, ""}},
		{"to an admin", chattest.Admin, []outbox.Moot{"", outbox.Over, outbox.Over, ""}},
		{"to a stranger", chattest.Stranger, []outbox.Moot{outbox.Removed, outbox.Removed, outbox.Removed, outbox.Removed}},
	} {
		m, moot := chattest.Compose(t, desk, c.person, "2024-07-03 07:30", hangLia, phiNhu, old, hangLia)
		for i := range c.want {
			if moot[i] != c.want[i] {
				t.Errorf("%s: %q, want %q:\n%s", c.says, moot, c.want, m.HTML)
				break
			}
		}
	}
}

// The data reach to Friday 28 June.
func TestAMorningByOldData(t *testing.T) {
	for _, c := range []struct{ says, at, set, want string }{
		{"three working days later the list is told", "2024-07-03 07:30", "", "Hôm nay – xã Háng Lìa"},
		{"four: that the data are old, and no dossier", "2024-07-04 07:30", "", "Xã Háng Lìa: số liệu tính đến 14:02 ngày 28/6, chưa được cập nhật 4 ngày làm việc"},
		{"ten: the same", "2024-07-12 07:30", "", "chưa được cập nhật 10 ngày làm việc"},
		{"eleven: nothing", "2024-07-15 07:30", "", ""},
		{"eleven, where twenty are allowed", "2024-07-15 07:30", "20", "chưa được cập nhật 11 ngày làm việc"},
	} {
		store := chattest.Store(t)
		if c.set != "" {
			if err := store.PutSetting(t.Context(), "silent-days", c.set, 0); err != nil {
				t.Fatal(err)
			}
		}
		m, moot := chattest.Compose(t, alone(t, store), chattest.Chair, c.at, hangLia)
		if (moot[0] == "") != (c.want != "") || !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %q: %s", c.says, moot, m.HTML)
		}
		if listed := strings.Contains(m.HTML, "240614-0001"); listed != (c.at == "2024-07-03 07:30") {
			t.Errorf("%s: the dossier is named: %v", c.says, listed)
		}
	}
}

func TestOldDataAreToldToAdminsWhileTheyAreOld(t *testing.T) {
	desk := alone(t, chattest.Store(t))
	for _, c := range []struct {
		says   string
		person int64
		at     string
		moot   outbox.Moot
	}{
		{"an admin is told", chattest.Admin, "2024-07-15 07:30", ""},
		{"whoever is none any more is not", chattest.Officer, "2024-07-15 07:30", outbox.Moved},
		{"newer data have come", chattest.Admin, "2024-07-12 07:30", outbox.Over},
	} {
		m, moot := chattest.Compose(t, desk, c.person, c.at, outbox.Row{Reason: outbox.OldData})
		if moot[0] != c.moot || c.moot == "" && !strings.Contains(m.HTML, "Số liệu chưa cập nhật quá 10 ngày làm việc") {
			t.Errorf("%s: %q: %s", c.says, moot, m.HTML)
		}
	}
}

// What a unit that has ended must still see to is its heir's: the former people are told where it is, and nothing is said to be
// done that is not.
func TestAUnitThatHasEndedLeadsToItsHeir(t *testing.T) {
	const both int64 = 9
	store := chattest.Store(t)
	chattest.Register(t, store, both, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
	chattest.Import(t, store, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa\n"+
		"000.10.32.H18,UBND xã Háng Lìa,30/06/2024,000.11.32.H18\n000.11.32.H18,UBND xã Phì Nhừ,,\n")
	desk := alone(t, store)
	const ended, dossier = "đã sáp nhập vào xã Phì Nhừ", chattest.XaHangLia + "-240614-0001"
	for _, c := range []struct {
		says   string
		person int64
		asks   bot.Request
		want   string
		lacks  []string
		then   string // is pressed, and gives the heir's list
	}{
		{"its people have no list of their own any more", chattest.Chair, bot.Request{Text: "/quahan"}, ended, []string{"[Xã", "không có hồ sơ"}, ""},
		{"nor of what comes due", chattest.Chair, bot.Request{Text: "/saphan"}, ended, []string{"[Xã"}, ""},
		{"an admin goes on to the heir", chattest.Admin, bot.Request{Text: "/quahan háng lìa"}, ended, nil, "Xã Phì Nhừ"},
		{"so does who serves both", both, bot.Request{Text: "/quahan háng lìa"}, ended, nil, "Xã Phì Nhừ"},
		{"an old button says the same", chattest.Chair, bot.Request{Press: &bot.Press{Data: "1:over::" + chattest.XaHangLia}}, ended, nil, ""},
		{"to others it says no more than before", chattest.Officer, bot.Request{Text: "/quahan pú hồng"}, "chỉ xem được hồ sơ của đơn vị mình", []string{"sáp nhập"}, ""},
	} {
		talk := chattest.NewTalk(t, desk, c.person, "vi")
		var got string
		if c.asks.Press != nil {
			got = talk.Press(c.asks.Press.Data)
		} else {
			got = talk.Say(c.asks.Text)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: it lacks %q:\n%s", c.says, c.want, got)
		}
		for _, not := range append(c.lacks, dossier) {
			if strings.Contains(got, not) {
				t.Errorf("%s: it has %q:\n%s", c.says, not, got)
			}
		}
		if c.then == "" {
			continue
		}
		if got := talk.Tap(c.then); !strings.Contains(got, dossier) {
			t.Errorf("%s: the heir's list lacks %s:\n%s", c.says, dossier, got)
		}
	}
	if got := chattest.NewTalk(t, desk, chattest.Chair, "en").Say("/quahan 6"); !strings.Contains(got, dossier) {
		t.Errorf("a month of its own is told as\n%s", got)
	}
	chattest.Import(t, store, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến\n000.10.32.H18,UBND xã Háng Lìa,30/06/2024\n")
	if got := chattest.NewTalk(t, desk, chattest.Chair, "de").Say("/quahan"); strings.Contains(got, "sáp nhập") {
		t.Errorf("a unit without an heir leads elsewhere:\n%s", got)
	}
}
