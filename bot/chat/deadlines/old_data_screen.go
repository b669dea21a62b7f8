package deadlines

import (
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// oldDataNamed is how many units are named whose data are old.
const oldDataNamed = 10

// oldDataMatter tells an admin whose data are so old that officers hear nothing in the morning, the oldest first.
func oldDataMatter(r chat.Renderer, units []scoring.Reach) chat.Matter {
	t := chat.Matter{Title: r.Words.Text("old_data.title", "n", len(units), "days", r.Thresholds.SilentDays)}
	for _, u := range units[:min(len(units), oldDataNamed)] {
		days, _ := r.Age(u.Until)
		t.Lines = append(t.Lines, "• "+r.Words.Text("old_data.unit", "unit", chat.CutUnit(u.Name, chat.LongName), "time", r.Time(u.Until, true), "n", days))
	}
	if more := len(units) - oldDataNamed; more > 0 {
		t.Lines = append(t.Lines, r.Words.Text("old_data.more", "n", more))
	}
	t.Lines = append(t.Lines, r.Words.Text("old_data.what_to_do"))
	t.Leads = [][]chat.Choice{{{Label: r.Words.Text("key.quahan"), Link: routes.OverdueUnits.Link(routes.OfMonth{})}}}
	return t
}
