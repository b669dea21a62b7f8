package scores

import (
	"motcua/bot/chat"
	"motcua/scoring"
)

// originInShort is what an indicator's counts came from, beside them: people, the authority, another indicator; of dossiers, what was counted.
func originInShort(r chat.Renderer, s Card, ind scoring.Indicator) string {
	origin := s.Rules.Origin(s.Record, ind, s.Entries)
	entered := origin.Kind == scoring.FromEntry || origin.Kind == scoring.FromMonths
	switch {
	case ind.Common && !(entered && origin.Entry != nil && !origin.Entry.Common):
		return r.Words.Text("source.common")
	case origin.Kind == scoring.FromIndicator:
		return r.Words.Text("source.shared", "indicator", ind.Shares)
	case entered:
		return r.Words.Text("source.entered")
	}
	return r.Words.Text("source." + string(ind.Counts))
}

// writeOrigin writes what an indicator's figure came from, and what stood beside it and was not taken.
func writeOrigin(r chat.Renderer, m *chat.Markup, w indicatorFigure) {
	e := w.Origin.Entry
	if w.Origin.Kind == scoring.FromEntry && e != nil {
		writeEntry(r, m, *e)
		writeDossiersPassedOver(r, m, w)
		return
	}
	if w.Source != nil {
		key := "why.source"
		if w.Record.Published {
			key = "why.appendix_source"
		}
		m.Line(r.Words.Text(key, "file", chat.Cut(chat.OneLine(w.Source.File), chat.LongName), "time", r.Time(w.Source.At, false)))
	}
	writeMonths(r, m, w)
	if e == nil {
		return
	}
	if w.Origin.Kind == scoring.FromBoth {
		m.Line(r.Words.Text("why.both", "file", fileName(*e), "time", r.Time(e.Source.At, false)))
	}
	if e.Assessed && !e.Counted {
		writeEntryPassedOver(r, m, w, *e)
	}
}

// writeEntryPassedOver writes what was entered where dossiers stood, and why it was not taken.
func writeEntryPassedOver(r chat.Renderer, m *chat.Markup, w indicatorFigure, e scoring.Entry) {
	key := "why.entry_older"
	if w.Record.Closed && !e.Taken.Before(w.Record.DataTime) {
		key = "why.entry_after_closing"
	}
	m.Line(r.Words.Text(key, "numerator", e.Tally.Numerator, "denominator", e.Tally.Denominator, "time", r.Time(e.Taken, false)))
}

// writeEntry writes by which file a count was entered, and when it was taken from where it stands.
func writeEntry(r chat.Renderer, m *chat.Markup, e scoring.Entry) {
	m.Line(r.Words.Text("why.entered", "file", fileName(e), "time", r.Time(e.Source.At, false)))
	if taken := r.Time(e.Taken, false); e.Taken.Before(e.Source.At) && taken != r.Time(e.Source.At, false) {
		m.Line(r.Words.Text("why.taken", "time", taken))
	}
}

// writeDossiersPassedOver writes what dossiers give where an entered figure stood.
func writeDossiersPassedOver(r chat.Renderer, m *chat.Markup, w indicatorFigure) {
	if w.Dossiers == nil {
		return
	}
	key := "why.dossiers_passed_over"
	if line, _ := w.Record.Line(w.Indicator.Code); *w.Dossiers == line.Tally {
		key = "why.dossiers_agree"
	}
	m.Line(r.Words.Text(key, "numerator", w.Dossiers.Numerator, "denominator", w.Dossiers.Denominator))
}

// fileName is the file that brought an entry, as it is shown.
func fileName(e scoring.Entry) string { return chat.Cut(chat.OneLine(e.Source.File), chat.LongName) }
