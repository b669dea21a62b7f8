package scores

import (
	"slices"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
	"motcua/scoring"
)

// Trend is a unit's scores month by month, or of quarters or years.
type Trend struct {
	Unit, Name string
	Terms      []picture.TrendTerm // ascending, without a gap; the last is the one asked for
	Rules      *scoring.RuleSet    // of the latest term that has a score
	DataTime   time.Time           // of that term; zero when not known
	Beside     []scoring.Term      // of other lengths, up to which there are trends, too
	Others     []scoring.Unit
}

// TrendPicture is the scores as a picture with the grades' bands; a button leads to the same in words.
func TrendPicture(r chat.Renderer, t Trend) (bot.Message, error) {
	last := t.last()
	data := r.DataUntil([]time.Time{t.DataTime}, chat.IsRunning(r, last))
	drawn, err := picture.Trend(r.Words, picture.TrendData{Unit: chat.CutUnit(t.Name, chat.LongName), Terms: t.Terms, Grades: t.Rules.Grades, Notes: data})
	if err != nil {
		return bot.Message{}, err
	}
	var m chat.Markup
	m.Bold(trendTitle(r, t, chat.CaptionName))
	latest := t.Terms[len(t.Terms)-1] // that has a score, if any has
	for _, term := range slices.Backward(t.Terms) {
		if term.Scored {
			latest = term
			break
		}
	}
	m.Fit(trendLine(r, latest))
	if latest.Scored && latest.Provisional {
		m.Fit(r.Words.Text("trend.provisional"))
	}
	m.Fit(data...)
	text := chat.Row(chat.Button(r.Words.Text("ranking.text_button"), toTrendText.Link(routes.OfTerm{Term: last, Unit: t.Unit})))
	message := m.Message(append([][]bot.Button{text}, trendButtons(r, t)...)...)
	message.Photo = drawn
	return message, nil
}

// trendTextScreen is the same in words.
func trendTextScreen(r chat.Renderer, t Trend) bot.Message {
	var m chat.Markup
	m.Bold(trendTitle(r, t, chat.LongName))
	m.BlankLine()
	provisional := false
	for _, term := range t.Terms {
		if term.NewRules != "" {
			m.Line(r.Words.Text("trend.new_rules", "rules", term.NewRules))
		}
		m.Line(trendLine(r, term))
		provisional = provisional || term.Scored && term.Provisional
	}
	if provisional {
		m.Line(r.Words.Text("trend.provisional"))
	}
	m.BlankLine()
	m.Lines(r.DataUntil([]time.Time{t.DataTime}, chat.IsRunning(r, t.last())))
	return m.Message(trendButtons(r, t)...)
}

// last is the month, quarter or year up to which the trend goes.
func (t Trend) last() scoring.Term { return t.Terms[len(t.Terms)-1].Term }

// trendTitle says whose trend it is, of how many months, quarters or years; the unit's name is cut to so many columns.
func trendTitle(r chat.Renderer, t Trend, name int) string {
	last := t.last()
	return r.Words.Text("trend.title."+last.LengthName(), "unit", chat.CutUnit(t.Name, name), "n", len(t.Terms), "month", r.Words.Term(string(last)))
}

// trendButtons lead from a trend to its last card, to the trends of other lengths, and to those of other units.
func trendButtons(r chat.Renderer, t Trend) [][]bot.Button {
	last := t.last()
	card := routes.TermCard.Link(routes.OfTerm{Term: last, Unit: t.Unit})
	if m, is := last.Month(); is {
		card = routes.Card.Link(routes.OfUnit{Month: m, Unit: t.Unit})
	}
	var beside []chat.Choice
	for _, other := range t.Beside {
		beside = append(beside, chat.Button(r.Words.Text("trend.by."+other.LengthName()), trendLink(other, t.Unit)))
	}
	rows := [][]bot.Button{chat.Row(chat.Button(r.Words.Text("key.diem"), card)), chat.Row(beside...)}
	return append(rows, r.UnitRows(t.Others[:min(len(t.Others), mostOthers)], trendLink(last, ""))...)
}

// mostOthers is how many further units of the reader are offered.
const mostOthers = 10

// trendLink leads to a unit's trend up to a term.
func trendLink(t scoring.Term, unit string) chat.Link {
	if m, is := t.Month(); is {
		return toTrend.Link(routes.OfUnit{Month: m, Unit: unit})
	}
	return toTermTrend.Link(routes.OfTerm{Term: t, Unit: unit})
}

// trendLine is a month, a quarter or a year of a trend in words.
func trendLine(r chat.Renderer, m picture.TrendTerm) string {
	month := r.Words.ShortTerm(string(m.Term))
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

// trendUnits is how many units stand on a page of those whose trend can be chosen.
const trendUnits = 10

// trendUnitsScreen asks whose trend is wanted, with a button for each unit of a page.
func trendUnitsScreen(r chat.Renderer, places []scoring.Place, to chat.Link, page int) bot.Message {
	page = min(page, chat.LastPage(len(places), trendUnits))
	shown := places[page*trendUnits : min((page+1)*trendUnits, len(places))]
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(p scoring.Place) chat.NamedUnit { return chat.NamedUnit{Code: p.Unit, Name: p.Name} })
	var rows [][]bot.Button
	for _, p := range shown {
		one := to
		one.Unit = p.Unit
		label := short(p)
		if p.Rank > 0 {
			label = strconv.Itoa(p.Rank) + ". " + label
		}
		rows = append(rows, chat.Row(chat.Button(label, one)))
	}
	cancel := chat.Row(chat.Button(r.Words.Text("ask.cancel_button"), chat.ToCancel.Link(struct{}{})))
	return chat.NoteWith(r.Words.Text("trend.ask_unit"), append(rows, r.Pages(to, page, trendUnits, len(places)), cancel)...)
}
