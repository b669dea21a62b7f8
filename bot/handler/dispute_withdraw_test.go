package handler

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

func TestAReportIsWithdrawnByWhoMadeIt(t *testing.T) {
	accept := func(f *fake) { _, _, _ = f.DecideDispute(t.Context(), 1, scoring.DisputeAccepted, admin) }
	reject := func(f *fake) { _, _, _ = f.DecideDispute(t.Context(), 1, scoring.DisputeRejected, admin) }
	for _, c := range []struct {
		says   string
		person int64
		before func(*fake)
		lines  []string // as in TestConversations
		state  scoring.DisputeState
	}{
		{"while it is open, asked first", chair, nil, []string{"> /baosai", "@ Rút lại số 1", "< Rút lại báo sai số 1?", "< 240605-0002", "! đã được chấp nhận", "@ Rút lại số 1", "< Báo sai số 1: đã rút lại", "@ Các báo sai của đơn vị", "< Kết quả: đã rút lại, lúc 08:00 03/07/2024", "! [Rút lại"}, scoring.DisputeWithdrawn},
		{"and kept", chair, nil, []string{"> /baosai", "@ Rút lại số 1", "@ Không rút", "< Kết quả: chờ xử lý"}, scoring.DisputeOpen},
		{"after it was accepted, and told what that does", chair, accept, []string{"> /baosai", "@ Rút lại số 1", "< đã được chấp nhận. Rút lại thì", "@ Rút lại số 1", "< Báo sai số 1: đã rút lại"}, scoring.DisputeWithdrawn},
		{"not after it was rejected", chair, reject, []string{"> /baosai", "! [Rút lại", "~ 1:dback:::1", "< Báo sai số 1: bị từ chối", "< không cần rút lại", "~ 1:dback:::1,yes", "< không cần rút lại"}, scoring.DisputeRejected},
		{"pressed twice it is the same", chair, accept, []string{"~ 1:dback:::1,yes", "< Báo sai số 1: đã rút lại", "~ 1:dback:::1,yes", "< Báo sai số 1: đã rút lại", "! không cần rút", "~ 1:dback:::1", "< Báo sai số 1: đã rút lại", "! [Rút lại"}, scoring.DisputeWithdrawn},
		{"not by a colleague", both, nil, []string{"> /baosai", "< Báo sai số 1", "! [Rút lại", "~ 1:dback:::1,yes", "< Chỉ người đã gửi", "! 240605"}, scoring.DisputeOpen},
		{"not by an admin", admin, accept, []string{"~ 1:dback:::1,yes", "< Chỉ người đã gửi", "! 240605"}, scoring.DisputeAccepted},
		{"not by who was moved to another unit", chair, func(f *fake) { p := f.people[officer]; p.ID = chair; f.people[chair] = p }, []string{"~ 1:dback:::1", "< không còn phụ trách", "! 240605", "~ 1:dback:::1,yes", "< không còn phụ trách", "! 240605"}, scoring.DisputeOpen},
		{"not by who was removed", chair, func(f *fake) { f.people[chair] = people.Person{ID: chair} }, []string{"~ 1:dback:::1,yes", "! 240605"}, scoring.DisputeOpen},
		{"not one that there is not", chair, nil, []string{"~ 1:dback:::9,yes", "< Nút này đã cũ", "~ 1:dback:::x", "< Nút này đã cũ", "~ 1:dback:::,yes", "< Nút này đã cũ"}, scoring.DisputeOpen},
	} {
		t.Run(c.says, func(t *testing.T) {
			f := newFake(t)
			wrong(f)
			if c.before != nil {
				c.before(f)
			}
			talk := newChat(t, f, c.person, "vi")
			for _, line := range c.lines {
				if data, pressed := strings.CutPrefix(line, "~ "); pressed {
					talk.press(data)
				} else {
					talk.follow([]string{line})
				}
			}
			if got := f.disputes[0].State; got != c.state {
				t.Errorf("it is %s, want %s", got, c.state)
			}
		})
	}
}

