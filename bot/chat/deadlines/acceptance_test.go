package deadlines

import (
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
)

// What nobody has accepted stands in the lists of its unit with the working time that is left, and in an admin's by number.
func TestDossiersThatWaitForAcceptanceAreShown(t *testing.T) {
	store := chattest.Store(t)
	const header = "Mã hồ sơ,Đơn vị,Ngày nộp hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái,Hình thức nộp hồ sơ\n"
	code := func(n string) string { return "000.10.32.H18-240702-90" + n + ",," }
	chattest.Import(t, store, "cho-tiep-nhan.csv", header+
		code("01")+"01/07/2024 16:59,,,Mới đăng ký,Trực tuyến\n"+ // until 07:59 on the third
		code("02")+"02/07/2024 17:01,,,Mới đăng ký,Trực tuyến\n"+ // until 08:00 on the fourth
		code("03")+"02/07/2024,,,Mới đăng ký,Trực tuyến\n"+
		code("04")+"02/07/2024 08:00,,,Mới đăng ký,Trực tiếp\n"+
		code("05")+"01/07/2024 08:00,,,Không được tiếp nhận,Trực tuyến\n"+
		code("06")+"01/07/2024 08:00,02/07/2024 16:00,10/07/2024 17:00,Đang xử lý,Trực tuyến\n"+
		code("07")+"01/07/2024 08:00,01/07/2024 09:00,10/07/2024 17:00,Đang xử lý,Trực tuyến\n"+
		code("08")+"01/07/2024,02/07/2024 16:00,10/07/2024 17:00,Đang xử lý,Trực tuyến\n")
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	for _, question := range []string{"/quahan", "/saphan"} {
		got := chattest.NewTalk(t, desk, chattest.Chair, "vi").Say(question)
		for _, want := range []string{
			"Chờ tiếp nhận: 3 hồ sơ trực tuyến", "Đã quá 8 giờ làm việc: 1", "Không rõ giờ nộp: 1",
			"9001", "quá hạn tiếp nhận từ 07:59 ngày 03/7", "9002", "nộp 17:01 ngày 02/7 · còn", "9003",
			"Chậm tiếp nhận trong tháng 7/2024: 1/2 hồ sơ trực tuyến", "Không xét 1 hồ sơ",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q\n%s", question, want, got)
			}
		}
		for _, not := range []string{"9004", "9005"} {
			if strings.Contains(got, not) {
				t.Errorf("%s has the dossier %s, which waits for nothing\n%s", question, not, got)
			}
		}
	}
	// Each of them stands on the list, for who may see the unit's dossiers, and nothing else does.
	for person, sees := range map[int64]bool{chattest.Chair: true, chattest.Admin: true, chattest.Officer: false} {
		got := chattest.NewTalk(t, desk, person, "vi").Press("1:wait::" + chattest.XaHangLia)
		for _, n := range []string{"9001", "9002", "9003"} {
			if strings.Contains(got, n) != sees {
				t.Errorf("the list of person %d has %s: %v\n%s", person, n, !sees, got)
			}
		}
		if strings.Contains(got, "9004") || strings.Contains(got, "9005") {
			t.Errorf("the list has what waits for nothing\n%s", got)
		}
	}
	if got := chattest.NewTalk(t, desk, chattest.Admin, "vi").Say("/quahan"); !strings.Contains(got, "Chờ tiếp nhận: 3 hồ sơ trực tuyến") {
		t.Errorf("an admin is not told of those that wait\n%s", got)
	}
}
