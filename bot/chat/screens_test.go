package chat_test

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/locales"
	"motcua/scoring"
)

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	toJune := routes.Card.Link(routes.OfUnit{Month: "2024-06"})
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		none := r.Words.Text("score.none_in_month", "month", r.Words.Month("2024-04"), "unit", "Xã Háng Lìa")
		for name, m := range map[string]bot.Message{
			"offer": chat.Offer(r, []chat.Choice{{Label: r.Words.Text("key.quahan"), Link: routes.Overdue.Link(routes.OfDossiers{})},
				{Label: "Xã Háng Lìa", Link: routes.Card.Link(routes.OfUnit{Unit: "000.10.32.H18"})}}, r.Words.Text("answer.not_understood")),
			"ask":         chat.Ask(r, r.Words.Text("ask.month"), []chat.Choice{{Label: "6/2024", Link: routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})}}),
			"suggestions": chat.Suggestions(r, "Pì Nhừ <b>", []scoring.Unit{phiNhu}, toJune),
			"unknown":     chat.Suggestions(r, strings.Repeat("x", 200), nil, routes.Card.Link(routes.OfUnit{})),
			"nearby":      chat.NearbyMonths(r, none, "card", "000.10.32.H18", "", "2024-05"),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// The longest names and the strangest letters still make messages that Telegram takes.
func TestNothingGrowsTooLong(t *testing.T) {
	names := chattest.Names()
	names["decomposed letters"], names["a bare committee"] = strings.Repeat("e\u0302\u0323", 80), "UBND "
	for says, name := range names {
		unit := scoring.Unit{Code: strings.Repeat("9", 30), Name: name}
		others := []scoring.Unit{unit, {Code: strings.Repeat("9", 70), Name: name}}
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			choices := []chat.Choice{{Label: "6/2024", Link: routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: unit.Code})}}
			none := r.Words.Text("score.none_in_month", "month", "6/2024", "unit", chat.UnitName(name))
			for kind, m := range map[string]bot.Message{
				"offer":         chat.Offer(r, []chat.Choice{{Label: name + "x", Link: routes.Card.Link(routes.OfUnit{})}}, "x"),
				"suggestions":   chat.Suggestions(r, name, others, routes.Card.Link(routes.OfUnit{})),
				"nearby":        chat.NearbyMonths(r, none, "card", unit.Code, "2024-05", "2024-07"),
				"question":      chat.Ask(r, r.Words.Text("place.move", "what", chat.UnitName(name)), choices),
				"note":          chat.Note(name + "x"),
				"undelivered":   chat.Undelivered(r, r.Now, "3X5Z9ABC"),
				"note and more": chat.WithLine(chat.Note(name), r.Words.Text("ask.still")),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A list of dossiers takes the place of the message whose button asked for it, and an edit protects nothing.
func TestWhatMakesRoomForDossiersIsProtected(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-15 08:00")
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	units := []scoring.Unit{phiNhu}
	for says, m := range map[string]bot.Message{
		"units that may have been meant": chat.Suggestions(r, "Pì Nhừ", units, routes.Overdue.Link(routes.OfDossiers{})),
		"a question":                     chat.Ask(r, "Xã nào?", []chat.Choice{{Label: "Xã Phì Nhừ", Link: routes.Due.Link(routes.OfDossiers{Unit: phiNhu.Code})}}),
	} {
		if !m.Protected {
			t.Errorf("%s: the dossiers could be forwarded", says)
		}
	}
	if chat.Suggestions(r, "Pì Nhừ", units, routes.Card.Link(routes.OfUnit{})).Protected {
		t.Error("a score cannot be forwarded")
	}
}

// Two names of which the ends alone differ, and two units of one name, in a list that cuts names.
func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	var units []scoring.Unit
	for _, rec := range chattest.Alike(t) {
		units = append(units, scoring.Unit{Code: rec.Unit, Name: rec.Name})
	}
	chattest.ToldApart(t, "units", chat.Suggestions(r, "dien bien", units, routes.Card.Link(routes.OfUnit{})))
}
