package extent_test

import (
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/extent"
)

func TestListsInTitlesAreRead(t *testing.T) {
	received, resolved, unsaid := scoring.Lists{Received: true}, scoring.Lists{Resolved: true}, scoring.Lists{}
	for title, want := range map[string]scoring.Lists{
		"DANH SÁCH HỒ SƠ TIẾP NHẬN THÁNG 6 NĂM 2024":        received,
		"Danh sách hồ sơ đã giải quyết":                     resolved,
		"Hồ sơ đã trả kết quả từ ngày 01/06/2024":           resolved,
		"Tình hình tiếp nhận, giải quyết hồ sơ":             unsaid,
		"BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ":                  unsaid,
		"Danh sách hồ sơ":                                   unsaid,
		"Trung tâm tiếp nhận · danh sách theo ngày hẹn trả": unsaid,
	} {
		if got := extent.TitleLists([]string{title}); got != want {
			t.Errorf("%q lists %v, want %v", title, got, want)
		}
	}
}
