package sheet

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
)

// signatures are the beginnings of files that are no tables, and what a person calls them.
var signatures = []struct{ magic, found string }{
	{"%PDF", "PDF"},
	{"\x89PNG", "PNG"},
	{"\xff\xd8\xff", "JPEG"},
	{"GIF8", "GIF"},
	{"MZ", "EXE"},
	{"\x7fELF", "ELF"},
	{"Rar!", "RAR"},
	{"7z\xbc\xaf", "7z"},
	{"\x1f\x8b", "gzip"},
	{"{\\rtf", "RTF"},
	{"SQLite format 3\x00", "SQLite"},
	{"{", "JSON"},
	{"[{", "JSON"},
	{"<?xml", "XML"},
	{"%!PS", "PostScript"},
}

const (
	compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // the container of binary .xls, .doc and of encrypted workbooks
	noTable  = "?"
)

// foreign refuses what is certainly neither HTML nor delimited text.
func foreign(r io.ReaderAt, size int64, head []byte) error {
	if bytes.HasPrefix(head, []byte(compound)) {
		return compoundFile(r, size)
	}
	// A bare BIFF stream begins with a BOF record.
	if len(head) > 4 && head[0] == 0x09 && (head[1] == 0x08 || head[1] == 0x04 || head[1] == 0x02 || head[1] == 0x00) && head[3] == 0x00 && head[2] <= 0x10 {
		return &FileError{OldExcel, nil}
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	for _, s := range signatures {
		if bytes.HasPrefix(text, []byte(s.magic)) && !(s.found == "XML" && looksLikeHTML(string(text))) {
			return &FileError{NotATable, facts("found", s.found)}
		}
	}
	return nil
}

// compoundFile tells an old workbook from an encrypted one by the names of the streams in its directory.
func compoundFile(r io.ReaderAt, size int64) error {
	const enough = 8 << 20
	raw := make([]byte, min(size, enough))
	if _, err := r.ReadAt(raw, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.Contains(raw, wide("EncryptedPackage")):
		return &FileError{Protected, nil}
	case bytes.Contains(raw, wide("Workbook")), bytes.Contains(raw, wide("Book")):
		return &FileError{OldExcel, nil}
	default:
		return &FileError{NotATable, facts("found", "Word 97")}
	}
}

// wide is a text in UTF-16, little endian.
func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}
