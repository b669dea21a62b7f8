package view

import (
	"slices"

	"motcua/bot"
	"motcua/scoring"
)

// Change is a proposal with what it would do to the units of the latest month with scores.
type Change struct {
	Aim
	Proposal Proposal
	Then     scoring.Targets // with the proposal
	Month    scoring.Month
	Records  []scoring.Record // of the month
	Measured []scoring.Record // those of them that the change is about: of the unit alone when it is of one
	Effect   scoring.Effect
	Moved    bool // it was to be saved, but targets have changed since it was shown
}

// AffectedPage is how many units stand on a page of those that would be under a target.
const AffectedPage = 20

// TargetChange shows what a change would do, before it is saved.
func TargetChange(r Reader, c Change) bot.Message {
	var m markup
	if c.Moved {
		m.line(r.Words.Text("targets.moved"))
		m.gap()
	}
	r.changeHead(&m, c)
	m.line(r.Words.Text("targets.measured", "month", r.Words.Month(string(c.Month)), "state", r.state(closed(c.Records), published(c.Records))))
	switch {
	case c.Unit == "":
		m.line(r.Words.Text("targets.effect", "n", len(c.Effect.Then), "now", len(c.Effect.Now)))
	case c.Effect.Unassessed == len(c.Measured):
		m.line(r.Words.Text("targets.unit_unassessed", "unit", shortUnit(c.Name, longName)))
	default:
		then, now := r.met(c.Effect.Then), r.met(c.Effect.Now)
		m.line(r.Words.Text("targets.unit_effect", "unit", shortUnit(c.Name, longName), "then", then, "now", now))
	}
	if c.Unit == "" && len(c.Own) > 0 {
		m.line(r.Words.Text("targets.own_kept", "n", len(c.Own)))
	}
	if c.Unit == "" && c.Effect.Unassessed > 0 {
		m.line(r.Words.Text("targets.unassessed", "n", c.Effect.Unassessed))
	}
	if len(c.Measured) > 0 {
		m.lines(r.data(dataTimes(c.Measured), r.running(c.Month)))
	}
	m.line(r.Words.Text("targets.not_saved"))
	item, saved := c.Proposal.Item(), c.Proposal
	saved.Seen = c.Seen
	names := labelledLink{}
	if c.Unit == "" && len(c.Effect.Then) > 0 {
		names = labelledLink{r.Words.Text("targets.names_button", "n", len(c.Effect.Then)), Link{To: ToAffected, Item: item}}
	}
	return m.message(
		row(labelledLink{r.Words.Text("targets.save_button"), Link{To: ToSaveTarget, Unit: c.Unit, Item: saved.Item()}},
			labelledLink{r.Words.Text("targets.drop_button"), Link{To: ToTarget, Unit: c.Unit, Item: c.Indicator.Code}}),
		row(names),
		row(labelledLink{r.Words.Text("targets.again_button"), Link{To: ToAskTarget, Unit: c.Unit, Item: c.Indicator.Code}}),
	)
}

// Affected names the units that a change would leave under their targets, the lowest first.
func Affected(r Reader, c Change, page int) bot.Message {
	var m markup
	r.changeHead(&m, c)
	m.line(r.Words.Text("targets.affected", "n", len(c.Effect.Then), "month", r.Words.Month(string(c.Month)),
		"state", r.state(closed(c.Records), published(c.Records))))
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
	from := min(page*AffectedPage, len(records))
	shown := records[from:min(from+AffectedPage, len(records))]
	var figures []string
	wide := 0
	for _, rec := range shown {
		line, _ := rec.Line(c.Indicator.Code)
		ind := c.Indicator
		ind.Target, ind.Aimed = c.Then.Of(rec.Unit, ind)
		figures = append(figures, r.earned(line, aim(ind, line)...))
		wide = max(wide, width(figures[len(figures)-1]))
	}
	short := shortUnits(shown, Columns-3-wide, cardUnit)
	var table []string
	fresh := false
	for i, rec := range shown {
		mark := "  "
		if !already[rec.Unit] {
			mark, fresh = "+ ", true
		}
		table = append(table, ends(mark+short(rec), figures[i], Columns)...)
	}
	if len(table) > 0 {
		m.table(table)
	}
	if fresh {
		m.line(r.Words.Text("targets.newly"))
	}
	m.lines(r.data(dataTimes(c.Measured), r.running(c.Month)))
	item := c.Proposal.Item()
	return m.message(r.paging(Link{To: ToAffected, Item: item}, page, AffectedPage, len(records)),
		row(labelledLink{r.Words.Text("targets.effect_button"), Link{To: ToProposal, Unit: c.Unit, Item: item}}))
}

func (r Reader) changeHead(m *markup, c Change) {
	then := c.Aims
	then.Targets = c.Then
	m.bold(r.Words.Text("targets.change", "indicator", r.indicatorName(c.Rules, c.Indicator.Code), "from", r.aimed(c.Aims, c.Indicator), "to", r.aimed(then, c.Indicator)))
	m.line(r.Words.Text("targets.whose", "whose", r.whose(c.Aims)))
	if c.Proposal.Back {
		m.line(r.Words.Text(c.Aims.either("targets.goes_back_all", "targets.goes_back_unit")))
	}
}

// met says whether the one unit of a change is under its target.
func (r Reader) met(under []scoring.Record) string {
	if len(under) > 0 {
		return r.Words.Text("targets.under")
	}
	return r.Words.Text("targets.met")
}
