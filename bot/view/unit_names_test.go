package view_test

import (
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// Two names of which the ends alone differ, and two units of one name, in every list that cuts names.
func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := reader(t, "vi", "2024-07-03 09:00")
	var units []scoring.Unit
	var opened []outbox.Opened
	for _, rec := range chattest.Alike(t) {
		name := rec.Name
		units = append(units, scoring.Unit{Code: rec.Unit, Name: name})
		opened = append(opened, outbox.Opened{Unit: rec.Unit, Name: name, Chairs: 1, Reached: 1})
	}
	for says, m := range map[string]bot.Message{
		"units":  chat.Suggestions(r.Renderer, "dien bien", units, routes.Card.Link(routes.OfUnit{})),
		"unseen": view.UnseenList(r, view.Unseen{Month: "2024-06", All: 4, Reminded: -1, Units: opened}),
	} {
		chattest.ToldApart(t, says, m)
	}
}