func TestAdminsAreToldOfWhatIsWithdrawn(t *testing.T) {
	f := newFake(t)
	wrong(f)
	_, _, _ = f.DecideDispute(t.Context(), 1, scoring.DisputeAccepted, admin)
	_, _, _ = f.WithdrawDispute(t.Context(), 1, chair)
	talk := newChat(t, f, admin, "vi")
	for _, data := range []string{"1:dyes:::1", "1:dno:::1"} { // under the message that asked for a decision
		got := shown(talk.press(data))
		for _, want := range []string{"Báo sai số 1: đã rút lại", "Người gửi đã rút lại báo sai này", "Điểm chính thức vẫn tính theo số liệu."} {
			if !strings.Contains(got, want) || strings.Contains(got, "Người xử lý") {
				t.Errorf("%s is answered:\n%s", data, got)
			}
		}
	}
	talk.follow([]string{"> /baosai Háng Lìa", "< Không có báo sai"})
	for _, c := range []struct {
		says   string
		reader int64
		reason outbox.Reason
		want   string // "" for nothing
	}{
		{"the admins are told", admin, outbox.Retracted, "Rút lại báo sai số 1 – Xã Háng Lìa"},
		{"who is no admin any more is not", officer, outbox.Retracted, ""},
		{"nobody is asked to decide it", admin, outbox.Disputed, ""},
		{"who withdrew it is not told that it was accepted", chair, outbox.Settled, ""},
	} {
		m, some, err := compose(t, talk.handler, c.reader, []outbox.Row{{Reason: c.reason, Unit: hangLia, Reference: 1}}, at("2024-07-03 09:00"))
		if got := shown(bot.Reply{Messages: []bot.Message{m}}); err != nil || some != (c.want != "") || some && (!strings.Contains(got, c.want) || !m.Protected) {
			t.Errorf("%s: said %v, %v: %s", c.says, some, err, got)
		}
	}
}

// A dossier whose report was accepted is marked in every list, and nobody is reminded of it.
func TestACorrectedDossierIsMarked(t *testing.T) {
	const mark = "✎ đã chấp nhận báo sai"
	for _, c := range []struct {
		person int64
		lines  []string
	}{
		{chair, []string{"> /quahan", "< Quá hạn: 1 hồ sơ", "< " + mark}},
		{chair, []string{"> /quahan 6", "< " + mark, "@ Báo sai số liệu", "< " + mark}},
		{admin, []string{"> /quahan 6 Háng Lìa", "< " + mark}},
		{admin, []string{"> /quahan 6/2024", "< " + mark}},
		{chair, []string{"> /saphan", "! " + mark}},
		{chair, []string{"> /diem 6/2024", "@ Vì sao?", "@ Giải quyết đúng hạn: 27,7/30", "< " + mark}},
	} {
		for _, accepted := range []bool{true, false} {
			f := newFake(t)
			wrong(f)
			if accepted {
				_, _, _ = f.DecideDispute(t.Context(), 1, scoring.DisputeAccepted, admin)
			}
			talk := newChat(t, f, c.person, "vi")
			for _, line := range c.lines {
				if !accepted && strings.HasPrefix(line, "< "+mark) {
					line = "! " + mark
				}
				talk.follow([]string{line})
			}
		}
	}
	f := newFake(t)
	h := newChat(t, f, chair, "vi").handler
	compose := func(row outbox.Row) (string, bool) {
		m, some, err := compose(t, h, chair, []outbox.Row{row}, at("2024-07-03 08:00"))
		if err != nil {
			t.Fatal(err)
		}
		return shown(bot.Reply{Messages: []bot.Message{m}}), some
	}
	morning := outbox.Row{Unit: hangLia, Reason: outbox.DueToday}
	if got, some := compose(morning); !some || !strings.Contains(got, "0 hồ sơ đến hạn, 1 hồ sơ quá hạn") {
		t.Fatalf("said %v: %s", some, got)
	}
	urged := func() int {
		n, known, err := h.outstandingNow(t.Context(), hangLia, at("2024-07-03 08:00"))
		if err != nil || !known {
			t.Fatalf("%v, %v", known, err)
		}
		return n
	}
	if n := urged(); n != 1 {
		t.Errorf("a broadcast says that %d are overdue", n)
	}
	wrong(f)
	_, _, _ = f.DecideDispute(t.Context(), 1, scoring.DisputeAccepted, admin)
	if n := urged(); n != 0 {
		t.Errorf("a broadcast says that %d are overdue, of a corrected one", n)
	}
	if got, some := compose(morning); some {
		t.Errorf("a morning of nothing but a corrected dossier is told: %s", got)
	}
	if got, _ := compose(told(f, outbox.Breach)); !strings.Contains(got, mark) {
		t.Errorf("in the warning it is not marked: %s", got)
	}
}
