package chat

import "motcua/scoring"

// Where a dossier's code and its procedure are cut: codes are at most this long in the wild, procedures get two lines of a phone.
const (
	CodeColumns      = 48
	ProcedureColumns = 72
)

// Dossier is what every list says of a dossier: number, code, unit when it is named, procedure, and whether it is corrected.
func (r Renderer) Dossier(m *Markup, number int, d scoring.Listed) {
	m.Wrapped("", r.Words.Number(int64(number))+". ", "")
	m.Code(DossierCode(d))
	if d.UnitName != "" {
		m.Line(CutUnit(d.UnitName, LongName))
	}
	procedure := Cut(OneLine(d.Procedure), ProcedureColumns)
	if procedure == "" {
		procedure = r.Words.Text("overdue.no_procedure")
	}
	m.Line(procedure)
	r.DossierMarks(m, d)
}

// DossierCode is a dossier's code as people know it.
func DossierCode(d scoring.Listed) string {
	return Cut(OneLine(scoring.CodeShown(d.Code)), CodeColumns)
}

// DossierMarks say under a dossier of a list that it is corrected.
func (r Renderer) DossierMarks(m *Markup, d scoring.Listed) {
	if d.Corrected {
		m.Line(r.Words.Text("dispute.mark"))
	}
}

// DossierGap says of a dossier that is missing from a numerator what the indicator looks at.
func (r Renderer) DossierGap(counts scoring.Counts, d scoring.Listed) string {
	finished := r.Words.Text("gap.unfinished")
	if !d.Finished.IsZero() {
		finished = r.Words.Text("gap.finished", "time", r.Time(d.Finished, false))
	}
	switch counts {
	case scoring.ResolvedOnTime:
		return r.Words.Text("gap.late", "due", r.Time(d.Due, false), "finished", finished)
	case scoring.ResolvedEResult:
		return finished
	default:
		return r.Words.Text("gap.received", "time", r.Time(d.Received, false))
	}
}
