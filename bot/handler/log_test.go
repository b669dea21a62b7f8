package handler

import (
	"strings"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/view"
)

func TestTheLogIsReadInWordsWithoutIds(t *testing.T) {
	c := newChat(t, newFake(t), admin, "vi")
	c.say("/nhatky")
	got := shown(c.last)
	for _, want := range []string{
		"09:00 02/07/2024 – quản trị, số 15\nĐặt chỉ tiêu: TD · 87,5% · xã Háng Lìa",
		"Chuyển đơn vị: công chức một cửa – xã Phì Nhừ, số 13 · công chức một cửa · xã Háng Lìa · xã Phì Nhừ",
		"người không còn vai trò, số 12\nThu hồi lời mời: chủ tịch UBND · xã Háng Lìa",
		"máy chủ (dòng lệnh)\nXóa người dùng\n", "Nhập tệp: số 12 · danh sách hồ sơ", "Chốt số liệu: 5/2024 · 1",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the log lacks %q:\n%s", want, got)
		}
	}
	for _, secret := range []string{"7000000002", "0123456789abcdef"} {
		if strings.Contains(got, secret) {
			t.Errorf("the log shows %s:\n%s", secret, got)
		}
	}
	c.tap("Theo người")
	c.tap("quản trị, số 15")
	c.tap("Theo việc")
	c.tap("Đặt chỉ tiêu")
	c.tap("Theo đơn vị…")
	c.say("Pì Nhừ")
	c.tap("Xã Phì Nhừ")
	if got := shown(c.last); !strings.Contains(got, "Chỉ xem: xã Phì Nhừ · quản trị, số 15 · Đặt chỉ tiêu\nKhông có mục nào.") {
		t.Errorf("all three chosen:\n%s", got)
	}
	c.tap("Theo đơn vị…")
	c.say("Háng Lìa")
	if got := shown(c.last); strings.Count(got, "số 15\nĐặt chỉ tiêu") != 1 {
		t.Errorf("of another unit:\n%s", got)
	}
	c.tap("Tải tệp Excel")
	m := c.last.Messages[0]
	if m.File == nil || m.File.Name != "nhat-ky-2024-07-03.xlsx" || !m.Protected || !strings.Contains(m.HTML, "1 mục") {
		t.Errorf("the file is %+v", m)
	}
	for _, odd := range []string{"1:log:::x.y", "1:log:::.", "1:log:::.0", "1:log:::..1", "1:log:::target-set:9999", "1:log:::.0.<3", "1:log:::..3", "1:log:::..<-3", "1:log:::..<03", "1:log:::..<3>4"} {
		if got := shown(c.press(odd)); !strings.Contains(got, "Nhật ký") {
			t.Errorf("%s gives\n%s", odd, got)
		}
	}
}

func TestAFilterFitsIntoAButton(t *testing.T) {
	for _, l := range []chat.Link{
		{To: view.ToLogPeople, Unit: "000.10.32.H18.123", Item: "invitation-revoked.99999", Page: 9999},
		{To: view.ToLog, Unit: "000.10.32.H18.123", Item: "broadcast-confirmed.99999.<123456789"},
	} {
		if data, ok := l.Data(); !ok {
			t.Errorf("%+v does not fit: %q", l, data)
		}
	}
}
