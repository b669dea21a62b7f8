package sheet

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// sharedStrings are the texts that cells share, end to end in one string: a million of them cost the collector nothing.
type sharedStrings struct {
	read bool
	all  string
	ends []int
}

func (s *sharedStrings) at(i int) (string, bool) {
	if i < 0 || i >= len(s.ends) {
		return "", false
	}
	start := 0
	if i > 0 {
		start = s.ends[i-1]
	}
	return s.all[start:s.ends[i]], true
}

// readShared reads the shared strings once: runs of rich text joined, phonetic runs left out.
func (w *workbook) readShared() error {
	if w.strings.read || w.shared == "" {
		return nil
	}
	var all strings.Builder
	var ends []int
	var text richText
	err := w.walk(w.shared, func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "si" {
			text.reset()
		}
		text.take(token)
		if e, ok := token.(xml.EndElement); ok && e.Name.Local == "si" {
			if len(text.b) > w.limits.Cell {
				return &FileError{LongCell, facts("row", "-", "limit", strconv.Itoa(w.limits.Cell))}
			}
			all.WriteString(text.clean())
			ends = append(ends, all.Len())
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.strings = sharedStrings{read: true, all: all.String(), ends: ends}
	return nil
}

// richText collects the <t> elements of a string item.
type richText struct {
	b        []byte
	inText   bool
	phonetic int
}

func (t *richText) clean() string { return clean(unescaped(string(t.b))) }

var escape = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescaped reads characters that a workbook writes as their number: "_x000D_" is a carriage return.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32) // four hexadecimal digits are a number
		return string(rune(n))
	})
}

func (t *richText) reset() { t.b, t.inText, t.phonetic = t.b[:0], false, 0 }

func (t *richText) take(token xml.Token) {
	switch e := token.(type) {
	case xml.StartElement:
		switch e.Name.Local {
		case "rPh":
			t.phonetic++
		case "t":
			t.inText = t.phonetic == 0
		}
	case xml.EndElement:
		switch e.Name.Local {
		case "rPh":
			t.phonetic--
		case "t":
			t.inText = false
		}
	case xml.CharData:
		if t.inText {
			t.b = append(t.b, e...)
		}
	}
}
