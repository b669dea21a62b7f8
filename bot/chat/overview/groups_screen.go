package overview

import (
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// groupName is a group's short name; "" when the rules do not have it.
func groupName(r chat.Renderer, o overview, code string) string {
	if i := slices.IndexFunc(o.Rules.Groups, func(g scoring.Group) bool { return g.Code == code }); i >= 0 {
		return o.Rules.Groups[i].Short.In(r.Words.Language())
	}
	return ""
}

// groupFigure is what a card has of a group.
func groupFigure(r chat.Renderer, o overview, rec scoring.Record, code string) string {
	sums := rec.Groups(o.Rules)
	i := slices.IndexFunc(sums, func(s scoring.GroupSum) bool { return s.Group == code })
	if i < 0 || sums[i].Max.Sign() == 0 {
		return r.Unassessed(rec, o.Rules.Members(code)...)
	}
	return r.Words.Decimal(sums[i].Shown()) + "/" + r.Bound(sums[i].Max)
}

// groupButtons lead to the heat maps of the groups, two in a row; none where all indicators stand on one.
func groupButtons(r chat.Renderer, o overview, page int) (rows [][]bot.Button) {
	if !o.Rules.ByGroup() {
		return nil
	}
	for pair := range slices.Chunk(o.Rules.Groups, 2) {
		var row []chat.Choice
		for _, g := range pair {
			row = append(row, chat.Button(g.Short.In(r.Words.Language()), toHeatGroup.Link(ofGroup{Month: o.Month, Group: g.Code, Page: page})))
		}
		rows = append(rows, chat.Row(row...))
	}
	return rows
}

// groupsScreen asks for the group of which the units are listed by an indicator; the lowest share stands first.
func groupsScreen(r chat.Renderer, o overview) bot.Message {
	var m chat.Markup
	writeHead(r, &m, o, r.Words.Text("overview.choose_group"))
	var buttons [][]bot.Button
	for _, s := range groupShares(o) {
		label := r.Words.Text("overview.share_button", "indicator", groupName(r, o, s.Indicator), "share", r.Percent(s.Share))
		of := groupMark + s.Indicator
		if members := o.Rules.Members(s.Indicator); len(members) == 1 {
			of = members[0].Code
		}
		buttons = append(buttons, chat.Row(chat.Button(label, toIndicator.Link(ofIndicator{Month: o.Month, Indicator: of}))))
	}
	return m.Message(append(buttons, backButton(r, o))...)
}

// choiceOfGroupScreen asks for an indicator of a group; the lowest share stands first.
func choiceOfGroupScreen(r chat.Renderer, o overview, group string) bot.Message {
	var m chat.Markup
	writeHead(r, &m, o, r.Words.Text("overview.by_group", "group", groupName(r, o, group)))
	of := o.All.Shares[:0:0]
	for _, s := range o.All.Shares {
		if ind, ok := o.Rules.Indicator(s.Indicator); ok && ind.Group == group {
			of = append(of, s)
		}
	}
	return m.Message(append(shareButtons(r, o, of), chat.Row(chat.Button(r.Words.Text("overview.heat_back"), toIndicator.Link(ofIndicator{Month: o.Month}))))...)
}

// groupShares are what all ranked units together earned of the groups, the lowest first, by the groups' codes; a group of which nothing
// is assessed has none.
func groupShares(o overview) (shares []scoring.Share) {
	for i, g := range o.Rules.Groups {
		var points, most scoring.Fraction
		for _, rec := range o.Records {
			if rec.IsRanked() {
				sum := rec.Groups(o.Rules)[i]
				points, most = points.Add(sum.Points), most.Add(sum.Max)
			}
		}
		if most.Sign() > 0 {
			shares = append(shares, scoring.Share{Indicator: g.Code, Share: points.Quo(most)})
		}
	}
	slices.SortStableFunc(shares, func(a, b scoring.Share) int { return a.Share.Cmp(b.Share) })
	return shares
}
