package advice

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// unitsPage is how many units of each kind stand on a page.
const unitsPage = 6

// unitsScreen lists the units within reach of a grade, and those that can lose one; each leads to its advice.
func unitsScreen(r chat.Renderer, n near) bot.Message {
	var m chat.Markup
	switch {
	case n.Closed:
		m.Bold(r.Words.Text("advice.closed"))
	case len(n.Gain)+len(n.Lose) == 0:
		m.Bold(r.Words.Text("advice.units_none"))
	default:
		m.Bold(r.Words.Text("advice.units", "gain", len(n.Gain), "lose", len(n.Lose)))
	}
	m.Line(r.Words.Text("advice.units_month", "month", r.Words.Month(string(n.Month)), "state", r.MonthState(n.Closed, chat.Published(n.Records))))
	most := max(len(n.Gain), len(n.Lose))
	page := min(n.Page, chat.LastPage(most, unitsPage))
	var shown []scoring.Record
	part := func(all []reach, title string, say func(u reach, name string) string) {
		from := min(page*unitsPage, len(all))
		list := all[from:min(from+unitsPage, len(all))]
		if len(list) == 0 {
			return
		}
		m.BlankLine()
		m.Line(r.Words.Text(title))
		short := chat.ShortUnits(list, chat.ButtonWidth, func(u reach) chat.NamedUnit { return chat.UnitOfCard(u.Record) }, n.Records...)
		for _, u := range list {
			m.Line(say(u, short(u)))
			shown = append(shown, u.Record)
		}
	}
	part(n.Gain, "advice.units_gain", func(u reach, name string) string {
		return r.Words.Text("advice.unit_gain", "unit", name, "points", r.Score(u.Record.Scorecard), "grade", gradeName(r, u.Up), "n", u.Acts)
	})
	part(n.Lose, "advice.units_lose", func(u reach, name string) string {
		return r.Words.Text("advice.unit_lose", "unit", name, "points", r.Score(u.Record.Scorecard), "grade", gradeName(r, u.Down))
	})
	m.BlankLine()
	if n.Uncounted > 0 && !n.Closed {
		m.Line(r.Words.Text("advice.units_uncounted", "n", n.Uncounted))
	}
	if !n.Closed {
		m.Line(r.Words.Text("advice.end_rests"))
	}
	m.Lines(r.DataUntil(chat.DataTimes(n.Records), r.Running(n.Month)))
	return m.Message(unitButtons(r, n, shown, page, most)...)
}

// unitButtons lead to the advice for the units shown, each once, and to other pages.
func unitButtons(r chat.Renderer, n near, shown []scoring.Record, page, most int) (rows [][]bot.Button) {
	short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfCard, n.Records...)
	seen := map[string]bool{}
	for _, rec := range shown {
		if !seen[rec.Unit] {
			seen[rec.Unit] = true
			rows = append(rows, chat.Row(chat.Button(short(rec), routes.Advice.Link(routes.OfUnit{Month: n.Month, Unit: rec.Unit}))))
		}
	}
	rows = append(rows, r.Pages(routes.Near.Link(routes.OfMonth{Month: n.Month}), page, unitsPage, most))
	return append(rows, chat.Row(chat.Button(r.Words.Text("advice.overview"), routes.Overview.Link(routes.OfMonth{Month: n.Month}))))
}
