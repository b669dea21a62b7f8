package overview

import (
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
	"motcua/scoring"
)

// heatMapName is where a unit's name is cut in the caption of a heat map: a whole page must fit into one.
const heatMapName = 18

// headedLists is up to how many lists of a page have a heading in the caption, too.
const headedLists = 4

// heatScreen is a page of the month's units by indicators as a picture. Its caption says of each unit the score, or what the group came to,
// and how many indicators are under their targets; under gives that number. By many indicators the columns are groups, each of which a
// button leads to.
func heatScreen(r chat.Renderer, o overview, group string, page int, under func(scoring.Record) int) (bot.Message, error) {
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
	marked, scores := false, r.Scores(o.Records)
	long, short := chat.ShortUnits(shown, chat.LongName, chat.UnitOfCard, o.Records...), chat.ShortUnits(shown, heatMapName, chat.UnitOfCard, o.Records...)
	for i, rec := range shown {
		heading := ""
		if i == 0 || rec.League != shown[i-1].League {
			heading = chat.LeagueName(r.Words, o.Rules, rec.League)
		}
		data.Rows = append(data.Rows, picture.HeatMapRow{Heading: heading, Name: long(rec), Record: rec, Score: scores[rec.Unit]})
		if heading != "" && shown[len(shown)-1].League-shown[0].League < headedLists {
			m.Line(chat.Cut(heading, chat.Columns))
		}
		line := "– " + short(rec)
		switch {
		case group != "":
			line = short(rec) + ": " + groupFigure(r, o, rec, group)
		case rec.IsRanked():
			line = strconv.Itoa(rec.Rank) + ". " + short(rec) + ": " + scores[rec.Unit]
		}
		if n := under(rec); n > 0 {
			line, marked = line+" ▼"+strconv.Itoa(n), true
		}
		m.Line(line)
	}
	drawn, err := picture.HeatMap(r.Words, data)
	if err != nil {
		return bot.Message{}, err
	}
	if marked {
		m.Line(r.Words.Text("overview.heat_under"))
	}
	var waits []string
	if len(o.Records) > 0 {
		waits = o.Records[0].Waits
	}
	r.CaptionStates(&m, o.Rules, waits, chat.OpenPoints(o.Records), slices.ContainsFunc(shown, func(rec scoring.Record) bool { return !rec.IsRanked() }))
	m.Lines(data.Notes)
	self, back := routes.Heat.Link(routes.OfMonth{Month: o.Month}), backButton(r, o)
	if group != "" {
		self = toHeatGroup.Link(ofGroup{Month: o.Month, Group: group})
		back = chat.Row(chat.Button(r.Words.Text("overview.heat_back"), routes.Heat.Link(routes.OfMonth{Month: o.Month, Page: page})))
	}
	rows := [][]bot.Button{r.Pages(self, page, picture.HeatMapRows, len(o.Records)), r.MonthsBeside(o.Previous, o.Next, chat.Destination(routes.Heat))}
	if group == "" {
		rows = append(rows, groupButtons(r, o, page)...)
	}
	message := m.Message(append(rows, back)...)
	message.Photo = drawn
	return message, nil
}
