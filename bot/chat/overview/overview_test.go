package overview

import (
	"motcua/bot/chat/chattest"
	"strings"
	"testing"
)

// Admins see a month of the sample in every form; a month without cards leads to the latest.
func TestAdminSeesAMonthInEveryForm(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	talk := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, c := range []struct{ says, got, want string }{
		{"by the command", talk.Say("/tongquan"), "Tổng quan tháng 6/2024"},
		{"of a month without cards", talk.Say("/tongquan 5/2023"), "[6/2024]"},
		{"by rank", talk.Press("1:ovunit:2024-06:"), "1–10"},
		{"on a page behind the last", talk.Press("1:ovunit:2024-06::99"), "11–14"},
		{"by which indicator", talk.Press("1:ovind:2024-06::"), "Giải quyết đúng hạn"},
		{"by an indicator", talk.Press("1:ovind:2024-06::TD"), "/30"},
		{"by one of other rules", talk.Press("1:ovind:2024-06::XX"), "Giải quyết đúng hạn"},
		{"as a picture", talk.Press("1:heat:2024-06:"), "[Danh sách đơn vị]"},
		{"by a group", talk.Press("1:ovgrp:2024-06::TD"), "Tiến độ, kết quả: điểm của từng đơn vị"},
		{"by a group of other rules", talk.Press("1:ovgrp:2024-06::XX"), "1–10"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, c.got)
		}
	}
}

// Others are refused, whichever button they press, before anything is read.
func TestOnlyAdminsSeeAllUnits(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	for _, person := range []int64{chattest.Officer, chattest.Chair, chattest.Stranger} {
		talk := chattest.NewTalk(t, desk, person, "vi")
		for _, data := range []string{"1:ov:2024-06:", "1:ovunit:2024-06:", "1:ovind:2024-06::TD", "1:heat:2024-06:", "1:ovgrp:2024-06::TD"} {
			if got := talk.Press(data); strings.Contains(got, "Háng Lìa") {
				t.Errorf("%s by person %d tells\n%s", data, person, got)
			}
		}
	}
}
