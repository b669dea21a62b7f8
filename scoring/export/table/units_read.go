package table

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// Units reads a register of units.
func (r *Reader) Units(t *Table) (units []scoring.Unit, read Outcome, err error) {
	seen := map[string]bool{}
	for row, err := range t.rows() {
		if err != nil {
			return nil, read, err
		}
		read.Rows++
		read.last = row.Number
		u, wrong := r.unit(t, row)
		if wrong == nil && seen[u.Code] {
			wrong = t.refuse(sheet.Repeated, row, "code", header.CodeLook)
		}
		if wrong != nil {
			wrong.Row = row.Number
			read.refuse(*wrong)
			continue
		}
		seen[u.Code] = true
		units = append(units, u)
	}
	return units, read, read.check(t.book)
}

// mayBeCode says whether a text may be a unit's code, "000.10.32.H18": one word. Whatever it looks like else, a person's name is more;
// a person's number has nine digits, in a row or without a letter.
func mayBeCode(text string) bool {
	return len(text) <= 40 && !scoring.HasLongNumber(text) && !strings.ContainsFunc(text, unicode.IsSpace) &&
		(strings.ContainsFunc(text, unicode.IsLetter) || !scoring.MayBePersonal(text))
}

// unit reads a row.
func (r *Reader) unit(t *Table, row sheet.Row) (scoring.Unit, *sheet.RowError) {
	u := scoring.Unit{
		Code: strings.ToUpper(t.text(row, "code")),
		Name: norm.NFC.String(t.text(row, "name")),
	}
	if successor := t.text(row, "successor"); !isDash(successor) {
		u.Successor = strings.ToUpper(successor)
	}
	switch {
	case u.Code == "":
		return u, t.refuse(sheet.NoCode, row, "code", header.CodeLook)
	case !mayBeCode(u.Code):
		return u, t.refuse(sheet.BadCode, row, "code", header.CodeLook)
	case u.Successor != "" && !mayBeCode(u.Successor):
		return u, t.refuse(sheet.BadCode, row, "successor", header.CodeLook)
	case scoring.MayBePersonal(u.Name):
		return u, t.refuse(sheet.BadName, row, "name", header.CodeLook)
	case scoring.MayBePersonal(t.text(row, "other names")):
		return u, t.refuse(sheet.BadName, row, "other names", header.CodeLook)
	case scoring.MayBePersonal(t.text(row, "kind")):
		return u, t.refuse(sheet.BadName, row, "kind", header.CodeLook)
	case u.Name == "":
		return u, t.refuse(sheet.NoName, row, "code", header.CodeLook)
	}
	if u.Kind = scoring.Kind(norm.NFC.String(t.text(row, "kind"))); isDash(u.Kind) {
		u.Kind = scoring.KindOf(u.Name)
	}
	for other := range strings.SplitSeq(norm.NFC.String(t.text(row, "other names")), ";") {
		if other = strings.TrimSpace(other); !isDash(other) {
			u.OtherNames = append(u.OtherNames, other)
		}
	}
	for field, to := range map[string]*string{"valid from": &u.ValidFrom, "valid to": &u.ValidTo} {
		column, ok := t.header.Columns[field]
		if !ok || isDash(row.Text(column)) {
			continue
		}
		at, _, err := dates.Parse(row.Cells[column], r.Zone, t.book.Date1904())
		if err != nil {
			return u, t.refuse(sheet.BadDate, row, field, header.DateLook)
		}
		*to = time.Unix(at, 0).In(r.Zone).Format(time.DateOnly)
	}
	if u.HasEndedBefore(u.ValidFrom) {
		return u, t.refuse(sheet.BadDate, row, "valid to", header.DateLook)
	}
	return u, nil
}
