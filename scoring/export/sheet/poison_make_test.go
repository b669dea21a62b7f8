package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"os"
	"strings"
	"testing"
)

const (
	mb      = 1 << 20
	sheet1  = "xl/worksheets/sheet1.xml"
	rowHead = `<worksheet><sheetData><row><c><v>1</v></c></row>`
	rowTail = `</sheetData></worksheet>`
	cellIn  = `<worksheet><sheetData><row><c t="inlineStr">`
	cellOut = `</c></row></sheetData></worksheet>`
)

// bulk is a part of a workbook that is large without ever being in memory: a unit as often as makes the size.
type bulk struct {
	name, head, unit string
	size             int
	tail             string
}

// packed writes a workbook with the parts to a file. It unpacks to no more than 200 times its size, as padding sees to.
func packed(t *testing.T, file string, parts ...bulk) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w := zip.NewWriter(out)
	standard := []part{{"xl/workbook.xml", workbookXML}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/sharedStrings.xml", strings1}, {"xl/worksheets/sheet1.xml", sheetXML("")}}
	total := 0
	for _, p := range parts {
		total += p.size
		p.pack(t, w)
		for i := range standard {
			if standard[i].name == p.name {
				standard[i].name = ""
			}
		}
	}
	for _, p := range standard {
		if p.name != "" {
			store(t, w, p.name, []byte(p.body))
		}
	}
	store(t, w, "padding", make([]byte, total/180))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func store(t *testing.T, w *zip.Writer, name string, body []byte) {
	t.Helper()
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(body); err != nil {
		t.Fatal(err)
	}
}

// pack packs the repeated block once: behind another one it is always packed to the same bytes.
func (p bulk) pack(t *testing.T, w *zip.Writer) {
	t.Helper()
	var pieces bytes.Buffer
	deflate, err := flate.NewWriter(&pieces, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	sum, size := crc32.NewIEEE(), 0
	add := func(piece string) {
		if _, err := deflate.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
		if err := deflate.Flush(); err != nil {
			t.Fatal(err)
		}
		io.WriteString(sum, piece)
		size += len(piece)
	}
	add(p.head)
	if p.unit != "" {
		block := strings.Repeat(p.unit, max(1, (1<<18)/len(p.unit)))
		raw := []byte(block)
		add(block)
		add(block)
		before := pieces.Len()
		add(block)
		again := bytes.Clone(pieces.Bytes()[before:])
		for size < p.size {
			pieces.Write(again)
			sum.Write(raw)
			size += len(raw)
		}
	}
	add(p.tail)
	if err := deflate.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := w.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(pieces.Len()), UncompressedSize64: uint64(size)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Write(pieces.Bytes()); err != nil {
		t.Fatal(err)
	}
}

// repeated writes a text file: a head, a unit as often as makes the size, a tail.
func repeated(t *testing.T, file, head, unit string, size int, tail string) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	block := []byte(strings.Repeat(unit, max(1, (1<<16)/len(unit))))
	_, err = io.WriteString(out, head)
	for n := 0; err == nil && n < size; n += len(block) {
		_, err = out.Write(block)
	}
	if err == nil {
		_, err = io.WriteString(out, tail)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// manyParts writes an archive of so many entries, which all have the data of the first when they overlap.
func manyParts(t *testing.T, file string, entries int, stated uint64) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w := zip.NewWriter(out)
	for i := range entries {
		name := []byte{'a' + byte(i%26), 'a' + byte(i/26%26), 'a' + byte(i/676%26), 'a' + byte(i/17576%26)}
		if _, err := w.CreateRaw(&zip.FileHeader{Name: string(name), Method: zip.Deflate, UncompressedSize64: stated}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// inSheet is a workbook whose sheet is a unit many times.
func inSheet(head, unit string, size int, tail string) func(*testing.T, string) {
	return inPart(sheet1, head, unit, size, tail)
}

func inPart(name, head, unit string, size int, tail string) func(*testing.T, string) {
	return func(t *testing.T, file string) { packed(t, file, bulk{name, head, unit, size, tail}) }
}

// plain is a file of text in which a unit stands many times.
func plain(head, unit string, size int, tail string) func(*testing.T, string) {
	return func(t *testing.T, file string) { repeated(t, file, head, unit, size, tail) }
}
