package view

import (
	"motcua/bot"
	"motcua/locales"
	"motcua/scoring"
)

// Aims are the targets of all units together, or of one.
type Aims struct {
	Rules      *scoring.RuleSet
	Targets    scoring.Targets
	Unit, Name string // "" for all units
	Seen       int64  // number of the newest change of any target
}

// Aim is an indicator among them.
type Aim struct {
	Aims
	Indicator scoring.Indicator
	By        string    // who set it, in words; "" when it is not set here
	Own       []UnitAim // units with a target of their own, when it is of all units
}

// UnitAim is a unit's own target.
type UnitAim struct {
	Unit, Name string
	Share      scoring.Fraction
}

// ownNamed is how many units with targets of their own are named.
const ownNamed = 10

// TargetList are the targets by indicator: each can be changed.
func TargetList(r Reader, a Aims) bot.Message {
	var m markup
	m.bold(r.Words.Text("targets.title", "whose", r.whose(a)))
	m.line(r.Words.Text("targets.share"))
	var table []string
	var buttons [][]bot.Button
	set := false
	for _, ind := range a.Rules.Indicators {
		figure := r.aimed(a, ind)
		if _, own := a.Targets.Set(ind.Code, a.Unit); own {
			figure, set = figure+"*", true
		} else {
			figure += " "
		}
		name := r.indicatorName(a.Rules, ind.Code)
		table = append(table, ends(cut(name, Columns-1-width(figure)), figure, Columns)...)
		buttons = append(buttons, row(labelledLink{name, Link{To: ToTarget, Unit: a.Unit, Item: ind.Code}}))
	}
	m.table(table)
	if set {
		m.line(r.Words.Text(a.either("targets.legend_all", "targets.legend_unit")))
	}
	m.line(r.Words.Text("targets.choose"))
	other := labelledLink{r.Words.Text("targets.unit_button"), Link{To: ToAskTargetUnit}}
	if a.Unit != "" {
		other = labelledLink{r.Words.Text("targets.all_button"), Link{To: ToTargets}}
	}
	return m.message(append(buttons, row(other))...)
}

// TargetOf is the target of an indicator: what it is, where it comes from, and how it is changed.
func TargetOf(r Reader, a Aim) bot.Message {
	var m markup
	m.bold(r.Words.Text("targets.of", "indicator", r.indicatorName(a.Rules, a.Indicator.Code), "target", r.aimed(a.Aims, a.Indicator)))
	m.line(a.Indicator.Name.In(r.Words.Language()))
	m.line(r.Words.Text("targets.whose", "whose", r.whose(a.Aims)))
	if share, ok := a.Targets.Of(a.Unit, a.Indicator); ok {
		m.line(r.Words.Text("targets.points", "points", r.Words.Decimal(share.Mul(a.Indicator.Max).Cut(3)), "max", r.bound(a.Indicator.Max)))
	}
	back := labelledLink{}
	if set, ok := a.Targets.Set(a.Indicator.Code, a.Unit); ok {
		m.line(r.Words.Text("targets.set", "time", r.time(set.Since, true), "by", a.By))
		back = labelledLink{r.Words.Text(a.Aims.either("targets.back_to_all", "targets.back_to_unit")), Link{To: ToProposal, Unit: a.Unit, Item: Proposal{Indicator: a.Indicator.Code, Back: true}.Item()}}
	} else {
		m.line(r.Words.Text(a.source()))
	}
	r.ownAims(&m, a.Own)
	change := labelledLink{r.Words.Text(a.Aims.either("targets.change_all", "targets.change_unit")), Link{To: ToAskTarget, Unit: a.Unit, Item: a.Indicator.Code}}
	other := labelledLink{r.Words.Text("targets.change_other"), Link{To: ToAskTargetUnit, Item: a.Indicator.Code}}
	return m.message(row(change), row(other), row(back), row(labelledLink{r.Words.Text("targets.list_button"), Link{To: ToTargets, Unit: a.Unit}}))
}

// ownAims names units with targets of their own.
func (r Reader) ownAims(m *markup, own []UnitAim) {
	if len(own) == 0 {
		return
	}
	m.line(r.Words.Text("targets.own", "n", len(own)))
	shown := own[:min(len(own), ownNamed)]
	short := shortUnits(shown, labelled, func(u UnitAim) unitName { return unitName{Code: u.Unit, Name: u.Name} })
	for _, u := range shown {
		m.line("• " + short(u) + ": " + Share(r.Words, u.Share))
	}
	if more := len(own) - ownNamed; more > 0 {
		m.line(r.Words.Text("targets.own_more", "n", more))
	}
}

// either is the key for the targets of all units, or for those of one.
func (a Aims) either(all, unit string) string {
	if a.Unit == "" {
		return all
	}
	return unit
}

// source is the key that says where a target comes from that is not set here.
func (a Aim) source() string {
	if _, forAll := a.Targets.Set(a.Indicator.Code, ""); forAll && a.Unit != "" {
		return "targets.from_all"
	}
	return "targets.from_rules"
}

// whose says whose targets they are.
func (r Reader) whose(a Aims) string {
	if a.Unit == "" {
		return r.Words.Text("targets.all_units")
	}
	return UnitName(a.Name)
}

// aimed is the target in force, or that there is none.
func (r Reader) aimed(a Aims, ind scoring.Indicator) string {
	share, ok := a.Targets.Of(a.Unit, ind)
	if !ok {
		return r.Words.Text("targets.none")
	}
	return Share(r.Words, share)
}

// Share is a share of the maximum in per cent, to a hundredth: as exactly as a target can be set.
func Share(words locales.Printer, share scoring.Fraction) string {
	return words.Text("overview.percent", "share", words.Decimal(share.Mul(scoring.Int(100)).Cut(2)))
}
