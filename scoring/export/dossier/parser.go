package dossier

import (
	"strings"
	"time"

	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Settings are what a Parser reads by, beside the header.
type Settings struct {
	Units    *names.Index
	Zone     *time.Location // of dates that state none
	Date1904 bool
	Horizon  int64  // Unix seconds: what was received or finished later is an error of typing
	Words    Words  // that were taught
	Place    string // what is written above or beside the table of the unit that it is of; "" when nothing is
	Text     bool   // the file is delimited text: a cell too many has moved the others
	Reading  Reading
}

// Parser reads the rows below one header. It serves one goroutine.
type Parser struct {
	Settings
	at      [columnCount]int // -1 for a column that is not there
	labels  [columnCount]string
	width   int    // columns that have a label
	section string // the unit that the last section row, or the place, names
	above   string // the unit's cell of the last row that had one

	seen     evidence
	unitOf   map[string]string // by the unit part of a code
	folded   map[string]string
	interned map[string]string
}

// remembered bounds what a parser remembers of each sort of word.
const remembered = 1 << 14

// NewParser reads under the header.
func NewParser(h *header.Header, s Settings) *Parser {
	p := &Parser{
		Settings: s, section: s.Place, seen: newEvidence(),
		unitOf: map[string]string{}, folded: map[string]string{}, interned: map[string]string{},
	}
	for c := range columnCount {
		i, ok := h.Columns[c.String()]
		if !ok {
			p.at[c] = -1
			continue
		}
		p.at[c], p.labels[c] = i, h.Labels[i]
	}
	for i, levels := range h.Levels {
		if len(levels) > 0 {
			p.width = i + 1
		}
	}
	return p
}

// Enter begins another table under the same labels; place names the unit that it is of, "" when nothing does.
func (p *Parser) Enter(place string) { p.section, p.above = place, "" }

// HasCode says whether a row has a dossier's code that carries its unit and date.
func (p *Parser) HasCode(row sheet.Row) bool {
	code, _ := p.code(row)
	_, full := unitPart(code)
	return full
}

// CountUnread is how many dossiers have a status that is not understood, or none where others have one.
func (p *Parser) CountUnread() int { return p.seen.notKnown[statusColumn] }

// has says whether the table has a column that says something.
func (p *Parser) has(c column) bool { return p.at[c] >= 0 && !p.Reading.Blank[c] }

func (p *Parser) text(row sheet.Row, c column) string { return row.Text(p.at[c]) }

// Parse reads one row. It is a dossier, or a RowError that says why it cannot be used, or skip: not a dossier at all but a
// blank row, a row of column numbers, a section's heading, a total or a footer.
func (p *Parser) Parse(row sheet.Row) (d Dossier, wrong *sheet.RowError, skip bool) {
	code, known := p.code(row)
	part, full := unitPart(code)
	if !full && (header.ColumnNumbers(row) || header.IsAside(row)) {
		p.enterSection(row)
		return d, nil, true
	}
	p.seen.noteRow(p, row)
	d, wrong = p.parse(row, code, known, part, full)
	if wrong != nil {
		wrong.Row = row.Number
	} else {
		p.seen.noteDossier(p, d)
	}
	return d, wrong, false
}

func (p *Parser) code(row sheet.Row) (code string, known bool) {
	if i := p.at[codeColumn]; i >= 0 && i < len(row.Cells) {
		return spellCode(row.Cells[i])
	}
	return "", false
}

// refuse is a row that cannot be used, for what stands in a column.
func (p *Parser) refuse(reason sheet.Reason, c column, shown string) *sheet.RowError {
	return &sheet.RowError{Reason: reason, Column: p.labels[c], Value: shown}
}

func (p *Parser) parse(row sheet.Row, code string, known bool, part string, full bool) (d Dossier, wrong *sheet.RowError) {
	switch {
	case p.text(row, codeColumn) == "":
		return d, p.refuse(sheet.NoCode, codeColumn, "")
	case p.isShifted(row):
		return d, &sheet.RowError{Reason: sheet.Shifted}
	case !known:
		return d, p.refuse(sheet.BadCode, codeColumn, "")
	}
	p.readStatus(row, &d)
	if wrong := p.readDates(row, code, full, &d); wrong != nil {
		return d, wrong
	}
	if number := longNumber(code); number != "" && !full {
		if !p.isDossierNumber(number, d.Received) {
			return d, p.refuse(sheet.BadCode, codeColumn, "")
		}
	}
	if d.Unit, wrong = p.findUnit(row, part, d.Received); wrong != nil {
		return d, wrong
	}
	if full {
		d.Code = strings.Clone(code) // what is kept must not hold on to the whole row
	} else {
		d.Code = identity(code, d.Unit, d.Received, p.Zone)
	}
	p.readProcedure(row, &d)
	p.readTraits(row, &d)
	return d, nil
}

// isDossierNumber says whether a long number in a code is that of a dossier, as far as can be told.
func (p *Parser) isDossierNumber(number string, received int64) bool {
	if beginsWithYear(number, time.Unix(received, 0).In(p.Zone)) {
		return true
	}
	p.seen.noteUndatedNumber(number)
	return p.Reading.Numbers
}

// fold is names.Fold, remembered: the same few words stand in every row.
func (p *Parser) fold(text string) string {
	if text == "" {
		return ""
	}
	if folded, ok := p.folded[text]; ok {
		return folded
	}
	folded := names.Fold(text)
	if len(p.folded) < remembered {
		p.folded[strings.Clone(text)] = folded
	}
	return folded
}

func (p *Parser) intern(text string) string {
	if text == "" {
		return ""
	}
	if known, ok := p.interned[text]; ok {
		return known
	}
	known := strings.Clone(text)
	if len(p.interned) < remembered {
		p.interned[known] = known
	}
	return known
}
