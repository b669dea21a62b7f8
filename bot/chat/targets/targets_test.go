package targets

import (
	"context"
	"strings"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/storage/rooms"
)

// begin is the chat of somebody with a desk of this room alone, on a store of the test's own.
func begin(t *testing.T, person int64) (*chattest.Talk, *rooms.Store) {
	t.Helper()
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, func(context.Context, *chat.Question, int64) (string, error) { return "quản trị, số 1", nil }))
	return chattest.NewTalk(t, desk, person, "vi"), store
}

// saved are the targets of a store.
func saved(t *testing.T, store *rooms.Store) []scoring.Target {
	t.Helper()
	all, err := store.Targets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all.All()
}

// What is saved is what the button says, however often it is pressed, and nothing is saved before.
func TestTargetIsSavedByItsButtonAlone(t *testing.T) {
	talk, store := begin(t, chattest.Admin)
	talk.Say("/chitieu")
	talk.Tap("Giải quyết đúng hạn")
	talk.Tap("Đổi cho tất cả đơn vị…")
	if got := talk.Say("rất cao"); !strings.Contains(got, "Chưa hiểu “rất cao”") || !strings.Contains(got, "/huy") {
		t.Errorf("nonsense is answered by\n%s", got)
	}
	if got := talk.Say("90%"); !strings.Contains(got, "đơn vị sẽ chưa đạt chỉ tiêu") || len(saved(t, store)) != 0 {
		t.Errorf("proposed: %v\n%s", saved(t, store), got)
	}
	got := talk.Tap("Lưu")
	for range 2 {
		all := saved(t, store)
		if len(all) != 1 || all[0].Share.Cmp(scoring.Frac(9, 10)) != 0 || all[0].By != chattest.Admin || !strings.Contains(got, "Đã lưu") || !strings.Contains(got, "chỉ tiêu 90%") {
			t.Errorf("saved: %v\n%s", all, got)
		}
		got = talk.Press("1:aimset:::TD=9000")
	}
	for _, stale := range []string{"1:aimset:::TD=", "1:aimset:::TD=8000", "1:aimset:::TD=8000=7"} {
		if got := talk.Press(stale); len(saved(t, store)) != 1 || !strings.Contains(got, "nên chưa lưu") {
			t.Errorf("%s: %v\n%s", stale, saved(t, store), got)
		}
	}
	talk.Press("1:aimto:::TD=")
	if got := talk.Tap("Lưu"); len(saved(t, store)) != 0 || !strings.Contains(got, "Theo bộ chỉ số") {
		t.Errorf("back: %v\n%s", saved(t, store), got)
	}
	for _, data := range []string{"1:aimset:::TD=10001", "1:aimset:::TD=-1", "1:aimset:::TD=09", "1:aimset:::TD=9000=02", "1:aimset:::TD=9000=-2", "1:aimset:::TD=9000=2=2", "1:aimset:::XX=9000", "1:aimset:::TD", "1:aimset:::", "1:aimset::nowhere:TD=9000"} {
		if talk.Press(data); len(saved(t, store)) != 0 {
			t.Errorf("%s saves %v", data, saved(t, store))
		}
	}
}

// A unit is asked for by name; what may have been meant keeps the indicator.
func TestUnitHasItsOwnTarget(t *testing.T) {
	talk, store := begin(t, chattest.Admin)
	talk.Press("1:aim:::TD")
	talk.Tap("Chọn một đơn vị…")
	talk.Say("Hang Liaa")
	talk.Tap("Xã Háng Lìa")
	talk.Tap("Đổi cho đơn vị này…")
	if got := talk.Say("90"); !strings.Contains(got, "Xã Háng Lìa sẽ") {
		t.Errorf("proposed:\n%s", got)
	}
	talk.Tap("Lưu")
	if all := saved(t, store); len(all) != 1 || all[0].Unit != chattest.XaHangLia {
		t.Errorf("saved: %v", all)
	}
	for says, c := range map[string]struct{ got, want string }{
		"all units":       {talk.Press("1:aim:::TD"), "• Xã Háng Lìa: 90%"},
		"the unit's list": {talk.Say("/chitieu Háng Lìa"), "90%*"},
		"for all":         {talk.Press("1:aimto:::TD=9500"), "1 đơn vị có chỉ tiêu riêng vẫn giữ"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s: %q is not in\n%s", says, c.want, c.got)
		}
	}
}
