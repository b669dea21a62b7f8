//go:build !race

// The race detector has nothing to find here: one goroutine does it all.

package conversation

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// everybody are the chats of one store, by the person.
func everybody(f *testing.F) (*fake, map[int64]*talker) {
	store := newFake(f)
	chats := map[int64]*talker{}
	for _, person := range []int64{stranger, removed, officer, chair, admin, both} {
		chats[person] = newChat(f, store, person, "vi")
	}
	return store, chats
}

// tellsItself says whether what was written holds what nobody may be told: what is not understood is said back.
func tellsItself(text string) bool {
	level := tells(bot.Reply{Toast: text})
	return level == whole || level == dossiers || strings.Contains(text, "ABCDEFGH") // an invitation may tell more
}

// Whatever is written is answered, nothing breaks, and nobody learns of what is not theirs: first by itself, then in answer
// to what a button had the bot ask.
func FuzzCommand(f *testing.F) {
	desk := withFeatures(f)
	for _, c := range desk.Commands() {
		for _, said := range append([]string{"/" + c.Name, "/" + c.Alias}, c.Words...) {
			f.Add("", said)
			f.Add("", said+" 6/2024 Háng Lìa")
		}
	}
	for _, text := range []string{"／ｄｉｅｍ", "/quahan@x Háng Lìa", "/start ABCDEFGHJKMN2345", "điểm tháng 5", "/", "\u0301/", "/xep hang 99999999999999999999", "/ngonngu x", "/thongbao\nHọp", "tháng sáu năm ngoái Háng Lìa"} {
		f.Add("", text)
	}
	for _, to := range desk.Destinations() {
		for _, item := range []string{"", "TD", "1", "2,officer", "officer", "w1.1"} {
			if data, ok := dataOf(desk, chat.Link{To: to, Month: "2024-06", Item: item}); ok {
				f.Add(data, "Háng Lìa 6")
				f.Add(data, "95%")
			}
		}
	}
	store, chats := everybody(f)
	f.Fuzz(func(t *testing.T, pressed, text string) {
		if strings.TrimSpace(text) == "" || tellsItself(text) {
			return
		}
		for _, talk := range chats {
			talk.t = t
			store.wrong, store.people = 0, newPeople()
			if pressed != "" {
				learns(t, pressed, talk, talk.press(pressed))
			}
			learns(t, pressed+" "+text, talk, talk.say(text))
		}
	})
}

// Whatever a button carries is answered, and grants nothing.
func FuzzPress(f *testing.F) {
	desk := withFeatures(f)
	for _, to := range desk.Destinations() {
		for _, month := range []scoring.Month{"2024-06", ""} {
			for _, item := range []string{"", "TD", "total", "1", "2,officer", "officer,1,3,yes", "TD=9600", "now"} {
				if data, ok := dataOf(desk, chat.Link{To: to, Month: month, Unit: hangLia, Item: item}); ok {
					f.Add(data)
					f.Add(data + ":3")
				}
			}
		}
	}
	for _, data := range []string{"1:lang:en", "1:over::", "", "x"} {
		f.Add(data)
	}
	store, chats := everybody(f)
	f.Fuzz(func(t *testing.T, data string) {
		for _, talk := range chats {
			talk.t = t
			store.people = newPeople()
			learns(t, data, talk, talk.press(data))
		}
	})
}
