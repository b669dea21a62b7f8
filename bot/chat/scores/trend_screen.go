package scores

import (
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
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
func TrendPicture(r chat.Renderer, t Trend) (bot.Message, error) {
	last := t.Months[len(t.Months)-1].Month
	data := r.DataUntil([]time.Time{t.DataTime}, r.Running(last))
	drawn, err := picture.Trend(r.Words, picture.TrendData{Unit: chat.CutUnit(t.Name, chat.LongName), Months: t.Months, Grades: t.Rules.Grades, Notes: data})
	if err != nil {
		return bot.Message{}, err
	}
	var m chat.Markup
	m.Bold(r.Words.Text("trend.title", "unit", chat.CutUnit(t.Name, chat.LongName), "n", len(t.Months), "month", r.Words.Month(string(last))))
	m.BlankLine()
	provisional := false
	for _, month := range t.Months {
		if month.NewRules != "" {
			m.Line(r.Words.Text("trend.new_rules", "rules", month.NewRules))
		}
		m.Line(trendMonth(r, month))
		provisional = provisional || month.Scored && month.Provisional
	}
	if provisional {
		m.Line(r.Words.Text("trend.provisional"))
	}
	m.BlankLine()
	m.Lines(data)
	card := chat.Button(r.Words.Text("key.diem"), routes.Card.Link(routes.OfUnit{Month: last, Unit: t.Unit}))
	message := m.Message(append([][]bot.Button{chat.Row(card)}, r.OtherUnits(t.Others, chat.Destination(toTrend), last)...)...)
	message.Photo = drawn
	return message, nil
}

// trendMonth is a month of a trend in words.
func trendMonth(r chat.Renderer, m picture.TrendMonth) string {
	month := r.Words.ShortMonth(string(m.Month))
	if !m.Scored {
		return r.Words.Text("trend.nothing", "month", month)
	}
	if m.Provisional {
		month += "*"
	}
	key := "trend.month"
	if m.Grade.Code == "" {
		key = "trend.month_no_grade"
	}
	return r.Words.Text(key, "month", month, "points", r.Points(m.Converted, m.Bounds), "grade", m.Grade.Name.In(r.Words.Language()),
		"rank", m.Rank, "of", m.Of)
}
