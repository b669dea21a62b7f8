package view

import (
	"cmp"
	"slices"
	"time"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/notice"
)

// Summary is a unit's month as its chair is told it.
type Summary struct {
	Score
	Trend   Trend // up to the month
	Earlier notice.Earlier
	Overdue int // dossiers that counted as overdue in the month's score; -1 when that is not known
	Now     int // dossiers that are overdue at the moment
}

const (
	extremes     = 3  // how many strongest and weakest indicators are named
	changesNamed = 3  // how many indicators are named for how they changed
	summaryName  = 40 // where the names of units and indicators are cut in a caption
)

// SummaryPicture is the summary of a month for the unit's chair: the trend as a picture, and the month in its caption.
func SummaryPicture(r Reader, s Summary) (bot.Message, error) {
	trend, err := TrendPicture(r, s.Trend)
	if err != nil {
		return bot.Message{}, err
	}
	var m markup
	rec := s.Record
	if s.Earlier.Told && s.Earlier.Seen.IsZero() {
		m.line(r.Words.Text("summary.again"))
	}
	state := "summary.provisional"
	if rec.Closed {
		state = "score.closed"
	} else if rec.Published {
		state = "score.published"
	}
	m.bold(r.Words.Text("score.title", "unit", shortUnit(rec.Name, summaryName), "month", r.Words.Month(string(rec.Month)), "state", r.Words.Text(state)))
	r.result(&m, rec)
	if s.Before != nil {
		m.line(r.moved(rec, *s.Before))
	}
	r.replaced(&m, s)
	r.extremes(&m, s)
	r.changed(&m, s)
	m.gap()
	if s.Overdue >= 0 {
		m.line(r.Words.Text("summary.overdue", "n", s.Overdue, "now", s.Now))
	} else {
		m.line(r.Words.Text("summary.overdue_now", "n", s.Now))
	}
	r.course(&m, s.Trend)
	r.notes(&m, rec, s.Rules)
	if !s.Earlier.Seen.IsZero() {
		m.line(r.Words.Text("summary.seen", "time", r.time(s.Earlier.Seen, true)))
	}
	message := m.message(r.summaryButtons(s)...)
	message.Photo = trend.Photo
	return message, nil
}

// result is a month's score, grade and rank; that there is none is said, and why.
func (r Reader) result(m *markup, rec scoring.Record) {
	if !rec.Scored {
		m.line(r.Words.Text("summary.not_scored"))
		return
	}
	key, grade := "score.summary", rec.Grade.Name.In(r.Words.Language())
	if grade == "" {
		key = "score.summary_no_grade"
	}
	m.line(r.Words.Text(key, "points", r.points(rec.Converted), "grade", grade, "rank", rec.Rank, "of", rec.Of))
}

// replaced says in whose place the summary stands, and what its score and rank were.
func (r Reader) replaced(m *markup, s Summary) {
	was := s.Earlier.Replaced
	if was == nil {
		return
	}
	key := "summary.replaces"
	if was.Provisional {
		key = "summary.replaces_provisional"
	}
	figures := r.Words.Text("summary.was_not_scored")
	switch now := s.Record; {
	case was.Scored && now.Scored && was.Converted == now.Converted.Tenths() && was.Rank == now.Rank && was.Of == now.Of:
		figures = r.Words.Text("summary.was_same")
	case was.Scored:
		figures = r.Words.Text("summary.was", "points", r.Words.Tenths(was.Converted), "rank", was.Rank, "of", was.Of)
	}
	m.line(r.Words.Text(key, "figures", figures))
}

// extremes names the strongest and the weakest indicators, with points and counts.
func (r Reader) extremes(m *markup, s Summary) {
	strongest, weakest := s.Record.Extremes(extremes)
	for _, part := range []struct {
		key   string
		lines []scoring.Line
	}{{"summary.strongest", strongest}, {"summary.weakest", weakest}} {
		if len(part.lines) == 0 {
			continue
		}
		m.gap()
		m.line(r.Words.Text(part.key))
		for _, l := range part.lines {
			text := "• " + cut(r.indicatorName(s.Rules, l.Indicator), summaryName) + ": " + r.points(l.Points) + "/" + r.points(l.Max)
			if !s.Record.Published && l.Tally.Denominator > 0 {
				text += " " + r.Words.Text("summary.counts", "numerator", l.Tally.Numerator, "denominator", l.Tally.Denominator)
			}
			m.line(text)
		}
	}
}

