package main

import (
	"fmt"
	"math/rand/v2"
)

// closes is an admin who closes the month before, and opens it again some time later.
func (l *life) closes(t *talker, random *rand.Rand) func() {
	return func() {
		now := l.clock.now().In(zone)
		last := now.AddDate(0, 0, -now.Day())
		month := fmt.Sprintf("%d/%d", last.Month(), last.Year())
		asked, how := t.says("/chot "+month, either(has("Chốt số liệu tháng "+month+"?"), has("Số liệu tháng "+month+" đã chốt"), has("Chưa có báo cáo", month), has("Chưa chốt được")))
		if how != answered {
			return
		}
		if button(asked, "Chốt tháng") == "" {
			l.opens(t, month)
			return
		}
		for range 3 { // figures may have moved in between: then it asks again
			asked, how = t.presses(asked.MessageID, "Chốt tháng "+month, either(has("Đã chốt số liệu tháng "+month), has("đã thay đổi từ lúc kiểm tra"), has("Số liệu tháng "+month+" đã chốt")))
			if how != answered {
				return
			}
			if has("Đã chốt số liệu tháng " + month)(asked) {
				l.counts.add(&l.counts.closed)
				return
			}
		}
	}
}

// opens opens a month again, with a reason.
func (l *life) opens(t *talker, month string) {
	asked, how := t.says("/molai "+month, either(has("Mở lại tháng "+month+"?"), has("Không có gì để mở"), has("đã được mở lại")))
	if how != answered || button(asked, "Mở lại tháng") == "" {
		return
	}
	asked, how = t.presses(asked.MessageID, button(asked, "Mở lại tháng"), either(has("Vì sao mở lại tháng "+month), has("đã được mở lại"), has("Mở lại tháng "+month+"?")))
	if how != answered || !has("Vì sao mở lại")(asked) {
		return
	}
	// The program's clock may have been put beyond the time for which it waits for a reason: then the words mean nothing to it.
	opened, how := t.says("Thiếu hồ sơ của hai xã", either(has("Đã mở lại tháng "+month), has("đã được mở lại"), has("chưa hiểu câu này"), has("Hết thời gian")))
	if how == answered && has("Đã mở lại tháng "+month)(opened) {
		l.counts.add(&l.counts.reopened)
	}
}
