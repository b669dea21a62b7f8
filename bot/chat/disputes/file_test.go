package disputes

import (
	"strings"
	"testing"
	"time"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
)

func TestDisputeIsFiledFromEveryListAsItWasShown(t *testing.T) {
	for _, c := range []struct {
		says   string
		person int64
		lines  []string // as chattest.Talk follows them
		want   []scoring.Dispute
	}{
		{"by the list, from what is overdue in a month", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "< Anh/Chị đề nghị đính chính hồ sơ nào của tháng 6/2024?", "< 1. " + lateInJune, "@ 1. 240614-0001", "< Số liệu của hồ sơ sai ở điểm nào?", "< Cấp bản sao trích lục hộ tịch",
			"@ Ngày hẹn trả không đúng", "< Gửi đề nghị đính chính này cho quản trị viên?", "< tháng 6/2024", "< Nội dung đề nghị: Ngày hẹn trả không đúng", "@ Gửi", "< Đã gửi đề nghị đính chính số 1 cho quản trị viên.", "< Điểm trên bảng không thay đổi.", "@ Đề nghị đính chính của đơn vị", "< Tình trạng: chờ xử lý",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.WrongDue}}},
		{"from what is overdue now, it is about the running month", chattest.Chair, []string{
			"> /quahan", "@ Đề nghị đính chính", "< tháng 7/2024", "@ 1. 240614-0001", "@ Hồ sơ của đơn vị khác", "@ Gửi",
		}, []scoring.Dispute{{Month: "2024-07", Reason: scoring.NotOurs}}},
		{"from a figure explained", chattest.Chair, []string{
			"~ 1:why:2024-06:" + chattest.XaHangLia + ":TD", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Đã trả kết quả, hệ thống chưa cập nhật", "@ Gửi",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.NotSynced}}},
		{"it is left", chattest.Chair, []string{"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Ngày hẹn trả không đúng", "@ Hủy", "< chưa gửi đề nghị đính chính nào", "! 240614"}, nil},
		{"in words, which may begin like a command", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Lý do khác…", "< Đề nghị không ghi họ tên", "> đến hạn 12/6 nhưng  đã trả ngày 10/6",
			"< Gửi đề nghị đính chính này cho quản trị viên?", "< “đến hạn 12/6 nhưng đã trả ngày 10/6”", "@ Gửi", "< Đã gửi đề nghị đính chính số 1", "< “đến hạn 12/6 nhưng đã trả ngày 10/6”", "> công dân đã nhận", "< bot chưa hiểu",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.OtherReason, Words: "đến hạn 12/6 nhưng đã trả ngày 10/6"}}},
		{"words may be written again before they are sent", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Lý do khác…", "> chưa đúng", "< “chưa đúng”", "< Muốn sửa nội dung", "> công dân đã nhận", "< “công dân đã nhận”", "! chưa đúng", "@ Gửi", "< Đã gửi đề nghị đính chính số 1",
		}, []scoring.Dispute{{Month: "2024-06", Reason: scoring.OtherReason, Words: "công dân đã nhận"}}},
		{"words are left", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Lý do khác…", "> chưa đúng", "@ Hủy", "< chưa gửi đề nghị đính chính nào", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"words that may name somebody are not taken, nor too many", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Lý do khác…", "> gọi 0912 345 678", "< chưa được ghi nhận", "< /huy để hủy", "! 0912",
			"> " + strings.Repeat("a", 201), "< Nội dung dài 201 ký tự; tối đa 200 ký tự.", "~ 1:cancel::", "< Đã hủy.", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"a command leaves the question", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Lý do khác…", "> Quá hạn", "< Quá hạn chưa giải quyết: 2 hồ sơ", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"another press leaves it, too", chattest.Chair, []string{
			"> /quahan 6", "@ Đề nghị đính chính", "@ 1. 240614-0001", "@ Lý do khác…", "@ Hủy", "< Đã hủy.", "> công dân đã nhận", "< bot chưa hiểu",
		}, nil},
		{"an admin who serves no unit disputes nothing", chattest.Admin, []string{"> /quahan 6 Háng Lìa", "< 240614-0001", "! [Đề nghị đính chính]", "> /baosai", "< Không có đề nghị đính chính nào"}, nil},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t)
			w.talk(c.person).Follow(c.lines...)
			filed := w.filed()
			if len(filed) != len(c.want) {
				t.Fatalf("%d disputes: %+v", len(filed), filed)
			}
			for i, want := range c.want {
				if got := filed[i]; got.Month != want.Month || got.Reason != want.Reason || got.Words != want.Words || got.By != c.person || got.Dossier.Code != lateInJune {
					t.Errorf("it is %+v, want %+v", got, want)
				}
			}
		})
	}
}

