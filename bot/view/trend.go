package view

import (
	"time"

	"motcua/bot"
	"motcua/bot/picture"
	"motcua/scoring"
)

// Trend is a unit's scores month by month.
type Trend struct {
	Unit, Name string
	Months     []picture.TrendMonth // ascending, without a gap; the last is the one asked for
	Rules      *scoring.RuleSet     // of the latest month that has a score
	DataTime   time.Time            // of that month; zero when not known
	Others     []scoring.Unit
}

// TrendPicture is the scores as a picture with the grades' bands; its caption says the same in words.
func TrendPicture(r Reader, t Trend) (bot.Message, error) {
	last := t.Months[len(t.Months)-1].Month
	data := r.data([]time.Time{t.DataTime}, r.running(last))
	drawn, err := picture.Trend(r.Words, picture.TrendData{Unit: shortUnit(t.Name, longName), Months: t.Months, Grades: t.Rules.Grades, Notes: data})
	if err != nil {
		return bot.Message{}, err
	}
	var m markup
	m.bold(r.Words.Text("trend.title", "unit", shortUnit(t.Name, longName), "n", len(t.Months), "month", r.Words.Month(string(last))))
	m.gap()
	provisional := false
	for _, month := range t.Months {
		m.line(r.trendMonth(month))
		provisional = provisional || month.Scored && month.Provisional
	}
	if provisional {
		m.line(r.Words.Text("trend.provisional"))
	}
	m.gap()
	m.lines(data)
	card := labelledLink{r.Words.Text("key.diem"), Link{To: ToScorecard, Month: last, Unit: t.Unit}}
	message := m.message(append([][]bot.Button{row(card)}, r.switches(t.Others, ToTrend, last)...)...)
	message.Photo = drawn
	return message, nil
}

// trendMonth is a month of a trend in words.
func (r Reader) trendMonth(m picture.TrendMonth) string {
	month := r.Words.ShortMonth(string(m.Month))
	if !m.Scored {
		return r.Words.Text("trend.nothing", "month", month)
	}
	if m.Provisional {
		month += "*"
	}
	return r.Words.Text("trend.month", "month", month, "points", r.points(m.Converted, m.Grade.Bounds()...), "grade", m.Grade.Name.In(r.Words.Language()),
		"rank", m.Rank, "of", m.Of)
}
