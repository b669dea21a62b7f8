package advice

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/advice"
)

// adviceScreen says what can be done for a unit's month: the way to the next grade first, then what each act is worth, the targets and the
// next rank, and what nothing moves any more.
func adviceScreen(r chat.Renderer, c counsel) bot.Message {
	var m chat.Markup
	m.Bold(answer(r, c))
	m.Line(unitLine(r, c.Record))
	m.Lines(r.ResultLines(c.Record))
	r.HasBegun(&m, c.Begun)
	if !c.moves() {
		return withOthers(r, &m, c)
	}
	if c.ToGrade.Answer == advice.Reachable {
		m.BlankLine()
		m.Line(r.Words.Text("advice.plan", "grade", gradeName(r, c.Grade), "min", r.Bound(c.Grade.Min)))
		writePlan(r, &m, c.ToGrade)
	}
	writeLevers(r, &m, c)
	writeTargets(r, &m, c)
	writeRank(r, &m, c)
	writeLimits(r, &m, c)
	return withOthers(r, &m, c)
}

// answer is the first line: how far the next grade is.
func answer(r chat.Renderer, c counsel) string {
	grade := gradeName(r, c.Grade)
	switch {
	case c.Record.Closed:
		return r.Words.Text("advice.closed")
	case c.Month == nil:
		return r.Words.Text("advice.uncounted")
	case !c.Record.IsRanked() && len(c.Levers) == 0:
		return r.Words.Text("advice.nothing")
	case !c.Record.IsRanked():
		return r.Words.Text("advice.unranked")
	case c.Grade.Code == "":
		return r.Words.Text("advice.best", "grade", gradeName(r, c.Month.Floor().Grade))
	}
	switch p := c.ToGrade; p.Answer {
	case advice.Reachable:
		return r.Words.Text("advice.reachable", "n", p.Acts, "grade", grade)
	case advice.Uncertain:
		return r.Words.Text("advice.many", "n", p.Acts, "grade", grade)
	}
	if !c.Record.Whole() { // what is not known yet may bring it there all the same
		return r.Words.Text("advice.not_certain", "grade", grade, "points", r.Score(c.ToGrade.Then), "min", r.Bound(c.Grade.Min), "open", r.Bound(c.Record.Open))
	}
	return r.Words.Text("advice.out_of_reach", "grade", grade, "points", r.Score(c.ToGrade.Then), "min", r.Bound(c.Grade.Min))
}

func gradeName(r chat.Renderer, g scoring.Grade) string { return g.Name.In(r.Words.Language()) }

// unitLine is whose month it is, and how final its figures are.
func unitLine(r chat.Renderer, rec scoring.Record) string {
	return r.Words.Text("score.title", "unit", chat.CutUnit(rec.Name, chat.LongName), "month", r.Words.Month(string(rec.Month)),
		"state", r.MonthState(rec.Closed, rec.Published))
}

// writePlan writes what is done with how many dossiers, the cheapest first, and the score that it leads to.
func writePlan(r chat.Renderer, m *chat.Markup, p advice.Plan) {
	m.Lines(actLines(r, p))
	m.Line(r.Words.Text("advice.leads", "points", r.Score(p.Then)))
}

func actLines(r chat.Renderer, p advice.Plan) (lines []string) {
	for _, a := range advice.Acts() {
		if n := len(p.Dossiers[a]); n > 0 {
			lines = append(lines, r.Words.Text("advice.act_count", "act", actName(r, a), "n", n))
		}
	}
	return lines
}

func actName(r chat.Renderer, a advice.Act) string { return r.Words.Text("advice.act." + actNames[a]) }

// writeLevers writes what one dossier done right is worth of each act, and how many it takes of this act alone.
func writeLevers(r chat.Renderer, m *chat.Markup, c counsel) {
	m.BlankLine()
	if len(c.Levers) == 0 {
		m.Line(r.Words.Text("advice.no_levers"))
		return
	}
	m.Line(r.Words.Text("advice.levers"))
	for _, l := range c.Levers {
		m.Line(r.Words.Text("advice.act_count", "act", actName(r, l.Act), "n", len(l.Dossiers)))
		gain := r.Words.Text("advice.worth", "points", gained(r, l.First, c.Record.Scorecard))
		grade := gradeName(r, c.Grade)
		switch {
		case c.Grade.Code == "":
		case l.Grade.Answer == advice.Reachable && l.Grade.Acts == 1:
			gain += r.Words.Text("advice.one_enough", "grade", grade)
		case l.Grade.Answer == advice.Reachable:
			gain += r.Words.Text("advice.enough", "n", l.Grade.Acts, "grade", grade)
		case l.Grade.Answer == advice.OutOfReach:
			gain += r.Words.Text("advice.all_lead", "points", r.Score(l.Grade.Then))
		}
		m.Line(gain)
	}
}

// gained is by how many points a card has become better, with a sign.
func gained(r chat.Renderer, then, now scoring.Scorecard) string {
	bounds := scoring.Bounds{Decimals: max(2, now.Decimals)} // the score may be shown with fewer: many acts are worth little each
	switch size, way := bounds.Change(then.Converted.Sub(now.Converted)); {
	case way > 0:
		return "+" + r.Words.Decimal(size)
	case way < 0:
		return "−" + r.Words.Decimal(size)
	case size == "":
		return r.Words.Text("advice.nearly_nothing")
	default:
		return r.Words.Decimal(size)
	}
}

