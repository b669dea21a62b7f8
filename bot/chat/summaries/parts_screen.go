package summaries

import (
	"slices"

	"motcua/bot/chat"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// replacedLines say in whose place the summary stands, and what its score and rank were.
func replacedLines(r chat.Renderer, s summary) []string {
	was := s.Earlier.Replaced
	if was == nil {
		return nil
	}
	key := "summary.replaces"
	if was.Provisional {
		key = "summary.replaces_provisional"
	}
	figures := r.Words.Text("summary.was_not_scored")
	switch now := s.Record; {
	case was.Scored && now.Scored && sameScore(*was, now) && was.Rank == now.Rank && was.Of == now.Of:
		figures = r.Words.Text("summary.was_same")
	case was.Scored:
		points, _ := r.PointsTogether(was.Converted, now.Converted, s.Rules.BoundsOf(s.Rules.GradeOf(was.Converted)), now.Bounds())
		figures = r.Words.Text("summary.was", "points", points, "rank", was.Rank, "of", was.Of)
	}
	return []string{r.Words.Text(key, "figures", figures)}
}

// sameScore says whether a score is the one that was told, as far as that is known.
func sameScore(was outbox.Replaced, now scoring.Record) bool {
	if was.Exact {
		return was.Converted.Cmp(now.Converted) == 0
	}
	return was.Converted.Tenths() == now.Converted.Tenths()
}

// writeExtremes names the strongest and the weakest indicators, with points and counts.
func writeExtremes(r chat.Renderer, m *chat.Markup, s summary) {
	strongest, weakest := s.Record.Extremes(s.Rules, extremes)
	for _, part := range []struct {
		key   string
		lines []scoring.Line
	}{{"summary.strongest", strongest}, {"summary.weakest", weakest}} {
		if len(part.lines) == 0 {
			continue
		}
		m.BlankLine()
		m.Line(r.Words.Text(part.key))
		for _, l := range part.lines {
			text := "• " + chat.Cut(r.IndicatorName(s.Rules, l.Indicator), summaryName) + ": " + r.LinePoints(l)
			if !s.Record.Published && l.Tally.Denominator > 0 {
				text += " " + r.Words.Text("summary.counts", "numerator", l.Tally.Numerator, "denominator", l.Tally.Denominator)
			}
			m.Line(text)
		}
	}
}

// writeChanged names the indicators whose points changed most against the month before.
func writeChanged(r chat.Renderer, m *chat.Markup, s summary) {
	if s.Before == nil {
		return
	}
	lines := slices.Clone(s.Record.Lines)
	by := func(l scoring.Line) scoring.Fraction {
		was, ok := s.Before.Assessed(l.Indicator)
		if !ok || !l.Assessed || was.Max.Cmp(l.Max) != 0 {
			return scoring.Fraction{}
		}
		change := l.Points.Sub(was.Points)
		if change.Sign() < 0 {
			return scoring.Fraction{}.Sub(change)
		}
		return change
	}
	lines = slices.DeleteFunc(lines, func(l scoring.Line) bool { _, way := l.Bounds().Change(by(l)); return way == 0 })
	slices.SortStableFunc(lines, func(a, b scoring.Line) int { return by(b).Cmp(by(a)) })
	if len(lines) == 0 {
		return
	}
	var names []string
	for _, l := range lines[:min(len(lines), changesNamed)] {
		names = append(names, chat.Cut(r.IndicatorName(s.Rules, l.Indicator), summaryName)+" "+r.PointsMoved(l, s.Before))
	}
	m.BlankLine()
	m.Line(r.Words.Text("summary.changed", "month", r.Words.Month(string(s.Before.Month)), "indicators", r.Words.List(names)))
}

// writeCourse says in words what the picture shows: the lowest and the highest of its months.
func writeCourse(r chat.Renderer, m *chat.Markup, t scores.Trend) {
	var low, high int
	n := 0
	for i, month := range t.Terms {
		if !month.Scored {
			continue
		}
		if n == 0 || month.Converted.Cmp(t.Terms[low].Converted) < 0 {
			low = i
		}
		if n == 0 || month.Converted.Cmp(t.Terms[high].Converted) > 0 {
			high = i
		}
		n++
	}
	if n < 2 {
		return
	}
	lowest, highest := t.Terms[low], t.Terms[high]
	from, to := r.PointsTogether(lowest.Converted, highest.Converted, lowest.Bounds, highest.Bounds)
	m.Line(r.Words.Text("summary.course", "n", n, "low", from, "low_month", r.Words.ShortTerm(string(t.Terms[low].Term)),
		"high", to, "high_month", r.Words.ShortTerm(string(t.Terms[high].Term))))
}
