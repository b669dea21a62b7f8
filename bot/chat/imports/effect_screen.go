package imports

import (
	"cmp"
	"slices"
	"strings"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// writeEffect writes what a file does to scores and warnings.
func writeEffect(r chat.Renderer, m *chat.Markup, t outcome) {
	writeMoves(r, m, t)
	m.Lines(termsMoved(r, t.Terms))
	writeTurns(r, m, t, "upload.opened", t.Effect.Opened)
	writeTurns(r, m, t, "upload.ended", t.Effect.Ended)
	if n := len(t.Effect.Missing); n > 0 {
		shown := t.Effect.Missing[:min(n, namedShown)]
		short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfRegister)
		var names []string
		for _, u := range shown {
			names = append(names, chat.UnitName(short(u)))
		}
		m.Line(r.Words.Text("upload.missing", "n", n, "month", r.Words.Month(string(t.Effect.Latest)), "names", r.Enumerate(names, n)))
	}
	writeDifferences(r, m, t)
	writeLost(r, m, t.Lost)
	writeClosed(r, m, t.Held)
	for i, u := range t.Unreported {
		if i == namedShown {
			m.Line(r.Words.Text("cli.import_more", "n", len(t.Unreported)-namedShown))
			break
		}
		m.Line(unreportedLine(r, u))
	}
	if len(t.Ahead) > 0 {
		m.Line(r.Words.Text("reading.ahead", "months", r.ShortMonths(t.Ahead)))
	}
	if len(t.Unruled) > 0 {
		m.Line(r.Words.Text("upload.unruled", "months", r.ShortMonths(t.Unruled)))
	}
}

// termsMoved names the quarters and years in which scores move; nothing where there are none.
func termsMoved(r chat.Renderer, moved []scoring.Term) []string {
	if len(moved) == 0 {
		return nil
	}
	var terms []string
	for _, term := range moved[:min(len(moved), namedShown)] {
		terms = append(terms, r.Words.Term(string(term)))
	}
	return []string{r.Words.Text("upload.terms_moved", "terms", r.Enumerate(terms, len(moved)))}
}

// differencesShown is how many differences from a published table are listed.
const differencesShown = 3

// writeDifferences lists where a published table and what was computed disagree, and rounding does not explain it.
func writeDifferences(r chat.Renderer, m *chat.Markup, t outcome) {
	n := len(t.Differences)
	if n == 0 {
		if len(t.Compared) > 0 && t.File.Kind == table.Appendix {
			m.Line(r.Words.Text("upload.agrees", "months", r.ShortMonths(t.Compared)))
		}
		return
	}
	m.Line(r.Words.Text("upload.differs", "n", n))
	shown := t.Differences[:min(n, differencesShown)]
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(d ledger.Difference) chat.NamedUnit {
		return chat.NamedUnit{Code: d.Unit, Name: cmp.Or(t.Names[d.Unit], d.Unit)}
	})
	for _, d := range shown {
		key := "upload.difference"
		switch {
		case d.Column == ledger.UnitColumn && d.Printed == "":
			key = "upload.not_printed"
		case d.Column == ledger.UnitColumn:
			key = "upload.not_computed"
		}
		m.Line(r.Words.Text(key, "unit", short(d), "month", r.Words.ShortMonth(string(d.Month)), "column", columnName(r, d),
			"printed", r.Words.Decimal(strings.Replace(d.Printed, ",", ".", 1)), "computed", r.Words.Decimal(d.Computed)))
	}
	if more := n - len(shown); more > 0 {
		m.Line(r.Words.Text("cli.import_more", "n", more))
	}
}

// columnName is what a column of a published table is called.
func columnName(r chat.Renderer, d ledger.Difference) string {
	switch d.Column {
	case ledger.TotalColumn:
		return r.Words.Text("upload.total")
	case ledger.ConvertedColumn:
		return r.Words.Text("why.total")
	case ledger.GradeColumn:
		return r.Words.Text("upload.grade")
	}
	return cmp.Or(d.Name.In(r.Words.Language()), d.Column)
}

// unreportedLine says that what a file has of a month is kept, and that no report of the month has come.
func unreportedLine(r chat.Renderer, u ledger.Unreported) string {
	if month := r.Words.Month(string(u.Month)); u.Dossiers > 0 {
		return r.Words.Text("reading.touched", "n", u.Dossiers, "month", month)
	}
	return r.Words.Text("reading.touched_counts", "month", r.Words.Month(string(u.Month)))
}

