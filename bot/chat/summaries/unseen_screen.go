package summaries

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// unseen is how far a month's summaries have come.
type unseen struct {
	Month    scoring.Month
	Units    []outbox.SummaryReach // whose chairs have not all seen it, then those whom it reaches not at all
	All      int                   // units whose month was summarised
	Page     int                   // from 0
	Reminded int                   // chairs reminded today; -1 when that was not asked for
}

// unseenScreen lists the units whose chairs have not seen a month's summary, for who may remind them.
func unseenScreen(r chat.Renderer, u unseen) bot.Message {
	var m chat.Markup
	open, lost := 0, 0
	for _, o := range u.Units {
		if o.ReachesNobody() {
			lost++
		} else {
			open++
		}
	}
	m.Bold(r.Words.Text("summary.unseen_title", "month", r.Words.Month(string(u.Month))))
	m.Line(r.Words.Text("summary.unseen_counts", "seen", u.All-open-lost, "n", u.All, "open", open, "lost", lost))
	if u.Reminded >= 0 {
		m.Line(r.Words.Text("summary.reminded", "n", u.Reminded))
	}
	from := min(u.Page*chat.UnitsPage, len(u.Units))
	shown := u.Units[from:min(from+chat.UnitsPage, len(u.Units))]
	short := chat.ShortUnits(shown, summaryName, func(o outbox.SummaryReach) chat.NamedUnit { return chat.NamedUnit{Code: o.Unit, Name: o.Name} })
	for i, o := range shown {
		if i == 0 {
			m.BlankLine()
		}
		m.Line("• " + short(o) + " – " + r.Words.Text(openedKey(o)))
	}
	m.BlankLine()
	m.Line(r.Words.Text("overdue.at", "time", r.Time(r.Now.Truncate(time.Minute), true)))
	var remind chat.Choice
	if open > 0 {
		remind = chat.Button(r.Words.Text("summary.remind_button"), toRemind.Link(routes.OfMonth{Month: u.Month}))
	}
	again := chat.Button(r.Words.Text("summary.refresh_button"), routes.Unseen.Link(routes.OfMonth{Month: u.Month}))
	return m.Message(chat.Row(remind, again), r.Pages(routes.Unseen.Link(routes.OfMonth{Month: u.Month}), u.Page, chat.UnitsPage, len(u.Units)),
		chat.Row(chat.Button(r.Words.Text("overview.back"), routes.Overview.Link(routes.OfMonth{Month: u.Month}))))
}

// openedKey is the sentence for how far a unit has come.
func openedKey(o outbox.SummaryReach) string {
	switch {
	case o.Chairs == 0:
		return "summary.no_chair"
	case o.ReachesNobody():
		return "summary.unreachable"
	case o.Waiting > 0:
		return "summary.waiting"
	default:
		return "summary.unseen"
	}
}
