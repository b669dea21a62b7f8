package sheet

import (
	"bytes"
	"cmp"
	"slices"
)

// maxMerges bounds the merges of a sheet that are kept, which are 20 bytes each.
const maxMerges = 1 << 20

// merge is a block of cells merged into its first one, over more than one row; from 0 for columns and 1 for rows.
type merge struct{ left, right, top, bottom int32 }

// mergesOf finds the merges of a sheet that go down. They stand behind its rows, so the part is gone through once before its
// rows are given, in search of their elements only.
func (w *workbook) mergesOf(s *workbookSheet) ([]merge, error) {
	if s.scanned {
		return s.merges, nil
	}
	in, err := w.open(s.part, s.called, w.limits.Unpacked)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	x := newXMLReader(in)
	var merges []merge
	for {
		found, err := x.skipTo("mergeCell")
		if err != nil {
			return nil, w.source.damageError("zip", s.called)
		}
		if !found {
			break
		}
		m, down, err := w.readMerge(x)
		if err == errXMLCut || err == errXMLLong || err == errXMLTag || err == errXMLText {
			return nil, damageError("merge", s.called)
		}
		if err != nil {
			return nil, w.source.damageError("zip", s.called)
		}
		if !down {
			continue
		}
		if merges = append(merges, m); len(merges) > maxMerges {
			return nil, &FileError{Problem: TooManyMerges}
		}
	}
	slices.SortFunc(merges, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
	s.merges, s.scanned = merges, true
	return merges, nil
}

// readMerge reads the rest of the element; down says whether it goes over several rows.
func (w *workbook) readMerge(x *xmlReader) (m merge, down bool, err error) {
	raw, err := x.readUntil(">", 0)
	if err != nil {
		return m, false, err
	}
	raw = bytes.TrimSuffix(raw[:len(raw)-1], []byte("/"))
	if len(raw) > 0 && !xmlSpace(raw[0]) {
		return m, false, nil // mergeCells
	}
	if err := x.readAttributes(raw); err != nil {
		return m, false, err
	}
	reference, err := x.attribute("ref")
	if err != nil {
		return m, false, err
	}
	first, last, area := bytes.Cut(reference, []byte(":"))
	if !area {
		last = first
	}
	left, top, ok := columnOf(first)
	right, bottom, ok2 := columnOf(last)
	if !ok || !ok2 || right < left || bottom < top || bottom > maxRow {
		return m, false, errXMLTag
	}
	right = min(right, w.limits.Columns-1)
	return merge{int32(left), int32(right), int32(top), int32(bottom)}, bottom > top && left <= right, nil
}

// skipTo goes on behind the next element that begins with the word; false at the end of the part.
func (x *xmlReader) skipTo(word string) (bool, error) {
	const prefix = 64 // bytes kept to look back for the beginning of the element
	seen := 0
	for {
		if i := bytes.Index(x.buf[x.from+seen:x.to], []byte(word)); i >= 0 {
			before := x.buf[x.from : x.from+seen+i]
			x.from += seen + i + len(word)
			if startsElement(before[max(0, len(before)-prefix):]) {
				return true, nil
			}
			seen = 0
			continue
		}
		x.from = max(x.from, x.to-prefix)
		seen = max(0, x.to-x.from-len(word)+1)
		switch err := x.readMore(); {
		case err == errXMLCut:
			return false, nil
		case err != nil:
			return false, err
		}
	}
}

// startsElement says whether what stands before a name makes it that of an element: "<", or "<" and a prefix.
func startsElement(before []byte) bool {
	i := bytes.LastIndexByte(before, '<')
	if i < 0 {
		return false
	}
	prefix := before[i+1:]
	if len(prefix) == 0 {
		return true
	}
	_, err := localName(append(bytes.Clone(prefix), 'x'))
	return err == nil && prefix[len(prefix)-1] == ':'
}

// covers knows which cells of the rows that come are covered from above.
type covers struct {
	merges []merge // that begin further down, by their first row
	until  []int32 // by column, the last row that is covered
	last   int32   // of all of them
}

// markCovered marks the cells of a row that are covered and have no text of their own, which a spreadsheet program hides.
func (c *covers) markCovered(number int, cells []Cell) []Cell {
	for len(c.merges) > 0 && int(c.merges[0].top) < number {
		m := c.merges[0]
		c.merges = c.merges[1:]
		for len(c.until) <= int(m.right) {
			c.until = append(c.until, 0)
		}
		for i := m.left; i <= m.right; i++ {
			c.until[i] = max(c.until[i], m.bottom)
		}
		c.last = max(c.last, m.bottom)
	}
	if int(c.last) < number {
		return cells
	}
	for i, until := range c.until {
		if int(until) < number {
			continue
		}
		for len(cells) <= i {
			cells = append(cells, Cell{})
		}
		cells[i].Spanned = cells[i].Text == ""
	}
	return cells
}
