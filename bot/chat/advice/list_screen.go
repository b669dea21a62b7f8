package advice

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/advice"
)

// listScreen lists dossiers with which an act can be done. It must not be forwarded: dossier codes are not for everybody.
func listScreen(r chat.Renderer, l actList) bot.Message {
	var m chat.Markup
	name := r.Words.Text("advice.act." + actNames[l.Act])
	if l.Total > 0 {
		m.Bold(r.Words.Text("advice.list_title", "n", l.Total, "act", name))
	} else {
		m.Bold(r.Words.Text("advice.list_none", "act", name))
	}
	m.Line(unitLine(r, l.Record))
	for i, row := range l.Rows {
		m.BlankLine()
		row.UnitName = ""
		r.Dossier(&m, l.Page*listPage+i+1, row)
		switch {
		case l.Act == advice.Clear:
			m.Line(r.Words.Text("advice.was_due", "time", r.Time(row.Due, true)))
		case l.Act == advice.Finish && !row.Due.IsZero():
			m.Line(r.Words.Text("advice.due", "time", r.Time(row.Due, true)))
		default:
			m.Line(r.Words.Text("gap.received", "time", r.Time(row.Received, true)))
		}
	}
	m.BlankLine()
	if l.Total > listPage {
		m.Line(r.Words.Text("overdue.page", "page", l.Page+1, "pages", chat.LastPage(l.Total, listPage)+1))
	}
	m.Lines(r.DataUntil([]time.Time{l.Record.DataTime}, r.Running(l.Record.Month)))
	link := toList.Link(ofAct{Month: l.Record.Month, Unit: l.Record.Unit, Act: actNames[l.Act]})
	message := m.Message(r.Pages(link, l.Page, listPage, l.Total), backRow(r, l.prospect))
	message.Protected = true
	return message
}

// backRow leads back to the advice for the month.
func backRow(r chat.Renderer, p prospect) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("advice.back"), again(p.Record.Month, p.Record.Unit)))
}
