package intake

import (
	"context"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
	"motcua/scoring/export/dates"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// takeRegister takes in a register of units. Units that it does not name stay as they are.
func (c *call) takeRegister(ctx context.Context, t *table, r *Result) error {
	var units []scoring.Unit
	seen := map[string]bool{}
	for row, err := range t.rows() {
		if err != nil {
			return err
		}
		r.File.Rows++
		r.read.last = row.Number
		u, wrong := c.unit(t, row)
		if wrong == nil && seen[u.Code] {
			wrong = t.refuse(sheet.Repeated, row, "code", header.CodeLook)
		}
		if wrong != nil {
			wrong.Row = row.Number
			r.refuse(*wrong)
			continue
		}
		seen[u.Code] = true
		units = append(units, u)
	}
	if r.File.Rows == 0 {
		return &sheet.FileError{Problem: sheet.Empty}
	}
	err := c.write(ctx, r, func(tx Tx, file int64) (touched []UnitMonth, err error) {
		r.File.Changes, touched, err = tx.PutUnits(ctx, file, units)
		return touched, err
	})
	if err == nil {
		c.units = append(c.units, units...)
	}
	return err
}

// unitCode says whether a text may be a unit's code, "000.10.32.H18": one word. Whatever it looks like else, a person's name is more;
// a person's number has nine digits, in a row or without a letter.
func unitCode(text string) bool {
	return len(text) <= 40 && !scoring.HasLongNumber(text) && !strings.ContainsFunc(text, unicode.IsSpace) &&
		(strings.ContainsFunc(text, unicode.IsLetter) || !scoring.MayBePersonal(text))
}

func (c *call) unit(t *table, row sheet.Row) (scoring.Unit, *sheet.RowError) {
	u := scoring.Unit{
		Code: strings.ToUpper(t.text(row, "code")),
		Name: norm.NFC.String(t.text(row, "name")),
	}
	if successor := t.text(row, "successor"); !dash(successor) {
		u.Successor = strings.ToUpper(successor)
	}
	switch {
	case u.Code == "":
		return u, t.refuse(sheet.NoCode, row, "code", header.CodeLook)
	case !unitCode(u.Code):
		return u, t.refuse(sheet.BadCode, row, "code", header.CodeLook)
	case u.Successor != "" && !unitCode(u.Successor):
		return u, t.refuse(sheet.BadCode, row, "successor", header.CodeLook)
	case scoring.MayBePersonal(u.Name):
		return u, t.refuse(sheet.BadName, row, "name", header.CodeLook)
	case scoring.MayBePersonal(t.text(row, "other names")):
		return u, t.refuse(sheet.BadName, row, "other names", header.CodeLook)
	case u.Name == "":
		return u, t.refuse(sheet.NoName, row, "code", header.CodeLook)
	}
	for other := range strings.SplitSeq(norm.NFC.String(t.text(row, "other names")), ";") {
		if other = strings.TrimSpace(other); !dash(other) {
			u.OtherNames = append(u.OtherNames, other)
		}
	}
	for field, to := range map[string]*string{"valid from": &u.ValidFrom, "valid to": &u.ValidTo} {
		column, ok := t.header.Columns[field]
		if !ok || dash(row.Text(column)) {
			continue
		}
		at, _, err := dates.Parse(row.Cells[column], c.Zone, t.book.Date1904())
		if err != nil {
			return u, t.refuse(sheet.BadDate, row, field, header.DateLook)
		}
		*to = time.Unix(at, 0).In(c.Zone).Format(time.DateOnly)
	}
	if u.Over(u.ValidFrom) {
		return u, t.refuse(sheet.BadDate, row, "valid to", header.DateLook)
	}
	return u, nil
}
