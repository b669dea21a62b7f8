package deadlines

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// unitCounts is how many dossiers are overdue now, by unit.
type unitCounts struct {
	Counts     []scoring.UnitCount // of units that have any, most first
	At         time.Time
	DataTimes  []time.Time // of the units on the page, in their order
	Page       int         // from 0
	Acceptance acceptance.State
}

// unitsScreen is the overview of overdue dossiers for who may see all units: a button for each unit that has any.
func unitsScreen(r chat.Renderer, o unitCounts) bot.Message {
	var m chat.Markup
	all := 0
	for _, c := range o.Counts {
		all += c.Count
	}
	if all == 0 {
		m.Bold(r.Words.Text("overdue.none_anywhere"))
	} else {
		m.Bold(r.Words.Text("overdue.by_unit", "n", all, "units", r.Words.Text("overdue.units", "n", len(o.Counts))))
	}
	m.Line(r.Words.Text("overdue.at", "time", r.Time(o.At, true)))
	m.Lines(r.DataUntil(o.DataTimes, true))
	o.Acceptance.WriteCounts(r, &m)
	var buttons [][]bot.Button
	from := min(o.Page*chat.UnitsPage, len(o.Counts))
	shown := o.Counts[from:min(from+chat.UnitsPage, len(o.Counts))]
	short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfCount)
	for i, c := range shown {
		label := r.Words.Text("overdue.unit_button", "unit", short(c), "n", c.Count)
		if days, old := r.Age(o.DataTimes[i]); old {
			label = r.Words.Text("overdue.old_unit_button", "unit", short(c), "count", c.Count, "n", days)
		}
		buttons = append(buttons, chat.Row(chat.Button(label, routes.Overdue.Link(routes.OfDossiers{Unit: c.Unit}))))
	}
	if o.Acceptance.IsWaiting() {
		waiting := chat.Button(r.Words.Text("acceptance.all_button", "n", o.Acceptance.Total()), toWaiting.Link(routes.OfDossiers{}))
		buttons = append([][]bot.Button{chat.Row(waiting)}, buttons...)
	}
	return m.Message(append(buttons, r.Pages(routes.OverdueUnits.Link(routes.OfMonth{}), o.Page, chat.UnitsPage, len(o.Counts)))...)
}
