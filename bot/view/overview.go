package view

import (
	"slices"
	"time"

	"motcua/bot"
	"motcua/scoring"
)

// Overview is a month of all units at a glance.
type Overview struct {
	Month          scoring.Month
	Rules          *scoring.RuleSet
	Records        []scoring.Record // by rank, units without a score last
	All            scoring.Overview // what they say together
	Missing        []scoring.Unit   // units of the register without a card in the month
	Overdue        []scoring.UnitCount
	Begun          scoring.Month // a later month that has only begun, when no month was asked for
	Summarised     bool          // its summaries were sent, so that it is told who has not seen them
	Now            bool          // the month is the latest, so that what is overdue now is told
	Previous, Next scoring.Month // the months before and after, when they have scores; else ""
}

// How many are named of each sort in an overview.
const (
	weakestNamed = 3
	movedNamed   = 4
	calledNamed  = 3
)

// OverviewText is the month in words: grades, average, weakest indicators, the units that moved most, and whom to call.
func OverviewText(r Reader, o Overview) bot.Message {
	var m markup
	m.bold(r.Words.Text("overview.title", "month", r.Words.Month(string(o.Month)), "state", r.state(closed(o.Records), published(o.Records))))
	if o.All.Scored == 0 {
		m.line(r.Words.Text("overview.none_scored"))
	} else {
		m.line(r.Words.Text("overview.average", "points", r.points(o.All.Average), "units", r.Words.Text("overdue.units", "n", o.All.Scored)))
		r.averageMoved(&m, o)
		r.figures(&m, "overview.grades", r.gradeCounts(o))
	}
	r.figures(&m, "overview.weakest", r.weakest(o))
	r.unitFigures(&m, "overview.moved", r.movedMost(o), o.Records)
	r.unitFigures(&m, "overview.lowest", r.lowest(o), o.Records)
	r.unitFigures(&m, "overview.under", r.unitCounts(o.All.Under), o.Records)
	if o.Now {
		r.unitFigures(&m, "overview.overdue", r.unitCounts(o.Overdue), o.Records)
	}
	m.gap()
	r.unrankedRecords(&m, o)
	r.without(&m, o.Missing, o.Records)
	r.hasBegun(&m, o.Begun)
	m.lines(r.data(dataTimes(o.Records), r.running(o.Month)))
	month := o.Month
	var unseen labelledLink
	if o.Summarised {
		unseen = labelledLink{r.Words.Text("summary.unseen_button"), Link{To: ToUnseen, Month: month}}
	}
	return m.message(
		row(labelledLink{r.Words.Text("overview.heat_button"), Link{To: ToHeat, Month: month}}, labelledLink{r.Words.Text("overview.units_button"), Link{To: ToOverviewUnits, Month: month}}),
		row(labelledLink{r.Words.Text("overview.indicators_button"), Link{To: ToOverviewIndicator, Month: month}}, unseen),
		r.monthsBeside(o.Previous, o.Next, ToOverview),
	)
}

// averageMoved says how the average moved, and of how many units when it is not all of them.
func (r Reader) averageMoved(m *markup, o Overview) {
	month := r.Words.Month(string(o.Month.Prev()))
	if o.All.Compared == 0 {
		if o.Previous != o.Month.Prev() {
			return // nobody expects a comparison with a month that was not reported
		}
		m.line(r.Words.Text("overview.not_compared", "month", month))
		return
	}
	moved := r.Words.Text("movement.points_nearly")
	switch tenths := o.All.Moved.Tenths(); {
	case o.All.Moved.Sign() == 0:
		moved = r.Words.Text("movement.points_same")
	case tenths > 0:
		moved = r.Words.Text("movement.points_up", "points", r.Words.Tenths(tenths))
	case tenths < 0:
		moved = r.Words.Text("movement.points_down", "points", r.Words.Tenths(-tenths))
	}
	if o.All.Compared < o.All.Scored {
		m.line(r.Words.Text("overview.compared_some", "month", month, "moved", moved, "units", r.Words.Text("overdue.units", "n", o.All.Compared)))
		return
	}
	m.line(r.Words.Text("overview.compared", "month", month, "moved", moved))
}

// without names the units without a card, or says that all have one.
func (r Reader) without(m *markup, units []scoring.Unit, month []scoring.Record) {
	if len(units) == 0 {
		m.line(r.Words.Text("overview.none_missing"))
		return
	}
	var named []string
	shown := units[:min(len(units), movedNamed)]
	short := shortUnits(shown, labelled, registerUnit, month...)
	for _, u := range shown {
		named = append(named, short(u))
	}
	list := r.Words.List(named)
	if more := len(units) - len(named); more > 0 {
		list = r.Words.Text("overview.and_more", "names", list, "n", more)
	}
	m.line(r.Words.Text("overview.missing", "n", len(units), "names", list))
}

// closed says whether a month's figures are official: it is closed for all its units.
func closed(records []scoring.Record) bool {
	return len(records) > 0 && records[0].Closed
}

// published says whether all of them are from a published appendix.
func published(records []scoring.Record) bool {
	return !slices.ContainsFunc(records, func(r scoring.Record) bool { return !r.Published })
}

func dataTimes(records []scoring.Record) (times []time.Time) {
	for _, r := range records {
		times = append(times, r.DataTime)
	}
	return times
}

func (r Reader) monthsBeside(before, after scoring.Month, to Destination) []bot.Button {
	return r.rankingMonths(Ranking{Previous: before, Next: after}, to)
}
