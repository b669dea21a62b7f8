package deadlines

import (
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// A button says for years what it said when it was sent.
func TestButtonsAreAsTheyWereSent(t *testing.T) {
	for data, c := range map[string]struct {
		link     chat.Link
		protects bool
	}{
		"1:over:2024-06:000.10.32.H18:1": {routes.Overdue.Link(routes.OfDossiers{Month: "2024-06", Unit: "000.10.32.H18", Page: 1}), true},
		"1:over::":                       {routes.Overdue.Link(routes.OfDossiers{}), true},
		"1:due::000.10.32.H18":           {routes.Due.Link(routes.OfDossiers{Unit: "000.10.32.H18"}), true},
		"1:units:::2":                    {routes.OverdueUnits.Link(routes.OfMonth{Page: 2}), false},
	} {
		row := chat.Row(chat.Button("x", c.link))
		if len(row) != 1 || row[0].Data != data || row[0].Protects != c.protects {
			t.Errorf("%+v becomes %+v, want %q, protecting: %v", c.link, row, data, c.protects)
		}
	}
}

// A list of dossiers takes the place of the message whose button asked for it, and an edit protects nothing. That holds also for what
// the kit offers by itself.
func TestWhatMakesRoomForDossiersIsProtected(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-15 08:00")
	units := []scoring.Unit{{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}}
	if !chat.Suggestions(r, "Pì Nhừ", units, routes.Overdue.Link(routes.OfDossiers{})).Protected {
		t.Error("units that may have been meant: the dossiers could be forwarded")
	}
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	talk := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, written := range []string{"/quahan Hang Liaa", "qua hann"} {
		talk.Say(written)
		if m := talk.Last.Messages[0]; len(m.Buttons) == 0 || !m.Protected {
			t.Errorf("%q is answered by what can be forwarded: %+v", written, m)
		}
	}
	talk.Press("1:units::")
	if !talk.Last.Messages[0].Protected {
		t.Error("the dossiers of a unit could be forwarded")
	}
}