// changed names the indicators whose points changed most against the month before.
func (r Reader) changed(m *markup, s Summary) {
	if s.Before == nil {
		return
	}
	lines := slices.Clone(s.Record.Lines)
	by := func(l scoring.Line) scoring.Fraction {
		was, ok := s.Before.Line(l.Indicator)
		if !ok || !was.Assessed || !l.Assessed || was.Max.Cmp(l.Max) != 0 {
			return scoring.Fraction{}
		}
		change := l.Points.Sub(was.Points)
		if change.Sign() < 0 {
			return scoring.Fraction{}.Sub(change)
		}
		return change
	}
	lines = slices.DeleteFunc(lines, func(l scoring.Line) bool { return by(l).Tenths() == 0 })
	slices.SortStableFunc(lines, func(a, b scoring.Line) int { return cmp.Or(by(b).Cmp(by(a))) })
	if len(lines) == 0 {
		return
	}
	var names []string
	for _, l := range lines[:min(len(lines), changesNamed)] {
		names = append(names, cut(r.indicatorName(s.Rules, l.Indicator), summaryName)+" "+r.pointsMoved(l, s.Before))
	}
	m.gap()
	m.line(r.Words.Text("summary.changed", "month", r.Words.Month(string(s.Before.Month)), "indicators", r.Words.List(names)))
}

// course says in words what the picture shows: the lowest and the highest of its months.
func (r Reader) course(m *markup, t Trend) {
	var low, high int
	n := 0
	for i, month := range t.Months {
		if !month.Scored {
			continue
		}
		if n == 0 || month.Converted.Cmp(t.Months[low].Converted) < 0 {
			low = i
		}
		if n == 0 || month.Converted.Cmp(t.Months[high].Converted) > 0 {
			high = i
		}
		n++
	}
	if n < 2 {
		return
	}
	m.line(r.Words.Text("summary.course", "n", n, "low", r.points(t.Months[low].Converted), "low_month", r.Words.ShortMonth(string(t.Months[low].Month)),
		"high", r.points(t.Months[high].Converted), "high_month", r.Words.ShortMonth(string(t.Months[high].Month))))
}

func (r Reader) summaryButtons(s Summary) [][]bot.Button {
	month, unit := s.Record.Month, s.Record.Unit
	var seen labelledLink
	if s.Earlier.Seen.IsZero() {
		seen = labelledLink{r.Words.Text("summary.seen_button"), Link{To: ToSeen, Month: month, Unit: unit}}
	}
	return [][]bot.Button{row(seen), row(labelledLink{r.Words.Text("score.details"), Link{To: ToDetails, Month: month, Unit: unit}})}
}

// NotClosed reminds that a month is over and not closed; without any card its data is missing.
func NotClosed(r Reader, m scoring.Month, cards bool) Told {
	t := Told{Title: r.Words.Text("summary.not_closed", "month", r.Words.Month(string(m)))}
	if !cards {
		t.Lines = []string{r.Words.Text("summary.not_closed_no_data")}
		return t
	}
	t.Lines = []string{r.Words.Text("summary.not_closed_why")}
	t.Leads = [][]Choice{{{Label: r.Words.Text("summary.overview_button"), Link: Link{To: ToOverview, Month: m}}}}
	return t
}

// Unseen is how far a month's summaries have come.
type Unseen struct {
	Month    scoring.Month
	Units    []notice.Opened // whose chairs have not all seen it, then those whom it reaches not at all
	All      int             // units whose month was summarised
	Page     int             // from 0
	Reminded int             // chairs reminded today; -1 when that was not asked for
}

// UnseenList lists the units whose chairs have not seen a month's summary, for who may remind them.
func UnseenList(r Reader, u Unseen) bot.Message {
	var m markup
	open, lost := 0, 0
	for _, o := range u.Units {
		if o.Unreached() {
			lost++
		} else {
			open++
		}
	}
	m.bold(r.Words.Text("summary.unseen_title", "month", r.Words.Month(string(u.Month))))
	m.line(r.Words.Text("summary.unseen_counts", "seen", u.All-open-lost, "n", u.All, "open", open, "lost", lost))
	if u.Reminded >= 0 {
		m.line(r.Words.Text("summary.reminded", "n", u.Reminded))
	}
	from := min(u.Page*UnitsPage, len(u.Units))
	for i, o := range u.Units[from:min(from+UnitsPage, len(u.Units))] {
		if i == 0 {
			m.gap()
		}
		m.line("• " + shortUnit(o.Name, summaryName) + " – " + r.Words.Text(openedKey(o)))
	}
	m.gap()
	m.line(r.Words.Text("overdue.at", "time", r.time(r.Now.Truncate(time.Minute), true)))
	var remind labelledLink
	if open > 0 {
		remind = labelledLink{r.Words.Text("summary.remind_button"), Link{To: ToRemindChairs, Month: u.Month}}
	}
	again := labelledLink{r.Words.Text("summary.refresh_button"), Link{To: ToUnseen, Month: u.Month}}
	return m.message(row(remind, again), r.paging(Link{To: ToUnseen, Month: u.Month}, u.Page, UnitsPage, len(u.Units)),
		row(labelledLink{r.Words.Text("overview.back"), Link{To: ToOverview, Month: u.Month}}))
}

// openedKey is the sentence for how far a unit has come.
func openedKey(o notice.Opened) string {
	switch {
	case o.Chairs == 0:
		return "summary.no_chair"
	case o.Unreached():
		return "summary.unreachable"
	case o.Waiting > 0:
		return "summary.waiting"
	default:
		return "summary.unseen"
	}
}
