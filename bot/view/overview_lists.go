package view

import (
	"strconv"

	"motcua/bot"
	"motcua/scoring"
)

// OverviewPage is how many units stand on a page of an overview's lists, a button each.
const OverviewPage = 10

// OverviewUnits lists a month's units by rank: each leads to its card.
func OverviewUnits(r Reader, o Overview, page int) bot.Message {
	var m markup
	r.overviewHead(&m, o, r.Words.Text("overview.by_rank"))
	scores := r.scores(o.Records)
	return r.overviewList(&m, o, o.Records, Link{To: ToOverviewUnits, Month: o.Month, Page: page}, func(rec scoring.Record, name string) string {
		if !rec.Ranked() {
			return r.Words.Text("overview.unit_unscored", "unit", name)
		}
		return r.Words.Text("overview.unit_button", "rank", strconv.Itoa(rec.Rank), "unit", name, "points", scores[rec.Unit])
	})
}

// OverviewChoice asks by which indicator the units are listed; the lowest share stands first.
func OverviewChoice(r Reader, o Overview) bot.Message {
	var m markup
	r.overviewHead(&m, o, r.Words.Text("overview.choose"))
	var buttons [][]bot.Button
	for _, s := range o.All.Shares {
		label := r.Words.Text("overview.share_button", "indicator", r.indicatorName(o.Rules, s.Indicator), "share", r.percent(s.Share))
		buttons = append(buttons, row(labelledLink{label, Link{To: ToOverviewIndicator, Month: o.Month, Item: s.Indicator}}))
	}
	return m.message(append(buttons, r.overviewBack(o))...)
}

// OverviewIndicator lists the units by what they earned of an indicator, the least first, those not assessed last; records
// are in that order. Each leads to its details.
func OverviewIndicator(r Reader, o Overview, ind scoring.Indicator, records []scoring.Record, page int) bot.Message {
	var m markup
	r.overviewHead(&m, o, r.Words.Text("overview.by_indicator", "indicator", ind.Name.In(r.Words.Language()), "max", r.bound(ind.Max)))
	return r.overviewList(&m, o, records, Link{To: ToOverviewIndicator, Month: o.Month, Item: ind.Code, Page: page}, func(rec scoring.Record, name string) string {
		figure := r.Words.Text("score.not_assessed")
		if line, ok := rec.Assessed(ind.Code); ok {
			figure = r.earned(line)
		}
		return name + ": " + figure
	})
}

func (r Reader) overviewHead(m *markup, o Overview, order string) {
	m.bold(r.Words.Text("overview.title", "month", r.Words.Month(string(o.Month)), "state", r.state(closed(o.Records), published(o.Records))))
	m.line(order)
	m.lines(r.data(dataTimes(o.Records), r.running(o.Month)))
}

// overviewList is a page of units, a button each: to its card, or to its details when an indicator was asked for.
func (r Reader) overviewList(m *markup, o Overview, records []scoring.Record, self Link, label func(rec scoring.Record, name string) string) bot.Message {
	var buttons [][]bot.Button
	from := min(self.Page*OverviewPage, len(records))
	to := ToScorecard
	if self.To == ToOverviewIndicator {
		to = ToDetails
	}
	shown := records[from:min(from+OverviewPage, len(records))]
	short := shortUnits(shown, labelled, cardUnit, records...)
	for _, rec := range shown {
		buttons = append(buttons, row(labelledLink{label(rec, short(rec)), Link{To: to, Month: o.Month, Unit: rec.Unit}}))
	}
	page := self.Page
	self.Page = 0
	if len(records) > OverviewPage {
		m.line(r.Words.Text("ranking.range", "from", from+1, "to", min(from+OverviewPage, len(records)), "n", len(records)))
	}
	return m.message(append(buttons, r.paging(self, page, OverviewPage, len(records)), r.overviewBack(o))...)
}

func (r Reader) overviewBack(o Overview) []bot.Button {
	return row(labelledLink{r.Words.Text("overview.back"), Link{To: ToOverview, Month: o.Month}})
}