// writeClosed writes, for each closed month, quarter or year from which the data differ, in how many units they do. Its units stand together.
func writeClosed(r chat.Renderer, m *chat.Markup, held []ledger.Shift) {
	terms := 0
	for i := 0; i < len(held); terms++ {
		n := 1
		for i+n < len(held) && held[i+n].Term == held[i].Term {
			n++
		}
		if terms < namedShown {
			key := "upload.held"
			if held[i].Term.Length() > 1 {
				key = "upload.held_term"
			}
			m.Line(r.Words.Text(key, "n", n, "month", r.Words.ShortTerm(string(held[i].Term)), "term", r.Words.Term(string(held[i].Term))))
		}
		i += n
	}
	if more := terms - namedShown; more > 0 {
		m.Line(r.Words.Text("cli.import_more", "n", more))
	}
}

// writeMoves names the units whose score moves, the newest month first; within a month those that fall most, then those with the
// lowest score. Units that change their rank alone are left out.
func writeMoves(r chat.Renderer, m *chat.Markup, t outcome) {
	moved := slices.DeleteFunc(slices.Clone(t.Effect.Moved), func(s ledger.Shift) bool {
		from, to := standingScores(r, s.From, s.To)
		return from == to && (s.From == nil) == (s.To == nil) ||
			s.To != nil && s.To.State == scoring.MonthBegun
	})
	slices.SortStableFunc(moved, func(a, b ledger.Shift) int {
		return cmp.Or(cmp.Compare(b.Term, a.Term), fallOf(a).Cmp(fallOf(b)), scoreReached(a).Cmp(scoreReached(b)))
	})
	begun := scoring.Month("")
	for _, s := range t.Effect.Moved {
		if m, is := s.Term.Month(); is && s.To != nil && s.To.State == scoring.MonthBegun {
			begun = max(begun, m)
		}
	}
	r.HasBegun(m, begun)
	shown := moved[:min(len(moved), namedShown)]
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(s ledger.Shift) chat.NamedUnit { return chat.NamedUnit{Code: s.Unit, Name: t.Names[s.Unit]} })
	for _, s := range shown {
		from, to := standingScores(r, s.From, s.To)
		m.Line(r.Words.Text("upload.moved", "unit", short(s), "month", r.Words.ShortTerm(string(s.Term)), "from", from, "to", to))
	}
	if n := len(moved); n > namedShown {
		m.Line(r.Words.Text("upload.moved_more", "n", n-namedShown))
	}
	if len(moved) == 0 && len(t.Terms) == 0 && (begun == "" || t.Effect.Latest != "") {
		m.Line(r.Words.Text("upload.moved_none"))
	}
}

// fallOf is how far a unit falls, as a negative number: all the way where it loses its rank; 0 where it does not fall.
func fallOf(s ledger.Shift) scoring.Fraction {
	switch {
	case s.From == nil || !s.From.IsRanked():
		return scoring.Fraction{}
	case s.To == nil || !s.To.IsRanked():
		return scoring.Fraction{}.Sub(s.From.Converted)
	case s.To.Converted.Cmp(s.From.Converted) >= 0:
		return scoring.Fraction{}
	}
	return s.To.Converted.Sub(s.From.Converted)
}

func scoreReached(s ledger.Shift) scoring.Fraction {
	if s.To == nil {
		return scoring.Fraction{}
	}
	return s.To.Converted
}

// standingScores are a unit's score before and after a file.
func standingScores(r chat.Renderer, before, after *scoring.Standing) (from, to string) {
	from, to = "–", "–"
	was, is := before != nil && before.IsRanked(), after != nil && after.IsRanked()
	switch {
	case was && is:
		return r.PointsTogether(before.Converted, after.Converted, before.Bounds(), after.Bounds())
	case was:
		from = r.Score(before.Scorecard)
	case is:
		to = r.Score(after.Scorecard)
	}
	return from, to
}

// writeTurns names the units whose warnings open or end.
func writeTurns(r chat.Renderer, m *chat.Markup, t outcome, key string, turns []ledger.Turn) {
	if len(turns) == 0 {
		return
	}
	var shown []chat.NamedUnit
	units := 0
	for i, turn := range turns {
		if i > 0 && turns[i-1].Unit == turn.Unit {
			continue
		}
		if units++; units <= namedShown {
			shown = append(shown, chat.NamedUnit{Code: turn.Unit, Name: t.Names[turn.Unit]})
		}
	}
	short := chat.ShortUnits(shown, chat.ButtonWidth, func(u chat.NamedUnit) chat.NamedUnit { return u })
	var names []string
	for _, u := range shown {
		names = append(names, chat.UnitName(short(u)))
	}
	m.Line(r.Words.Text(key, "n", len(turns), "names", r.Enumerate(names, units)))
}
