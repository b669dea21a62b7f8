package dossier

import (
	"strings"

	"motcua/scoring/export/sheet"
)

// A name of a procedure is free text, and so may be somebody's: it is kept when it comes with the code of a procedure, or stands
// in at least three dossiers of the file.
const vetted = 3

// Procedure is a name with its field, as they stand beside each other.
type Procedure struct{ Name, Field string }

// mostProcedures bounds how many are told apart in one file; the whole country has some thousands. Further ones are not kept.
const mostProcedures = 1 << 14

type procedureCount struct {
	dossiers int
	last     string // code of the dossier that had it last: the same one again counts once
}

// readProcedure reads what the dossier asks for.
func (p *Parser) readProcedure(row sheet.Row, d *Dossier) {
	name, field := p.text(row, procedureColumn), p.text(row, fieldColumn)
	if name == "" && field == "" {
		return
	}
	d.Procedure, d.Field = p.intern(name), p.intern(field)
	key := Procedure{d.Procedure, d.Field}
	n, ok := p.seen.procedures[key]
	switch {
	case !ok && len(p.seen.procedures) >= mostProcedures:
		d.Procedure, d.Field = "", ""
		return
	case p.has(procedureCodeColumn) && procedureCode(p.text(row, procedureCodeColumn)):
		n.dossiers = vetted
	case n.dossiers < vetted && n.last != d.Code:
		n.dossiers++
		n.last = d.Code
	case ok:
		return
	}
	p.seen.procedures[key] = n
}

// procedureCode says whether a text is written as codes of procedures are: "1.001193", "2.000815.000.00.00.H18".
func procedureCode(text string) bool {
	number, rest, ok := strings.Cut(text, ".")
	return ok && isNumeric(number, 1, 1) && len(rest) >= 6 && isNumeric(rest[:6], 6, 6) && len(text) <= 30
}

// Unvetted are the names of procedures that the rows read so far do not vouch for: they are not kept.
func (p *Parser) Unvetted() (unvetted []Procedure) {
	for key, n := range p.seen.procedures {
		if n.dossiers < vetted {
			unvetted = append(unvetted, key)
		}
	}
	return unvetted
}
