package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// maxParts bounds the entries of an archive; a workbook has a few dozen.
const maxParts = 10_000

// workbook is an open xlsx file.
type workbook struct {
	parts   map[string]*zip.File
	sheets  []string // parts of the sheets shown
	strings sharedStrings
	shared  string // part of the shared strings, "" when there is none
	limits  Limits
}

// openXLSX opens a workbook. What it would unpack to is known before anything is unpacked.
func openXLSX(r io.ReaderAt, size int64, limits Limits) (*Book, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged("zip", err.Error())
	}
	w := &workbook{parts: make(map[string]*zip.File, len(archive.File)), limits: limits}
	if err := w.weigh(archive, size); err != nil {
		return nil, err
	}
	main, err := w.mainPart()
	if err != nil {
		return nil, err
	}
	names, date1904, err := w.readWorkbook(main)
	if err != nil {
		return nil, err
	}
	return &Book{names: names, date1904: date1904, rows: func(sheet int, yield func(Row, error) bool) {
		if err := w.rows(sheet, yield); err != nil {
			yield(Row{}, err)
		}
	}}, nil
}

// weigh holds the archive's directory against the limits. The sizes it states bind: an entry that unpacks to more than
// stated is refused by package zip while it is read.
func (w *workbook) weigh(archive *zip.Reader, size int64) error {
	if len(archive.File) > maxParts {
		return &FileError{Bomb, facts("limit", megabytes(w.limits.Unpacked))}
	}
	var unpacked uint64
	for _, f := range archive.File {
		if _, twice := w.parts[f.Name]; twice {
			return damaged("part twice", f.Name)
		}
		w.parts[f.Name] = f
		switch {
		case path.Base(f.Name) == "vbaProject.bin", strings.HasPrefix(f.Name, "xl/macrosheets/"):
			return &FileError{Problem: Macros}
		case strings.HasPrefix(f.Name, "xl/externalLinks/"):
			return &FileError{Problem: Linked}
		}
		if f.UncompressedSize64 > uint64(w.limits.Unpacked) {
			return &FileError{Bomb, facts("limit", megabytes(w.limits.Unpacked))}
		}
		unpacked += f.UncompressedSize64
	}
	if unpacked > uint64(w.limits.Unpacked) {
		return &FileError{Bomb, facts("limit", megabytes(w.limits.Unpacked))}
	}
	if unpacked > uint64(w.limits.Swollen) && unpacked > uint64(w.limits.Ratio)*uint64(size) {
		return &FileError{Bomb, facts("limit", megabytes(w.limits.Swollen))}
	}
	return nil
}

// relationship is an entry of a .rels part.
type relationship struct{ id, kind, target string }

// mainPart is the workbook's part; an archive of another kind is refused by name.
func (w *workbook) mainPart() (string, error) {
	if _, ok := w.parts["_rels/.rels"]; ok {
		relations, err := w.relations("_rels/.rels", "")
		if err != nil {
			return "", err
		}
		for _, r := range relations {
			if strings.HasSuffix(r.kind, "/officeDocument") && strings.HasPrefix(r.target, "xl/") {
				return r.target, nil
			}
		}
	}
	if _, ok := w.parts["xl/workbook.xml"]; ok {
		return "xl/workbook.xml", nil
	}
	for name, found := range map[string]string{"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint", "content.xml": "OpenDocument", "xl/workbook.bin": "Excel .xlsb"} {
		if _, ok := w.parts[name]; ok {
			return "", &FileError{NotATable, facts("found", found)}
		}
	}
	return "", &FileError{NotATable, facts("found", "ZIP")}
}

func (w *workbook) relations(part, folder string) ([]relationship, error) {
	var all []relationship
	err := w.walk(part, func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if rest, absolute := strings.CutPrefix(target, "/"); absolute {
				target = rest
			} else if attribute(e, "TargetMode") != "External" {
				target = path.Join(folder, target)
			}
			all = append(all, relationship{attribute(e, "Id"), attribute(e, "Type"), target})
		}
		return nil
	})
	return all, err
}

// namedSheet is a sheet as the workbook names it; the id leads to its part.
type namedSheet struct {
	name, id string
	hidden   bool
}

// readWorkbook finds the sheets that are shown (all, when none is) and the shared strings.
func (w *workbook) readWorkbook(part string) (names []string, date1904 bool, err error) {
	var sheets []namedSheet
	err = w.walk(part, func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok {
			switch e.Name.Local {
			case "sheet":
				sheets = append(sheets, namedSheet{clean(attribute(e, "name")), attribute(e, "id"), attribute(e, "state") != "" && attribute(e, "state") != "visible"})
			case "workbookPr":
				date1904 = truth(attribute(e, "date1904"))
			}
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
	names, err = w.take(sheets, targets)
	return names, date1904, err
}

// take takes the sheets that have rows, without the hidden ones unless all are, and gives their names.
func (w *workbook) take(sheets []namedSheet, targets map[string]relationship) (names []string, err error) {
	allHidden := !slices.ContainsFunc(sheets, func(s namedSheet) bool { return !s.hidden })
	for _, s := range sheets {
		target := targets[s.id]
		if s.hidden && !allHidden || !strings.HasSuffix(target.kind, "/worksheet") {
			continue // a chart sheet has no rows
		}
		if _, ok := w.parts[target.target]; !ok {
			return nil, damaged("missing part", target.target)
		}
		names, w.sheets = append(names, s.name), append(w.sheets, target.target)
	}
	if len(names) == 0 {
		return nil, &FileError{Empty, nil}
	}
	return names, nil
}

// errEnough stops a walk that was given all it wants.
var errEnough = errors.New("enough")

// walk gives the tokens of a part, to its very end: then its checksum and size were right, too. Damage names the part.
func (w *workbook) walk(part string, visit func(xml.Token) error) error {
	file, ok := w.parts[part]
	if !ok {
		return damaged("missing part", part)
	}
	in, err := file.Open()
	if err != nil {
		return damaged(err.Error(), part)
	}
	defer in.Close()
	decoder := xml.NewDecoder(in)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged(err.Error(), part)
		}
		if _, ok := token.(xml.Directive); ok {
			return damaged("DOCTYPE", part)
		}
		if err := visit(token); err != nil {
			if p, ok := errors.AsType[*FileError](err); ok && p.Problem == Damaged && p.Facts["where"] == "" {
				p.Facts["where"] = part
			}
			return err
		}
	}
}

// attribute is an attribute by its local name: "id" finds r:id.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func truth(s string) bool { return s == "1" || s == "true" || s == "on" }

// columnOf reads a cell's reference, "AB12": column 27, row 12.
func columnOf(reference string) (column, row int, err error) {
	i := 0
	for ; i < len(reference) && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(reference[i]-'A') + 1
	}
	row, err = strconv.Atoi(reference[i:])
	if i == 0 || err != nil || row < 1 {
		return 0, 0, fmt.Errorf("%q is no cell reference", reference)
	}
	return column - 1, row, nil
}
