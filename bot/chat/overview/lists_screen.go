package overview

import (
	"cmp"
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// listPage is how many units stand on a page of an overview's lists, a button each.
const listPage = 10

// unitsScreen lists a month's units, those with the most indicators under their targets first, then the lowest score, those without one last:
// each leads to its card. Under says how many of a card's indicators are.
func unitsScreen(r chat.Renderer, o overview, page int, under func(scoring.Record) int) bot.Message {
	var m chat.Markup
	records := slices.SortedStableFunc(slices.Values(lowestFirst(o.Records)), func(a, b scoring.Record) int { return cmp.Compare(under(b), under(a)) })
	order := "overview.by_rank"
	if len(records) > 0 && under(records[0]) > 0 {
		order = "overview.by_under"
	}
	writeHead(r, &m, o, r.Words.Text(order))
	scores := r.Scores(o.Records)
	return writeList(r, &m, o, records, routes.Units.Link(routes.OfMonth{Month: o.Month, Page: page}), routes.Card, func(rec scoring.Record, name string) string {
		label := r.Words.Text("overview.unit_unscored", "unit", name)
		if rec.IsRanked() {
			label = r.Words.Text("overview.unit_button", "rank", strconv.Itoa(rec.Rank), "unit", name, "points", scores[rec.Unit])
		}
		if n := under(rec); n > 0 {
			label = "▼" + strconv.Itoa(n) + " " + label
		}
		return label
	})
}

// groupListScreen lists the units by what they earned of a group of indicators, the least first: each leads to its details.
func groupListScreen(r chat.Renderer, o overview, group string, records []scoring.Record, page int) bot.Message {
	var m chat.Markup
	writeHead(r, &m, o, r.Words.Text("overview.units_of_group", "group", groupName(r, o, group)))
	return writeList(r, &m, o, records, toGroupList.Link(ofGroup{Month: o.Month, Group: group, Page: page}), routes.Details, func(rec scoring.Record, name string) string {
		return name + ": " + groupFigure(r, o, rec, group)
	})
}

// choiceScreen asks by which indicator the units are listed; the lowest share stands first.
func choiceScreen(r chat.Renderer, o overview) bot.Message {
	var m chat.Markup
	writeHead(r, &m, o, r.Words.Text("overview.choose"))
	return m.Message(append(shareButtons(r, o, o.All.Shares), backButton(r, o))...)
}

// shareButtons are indicators with what all units together earned of them, a button each.
func shareButtons(r chat.Renderer, o overview, shares []scoring.Share) (buttons [][]bot.Button) {
	for _, s := range shares {
		label := r.Words.Text("overview.share_button", "indicator", r.IndicatorName(o.Rules, s.Indicator), "share", r.Percent(s.Share))
		buttons = append(buttons, chat.Row(chat.Button(label, toIndicator.Link(ofIndicator{Month: o.Month, Indicator: s.Indicator}))))
	}
	return buttons
}

// indicatorScreen lists the units by what they earned of an indicator, the least first, those not assessed last; records
// are in that order. Each leads to its details.
func indicatorScreen(r chat.Renderer, o overview, ind scoring.Indicator, records []scoring.Record, page int) bot.Message {
	var m chat.Markup
	writeHead(r, &m, o, r.Words.Text("overview.by_indicator", "indicator", ind.Name.In(r.Words.Language()), "max", r.Bound(ind.Max)))
	return writeList(r, &m, o, records, toIndicator.Link(ofIndicator{Month: o.Month, Indicator: ind.Code, Page: page}), routes.Details, func(rec scoring.Record, name string) string {
		figure := r.Words.Text("score.not_assessed")
		if line, ok := rec.Assessed(ind.Code); ok {
			figure = r.LinePoints(line)
		}
		return name + ": " + figure
	})
}

// writeHead writes the title, in which order the list stands, and up to when its data reach.
func writeHead(r chat.Renderer, m *chat.Markup, o overview, order string) {
	m.Bold(r.Words.Text("overview.title", "month", r.Words.Month(string(o.Month)), "state", r.MonthState(chat.Closed(o.Records), chat.Published(o.Records))))
	m.Line(order)
	m.Lines(r.DataUntil(chat.DataTimes(o.Records), r.Running(o.Month)))
}

// writeList writes a page of units, a button each, which leads to its card.
func writeList(r chat.Renderer, m *chat.Markup, o overview, records []scoring.Record, self chat.Link, to chat.Route[routes.OfUnit], label func(rec scoring.Record, name string) string) bot.Message {
	var buttons [][]bot.Button
	from := min(self.Page*listPage, len(records))
	shown := records[from:min(from+listPage, len(records))]
	short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfCard, records...)
	for _, rec := range shown {
		buttons = append(buttons, chat.Row(chat.Button(label(rec, short(rec)), to.Link(routes.OfUnit{Month: o.Month, Unit: rec.Unit}))))
	}
	page := self.Page
	self.Page = 0
	if len(records) > listPage {
		m.Line(r.Words.Text("ranking.range", "from", from+1, "to", min(from+listPage, len(records)), "n", len(records)))
	}
	return m.Message(append(buttons, r.Pages(self, page, listPage, len(records)), backButton(r, o))...)
}

// backButton leads to the overview.
func backButton(r chat.Renderer, o overview) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("overview.back"), routes.Overview.Link(routes.OfMonth{Month: o.Month})))
}
