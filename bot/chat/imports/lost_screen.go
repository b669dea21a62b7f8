package imports

import (
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// writeLost writes by unit which open dossiers a file does not contain any more, and how many dossiers of an old file are left out of
// lists of now. A message with codes of dossiers must not be forwarded.
func writeLost(r chat.Renderer, m *chat.Markup, l ledger.Lost) {
	if l.Total > 0 {
		m.Line(r.Words.Text("upload.lost", "n", l.Total))
		unit := ""
		for i, d := range l.Rows {
			if d.Unit != unit {
				m.Line(chat.CutUnit(d.UnitName, chat.ButtonWidth) + ":")
			}
			unit = d.Unit
			m.Code(chat.DossierCode(l.Rows[i]))
		}
		if more := l.Total - len(l.Rows); more > 0 {
			m.Line(r.Words.Text("notice.more_dossiers", "n", more))
		}
	}
	if l.Past > 0 {
		m.Line(r.Words.Text("upload.past", "n", l.Past))
	}
}
