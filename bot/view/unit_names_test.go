package view_test

import (
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// Two names of which the ends alone differ, and two units of one name, in every list that cuts names.
func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := reader(t, "vi", "2024-07-03 09:00")
	var units []scoring.Unit
	for _, rec := range chattest.Alike(t) {
		name := rec.Name
		units = append(units, scoring.Unit{Code: rec.Unit, Name: name})
	}
	for says, m := range map[string]bot.Message{
		"units": chat.Suggestions(r.Renderer, "dien bien", units, routes.Card.Link(routes.OfUnit{})),
	} {
		chattest.ToldApart(t, says, m)
	}
}
