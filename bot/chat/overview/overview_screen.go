package overview

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// overview is a month of all units at a glance.
type overview struct {
	Month          scoring.Month
	Rules          *scoring.RuleSet
	Records        []scoring.Record // by rank, units without a score last
	All            scoring.Overview // what they say together
	Missing        []scoring.Unit   // units of the register without a card in the month
	Overdue        []scoring.UnitCount
	Acceptance     acceptance.State
	Begun          scoring.Month // a later month that has only begun, when no month was asked for
	Summarised     bool          // its summaries were sent, so that it is told who has not seen them
	OtherRules     bool          // the month before was scored by other rules
	Now            bool          // the month is the latest, so that what is overdue now is told
	Previous, Next scoring.Month // the months before and after, when they have scores; else ""
}

// How many are named of each sort in an overview.
const (
	weakestNamed = 3
	movedNamed   = 4
	calledNamed  = 3
)

// overviewScreen is the month in words: grades, average, weakest indicators, the units that moved most, and whom to call.
func overviewScreen(r chat.Renderer, o overview) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("overview.title", "month", r.Words.Month(string(o.Month)), "state", r.MonthState(chat.Closed(o.Records), chat.Published(o.Records))))
	if o.All.Scored == 0 {
		m.Line(r.Words.Text("overview.none_scored"))
	} else {
		m.Line(r.Words.Text("overview.average", "points", r.Points(o.All.Average, o.Rules.Bounds()), "units", r.Words.Text("overdue.units", "n", o.All.Scored)))
		averageMoved(r, &m, o)
		if chat.OpenPoints(o.Records).Sign() == 0 { // else nobody has a grade
			r.TitledTable(&m, "overview.grades", gradeCounts(r, o))
		}
	}
	r.TitledTable(&m, "overview.weakest", weakestIndicators(r, o))
	chat.UnitTable(r, &m, "overview.moved", chat.MoveFigures(r, o.All.Moves, o.Rules.Bounds(), movedNamed), o.Records)
	chat.UnitTable(r, &m, "overview.lowest", lowestUnits(r, o), o.Records)
	chat.UnitTable(r, &m, "overview.under", chat.CountFigures(r, o.All.Under, calledNamed), o.Records)
	if o.Now {
		chat.UnitTable(r, &m, "overview.overdue", chat.CountFigures(r, o.Overdue, calledNamed), o.Records)
		chat.UnitTable(r, &m, "overview.waiting_late", chat.CountFigures(r, o.Acceptance.Late(), calledNamed), o.Records)
	}
	chat.UnitTable(r, &m, "overview.accepted_late", chat.CountFigures(r, o.Acceptance.AcceptedLate(o.Records), calledNamed), o.Records)
	o.Acceptance.WriteMonth(r, &m)
	m.BlankLine()
	explainRanks(r, &m, o)
	r.MissingUnits(&m, o.Missing, o.Records)
	r.HasBegun(&m, o.Begun)
	m.Lines(r.DataUntil(chat.DataTimes(o.Records), r.Running(o.Month)))
	month := routes.OfMonth{Month: o.Month}
	var unseen chat.Choice
	if o.Summarised {
		unseen = chat.Button(r.Words.Text("summary.unseen_button"), routes.Unseen.Link(month))
	}
	var near chat.Choice
	if !chat.Closed(o.Records) && !chat.Published(o.Records) {
		near = chat.Button(r.Words.Text("advice.units_button"), routes.Near.Link(month))
	}
	return m.Message(
		chat.Row(chat.Button(r.Words.Text("overview.heat_button"), routes.Heat.Link(month)), chat.Button(r.Words.Text("overview.units_button"), routes.Units.Link(month))),
		chat.Row(chat.Button(r.Words.Text("overview.indicators_button"), toIndicator.Link(ofIndicator{Month: o.Month})), unseen),
		chat.Row(near),
		r.MonthsBeside(o.Previous, o.Next, chat.Destination(routes.Overview)),
	)
}

// explainRanks says by how many indicators the month is ranked, and why units have no rank.
func explainRanks(r chat.Renderer, m *chat.Markup, o overview) {
	var waits []string
	var unranked []chat.Unranked
	for _, rec := range o.Records {
		waits = rec.Waits
		if len(unranked) < chat.UnrankedNamed && !rec.IsRanked() {
			unranked = append(unranked, chat.Unranked{Name: rec.Name, State: rec.State, Lacks: rec.Lacks})
		}
	}
	r.ExplainRanks(m, o.Rules, waits, chat.OpenPoints(o.Records), unranked)
}

// averageMoved says how the average moved, and of how many units when it is not all of them.
func averageMoved(r chat.Renderer, m *chat.Markup, o overview) {
	month := r.Words.Month(string(o.Month.Prev()))
	if o.All.Compared == 0 {
		if o.Previous != o.Month.Prev() {
			return // nobody expects a comparison with a month that was not reported
		}
		if o.OtherRules {
			m.Line(r.Words.Text("overview.other_rules", "month", month))
			return
		}
		m.Line(r.Words.Text("overview.not_compared", "month", month))
		return
	}
	moved := r.ScoreMoved(o.All.Moved, o.Rules.Bounds())
	if o.All.Compared < o.All.Scored {
		m.Line(r.Words.Text("overview.compared_some", "month", month, "moved", moved, "units", r.Words.Text("overdue.units", "n", o.All.Compared)))
		return
	}
	m.Line(r.Words.Text("overview.compared", "month", month, "moved", moved))
}
