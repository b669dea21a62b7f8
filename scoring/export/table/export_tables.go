package table

import (
	"slices"
	"strings"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// part is a sheet of a table: its number in the book, from 0, and its header.
type part struct {
	sheet  int
	header *header.Header
}

// tablesReader reads the rows of all tables of dossiers in a file: those of several sheets, and those below each other on one. The
// header again is passed over; another one begins another table, whose rows are read by it. Tables with the same columns share
// a parser.
type tablesReader struct {
	reader   *Reader
	kind     header.Kind // of the first table
	settings dossier.Settings
	readings []dossier.Reading // by parser; the zero value beyond
	parsers  []*dossier.Parser
	columns  []string        // what each parser's columns are known by
	codes    map[string]bool // labels of the column of codes, folded
	receipts map[string]bool // labels of the column of receipts, folded
	tables   int
}

func newTablesReader(reader *Reader, kind header.Kind, settings dossier.Settings, readings []dossier.Reading) *tablesReader {
	r := &tablesReader{reader: reader, kind: kind, settings: settings, readings: readings, codes: map[string]bool{}, receipts: map[string]bool{}}
	for _, f := range kind.Fields {
		to := map[string]map[string]bool{dossier.CodeField: r.codes, dossier.ReceivedField: r.receipts}[f.Name]
		for _, label := range append(slices.Clone(f.Synonyms), f.Chosen) {
			if to != nil && label != "" {
				to[names.Fold(label)] = true
			}
		}
	}
	return r
}

// enter begins a table under a header.
func (r *tablesReader) enter(h *header.Header, place string) *dossier.Parser {
	key := strings.Join(h.Labels, "\n")
	if i := slices.Index(r.columns, key); i >= 0 {
		r.parsers[i].Enter(place)
		return r.parsers[i]
	}
	settings := r.settings
	settings.Place = place
	if i := len(r.parsers); i < len(r.readings) {
		settings.Reading = r.readings[i]
	}
	p := dossier.NewParser(h, settings)
	r.parsers, r.columns = append(r.parsers, p), append(r.columns, key)
	return p
}

// read gives each row of a sheet below its header with the parser that reads it; it ends with the first error.
func (r *tablesReader) read(book *sheet.Book, of part, row func(*dossier.Parser, sheet.Row) error) error {
	r.tables++
	place := r.communeOf(book, of)
	parser := r.enter(of.header, place)
	var held []sheet.Row // a row that may begin a header, and those below it
	release := func() error {
		rows := held
		held = nil
		h, err := r.findHeader(rows)
		if err != nil && hasLabel(rows[0], r.receipts) {
			return refuseTable(err, rows[0].Number)
		}
		if err == nil {
			if h.Last < rows[len(rows)-1].Number || len(rows) == 1 {
				rows = slices.DeleteFunc(rows, func(one sheet.Row) bool { return one.Number <= h.Last })
			} else {
				rows = nil
			}
			if next := r.enter(h, place); next != parser {
				r.tables++
				parser = next
			}
		}
		for _, one := range rows {
			if err := row(parser, one); err != nil {
				return err
			}
		}
		return nil
	}
	for one, err := range book.Rows(of.sheet) {
		if err != nil {
			return err
		}
		if one.Number <= of.header.Last || one.IsBlank() {
			continue
		}
		if held != nil || r.mayBeHeader(parser, one) {
			one.Cells = slices.Clone(one.Cells)
			if held = append(held, one); len(held) <= header.MaxLevels {
				continue
			}
			if err := release(); err != nil {
				return err
			}
			continue
		}
		if err := row(parser, one); err != nil {
			return err
		}
	}
	if held != nil {
		return release()
	}
	return nil
}

// findHeader finds the header of a further table: as it was matched by hand, else as that of the first one.
func (r *tablesReader) findHeader(rows []sheet.Row) (*header.Header, error) {
	kind, ok := r.reader.matchedKind(rows)
	if !ok {
		kind = r.kind
	}
	return header.Find(rows, []header.Kind{kind})
}

// mayBeHeader says whether a row may begin a header: it has the label of a code column where a dossier has none.
func (r *tablesReader) mayBeHeader(p *dossier.Parser, row sheet.Row) bool {
	return !p.HasCode(row) && hasLabel(row, r.codes)
}

// hasLabel says whether a cell of the row is one of the labels.
func hasLabel(row sheet.Row, labels map[string]bool) bool {
	return slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool {
		return c.Text != "" && !c.Number && len(c.Text) <= 60 && labels[names.Fold(c.Text)]
	})
}

// refuseTable refuses a file for a table of dossiers below the first whose header is not complete: its rows would be lost.
func refuseTable(err error, row int) error {
	p := Refusal(err)
	if p == nil || p.Problem != sheet.NoColumns {
		return err
	}
	return &sheet.FileError{Problem: sheet.OtherTable, Facts: facts("row", row, "missing", p.Facts["missing"])}
}

// communeOf is the commune that a sheet is of, by its name or by the one commune that the lines above its table name.
func (r *tablesReader) communeOf(book *sheet.Book, of part) string {
	if name, ok := dossier.PlaceName(r.settings.Units, book.Sheets()[of.sheet]); ok {
		return name
	}
	place := ""
	for _, line := range of.header.Title {
		name, ok := dossier.PlaceName(r.settings.Units, line)
		if !ok {
			continue
		}
		if place != "" && names.Fold(place) != names.Fold(name) {
			return ""
		}
		place = name
	}
	return place
}

// decide says how each parser's rows are to be read, and whether they were read so.
func (r *tablesReader) decide() (readings []dossier.Reading, asWritten bool, err error) {
	asWritten = true
	for _, p := range r.parsers {
		reading, err := p.Decide()
		if err != nil {
			return nil, false, err
		}
		asWritten = asWritten && reading == p.Reading
		readings = append(readings, reading)
	}
	return readings, asWritten, nil
}
