package view_test

import (
	"testing"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
)

// What these say is all the longest there is.
func TestRequestsThatAreGivenUpFit(t *testing.T) {
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		golden(t, "request-given-up."+language, view.GivenUp(r, at("2024-07-01 08:15"), "3X5Z9ABC"))
		golden(t, "request-aside."+language, view.Warning(r, view.Notice{Told: []view.Told{view.SetAside(r, view.AsideRequest{ID: 987_654_321,
			Kind: view.AsideKind(bot.Request{Document: &bot.Document{}}), At: at("2024-07-01 08:15"), Reference: "3X5Z9ABC"})}}))
	}
}
