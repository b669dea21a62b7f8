package dossier

import (
	"cmp"
	"strings"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// A name of a procedure is free text, and so may be somebody's: it is kept when it comes with the code of a procedure, or stands
// in at least three dossiers of the file.
const vetted = 3

// Procedure is a name with its field and its national code, as they stand beside each other.
type Procedure struct{ Name, Field, Code string }

// mostProcedures bounds how many are told apart in one file; the whole country has some thousands. Further ones are not kept.
const mostProcedures = 1 << 14

type procedureCount struct {
	dossiers int
	last     string // code of the dossier that had it last: the same one again counts once
}

// readProcedure reads what the dossier asks for. A code vouches for the name beside it, wherever that stands without one.
func (p *Parser) readProcedure(row sheet.Row, d *Dossier) {
	name, field := p.text(row, procedureColumn), p.text(row, fieldColumn)
	d.ProcedureCode = p.intern(procedureCode(p.text(row, procedureCodeColumn)))
	if name == "" && field == "" {
		return
	}
	d.Procedure, d.Field = p.intern(name), p.intern(field)
	key := Procedure{Name: d.Procedure, Field: d.Field}
	n, ok := p.seen.procedures[key]
	switch {
	case !ok && len(p.seen.procedures) >= mostProcedures:
		d.Procedure, d.Field = "", ""
		return
	case d.ProcedureCode != "":
		n.dossiers = vetted
	case n.dossiers < vetted && n.last != d.Code:
		n.dossiers++
		n.last = d.Code
	case ok:
		return
	}
	p.seen.procedures[key] = n
}

// procedureCode is the national code in a text that is written as codes of procedures are: "1.001193", "2.000815.000.00.00.H18", whose
// rest says which province publishes it. "" for any other text.
func procedureCode(text string) string {
	number, rest, ok := strings.Cut(text, ".")
	if !ok || !isNumeric(number, 1, 1) || len(rest) < 6 || !isNumeric(rest[:6], 6, 6) || len(text) > 30 || len(rest) > 6 && isDigit(rest[6]) {
		return ""
	}
	return text[:len("1.001193")]
}

// ProcedureKeys tell procedures apart, one for each: by the code, else by the name, whatever its spelling. A name without a code is that of
// the procedure which some file gives it with one. The key of a procedure that nobody names is "".
func ProcedureKeys(all []Procedure) []string {
	codes := map[string]string{} // by name
	for _, p := range all {
		name := names.Fold(p.Name)
		if known := codes[name]; name != "" && p.Code != "" && (known == "" || p.Code < known) {
			codes[name] = p.Code
		}
	}
	keys := make([]string, len(all))
	for i, p := range all {
		name := names.Fold(p.Name)
		keys[i] = cmp.Or(p.Code, codes[name], name)
	}
	return keys
}

// UnvettedProcedures are the names of procedures that the rows read so far do not vouch for: they are not kept.
func (p *Parser) UnvettedProcedures() (unvetted []Procedure) {
	for key, n := range p.seen.procedures {
		if n.dossiers < vetted {
			unvetted = append(unvetted, key)
		}
	}
	return unvetted
}
