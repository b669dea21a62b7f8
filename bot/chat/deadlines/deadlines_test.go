package deadlines

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
)

// Who may see dossiers sees them, others are refused; what nobody sent is no claim that nothing is overdue.
func TestDossiersAreForThoseWhoServeTheUnit(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	chair, officer, admin := chattest.NewTalk(t, desk, chattest.Chair, "vi"), chattest.NewTalk(t, desk, chattest.Officer, "vi"), chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, c := range []struct{ says, got, want string }{
		{"the chair's own", chair.Say("/quahan"), "hồ sơ"},
		{"the chair's in a month", chair.Say("/quahan 6/2024"), "tháng 6/2024"},
		{"the officer's due soon", officer.Say("/saphan"), "Xã Phì Nhừ"},
		{"all units by number", admin.Say("/quahan"), "đơn vị"},
		{"all units in a month", admin.Press("1:over:2024-06:"), "Tất cả đơn vị"},
		{"a month without cards", admin.Press("1:over:2023-01:"), "1/2023"},
		{"a unit of others", officer.Press("1:over::000.10.32.H18"), "chỉ"},
		{"what is due of others", officer.Press("1:due::000.10.32.H18"), "chỉ"},
		{"for which unit", admin.Press("1:due::"), "đơn vị"},
	} {
		if !strings.Contains(strings.ToLower(c.got), strings.ToLower(c.want)) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, c.got)
		}
	}
	for _, data := range []string{"1:over::000.10.32.H18", "1:over:2024-06:000.10.32.H18", "1:due::000.10.32.H18", "1:over::"} {
		if got := officer.Press(data); strings.Contains(got, "000.10.32.H18-") {
			t.Errorf("%s tells an officer of another unit\n%s", data, got)
		}
	}
}
