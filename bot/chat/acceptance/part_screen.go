package acceptance

import (
	"cmp"
	"slices"

	"motcua/bot/chat"
	"motcua/scoring"
)

func mostFirst(counts []scoring.UnitCount) {
	slices.SortStableFunc(counts, func(a, b scoring.UnitCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Unit, b.Unit))
	})
}

// Write writes what waits, those that must be accepted first named, and how many were accepted late; nothing where nothing is known. The
// message must not be forwarded.
func (s State) Write(r chat.Renderer, m *chat.Markup) {
	if len(s.waiting) > 0 || s.outdated > 0 {
		s.WriteCounts(r, m)
		s.writeRows(r, m, 0, named, false)
		if more := len(s.waiting) - named; more > 0 {
			m.Line(r.Words.Text("notice.more_dossiers", "n", more))
		}
	}
	s.WriteMonth(r, m)
}

// WritePage writes how many wait, and n of them from one on: those filed first before others. The message must not be forwarded.
func (s State) WritePage(r chat.Renderer, m *chat.Markup, from, n int, units bool) {
	s.WriteCounts(r, m)
	s.writeRows(r, m, from, n, units)
}

// writeRows writes n dossiers from one on, with their units or without.
func (s State) writeRows(r chat.Renderer, m *chat.Markup, from, n int, units bool) {
	for i, w := range s.waiting[min(from, len(s.waiting)):min(from+n, len(s.waiting))] {
		m.Wrap("", r.Words.Number(int64(from+i+1))+". ", "")
		m.Code(chat.DossierCode(w.Listed))
		if units {
			m.Line(chat.CutUnit(w.UnitName, chat.LongName))
		}
		m.Line(w.words(r))
	}
}

// WriteCounts writes how many wait.
func (s State) WriteCounts(r chat.Renderer, m *chat.Markup) {
	if len(s.waiting) == 0 && s.outdated == 0 {
		return
	}
	m.BlankLine()
	m.Bold(r.Words.Text("acceptance.waiting", "n", len(s.waiting)))
	if s.late > 0 {
		m.Line(r.Words.Text("acceptance.late", "n", s.late))
	}
	if s.unclear > 0 {
		m.Line(r.Words.Text("acceptance.unclear", "n", s.unclear))
	}
	if s.outdated > 0 {
		m.Line(r.Words.Text("acceptance.outdated", "n", s.outdated))
	}
}

// WriteMonth writes how many dossiers were accepted late in the month, and of how many that is known; nothing where it is known of none.
func (s State) WriteMonth(r chat.Renderer, m *chat.Markup) {
	if !s.tally.IsKnown() {
		return
	}
	m.BlankLine()
	m.Line(r.Words.Text("acceptance.month", "month", r.Words.Month(string(s.month)), "late", s.tally.Late, "judged", s.tally.Judged))
	if rest := s.tally.Online - s.tally.Judged; rest > 0 {
		m.Line(r.Words.Text("acceptance.unjudged", "n", rest))
	}
}

// words say when a dossier was filed, and how much working time is left to accept it.
func (w waiting) words(r chat.Renderer) string {
	switch {
	case !w.wait.Known:
		return r.Words.Text("acceptance.unknown")
	case w.wait.Late:
		return r.Words.Text("acceptance.over", "filed", r.Time(w.Submitted, true), "deadline", r.Time(w.wait.Deadline, true))
	}
	return r.Words.Text("acceptance.left", "filed", r.Time(w.Submitted, true), "left", left(r, w.wait.Left))
}