// A button may be forged: nothing is filed because it says so.
func TestForgedDisputeIsNotFiled(t *testing.T) {
	const notYours, old = "chỉ đề nghị đính chính được hồ sơ của đơn vị mình", "Nút này không còn hiệu lực"
	w := newWorld(t)
	for says, c := range map[string]struct {
		person int64
		data   string
		want   string
	}{
		"a reason that there is not":          {chattest.Chair, "1:dfile:2024-06::stolen@" + lateInJune, old},
		"words without words":                 {chattest.Chair, "1:dfile:2024-06::other@" + lateInJune, old},
		"no month":                            {chattest.Chair, "1:dfile:::due@" + lateInJune, "không còn trong danh sách"},
		"a month in which it was not late":    {chattest.Chair, "1:dfile:2024-05::due@" + lateInJune, "không còn trong danh sách"},
		"a dossier that is nowhere":           {chattest.Chair, "1:dfile:2024-06::due@none", notYours},
		"another unit's dossier":              {chattest.Officer, "1:dfile:2024-06::due@" + lateInJune, notYours},
		"an admin's":                          {chattest.Admin, "1:dfile:2024-06::due@" + lateInJune, notYours},
		"no dossier":                          {chattest.Chair, "1:dfile:2024-06::due@", old},
		"in words, of another unit's dossier": {chattest.Officer, "1:dword:2024-06::" + lateInJune, notYours},
		"sent, of another unit's dossier":     {chattest.Officer, "1:dsend:2024-06::due@" + lateInJune, notYours},
		"sent, in a month of no list":         {chattest.Chair, "1:dsend:2024-05::due@" + lateInJune, "không còn trong danh sách"},
		"sent, for no reason":                 {chattest.Chair, "1:dsend:2024-06::stolen@" + lateInJune, old},
		"sent, in words without words":        {chattest.Chair, "1:dsend:2024-06::other@" + lateInJune, old},
		"words that were never written":       {chattest.Chair, "1:dsay:2024-06::a1b2c3@" + lateInJune, "Chưa gửi được"},
		"words, of another unit's dossier":    {chattest.Officer, "1:dsay:2024-06::a1b2c3@" + lateInJune, notYours},
		"words, of no dossier":                {chattest.Chair, "1:dsay:2024-06::a1b2c3", old},
		"a list that there is not":            {chattest.Chair, "1:dpick:2024-06:" + chattest.XaHangLia + ":none", old},
		"a list of no month":                  {chattest.Chair, "1:dpick::" + chattest.XaHangLia + ":now", old},
		"another unit's list":                 {chattest.Officer, "1:dpick:2024-06:" + chattest.XaHangLia + ":TD", notYours},
	} {
		if got := w.talk(c.person).Press(c.data); !strings.Contains(got, c.want) || len(w.filed()) > 0 {
			t.Errorf("%s: %d disputes, %s", says, len(w.filed()), got)
		}
	}
}

// A press or a message that is handled again after a crash files nothing a second time and is answered the same.
func TestDisputeHandledAgainIsFiledOnce(t *testing.T) {
	w := newWorld(t)
	talk := w.talk(chattest.Chair)
	// A button of an earlier version, that filed at once, asks.
	if asks := talk.Press("1:dfile:2024-06::due@" + lateInJune); !strings.Contains(asks, "Gửi đề nghị đính chính này cho quản trị viên?") || len(w.filed()) > 0 {
		t.Fatalf("%d disputes: %s", len(w.filed()), asks)
	}
	first := talk.Tap("Gửi")
	if again := talk.Again(); again != first || len(w.filed()) != 1 {
		t.Errorf("%d disputes, again: %s", len(w.filed()), again)
	}
	for _, data := range []string{"1:dsend:2024-06::due@" + lateInJune, "1:dsend:2024-06::unsynced@" + lateInJune, "1:dfile:2024-06::unsynced@" + lateInJune, "1:dsay:2024-06::a1b2c3@" + lateInJune} {
		if other := talk.Press(data); !strings.Contains(other, "Hồ sơ này đã có đề nghị đính chính số 1") || !strings.Contains(other, "Ngày hẹn trả không đúng") || len(w.filed()) != 1 {
			t.Errorf("%s, with a dispute standing, is answered: %s", data, other)
		}
	}
}

func TestWordsHandledAgainAreFiledOnce(t *testing.T) {
	w := newWorld(t)
	talk := w.talk(chattest.Chair)
	talk.Press("1:dword:2024-06::" + lateInJune)
	first := talk.Say("công dân đã nhận")
	if again := talk.Again(); again != first || len(w.filed()) > 0 {
		t.Errorf("%d disputes in words, again: %s", len(w.filed()), again)
	}
	send := talk.Last.Messages[0].Buttons[0][0].Data
	first = talk.Press(send)
	if again := talk.Again(); again != first || len(w.filed()) != 1 || !strings.Contains(again, "Đã gửi đề nghị đính chính") {
		t.Errorf("%d disputes in words, again: %s", len(w.filed()), again)
	}
	if twice := talk.Press(send); !strings.Contains(twice, "Hồ sơ này đã có đề nghị đính chính số 1") || len(w.filed()) != 1 {
		t.Errorf("%d disputes in words, pressed twice: %s", len(w.filed()), twice)
	}
}

// Sent is what stands above the button, and nothing else that was written since.
func TestWordsAreNotSentAfterOthersWereWritten(t *testing.T) {
	for says, c := range map[string]struct {
		between func(world, *chattest.Talk)
		want    string
	}{
		"other words were written":            {func(_ world, c *chattest.Talk) { c.Say("chưa đúng") }, "Chưa gửi được"},
		"the person turned to something else": {func(_ world, c *chattest.Talk) { c.Press("1:over::" + chattest.XaHangLia) }, "Chưa gửi được"},
		"another dispute was begun":           {func(_ world, c *chattest.Talk) { c.Press("1:dword:2024-07::" + lateInJuly) }, "Chưa gửi được"},
		"too much time has passed": {func(w world, _ *chattest.Talk) {
			w.desk.Now = func() time.Time { return chattest.Now().Add(time.Hour) }
		}, "Chưa gửi được"},
		"the person was moved": {func(w world, _ *chattest.Talk) { w.move() }, "chỉ đề nghị đính chính được hồ sơ của đơn vị mình"},
	} {
		w := newWorld(t)
		talk := w.talk(chattest.Chair)
		talk.Press("1:dword:2024-06::" + lateInJune)
		talk.Say("công dân đã nhận")
		send := talk.Last.Messages[0].Buttons[0][0].Data
		c.between(w, talk)
		if got := talk.Press(send); !strings.Contains(got, c.want) || len(w.filed()) > 0 {
			t.Errorf("%s: %d disputes, %s", says, len(w.filed()), got)
		}
	}
}
