package disputes

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/deadlines"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// tell is what somebody is told of a row about the first dispute, and why they are not.
func (w world) tell(person int64, row outbox.Row) (string, outbox.Moot) {
	w.t.Helper()
	row.Unit, row.Reference = chattest.XaHangLia, 1
	m, moot, err := w.desk.Compose(w.t.Context(), person, []outbox.Row{row}, chattest.Now())
	if err != nil {
		w.t.Fatal(err)
	}
	if moot[0] != "" {
		return "", moot[0]
	}
	if !m.Protected {
		w.t.Errorf("what tells of a dossier may be forwarded:\n%s", m.HTML)
	}
	return chattest.Shown(bot.Reply{Messages: []bot.Message{m}}), ""
}

func TestDisputeIsToldAsItStandsToWhomItConcerns(t *testing.T) {
	open := func(w world) { w.file() }
	accepted := func(w world) {
		w.file()
		w.decide(scoring.DisputeAccepted)
	}
	withdrawn := func(w world) {
		accepted(w)
		w.talk(chattest.Chair).Press("1:dback:::1,yes")
	}
	for _, c := range []struct {
		says   string
		state  func(world)
		reader int64
		reason outbox.Reason
		want   []string    // in the message
		moot   outbox.Moot // why nothing is said
	}{
		{"an admin is asked", open, chattest.Admin, outbox.Disputed,
			[]string{"Đề nghị đính chính số 1 – xã Háng Lìa: hồ sơ " + lateInJune, "Nội dung đề nghị: Đã trả kết quả, hệ thống chưa cập nhật", "[Chấp nhận số 1]", "[Từ chối số 1]"}, ""},
		{"not when another decided", accepted, chattest.Admin, outbox.Disputed, nil, outbox.Over},
		{"nor when it was withdrawn", withdrawn, chattest.Admin, outbox.Disputed, nil, outbox.Over},
		{"nor who is no admin any more", open, chattest.Officer, outbox.Disputed, nil, outbox.Moved},
		{"nor of a dispute that there is not", func(world) {}, chattest.Admin, outbox.Disputed, nil, outbox.Over},
		{"who disputed is told the outcome", accepted, chattest.Chair, outbox.Settled,
			[]string{"Đề nghị đính chính số 1 được chấp nhận: hồ sơ " + lateInJune, "Điểm trên bảng không thay đổi", "[Bảng điểm xã Háng Lìa]"}, ""},
		{"not when they serve another unit", accepted, chattest.Officer, outbox.Settled, nil, outbox.Moved},
		{"nor before there is one", open, chattest.Chair, outbox.Settled, nil, outbox.Over},
		{"nor when they have withdrawn it", withdrawn, chattest.Chair, outbox.Settled, nil, outbox.Over},
		{"nor of a dispute that there is not", func(world) {}, chattest.Chair, outbox.Settled, nil, outbox.Over},
		{"the admins are told that an accepted one was withdrawn", withdrawn, chattest.Admin, outbox.Retracted, []string{"Rút lại đề nghị đính chính số 1 – xã Háng Lìa"}, ""},
		{"who is no admin any more is not", withdrawn, chattest.Officer, outbox.Retracted, nil, outbox.Moved},
		{"nor is anybody while it stands", accepted, chattest.Admin, outbox.Retracted, nil, outbox.Over},
	} {
		w := newWorld(t)
		c.state(w)
		got, moot := w.tell(c.reader, outbox.Row{Reason: c.reason})
		if moot != c.moot {
			t.Errorf("%s: moot for %q, want %q", c.says, moot, c.moot)
		}
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, got)
			}
		}
	}
}

// Whoever was removed is told nothing, whatever there is to say.
func TestDisputeIsNotToldToWhoWasRemoved(t *testing.T) {
	w := newWorld(t)
	w.file()
	w.decide(scoring.DisputeAccepted)
	if _, err := w.store.RemovePerson(t.Context(), chattest.Chair, chattest.Admin); err != nil {
		t.Fatal(err)
	}
	if got, moot := w.tell(chattest.Chair, outbox.Row{Reason: outbox.Settled}); moot != outbox.Removed {
		t.Errorf("told %q, moot for %q", got, moot)
	}
}

// The morning's list and broadcasts leave out a dossier whose dispute was accepted.
func TestNobodyIsUrgedAboutCorrectedDossier(t *testing.T) {
	w := newWorld(t)
	w.file()
	urged := func() (int, string) {
		n, known, err := deadlines.NewCounts(w.store).WithoutCorrected(t.Context(), chattest.XaHangLia, chattest.Now())
		if err != nil || !known {
			t.Fatalf("known %v, %v", known, err)
		}
		morning, _ := w.tell(chattest.Chair, outbox.Row{Reason: outbox.DueToday})
		return n, morning
	}
	if n, morning := urged(); n != 2 || !strings.Contains(morning, lateInJune) || !strings.Contains(morning, lateInJuly) {
		t.Errorf("%d are urged about: %s", n, morning)
	}
	w.decide(scoring.DisputeAccepted)
	if n, morning := urged(); n != 1 || strings.Contains(morning, lateInJune) || !strings.Contains(morning, lateInJuly) {
		t.Errorf("after one was corrected %d are urged about: %s", n, morning)
	}
}
