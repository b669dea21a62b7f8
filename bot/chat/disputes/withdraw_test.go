package disputes

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
)

func TestDisputeIsWithdrawnByNobodyButItsReporter(t *testing.T) {
	accept := func(w world) { w.decide(scoring.DisputeAccepted) }
	reject := func(w world) { w.decide(scoring.DisputeRejected) }
	remove := func(w world) {
		if _, err := w.store.RemovePerson(w.t.Context(), chattest.Chair, chattest.Admin); err != nil {
			w.t.Fatal(err)
		}
	}
	for _, c := range []struct {
		says   string
		person int64
		before func(world)
		lines  []string // as chattest.Talk follows them
		state  scoring.DisputeState
	}{
		{"while it is open, asked first", chattest.Chair, nil, []string{"> /baosai", "@ Rút lại số 1", "< Rút lại đề nghị đính chính số 1?", "< 240614-0001", "! đã được chấp nhận", "@ Rút lại số 1", "< Đề nghị đính chính số 1: đã rút lại", "@ Đề nghị đính chính của đơn vị", "< Kết quả: đã rút lại, lúc 08:00 ngày 03/7/2024", "! [Rút lại"}, scoring.DisputeWithdrawn},
		{"and kept", chattest.Chair, nil, []string{"> /baosai", "@ Rút lại số 1", "@ Không rút", "< Tình trạng: chờ xử lý"}, scoring.DisputeOpen},
		{"after it was accepted, and told what that does", chattest.Chair, accept, []string{"> /baosai", "@ Rút lại số 1", "< đã được chấp nhận. Nếu rút lại", "@ Rút lại số 1", "< Đề nghị đính chính số 1: đã rút lại"}, scoring.DisputeWithdrawn},
		{"not after it was rejected", chattest.Chair, reject, []string{"> /baosai", "! [Rút lại", "~ 1:dback:::1", "< Đề nghị đính chính số 1: bị từ chối", "< không cần rút lại", "~ 1:dback:::1,yes", "< không cần rút lại"}, scoring.DisputeRejected},
		{"pressed twice it is the same", chattest.Chair, accept, []string{"~ 1:dback:::1,yes", "< Đề nghị đính chính số 1: đã rút lại", "~ 1:dback:::1,yes", "< Đề nghị đính chính số 1: đã rút lại", "! không cần rút", "~ 1:dback:::1", "< Đề nghị đính chính số 1: đã rút lại", "! [Rút lại"}, scoring.DisputeWithdrawn},
		{"not by a colleague", colleague, nil, []string{"> /baosai", "< Đề nghị đính chính số 1", "! [Rút lại", "~ 1:dback:::1,yes", "< Chỉ người đã gửi", "! 240614"}, scoring.DisputeOpen},
		{"not by an admin", chattest.Admin, accept, []string{"~ 1:dback:::1,yes", "< Chỉ người đã gửi", "! 240614"}, scoring.DisputeAccepted},
		{"not by who was moved to another unit", chattest.Chair, world.move, []string{"~ 1:dback:::1", "< không còn phụ trách", "! 240614", "~ 1:dback:::1,yes", "< không còn phụ trách", "! 240614"}, scoring.DisputeOpen},
		{"not by who was removed", chattest.Chair, remove, []string{"~ 1:dback:::1,yes", "! 240614"}, scoring.DisputeOpen},
		{"not one that there is not", chattest.Chair, nil, []string{"~ 1:dback:::9,yes", "< Nút này không còn hiệu lực", "~ 1:dback:::x", "< Nút này không còn hiệu lực", "~ 1:dback:::,yes", "< Nút này không còn hiệu lực"}, scoring.DisputeOpen},
	} {
		t.Run(c.says, func(t *testing.T) {
			w := newWorld(t)
			w.file()
			if c.before != nil {
				c.before(w)
			}
			w.talk(c.person).Follow(c.lines...)
			if got := w.filed()[0].State; got != c.state {
				t.Errorf("it is %s, want %s", got, c.state)
			}
		})
	}
}

// Under the message that asked for a decision the buttons stay.
func TestWithdrawnDisputeIsNotDecided(t *testing.T) {
	w := newWorld(t)
	w.file()
	w.decide(scoring.DisputeAccepted)
	w.talk(chattest.Chair).Press("1:dback:::1,yes")
	admin := w.talk(chattest.Admin)
	for _, data := range []string{"1:dyes:::1", "1:dno:::1"} {
		got := admin.Press(data)
		for _, want := range []string{"Đề nghị đính chính số 1: đã rút lại", "Người gửi đã rút lại đề nghị này", "Điểm trên bảng không thay đổi."} {
			if !strings.Contains(got, want) || strings.Contains(got, "Người xử lý") {
				t.Errorf("%s is answered:\n%s", data, got)
			}
		}
	}
	admin.Follow("> /baosai Háng Lìa", "< Không có đề nghị đính chính")
}
