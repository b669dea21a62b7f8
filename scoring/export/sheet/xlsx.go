package sheet

import (
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	maxSheets = 256 // sheets of a workbook; a province has some two hundred communes
	nameLimit = 255 // bytes of a sheet's name; spreadsheet programs allow 31 characters
)

// workbook is an open xlsx file.
type workbook struct {
	*archive
	sheets  []workbookSheet
	strings sharedStrings
	shared  string // part of the shared strings, "" when there is none
}

// workbookSheet is a sheet that is shown. Its merges are looked for once.
type workbookSheet struct {
	part    string
	called  string // what errors name it by
	merges  []merge
	scanned bool
}

// openXLSX opens a workbook.
func openXLSX(r *source, size int64, limits Limits) (*Book, error) {
	a, err := openArchive(r, size, limits)
	if err != nil {
		return nil, err
	}
	w := &workbook{archive: a}
	main, err := w.mainPart()
	if err != nil {
		return nil, err
	}
	names, date1904, err := w.readWorkbook(main)
	if err != nil {
		return nil, err
	}
	return &Book{ending: &Ending{}, names: names, date1904: date1904, rows: func(sheet int, yield func(Row, error) bool) {
		if err := w.rows(sheet, yield); err != nil {
			yield(Row{}, err)
		}
	}}, nil
}

// mainPart is the workbook's part; an archive of another kind is refused by name.
func (w *workbook) mainPart() (string, error) {
	for _, other := range []struct {
		part    string
		problem Problem
		found   string
	}{
		{"xl/workbook.bin", OtherFormat, "Excel .xlsb"},
		{"content.xml", OtherFormat, "OpenDocument"},
		{"index.xml", OtherFormat, "iWork Numbers"},
		{"index/document.iwa", OtherFormat, "iWork Numbers"},
		{"word/document.xml", NotATable, "Word"},
		{"ppt/presentation.xml", NotATable, "PowerPoint"},
	} {
		if _, ok := w.parts[other.part]; ok {
			return "", &FileError{other.problem, factsOf("found", other.found)}
		}
	}
	if _, ok := w.parts["_rels/.rels"]; ok {
		relations, err := w.relations("_rels/.rels", "")
		if err != nil {
			return "", err
		}
		for _, r := range relations {
			if _, ok := w.parts[r.target]; ok && strings.HasSuffix(r.kind, "/officeDocument") {
				return r.target, nil
			}
		}
	}
	if _, ok := w.parts["xl/workbook.xml"]; ok {
		return "xl/workbook.xml", nil
	}
	return "", &FileError{NotATable, factsOf("found", "ZIP")}
}

// namedSheet is a sheet as the workbook names it; the id leads to its part.
type namedSheet struct {
	name, id string
	hidden   bool
}

// readWorkbook finds the sheets that are shown (all, when none is) and the shared strings.
func (w *workbook) readWorkbook(part string) (names []string, date1904 bool, err error) {
	var sheets []namedSheet
	err = w.walk(part, "workbook", workbookLimit, func(x *xmlReader, kind xmlKind) error {
		if kind != xmlStart {
			return nil
		}
		switch string(x.name) {
		case "sheet":
			s, err := readNamedSheet(x)
			if err != nil {
				return err
			}
			if sheets = append(sheets, s); len(sheets) > maxSheets {
				return &FileError{TooManySheets, factsOf("limit", strconv.Itoa(maxSheets))}
			}
		case "workbookPr":
			stated, err := x.attribute("date1904")
			switch string(stated) {
			case "1", "true", "on":
				date1904 = true
			}
			return err
		}
		return nil
	})
	if err != nil {
		return nil, false, err
	}
	relations, err := w.relations(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"), path.Dir(part))
	if err != nil {
		return nil, false, err
	}
	targets := map[string]relationship{}
	for _, r := range relations {
		targets[r.id] = r
		if strings.HasSuffix(r.kind, "/sharedStrings") {
			w.shared = r.target
		}
	}
	names, err = w.takeSheets(sheets, targets)
	return names, date1904, err
}

func readNamedSheet(x *xmlReader) (namedSheet, error) {
	name, err1 := x.attribute("name")
	id, err2 := x.attribute("id")
	state, err3 := x.attribute("state")
	if err := errors.Join(err1, err2, err3); err != nil {
		return namedSheet{}, errXMLText
	}
	if len(name) > nameLimit {
		return namedSheet{}, damageError("sheet name too long", "")
	}
	return namedSheet{cleanText(string(name)), string(id), len(state) > 0 && string(state) != "visible"}, nil
}

// takeSheets takes the sheets that have rows, without the hidden ones unless all are, and gives their names. Two sheets do not
// share a part: a small file would be read without end.
func (w *workbook) takeSheets(sheets []namedSheet, targets map[string]relationship) (names []string, err error) {
	allHidden := !slices.ContainsFunc(sheets, func(s namedSheet) bool { return !s.hidden })
	taken := map[string]bool{}
	for i, s := range sheets {
		target := targets[s.id]
		if s.hidden && !allHidden || !strings.HasSuffix(target.kind, "/worksheet") {
			continue // a chart sheet has no rows
		}
		called := "sheet " + strconv.Itoa(i+1)
		if _, ok := w.parts[target.target]; !ok {
			return nil, damageError("missing part", called)
		}
		if taken[target.target] {
			return nil, damageError("part of another sheet", called)
		}
		taken[target.target] = true
		names, w.sheets = append(names, s.name), append(w.sheets, workbookSheet{part: target.target, called: called})
	}
	if len(names) == 0 {
		return nil, &FileError{Empty, nil}
	}
	return names, nil
}

// errEnough stops a walk that was given all it wants.
var errEnough = errors.New("enough")

// columnOf reads a cell's reference, "AB12", as column 27, row 12; false when it is none.
func columnOf(reference []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(reference) && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(reference[i]-'A') + 1
	}
	row, err := strconv.Atoi(string(reference[i:]))
	if i == 0 || err != nil || row < 1 {
		return 0, 0, false
	}
	return column - 1, row, true
}
