package overview

import (
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
	"motcua/scoring"
)

// heatScreen is a page of the month's units by indicators as a picture; a button leads to them as a list. By many indicators the columns
// are groups, each of which a button leads to.
func heatScreen(r chat.Renderer, o overview, group string, page int) (bot.Message, error) {
	var m chat.Markup
	title := "overview.heat_title"
	switch {
	case group != "":
		title = "overview.heat_group_title"
	case o.Rules.ByGroup():
		title = "overview.heat_groups_title"
	}
	m.Bold(r.Words.Text(title, "group", groupName(r, o, group), "month", r.Words.Month(string(o.Month)), "state", r.MonthState(chat.Closed(o.Records), chat.Published(o.Records))))
	from := page * picture.HeatMapRows
	shown := o.Records[from:min(from+picture.HeatMapRows, len(o.Records))]
	data := picture.HeatMapData{Month: o.Month, Closed: chat.Closed(o.Records), Published: chat.Published(o.Records), Rules: o.Rules, Group: group, Notes: r.DataUntil(chat.DataTimes(shown), r.Running(o.Month))}
	if last := chat.LastPage(len(o.Records), picture.HeatMapRows); last > 0 {
		data.Page, data.Pages = page+1, last+1
	}
	scores, long := r.Scores(o.Records), chat.ShortUnits(shown, chat.LongName, chat.UnitOfCard, o.Records...)
	for i, rec := range shown {
		heading := ""
		if i == 0 || rec.League != shown[i-1].League {
			heading = chat.LeagueName(r.Words, o.Rules, rec.League)
		}
		data.Rows = append(data.Rows, picture.HeatMapRow{Heading: heading, Name: long(rec), Record: rec, Score: scores[rec.Unit]})
	}
	drawn, err := picture.HeatMap(r.Words, data)
	if err != nil {
		return bot.Message{}, err
	}
	var waits []string
	if len(o.Records) > 0 {
		waits = o.Records[0].Waits
	}
	m.Fit(r.CaptionStates(o.Rules, waits, chat.OpenPoints(o.Records), slices.ContainsFunc(shown, func(rec scoring.Record) bool { return !rec.IsRanked() }))...)
	m.Fit(data.Notes...)
	self, list, back := routes.Heat.Link(routes.OfMonth{Month: o.Month}), routes.Units.Link(routes.OfMonth{Month: o.Month}), backButton(r, o)
	if group != "" {
		self, list = toHeatGroup.Link(ofGroup{Month: o.Month, Group: group}), toGroupList.Link(ofGroup{Month: o.Month, Group: group})
		back = chat.Row(chat.Button(r.Words.Text("overview.heat_back"), routes.Heat.Link(routes.OfMonth{Month: o.Month, Page: page})))
	}
	rows := [][]bot.Button{r.Pages(self, page, picture.HeatMapRows, len(o.Records)), r.MonthsBeside(o.Previous, o.Next, chat.Destination(routes.Heat))}
	if group == "" {
		rows = append(rows, groupButtons(r, o, page)...)
	}
	rows = append(rows, chat.Row(chat.Button(r.Words.Text("overview.units_button"), list)))
	message := m.Message(append(rows, back)...)
	message.Photo = drawn
	return message, nil
}
