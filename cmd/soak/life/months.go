package life

import (
	"fmt"
	"math/rand/v2"
	"motcua/cmd/soak/rig"
)

// closeMonths is an admin who closes the month before, and opens it again some time later.
func (l *life) closeMonths(t *rig.Talker, random *rand.Rand) func() {
	return func() {
		now := l.clock.now().In(rig.Zone())
		last := now.AddDate(0, 0, -now.Day())
		month := fmt.Sprintf("%d/%d", last.Month(), last.Year())
		asked, how := t.Say("/chot "+month, rig.Either(rig.Has("Chốt số liệu tháng "+month+"?"), rig.Has("Số liệu tháng "+month+" đã chốt"), rig.Has("Chưa có báo cáo", month), rig.Has("Chưa chốt được")))
		if how != rig.Answered {
			return
		}
		if rig.ButtonOf(asked, "Chốt tháng") == "" {
			l.reopenMonth(t, month)
			return
		}
		for range 3 { // figures may have moved in between: then it asks again
			asked, how = t.Press(asked.MessageID, "Chốt tháng "+month, rig.Either(rig.Has("Đã chốt số liệu tháng "+month), rig.Has("đã thay đổi sau khi kiểm tra"), rig.Has("Số liệu tháng "+month+" đã chốt")))
			if how != rig.Answered {
				return
			}
			if rig.Has("Đã chốt số liệu tháng " + month)(asked) {
				l.counts.add(&l.counts.closed)
				return
			}
		}
	}
}

// reopenMonth opens a month again, with a reason.
func (l *life) reopenMonth(t *rig.Talker, month string) {
	asked, how := t.Say("/molai "+month, rig.Either(rig.Has("Mở lại tháng "+month+"?"), rig.Has("không cần mở lại"), rig.Has("đã được mở lại")))
	if how != rig.Answered || rig.ButtonOf(asked, "Mở lại tháng") == "" {
		return
	}
	asked, how = t.Press(asked.MessageID, rig.ButtonOf(asked, "Mở lại tháng"), rig.Either(rig.Has("Vì sao mở lại tháng "+month), rig.Has("đã được mở lại"), rig.Has("Mở lại tháng "+month+"?")))
	if how != rig.Answered || !rig.Has("Vì sao mở lại")(asked) {
		return
	}
	// The program's clock may have been put beyond the time for which it waits for a reason: then the words mean nothing to it.
	opened, how := t.Say("Thiếu hồ sơ của hai xã", rig.Either(rig.Has("Đã mở lại tháng "+month), rig.Has("đã được mở lại"), rig.Has("chưa hiểu câu này"), rig.Has("Hết thời gian")))
	if how == rig.Answered && rig.Has("Đã mở lại tháng "+month)(opened) {
		l.counts.add(&l.counts.reopened)
	}
}
