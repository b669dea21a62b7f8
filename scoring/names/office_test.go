package names_test

import (
	"testing"

	"motcua/scoring/names"
)

func TestWordsOfOfficesNameNobody(t *testing.T) {
	for text, want := range map[string]bool{
		"Đã huỷ do trùng hồ sơ": true, "Chờ lãnh đạo phê duyệt": true, "Ngày hẹn trả (tại đơn vị)": true, "ĐANG XỬ LÝ": true, "Thời điểm trả": true,
		"trang thai xu ly": true, "Bước 3: chờ trả": true, "Không giải quyết": true,
		"Hồ Thị Thu": false, "Nguyễn Văn Đang": false, "Đặng Thị Thanh": false, "HỒ VĂN CHUNG": false, "Lê Thanh Toàn": false, "": false,
		"Đã trả cho ông Giàng A Súa": false, "Ngày 012345678901": false, "Đã trả 0912345678": false,
	} {
		if got := names.OfficeWords(text); got != want {
			t.Errorf("%q is certainly of offices: %v, want %v", text, got, want)
		}
	}
}
