package dossier

import (
	"strings"
	"time"
	"unicode/utf8"

	"motcua/scoring"
	"motcua/scoring/header"
	"motcua/scoring/names"
	"motcua/scoring/sheet"
)

// Parser reads the rows below one header. It serves one goroutine.
type Parser struct {
	units    *names.Index
	zone     *time.Location
	date1904 bool
	labels   []string // of the columns

	code, unitCode, unit, procedure, field, received, submitted, due, finished, returned, status int
	channel, fee, charge, feeKind, payment, paid, digitised, eResult                             int

	unitOf   map[string]string // by the unit part of a code
	folded   map[string]string
	interned map[string]string
}

// remembered bounds what a parser remembers of each sort of word.
const remembered = 1 << 14

// NewParser reads under the header, finds units in the index, and takes dates without a zone to be of the zone.
func NewParser(h *header.Header, units *names.Index, zone *time.Location, date1904 bool) *Parser {
	p := &Parser{
		units: units, zone: zone, date1904: date1904, labels: h.Labels,
		unitOf: map[string]string{}, folded: map[string]string{}, interned: map[string]string{},
	}
	for name, to := range map[string]*int{
		codeColumn: &p.code, unitCodeColumn: &p.unitCode, unitColumn: &p.unit, procedureColumn: &p.procedure, fieldColumn: &p.field,
		receivedColumn: &p.received, submittedColumn: &p.submitted, dueColumn: &p.due, finishedColumn: &p.finished, returnedColumn: &p.returned,
		statusColumn: &p.status, channelColumn: &p.channel, feeColumn: &p.fee, chargeColumn: &p.charge, feeKindColumn: &p.feeKind, paymentColumn: &p.payment,
		paidColumn: &p.paid, digitisedColumn: &p.digitised, eResultColumn: &p.eResult,
	} {
		column, ok := h.Columns[name]
		if !ok {
			column = -1
		}
		*to = column
	}
	return p
}

// Parse reads one row. It is a dossier, or a RowError that says why it cannot be used, or skip: not a dossier at all but a
// blank row, a row of column numbers, a section's heading, a total or a footer.
func (p *Parser) Parse(row sheet.Row) (d Dossier, wrong *sheet.RowError, skip bool) {
	code := row.Text(p.code)
	unitPart, ok := unitPart(code)
	if !ok && (header.ColumnNumbers(row) || header.Aside(row)) {
		return d, nil, true
	}
	d, wrong = p.parse(row, code, unitPart)
	if wrong != nil {
		wrong.Row = row.Number
		wrong.Value = shorten(wrong.Value)
	}
	return d, wrong, false
}

const valueShown = 80

func shorten(value string) string {
	if utf8.RuneCountInString(value) <= valueShown {
		return strings.Clone(value)
	}
	return string([]rune(value)[:valueShown-1]) + "…"
}

func (p *Parser) parse(row sheet.Row, code, unitPart string) (d Dossier, wrong *sheet.RowError) {
	if code == "" {
		return d, &sheet.RowError{Reason: sheet.NoCode}
	}
	if !codeLike(code) {
		return d, &sheet.RowError{Reason: sheet.BadCode, Value: code}
	}
	var hasStatus bool
	if d.Status, hasStatus = p.statusOf(row); !hasStatus {
		return d, &sheet.RowError{Reason: sheet.UnknownStatus, Value: row.Text(p.status)}
	}
	if wrong := p.dates(row, code, &d); wrong != nil {
		return d, wrong
	}
	if d.Unit, wrong = p.unitFor(row, unitPart, d.Received); wrong != nil {
		return d, wrong
	}
	// What is kept must not hold on to the whole row.
	d.Code = strings.ToUpper(strings.Clone(code))
	d.Procedure, d.Field = p.intern(row.Text(p.procedure)), p.intern(row.Text(p.field))
	wrong = p.traits(row, &d)
	return d, wrong
}

// unitFor is the code of the dossier's unit: by its code's unit part, else by the column of unit codes, else by the name
// the unit had when the dossier was received.
func (p *Parser) unitFor(row sheet.Row, part string, received int64) (string, *sheet.RowError) {
	if part != "" {
		if code, ok := p.unitOf[part]; ok {
			return code, nil
		}
		if u, ok := p.units.ByCode(part); ok {
			if len(p.unitOf) < remembered {
				p.unitOf[strings.Clone(part)] = u.Code
			}
			return u.Code, nil
		}
	}
	if u, ok := p.units.ByCode(row.Text(p.unitCode)); ok {
		return u.Code, nil
	}
	name := row.Text(p.unit)
	if u, ok := p.units.ByNameIn(scoring.MonthOf(time.Unix(received, 0), p.zone), name); ok {
		return u.Code, nil
	}
	wrong := &sheet.RowError{Reason: sheet.UnknownUnit, Value: strings.TrimSpace(part + " " + name)}
	for _, u := range p.units.Suggest(name, 3) {
		wrong.Suggestions = append(wrong.Suggestions, u.Name)
	}
	return "", wrong
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
