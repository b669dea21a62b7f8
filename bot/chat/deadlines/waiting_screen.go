package deadlines

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
)

// waitingPage is how many dossiers stand on a page of those that wait to be accepted.
const waitingPage = 6

// waitingList is a page of the online dossiers that wait to be accepted.
type waitingList struct {
	Unit, Name string    // "" for all units
	DataTime   time.Time // of the unit; zero when not known
	Acceptance acceptance.State
	Page       int // from 0
}

// waitingScreen lists them with the working time that is left of each. It must not be forwarded.
func waitingScreen(r chat.Renderer, w waitingList) bot.Message {
	var m chat.Markup
	if w.Name != "" {
		m.Bold(chat.CutUnit(w.Name, chat.LongName))
	}
	if !w.Acceptance.IsWaiting() {
		m.Line(r.Words.Text("acceptance.none"))
	}
	w.Acceptance.WritePage(r, &m, w.Page*waitingPage, waitingPage, w.Unit == "")
	if n := w.Acceptance.Total(); n > waitingPage {
		m.Line(r.Words.Text("overdue.page", "page", w.Page+1, "pages", chat.LastPage(n, waitingPage)+1))
	}
	if w.Unit != "" {
		m.Lines(r.DataUntil([]time.Time{w.DataTime}, true))
	}
	message := m.Message(r.Pages(toWaiting.Link(routes.OfDossiers{Unit: w.Unit}), w.Page, waitingPage, w.Acceptance.Total()))
	message.Protected = true
	return message
}

// waitingRow leads to the list of what waits to be accepted where more does than is named; none otherwise.
func waitingRow(r chat.Renderer, unit string, s acceptance.State) []bot.Button {
	if !s.HasMore() {
		return nil
	}
	return chat.Row(chat.Button(r.Words.Text("acceptance.all_button", "n", s.Total()), toWaiting.Link(routes.OfDossiers{Unit: unit})))
}
