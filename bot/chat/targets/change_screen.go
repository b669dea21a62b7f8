package targets

import (
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// change is a proposal with what it would do to the units of the latest month with scores.
type change struct {
	indicatorTarget
	Proposal proposal
	Then     scoring.Targets // with the proposal
	Month    scoring.Month
	Records  []scoring.Record // of the month
	Measured []scoring.Record // those of them that the change is about: of the unit alone when it is of one
	Effect   scoring.Effect
	Moved    bool // it was to be saved, but targets have changed since it was shown
}

// ofAll is the proposal without its unit and page: the list of those affected is of all units.
func (c change) ofAll() proposal {
	p := c.Proposal
	p.Unit, p.Page = "", 0
	return p
}

// affectedPage is how many units stand on a page of those that would be under a target.
const affectedPage = 20

// changeScreen shows what a change would do, before it is saved.
func changeScreen(r chat.Renderer, c change) bot.Message {
	var m chat.Markup
	if c.Moved {
		m.Line(r.Words.Text("targets.moved"))
		m.BlankLine()
	}
	changeHead(r, &m, c)
	if len(c.Records) > 0 {
		m.Line(r.Words.Text("targets.measured", "month", r.Words.Month(string(c.Month)), "state", r.MonthState(chat.Closed(c.Records), chat.Published(c.Records))))
	}
	switch {
	case len(c.Records) == 0:
		m.Line(r.Words.Text("targets.unmeasured", "rules", chat.ShortRules(c.Rules)))
	case c.Unit == "":
		m.Line(r.Words.Text("targets.effect", "n", len(c.Effect.Then), "now", len(c.Effect.Now)))
	case c.Effect.Unassessed == len(c.Measured):
		m.Line(r.Words.Text("targets.unit_unassessed", "unit", chat.CutUnit(c.Name, chat.LongName)))
	default:
		then, now := targetMet(r, c.Effect.Then), targetMet(r, c.Effect.Now)
		m.Line(r.Words.Text("targets.unit_effect", "unit", chat.CutUnit(c.Name, chat.LongName), "then", then, "now", now))
	}
	if c.Unit == "" && len(c.Own) > 0 {
		m.Line(r.Words.Text("targets.own_kept", "n", len(c.Own)))
	}
	if c.Unit == "" && c.Effect.Unassessed > 0 {
		m.Line(r.Words.Text("targets.unassessed", "n", c.Effect.Unassessed))
	}
	if len(c.Measured) > 0 {
		m.Lines(r.DataUntil(chat.DataTimes(c.Measured), r.Running(c.Month)))
	}
	m.Line(r.Words.Text("targets.not_saved"))
	saved := c.Proposal
	saved.Page, saved.Seen = 0, c.Seen
	var names chat.Choice
	if c.Unit == "" && len(c.Effect.Then) > 0 {
		names = chat.Button(r.Words.Text("targets.names_button", "n", len(c.Effect.Then)), toAffected.Link(c.ofAll()))
	}
	return m.Message(
		chat.Row(chat.Button(r.Words.Text("targets.save_button"), toSave.Link(saved)),
			chat.Button(r.Words.Text("targets.drop_button"), toTarget.Link(c.payload()))),
		chat.Row(names),
		chat.Row(chat.Button(r.Words.Text("targets.again_button"), toAsk.Link(c.payload()))),
	)
}

// affectedScreen names the units that a change would leave under their targets, the lowest first.
func affectedScreen(r chat.Renderer, c change, page int) bot.Message {
	var m chat.Markup
	changeHead(r, &m, c)
	m.Line(r.Words.Text("targets.affected", "n", len(c.Effect.Then), "month", r.Words.Month(string(c.Month)),
		"state", r.MonthState(chat.Closed(c.Records), chat.Published(c.Records))))
	records := slices.Clone(c.Effect.Then)
	slices.SortStableFunc(records, func(a, b scoring.Record) int {
		x, _ := a.Line(c.Indicator.Code)
		y, _ := b.Line(c.Indicator.Code)
		return x.Points.Cmp(y.Points)
	})
	already := map[string]bool{}
	for _, rec := range c.Effect.Now {
		already[rec.Unit] = true
	}
	from := min(page*affectedPage, len(records))
	shown := records[from:min(from+affectedPage, len(records))]
	var figures []string
	wide := 0
	for _, rec := range shown {
		line, _ := rec.Line(c.Indicator.Code)
		ind := c.Indicator
		ind.Target, ind.Aimed = c.Then.Of(c.Rules, rec.Unit, ind)
		figures = append(figures, r.LinePoints(line, chat.TargetPoints(ind, line)...))
		wide = max(wide, chat.Width(figures[len(figures)-1]))
	}
	short := chat.ShortUnits(shown, chat.Columns-3-wide, chat.UnitOfCard)
	var table []string
	fresh := false
	for i, rec := range shown {
		mark := "  "
		if !already[rec.Unit] {
			mark, fresh = "+ ", true
		}
		table = append(table, chat.TwoEnds(mark+short(rec), figures[i], chat.Columns)...)
	}
	if len(table) > 0 {
		m.Table(table)
	}
	if fresh {
		m.Line(r.Words.Text("targets.newly"))
	}
	m.Lines(r.DataUntil(chat.DataTimes(c.Measured), r.Running(c.Month)))
	effect := c.Proposal
	effect.Page = 0
	return m.Message(r.Pages(toAffected.Link(c.ofAll()), page, affectedPage, len(records)),
		chat.Row(chat.Button(r.Words.Text("targets.effect_button"), toProposal.Link(effect))))
}

func changeHead(r chat.Renderer, m *chat.Markup, c change) {
	then := c.targetSet
	then.Targets = c.Then
	m.Bold(r.Words.Text("targets.change", "indicator", r.IndicatorName(c.Rules, c.Indicator.Code), "from", inForce(r, c.targetSet, c.Indicator), "to", inForce(r, then, c.Indicator)))
	m.Line(r.Words.Text("targets.whose", "whose", whoseTargets(r, c.targetSet)))
	if c.Proposal.isRemoval() {
		m.Line(r.Words.Text(c.targetSet.keyFor("targets.goes_back_all", "targets.goes_back_unit")))
	}
}

// targetMet says in words whether the one unit of a change is under its target.
func targetMet(r chat.Renderer, under []scoring.Record) string {
	if len(under) > 0 {
		return r.Words.Text("targets.under")
	}
	return r.Words.Text("targets.met")
}
