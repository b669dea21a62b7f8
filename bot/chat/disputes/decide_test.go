package disputes

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
)

func TestFirstDecisionStands(t *testing.T) {
	w := newWorld(t)
	w.file()
	one, two := w.talk(chattest.Admin), w.talk(deputy)
	first := one.Press("1:dyes:::1")
	for _, want := range []string{"Đề nghị đính chính số 1: được chấp nhận", "Người xử lý: Anh/Chị", "Điểm trên bảng không thay đổi"} {
		if !strings.Contains(first, want) || strings.Contains(first, "từ trước") {
			t.Errorf("the decision lacks %q, or is an old one:\n%s", want, first)
		}
	}
	if one.Last.Messages[0].Edit != 0 {
		t.Error("the buttons of other disputes are overwritten")
	}
	if again := one.Press("1:dyes:::1"); again != first {
		t.Errorf("the same again: %s", again)
	}
	for says, got := range map[string]string{"the other admin": two.Press("1:dno:::1"), "who changes their mind": one.Press("1:dno:::1")} {
		if !strings.Contains(got, "Đề nghị đính chính số 1: được chấp nhận") || !strings.Contains(got, "đã được xử lý trước đó") {
			t.Errorf("%s is told:\n%s", says, got)
		}
	}
	if got := chattest.Shown(two.Last); !strings.Contains(got, "Người xử lý: quản trị") {
		t.Errorf("the other admin is not told who decided:\n%s", got)
	}
	if d := w.filed()[0]; d.State != scoring.DisputeAccepted || d.DecidedBy != chattest.Admin {
		t.Errorf("it is %+v", d)
	}
	for _, data := range []string{"1:dyes:::99", "1:dyes:::x", "1:dno:::"} {
		if got := one.Press(data); !strings.Contains(got, "Nút này không còn hiệu lực") {
			t.Errorf("%s: %s", data, got)
		}
	}
	for _, person := range []int64{chattest.Chair, chattest.Officer} {
		if got := w.talk(person).Press("1:dno:::1"); !strings.Contains(got, "Chỉ quản trị") || strings.Contains(got, "240614") {
			t.Errorf("person %d decides: %s", person, got)
		}
	}
}

// Without the late dossier 12 of 13 on time are 12 of 12, and 11 of 16 paid online are 10 of 15: 76 2/3 points of 85.
func TestCardShowsTheScoreWithoutAnAcceptedDispute(t *testing.T) {
	w := newWorld(t)
	w.file()
	chair, officer := w.talk(chattest.Chair), w.talk(chattest.Officer)
	official := chair.Say("/diem 6/2024")
	w.decide(scoring.DisputeAccepted)
	const line = "Điểm tham khảo khi loại 1 hồ sơ được chấp nhận đính chính: "
	for data, want := range map[string]string{
		"1:card:2024-06:" + chattest.XaHangLia:           line + "90,2 điểm (điểm trên bảng: 87,7)",
		"1:detail:2024-06:" + chattest.XaHangLia:         line + "90,2 điểm (điểm trên bảng: 87,7)",
		"1:why:2024-06:" + chattest.XaHangLia + ":TD":    line + "30 điểm, 12/12 (điểm trên bảng: 27,7)",
		"1:why:2024-06:" + chattest.XaHangLia + ":total": line + "90,2 điểm (điểm trên bảng: 87,7)",
	} {
		if got := chair.Press(data); !strings.Contains(got, want) {
			t.Errorf("%s lacks %q:\n%s", data, want, got)
		}
	}
	if with := chair.Say("/diem 6/2024"); strings.Replace(with, line+"90,2 điểm (điểm trên bảng: 87,7)\n", "", 1) != official {
		t.Errorf("more than that line changed:\n%s", with)
	}
	if got := chair.Press("1:why:2024-06:" + chattest.XaHangLia + ":SH1"); strings.Contains(got, "Không tính") {
		t.Errorf("another indicator: %s", got)
	}
	if got := officer.Say("/diem 6/2024 Háng Lìa"); strings.Contains(got, "Không tính") {
		t.Errorf("another unit's officer is told:\n%s", got)
	}
}

// Lists are in pages; an admin decides from theirs, and others see what became of their unit's.
func TestDisputesAreListedByUnit(t *testing.T) {
	w := newWorld(t)
	w.file()
	rows, total, err := w.store.Gap(t.Context(), "2024-06", chattest.XaPhiNhu, chattest.Indicator(t, "TT2").Counts, 0, listPage)
	if err != nil || len(rows) != listPage {
		t.Fatalf("%d of %d dossiers, %v", len(rows), total, err)
	}
	for _, d := range rows {
		w.fileOf(chattest.Officer, d.Code)
	}
	w.talk(chattest.Admin).Follow(
		"> /baosai", "< Đề nghị đính chính chờ xử lý: 6", "< Xã Háng Lìa · tháng 6/2024", "< Trang 1/2", "@ Sau ›", "< Đề nghị đính chính số 6", "! Đề nghị đính chính số 1",
		"@ Từ chối số 6", "< Đề nghị đính chính số 6: bị từ chối", "@ Đề nghị đính chính chờ xử lý", "< Đề nghị đính chính chờ xử lý: 5", "! [Chấp nhận số 6]",
	)
	w.talk(chattest.Officer).Follow("> báo sai", "< Xã Phì Nhừ: 5 đề nghị đính chính", "< Kết quả: bị từ chối, lúc 08:00 ngày 03/7/2024", "! Háng Lìa", "! [Chấp nhận")
	w.talk(colleague).Follow("> /baosai", "< Xã Háng Lìa: 1 đề nghị đính chính", "@ Xã Phì Nhừ", "< Xã Phì Nhừ: 5 đề nghị đính chính")
	w.talk(chattest.Officer).Follow("~ 1:dlist::"+chattest.XaHangLia, "< chỉ xem được hồ sơ của đơn vị mình", "! 240614")
	chattest.NewTalk(t, newWorld(t).desk, chattest.Officer, "en").Follow("> /disputes", "< Xã Phì Nhừ has not filed any disputes.", "< “Dispute the data”")
}

// A dossier whose dispute was accepted is marked in every list.
func TestCorrectedDossierIsMarkedInEveryList(t *testing.T) {
	const mark = "✎ đã chấp nhận đính chính"
	for _, accepted := range []bool{true, false} {
		w := newWorld(t)
		w.file()
		want := "! " + mark
		if accepted {
			w.decide(scoring.DisputeAccepted)
			want = "< " + mark
		}
		chair, admin := w.talk(chattest.Chair), w.talk(chattest.Admin)
		chair.Follow("> /quahan", "< Quá hạn chưa giải quyết: 2 hồ sơ", want)
		chair.Follow("> /quahan 6", want, "@ Đề nghị đính chính", want)
		chair.Follow("> /saphan", "! "+mark)
		chair.Follow("~ 1:why:2024-06:"+chattest.XaHangLia+":TD", want)
		admin.Follow("> /quahan 6 Háng Lìa", want)
		admin.Follow("> /quahan 6/2024", want)
	}
}
