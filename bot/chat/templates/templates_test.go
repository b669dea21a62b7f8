package templates

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat/chattest"
	"motcua/locales"
)

// An admin is given the register and the counts of the month that is named, or of the one before this; others are given nothing.
func TestAnAdminIsGivenForms(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store))
	for _, language := range locales.Languages() {
		for asked, want := range map[string]string{"/mau": "so-lieu-2024-06.xlsx", "/template 5/2024": "so-lieu-2024-05.xlsx", "mẫu nhập số liệu": "so-lieu-2024-06.xlsx"} {
			talk := chattest.NewTalk(t, desk, chattest.Admin, language)
			talk.Say(asked)
			if all := talk.Last.Messages; len(all) != 2 || all[0].File == nil || all[0].File.Name != "don-vi.xlsx" || all[1].File == nil || all[1].File.Name != want {
				t.Errorf("%s in %s: %+v", asked, language, talk.Last.Messages)
			}
			for _, m := range talk.Last.Messages {
				chattest.Acceptable(t, asked, m)
			}
		}
	}
	if got := chattest.NewTalk(t, desk, chattest.Admin, "vi").Say("/mau quý 3"); !strings.Contains(got, "tháng") {
		t.Errorf("a quarter: %s", got)
	}
	talk := chattest.NewTalk(t, desk, chattest.Chair, "vi")
	talk.Say("/mau")
	if m := talk.Last.Messages[0]; m.File != nil {
		t.Error("a chair is given the form")
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for _, language := range locales.Languages() {
		for _, m := range formScreens(chattest.Renderer(t, language, "2024-07-15 08:00"), "2024-06", make([]bot.File, 2)) {
			chattest.Acceptable(t, "a form in "+language, m)
		}
	}
}
