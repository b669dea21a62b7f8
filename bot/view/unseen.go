package view

import (
	"time"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/notice"
)

// NotClosed reminds that a month is over, reported and not closed; open are all such months.
func NotClosed(r Reader, m scoring.Month, open []scoring.Month) Told {
	t := Told{Title: r.Words.Text("summary.not_closed", "month", r.Words.Month(string(m)))}
	t.Lines = append([]string{r.Words.Text("summary.not_closed_why")}, r.alsoOpen(m, open)...)
	t.Leads = [][]Choice{{{Label: r.Words.Text("summary.overview_button"), Link: Link{To: ToOverview, Month: m}}}}
	return t
}

// Unseen is how far a month's summaries have come.
type Unseen struct {
	Month    scoring.Month
	Units    []notice.Opened // whose chairs have not all seen it, then those whom it reaches not at all
	All      int             // units whose month was summarised
	Page     int             // from 0
	Reminded int             // chairs reminded today; -1 when that was not asked for
}

// UnseenList lists the units whose chairs have not seen a month's summary, for who may remind them.
func UnseenList(r Reader, u Unseen) bot.Message {
	var m markup
	open, lost := 0, 0
	for _, o := range u.Units {
		if o.Unreached() {
			lost++
		} else {
			open++
		}
	}
	m.bold(r.Words.Text("summary.unseen_title", "month", r.Words.Month(string(u.Month))))
	m.line(r.Words.Text("summary.unseen_counts", "seen", u.All-open-lost, "n", u.All, "open", open, "lost", lost))
	if u.Reminded >= 0 {
		m.line(r.Words.Text("summary.reminded", "n", u.Reminded))
	}
	from := min(u.Page*UnitsPage, len(u.Units))
	shown := u.Units[from:min(from+UnitsPage, len(u.Units))]
	short := shortUnits(shown, summaryName, func(o notice.Opened) unitName { return unitName{Code: o.Unit, Name: o.Name} })
	for i, o := range shown {
		if i == 0 {
			m.gap()
		}
		m.line("• " + short(o) + " – " + r.Words.Text(openedKey(o)))
	}
	m.gap()
	m.line(r.Words.Text("overdue.at", "time", r.time(r.Now.Truncate(time.Minute), true)))
	var remind labelledLink
	if open > 0 {
		remind = labelledLink{r.Words.Text("summary.remind_button"), Link{To: ToRemindChairs, Month: u.Month}}
	}
	again := labelledLink{r.Words.Text("summary.refresh_button"), Link{To: ToUnseen, Month: u.Month}}
	return m.message(row(remind, again), r.paging(Link{To: ToUnseen, Month: u.Month}, u.Page, UnitsPage, len(u.Units)),
		row(labelledLink{r.Words.Text("overview.back"), Link{To: ToOverview, Month: u.Month}}))
}

// openedKey is the sentence for how far a unit has come.
func openedKey(o notice.Opened) string {
	switch {
	case o.Chairs == 0:
		return "summary.no_chair"
	case o.Unreached():
		return "summary.unreachable"
	case o.Waiting > 0:
		return "summary.waiting"
	default:
		return "summary.unseen"
	}
}
