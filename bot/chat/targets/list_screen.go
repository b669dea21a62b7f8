package targets

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
	"motcua/scoring"
)

// targetSet are the targets of all units together, or of one.
type targetSet struct {
	Rules      *scoring.RuleSet
	Targets    scoring.Targets
	Unit, Name string // "" for all units
	Seen       int64  // number of the newest change of any target
}

// indicatorTarget is an indicator among them.
type indicatorTarget struct {
	targetSet
	Indicator scoring.Indicator
	By        string       // who set it, in words; "" when it is not set here
	Own       []unitTarget // units with a target of their own, when it is of all units
}

// payload is what buttons about the indicator carry.
func (a indicatorTarget) payload() ofIndicator {
	return ofIndicator{Unit: a.Unit, Indicator: a.Indicator.Code}
}

// unitTarget is a unit's own target.
type unitTarget struct {
	Unit, Name string
	Share      scoring.Fraction
}

// ownNamed is how many units with targets of their own are named.
const ownNamed = 10

// listScreen are the targets by indicator: each can be changed.
func listScreen(r chat.Renderer, a targetSet) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("targets.title", "whose", whoseTargets(r, a)))
	m.Line(r.Words.Text("targets.by_rules", "rules", chat.ShortRules(a.Rules)))
	m.Line(r.Words.Text("targets.share"))
	var table []string
	var buttons [][]bot.Button
	set := false
	for _, ind := range a.Rules.Indicators {
		if ind.SameForAll() {
			continue
		}
		figure := inForce(r, a, ind)
		if _, own := a.Targets.Set(a.Rules, ind.Code, a.Unit); own {
			figure, set = figure+"*", true
		} else {
			figure += " "
		}
		name := r.IndicatorName(a.Rules, ind.Code)
		table = append(table, chat.TwoEnds(chat.Cut(name, chat.Columns-1-chat.Width(figure)), figure, chat.Columns)...)
		buttons = append(buttons, chat.Row(chat.Button(name, toTarget.Link(ofIndicator{Unit: a.Unit, Indicator: ind.Code}))))
	}
	m.Table(table)
	if set {
		m.Line(r.Words.Text(a.keyFor("targets.legend_all", "targets.legend_unit")))
	}
	m.Line(r.Words.Text("targets.choose"))
	other := chat.Button(r.Words.Text("targets.unit_button"), toAskUnit.Link(ofIndicator{}))
	if a.Unit != "" {
		other = chat.Button(r.Words.Text("targets.all_button"), toList.Link(ofUnit{}))
	}
	return m.Message(append(buttons, chat.Row(other))...)
}

// targetScreen is the target of an indicator: what it is, where it comes from, and how it is changed.
func targetScreen(r chat.Renderer, a indicatorTarget) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("targets.of", "indicator", r.IndicatorName(a.Rules, a.Indicator.Code), "target", inForce(r, a.targetSet, a.Indicator)))
	m.Line(a.Indicator.Name.In(r.Words.Language()))
	m.Line(r.Words.Text("targets.whose", "whose", whoseTargets(r, a.targetSet)))
	if share, ok := a.Targets.Of(a.Rules, a.Unit, a.Indicator); ok {
		m.Line(r.Words.Text("targets.points", "points", chat.TargetFigure(r, share.Mul(a.Indicator.Max), a.Rules.Bounds()), "max", r.Bound(a.Indicator.Max)))
	}
	var back chat.Choice
	if set, ok := a.Targets.Set(a.Rules, a.Indicator.Code, a.Unit); ok {
		m.Line(r.Words.Text("targets.set", "time", r.Time(set.Since, true), "by", a.By))
		back = chat.Button(r.Words.Text(a.targetSet.keyFor("targets.back_to_all", "targets.back_to_unit")), toProposal.Link(proposal{Unit: a.Unit, Indicator: a.Indicator.Code}))
	} else {
		m.Line(r.Words.Text(a.sourceKey()))
	}
	ownTargets(r, &m, a.Own)
	change := chat.Button(r.Words.Text(a.targetSet.keyFor("targets.change_all", "targets.change_unit")), toAsk.Link(a.payload()))
	other := chat.Button(r.Words.Text("targets.change_other"), toAskUnit.Link(ofIndicator{Indicator: a.Indicator.Code}))
	return m.Message(chat.Row(change), chat.Row(other), chat.Row(back), chat.Row(chat.Button(r.Words.Text("targets.list_button"), toList.Link(ofUnit{Unit: a.Unit}))))
}

// ownTargets names units with targets of their own.
func ownTargets(r chat.Renderer, m *chat.Markup, own []unitTarget) {
	if len(own) == 0 {
		return
	}
	m.Line(r.Words.Text("targets.own", "n", len(own)))
	shown := own[:min(len(own), ownNamed)]
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(u unitTarget) chat.NamedUnit { return chat.NamedUnit{Code: u.Unit, Name: u.Name} })
	for _, u := range shown {
		m.Line("• " + short(u) + ": " + Share(r.Words, u.Share))
	}
	if more := len(own) - ownNamed; more > 0 {
		m.Line(r.Words.Text("targets.own_more", "n", more))
	}
}

// keyFor is the key of a sentence: the first for the targets of all units, the second for those of one.
func (a targetSet) keyFor(all, unit string) string {
	if a.Unit == "" {
		return all
	}
	return unit
}

// sourceKey is the key that says where a target comes from that is not set here.
func (a indicatorTarget) sourceKey() string {
	if _, forAll := a.Targets.Set(a.Rules, a.Indicator.Code, ""); forAll && a.Unit != "" {
		return "targets.from_all"
	}
	return "targets.from_rules"
}

// whoseTargets says whose targets they are.
func whoseTargets(r chat.Renderer, a targetSet) string {
	if a.Unit == "" {
		return r.Words.Text("targets.all_units")
	}
	return chat.UnitName(a.Name)
}

// inForce is the target in force, or that there is none.
func inForce(r chat.Renderer, a targetSet, ind scoring.Indicator) string {
	share, ok := a.Targets.Of(a.Rules, a.Unit, ind)
	if !ok {
		return r.Words.Text("targets.none")
	}
	return Share(r.Words, share)
}

// Share is a share of the maximum in per cent, to a hundredth: as exactly as a target can be set.
func Share(words locales.Printer, share scoring.Fraction) string {
	return words.Text("overview.percent", "share", words.Decimal(share.Mul(scoring.Int(100)).Cut(2)))
}
