package scoring

import "testing"

func TestWordsWithPersonsNumberAreRecognised(t *testing.T) {
	for words, want := range map[string]bool{
		"": false,
		"đã trả kết quả ngày 12/11/2026":    false,
		"trả lúc 16:30 12/11/2026, lần 2":   false,
		"hẹn 12.11.2026":                    false,
		"phí 1.500.000 đồng":                false,
		"quyết định 459/QĐ-UBND năm 2023":   false,
		"12345678":                          false,
		"CMND 123456789":                    true,
		"CCCD 011 095 001 234":              true,
		"gọi 0912345678":                    true,
		"gọi 0912.345.678":                  true,
		"gọi +84 (912) 345-678":             true,
		"gọi 0912,345,678":                  true,
		"gọi 0\u200b9\u200b12345678":        true,
		"gọi ０９１２３４５６７８":                    true,
		"hồ sơ 000.10.32.H18-240605-0002":   true,
		"ngày 1/2, số 0912 rồi 345678 nữa":  false,
		"không có số nào cả, chỉ có chữ":    false,
		"12/11/2026 và 13/11/2026, 4 hồ sơ": false,
	} {
		if got := MayBePersonal(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
