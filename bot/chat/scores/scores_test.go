package scores

import (
	"context"
	"slices"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// begin is the chat of somebody with a desk of this room alone, on a store of the test's own.
func begin(t *testing.T, person int64) *chattest.Talk {
	t.Helper()
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	return chattest.NewTalk(t, desk, person, "vi")
}

// Who serves a unit sees how each of its figures came about.
func TestChairSeesTheirMonthInEveryForm(t *testing.T) {
	talk := begin(t, chattest.Chair)
	for _, c := range []struct{ says, got, want string }{
		{"by the command", talk.Say("/diem"), "Tiến độ, kết quả"},
		{"with every indicator", talk.Tap("Chi tiết"), "Giải quyết đúng hạn"},
		{"which figures can be explained", talk.Tap("Cách tính"), "[Hạng"},
		{"the total", talk.Press("1:why:2024-06:000.10.32.H18:total"), "Quy đổi"},
		{"the rank", talk.Press("1:why:2024-06:000.10.32.H18:rank"), "hạng"},
		{"an indicator", talk.Press("1:why:2024-06:000.10.32.H18:TD"), "Mẫu số"},
		{"an indicator of other rules", talk.Press("1:why:2024-06:000.10.32.H18:XX"), "[Hạng"},
		{"of no unit", talk.Press("1:why:2024-06::TD"), "Nút này không còn hiệu lực"},
		{"a month in words alone", talk.Say("tháng 6/2024"), "tháng 6/2024"},
		{"a month without a card", talk.Say("/diem 5/2023"), "[6/2024]"},
		{"the question for a month", talk.Press("1:askm::000.10.32.H18"), "[6/2024]"},
		{"its answer", talk.Say("6/2024"), "Xã Háng Lìa · tháng 6/2024"},
		{"the question for a unit", talk.Press("1:asku:2024-06:"), "xã"},
		{"the trend", talk.Say("/xuhuong"), "Xã Háng Lìa"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, c.got)
		}
	}
}

// Everybody else sees a total, a grade and a rank, whatever they press.
func TestOthersSeeTotalAndRankAlone(t *testing.T) {
	talk := begin(t, chattest.Officer)
	for _, data := range []string{"1:card:2024-06:000.10.32.H18", "1:detail:2024-06:000.10.32.H18", "1:why:2024-06:000.10.32.H18:", "1:why:2024-06:000.10.32.H18:TD", "1:why:2024-06:000.10.32.H18:total"} {
		if got := talk.Press(data); !strings.Contains(got, "Xã Háng Lìa · tháng 6/2024") || strings.Contains(got, "Tiến độ, kết quả") || strings.Contains(got, "Giải quyết đúng hạn") {
			t.Errorf("%s tells\n%s", data, got)
		}
	}
}

// Who serves two units is offered the other one.
func TestWhoServesTwoUnitsChooses(t *testing.T) {
	store := chattest.Store(t)
	chattest.Register(t, store, chattest.Chair, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	chattest.NewTalk(t, desk, chattest.Chair, "vi").Follow("> /diem", "< Xã Háng Lìa · ", "@ Xã Phì Nhừ", "< Xã Phì Nhừ · ", "@ Xã Háng Lìa", "< Xã Háng Lìa · ")
}

// A target that was set, for a unit or for all, is the one that is shown with the figure.
func TestTargetThatWasSetIsShown(t *testing.T) {
	store := chattest.Store(t)
	for _, target := range []scoring.Target{{Indicator: "TD", Unit: chattest.XaHangLia, Share: scoring.Frac(9, 10)}, {Indicator: "TT2", Share: scoring.Frac(7, 10)}} {
		if err := store.SetTarget(t.Context(), "dien-bien-459", target.Indicator, target.Unit, target.Share, 0); err != nil {
			t.Fatal(err)
		}
	}
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	chattest.NewTalk(t, desk, chattest.Chair, "vi").Follow("~ 1:detail:2024-06:"+chattest.XaHangLia, "< đạt chỉ tiêu 27 ", "< ▼ chưa đạt chỉ tiêu 7 ")
}

// manyDisputes is a store whose card cannot hold the dossiers that were accepted as wrong: their data moved under it.
type manyDisputes struct{ *rooms.Store }

func (manyDisputes) AcceptedDisputes(context.Context, scoring.Month, string) ([]dossier.Class, error) {
	return slices.Repeat([]dossier.Class{{Status: dossier.ResultReturned, FinishedIn: true, EResult: dossier.Yes}}, 20), nil
}

// No comparison is better than a wrong one.
func TestScoreWithoutDisputesIsNotShownWhenTheCardCannotHoldThem(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, manyDisputes{store}))
	got := chattest.NewTalk(t, desk, chattest.Chair, "vi").Say("/diem 6/2024")
	if strings.Contains(got, "Không tính") || !strings.Contains(got, "87,7 điểm") {
		t.Error(got)
	}
}