// writeTargets writes what it takes to reach each target that is missed.
func writeTargets(r chat.Renderer, m *chat.Markup, c counsel) {
	if len(c.Targets) == 0 {
		return
	}
	m.BlankLine()
	m.Line(r.Words.Text("advice.targets"))
	for _, a := range c.Targets {
		line, _ := c.Record.Line(a.Indicator.Code)
		target := line.Max.Mul(a.Indicator.Target)
		m.Line(r.Words.Text("advice.target", "indicator", a.Indicator.Short.In(r.Words.Language()), "points", r.LinePoints(line, target), "target", r.Bound(target)))
		switch {
		case a.Plan.Answer == advice.Reachable:
			m.Line(r.Words.Text("advice.target_acts", "n", a.Plan.Acts, "acts", acts(r, a.Plan)))
		case a.Filed > 0:
			m.Line(r.Words.Text("advice.target_filed", "n", a.Filed))
		case a.Plan.Answer == advice.Uncertain:
			m.Line(r.Words.Text("advice.target_many", "n", a.Plan.Acts))
		case !c.Month.Moves(a.Indicator):
			m.Line(r.Words.Text("advice.target_entered"))
		default:
			m.Line(r.Words.Text("advice.target_out_of_reach"))
		}
	}
}

// acts are the acts of a plan in one line.
func acts(r chat.Renderer, p advice.Plan) string {
	var parts []string
	for _, a := range advice.Acts() {
		if n := len(p.Dossiers[a]); n > 0 {
			parts = append(parts, r.Words.Text("advice.act_short", "act", r.Words.Text("advice.short."+actNames[a]), "n", n))
		}
	}
	return r.Words.List(parts)
}

// writeRank writes what it takes to be as good as the unit above.
func writeRank(r chat.Renderer, m *chat.Markup, c counsel) {
	if c.Rank == 0 {
		return
	}
	m.BlankLine()
	above, _ := r.PointsTogether(c.Above, c.Record.Converted, c.Record.Written(), c.Record.Written())
	switch p := c.ToRank; p.Answer {
	case advice.Reachable:
		m.Line(r.Words.Text("advice.rank", "rank", c.Rank, "points", above, "n", p.Acts, "acts", acts(r, p)))
	case advice.Uncertain:
		m.Line(r.Words.Text("advice.rank_many", "rank", c.Rank, "points", above, "n", p.Acts))
	case advice.OutOfReach:
		m.Line(r.Words.Text("advice.rank_out_of_reach", "rank", c.Rank, "points", above))
	}
}

// writeLimits writes what no dossier of today moves any more, and on what all of it rests.
func writeLimits(r chat.Renderer, m *chat.Markup, c counsel) {
	m.BlankLine()
	if len(c.Settled) > 0 {
		var names []string
		for _, ind := range c.Settled {
			names = append(names, ind.Short.In(r.Words.Language()))
		}
		key := "advice.settled"
		if c.Month.Over() {
			key = "advice.settled_over"
		}
		m.Line(r.Words.Text(key, "indicators", r.Words.List(names)))
	}
	if !c.Record.Whole() && c.Record.IsRanked() {
		m.Line(r.Words.Text("advice.floor", "points", r.Bound(c.Record.Open)))
	}
	m.Lines(r.StateLines(c.Record, c.Rules))
	if slices.ContainsFunc(c.Levers, func(l advice.Lever) bool { return l.Act == advice.Pay }) {
		m.Line(r.Words.Text("advice.unpaid"))
	}
	m.Lines(shortOfEnd(r, c.prospect))
	m.Line(r.Words.Text("advice.others_stay"))
	m.Lines(r.DataUntil([]time.Time{c.Record.DataTime}, r.Running(c.Record.Month)))
}

// shortOfEnd says of a month that is over, and whose data do not reach its end, that more of it may become known.
func shortOfEnd(r chat.Renderer, p prospect) []string {
	if !p.Month.Over() || p.Record.DataTime.IsZero() || !p.Record.DataTime.Before(p.Record.Month.End(r.Zone)) {
		return nil
	}
	return []string{r.Words.Text("advice.short_of_end")}
}

// withOthers has the buttons under the advice: the dossiers behind each act, what else can be asked of the month, and other months and units.
func withOthers(r chat.Renderer, m *chat.Markup, c counsel) bot.Message {
	month, unit := c.Record.Month, c.Record.Unit
	var rows [][]bot.Button
	for _, l := range c.Levers {
		label := r.Words.Text("advice.list_button", "act", r.Words.Text("advice.short."+actNames[l.Act]), "n", len(l.Dossiers))
		rows = append(rows, chat.Row(chat.Button(label, toList.Link(ofAct{Month: month, Unit: unit, Act: actNames[l.Act]}))))
	}
	if c.moves() {
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("advice.end_button"), toEnd.Link(ofMonth{Month: month, Unit: unit})),
			chat.Button(r.Words.Text("advice.if_button"), toIf.Link(ofCase{Month: month, Unit: unit}))))
	}
	var before, after chat.Choice
	if c.Previous != "" {
		before = chat.Button(r.Words.Text("score.previous", "month", r.Words.ShortMonth(string(c.Previous))), again(c.Previous, unit))
	}
	if c.Next != "" {
		after = chat.Button(r.Words.Text("score.next", "month", r.Words.ShortMonth(string(c.Next))), again(c.Next, unit))
	}
	rows = append(rows, chat.Row(before, chat.Button(r.Words.Text("score.back"), routes.Card.Link(routes.OfUnit{Month: month, Unit: unit})), after))
	return m.Message(append(rows, r.OtherUnits(c.Others, chat.Destination(toAgain), month)...)...)
}
