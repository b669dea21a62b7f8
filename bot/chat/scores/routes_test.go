package scores

import (
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
)

// A button says for years what it said when it was sent. A figure that lists dossiers takes the place of the message under which its
// button stands, and an edit protects nothing.
func TestButtonsAreAsTheyWereSent(t *testing.T) {
	for data, c := range map[string]struct {
		link     chat.Link
		protects bool
	}{
		"1:card:2024-06:000.10.32.H18":       {link: routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})},
		"1:card::":                           {link: routes.Card.Link(routes.OfUnit{})},
		"1:detail:2024-06:000.10.32.H18":     {link: routes.Details.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})},
		"1:why:2024-06:000.10.32.H18:":       {link: toWhy.Link(figureOf{Month: "2024-06", Unit: "000.10.32.H18"})},
		"1:why:2024-06:000.10.32.H18:all":    {link: toWhy.Link(figureOf{Month: "2024-06", Unit: "000.10.32.H18", Figure: figureAgain}), protects: true},
		"1:why:2024-06:000.10.32.H18:TD:2":   {link: toWhy.Link(figureOf{Month: "2024-06", Unit: "000.10.32.H18", Figure: "TD", Page: 2}), protects: true},
		"1:ttrend::000.10.32.H18:2026-Q3":    {link: toTermTrend.Link(routes.OfTerm{Term: "2026-Q3", Unit: "000.10.32.H18"})},
		"1:trend:2024-06:000.10.32.H18":      {link: toTrend.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})},
		"1:askm::000.10.32.H18":              {link: toAskMonth.Link(routes.OfUnit{Unit: "000.10.32.H18"})},
		"1:asku:2024-06:":                    {link: toAskUnit.Link(routes.OfMonth{Month: "2024-06"})},
		"1:dpick:2024-06:000.10.32.H18:TD:1": {link: routes.Dispute.Link(routes.OfList{Month: "2024-06", Unit: "000.10.32.H18", List: "TD", Page: 1})},
	} {
		row := chat.Row(chat.Button("x", c.link))
		if len(row) != 1 || row[0].Data != data || row[0].Protects != c.protects {
			t.Errorf("%+v becomes %+v, want %q, protecting: %v", c.link, row, data, c.protects)
		}
	}
}
