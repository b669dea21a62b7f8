package dossier

import (
	"regexp"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// findUnit gives the code of the dossier's unit: by the unit part of the dossier's code, else by the column of unit codes, else by the name
// that the unit had at receipt, in the row's own cell, in a cell merged over the row, or in the heading of its section.
func (p *Parser) findUnit(row sheet.Row, part string, received int64) (string, *sheet.RowError) {
	name := p.unitName(row)
	if part != "" {
		if code, ok := p.unitOf[part]; ok {
			return code, nil
		}
		if u, ok := unitByCode(p.Units, part); ok {
			if len(p.unitOf) < remembered {
				p.unitOf[strings.Clone(part)] = u.Code
			}
			return u.Code, nil
		}
	}
	if u, ok := unitByCode(p.Units, p.text(row, unitCodeColumn)); ok {
		return u.Code, nil
	}
	p.seen.noteUnit(p, row, name)
	if u, ok := p.Units.ByNameIn(scoring.MonthOf(time.Unix(received, 0), p.Zone), name); ok {
		return u.Code, nil
	}
	column := unitColumn
	if p.at[unitColumn] < 0 {
		column = codeColumn
	}
	wrong := p.refuse(sheet.UnknownUnit, column, header.Shown(header.CodeLook, part))
	for _, u := range p.Units.Suggest(name, 3) {
		wrong.Suggestions = append(wrong.Suggestions, u.Name)
	}
	return "", wrong
}

// unitByCode is the unit of a code, or of the one above it: a commune's offices ("H15.50.05.13") have codes of their own, and their dossiers
// are the commune's.
func unitByCode(units *names.Index, code string) (scoring.Unit, bool) {
	u, ok := units.ByCode(code)
	if above := subUnit.FindStringSubmatch(code); !ok && above != nil {
		u, ok = units.ByCode(above[1])
	}
	return u, ok
}

// subUnit is a code with at least two levels below the province: "H15.50.05.13", and "H15.50.05" is above it.
var subUnit = regexp.MustCompile(`^([A-Za-z]\d+(?:\.\d+)+)\.\d+$`)

// unitName is the name of the row's unit as written; "" when nothing names it.
func (p *Parser) unitName(row sheet.Row) string {
	if name := p.text(row, unitColumn); name != "" {
		if p.above != name {
			p.above = strings.Clone(name)
		}
		return name
	}
	i := p.at[unitColumn]
	if i >= 0 && (p.Reading.UnitOnce || i < len(row.Cells) && row.Cells[i].Spanned) {
		return p.above
	}
	return p.section
}

// count is what stands behind a unit in the heading of its section: "UBND xã Háng Lìa (12)", "Xã Na Son: 5 hồ sơ".
var count = regexp.MustCompile(`(?i)[ :\-–]*\(? *\d+ *(?:hồ sơ|hs)? *\)?[ .:]*$`)

// enterSection notes the unit of a section's heading; that of a commune which is not known is another than the one before.
func (p *Parser) enterSection(row sheet.Row) {
	if header.ColumnNumbers(row) {
		return
	}
	for _, c := range row.Cells {
		name, ok := PlaceName(p.Units, c.Text)
		if ok {
			p.section, p.above = name, ""
			return
		}
	}
}

// PlaceName is the commune that a heading, a sheet's name or a line above a table is about; false when it is about none.
func PlaceName(units *names.Index, text string) (string, bool) {
	if text == "" || len(text) > 200 {
		return "", false
	}
	text = count.ReplaceAllString(text, "")
	for _, name := range []string{text, afterNumber(text), afterColon(text)} {
		if _, known := units.ByName(name); known || names.Commune(name) {
			return strings.Clone(name), true
		}
	}
	return "", false
}

// afterNumber is a heading without its number: "I. UBND xã Háng Lìa", "2) Xã Na Son".
func afterNumber(text string) string {
	number, rest, ok := strings.Cut(text, " ")
	if !ok || strings.Trim(number, "0123456789IVXLC.)-") != "" {
		return ""
	}
	return strings.TrimSpace(rest)
}

func afterColon(text string) string {
	_, rest, _ := strings.Cut(text, ":")
	return strings.TrimSpace(rest)
}
