//go:build !race

// The race detector has nothing to find here: one goroutine does it all.

package conversation

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
)

// everybody are those who ask in the fuzz targets.
func everybody() []int64 {
	return []int64{chattest.Stranger, former, chattest.Officer, chattest.Chair, chattest.Admin, both}
}

// buttons are one for each destination, with the first of the items that it may carry.
func buttons(desk *chat.Desk, m scoring.Month, unit string, items ...string) (all []string) {
	for _, to := range desk.Destinations() {
		for _, item := range items {
			if data, ok := dataOf(desk, chat.Link{To: to, Month: m, Unit: unit, Item: item}); ok {
				all = append(all, data)
				break
			}
		}
	}
	return all
}

// tellsItself says whether what was written holds what nobody may be told: what is not understood is said back.
func tellsItself(text string) bool {
	level := tells(bot.Reply{Toast: text})
	return level == whole || level == dossiers
}

// Whatever is written is answered, nothing breaks, and nobody learns of what is not theirs: first by itself, then in answer
// to what a button had the bot ask.
func FuzzCommand(f *testing.F) {
	desk := wholeDesk(f)
	for _, c := range desk.Commands() { // the words are asked in the table of permissions
		f.Add("", "/"+c.Name)
		f.Add("", "/"+c.Alias+" 6/2024 Háng Lìa")
	}
	for _, text := range []string{"／ｄｉｅｍ", "/quahan@x Háng Lìa", "/start ABCDEFGHJKMN2345", "điểm tháng 5", "/", "\u0301/", "/xep hang 99999999999999999999", "/ngonngu x", "/thongbao\nHọp", "tháng sáu năm ngoái Háng Lìa"} {
		f.Add("", text)
	}
	for i, data := range buttons(desk, "2024-06", "", "TD", "1", "2,officer", "officer", "w1.1", "") {
		f.Add(data, []string{"Háng Lìa 6", "95%"}[i%2])
	}
	houses := housesOf(f, disputedHouse)
	f.Fuzz(func(t *testing.T, pressed, text string) {
		if strings.TrimSpace(text) == "" || tellsItself(text) {
			return
		}
		for _, person := range everybody() {
			houses(t).learns(person, pressed, text)
		}
	})
}

// Whatever a button carries is answered, and grants nothing.
func FuzzPress(f *testing.F) {
	desk := wholeDesk(f)
	for _, data := range buttons(desk, "2024-06", chattest.XaHangLia, "TD", "total", "1", "2,officer", "officer,1,3,yes", "TD=9600", "now", "") {
		f.Add(data)
	}
	for _, data := range []string{"1:lang:en", "1:over::", "1:over:2024-06:000.10.32.H18:3", "", "x"} {
		f.Add(data)
	}
	houses := housesOf(f, disputedHouse)
	f.Fuzz(func(t *testing.T, data string) {
		for _, person := range everybody() {
			houses(t).learns(person, data, "")
		}
	})
}
