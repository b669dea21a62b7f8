package handler

import (
	"strings"
	"testing"

	"motcua/scoring"
)

func TestSharesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"95": "19/20", "95%": "19/20", " 87,5 % ": "7/8", "87.25": "349/400", "0": "0", "100 %": "1", "80 phần trăm": "4/5", "5 percent": "1/20", "5 per cent": "1/20",
	} {
		share, ok := readPercent(text)
		if !ok || share.String() != want {
			t.Errorf("%q is read as %s (%v), want %s", text, share, ok, want)
		}
	}
	for _, text := range []string{"", "chín mươi", "101", "100,01", "-5", "19/20", "95%%", "87,555", "1.000", "9 5", "95 điểm", "1e2", "٩٥", strings.Repeat("9", 500)} {
		if share, ok := readPercent(text); ok {
			t.Errorf("%q is read as %s", text, share)
		}
	}
}

// What is saved is what the button says, however often it is pressed, and nothing is saved before.
func TestATargetIsSavedByItsButtonAlone(t *testing.T) {
	f := newFake(t)
	c := newChat(t, f, admin, "vi")
	c.say("/chitieu")
	c.tap("Giải quyết đúng hạn")
	c.tap("Đổi cho mọi đơn vị…")
	c.say("rất cao")
	if got := shown(c.last); !strings.Contains(got, "Chưa hiểu “rất cao”") || !strings.Contains(got, "/huy") {
		t.Errorf("nonsense is answered by\n%s", got)
	}
	c.say("90%")
	if got := shown(c.last); !strings.Contains(got, "0 đơn vị sẽ dưới chỉ tiêu (hiện nay 1).") || len(f.targets) != 0 {
		t.Errorf("proposed: %v\n%s", f.targets, got)
	}
	save := "1:aimset:::TD=9000"
	c.tap("Lưu")
	for range 2 {
		if got := shown(c.last); len(f.targets) != 1 || f.targets[0].Share.Cmp(scoring.Frac(9, 10)) != 0 || f.targets[0].By != admin || !strings.Contains(got, "Đã lưu") || !strings.Contains(got, "chỉ tiêu 90%") {
			t.Errorf("saved: %v\n%s", f.targets, got)
		}
		c.press(save)
	}
	for _, stale := range []string{"1:aimset:::TD=", "1:aimset:::TD=8000", "1:aimset:::TD=8000=7"} {
		c.press(stale)
		if got := shown(c.last); len(f.targets) != 1 || !strings.Contains(got, "nên chưa lưu") {
			t.Errorf("%s: %v\n%s", stale, f.targets, got)
		}
	}
	c.press("1:aimto:::TD=")
	c.tap("Lưu")
	if got := shown(c.last); len(f.targets) != 0 || !strings.Contains(got, "Theo bộ chỉ số") {
		t.Errorf("back: %v\n%s", f.targets, got)
	}
	for _, data := range []string{"1:aimset:::TD=10001", "1:aimset:::TD=-1", "1:aimset:::TD=09", "1:aimset:::TD=9000=02", "1:aimset:::TD=9000=-2", "1:aimset:::TD=9000=2=2", "1:aimset:::XX=9000", "1:aimset:::TD", "1:aimset:::", "1:aimset::nowhere:TD=9000"} {
		if c.press(data); len(f.targets) != 0 {
			t.Errorf("%s saves %v", data, f.targets)
		}
	}
}

// A unit is asked for by name; what may have been meant keeps the indicator.
func TestAUnitsTarget(t *testing.T) {
	f := newFake(t)
	c := newChat(t, f, admin, "vi")
	c.press("1:aim:::TD")
	c.tap("Chọn một đơn vị…")
	c.say("Hang Liaa")
	c.tap("Xã Háng Lìa")
	c.tap("Đổi cho đơn vị này…")
	c.say("90")
	if got := shown(c.last); !strings.Contains(got, "Xã Háng Lìa sẽ không dưới chỉ tiêu (hiện nay dưới chỉ tiêu).") {
		t.Errorf("proposed:\n%s", got)
	}
	c.tap("Lưu")
	if len(f.targets) != 1 || f.targets[0].Unit != hangLia {
		t.Errorf("saved: %v", f.targets)
	}
	c.press("1:aim:::TD")
	if got := shown(c.last); !strings.Contains(got, "• Xã Háng Lìa: 90%") {
		t.Errorf("all units:\n%s", got)
	}
	c.say("/chitieu Háng Lìa")
	if got := shown(c.last); !strings.Contains(got, "90%*") {
		t.Errorf("the unit's list:\n%s", got)
	}
	c.press("1:aimto:::TD=9500")
	if got := shown(c.last); !strings.Contains(got, "1 đơn vị có chỉ tiêu riêng vẫn giữ") || !strings.Contains(got, "0 đơn vị sẽ dưới") {
		t.Errorf("for all:\n%s", got)
	}
}
