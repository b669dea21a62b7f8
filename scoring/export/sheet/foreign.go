package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"
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
	{"II*\x00", "TIFF"},
	{"MM\x00*", "TIFF"},
	{"RIFF", "WebP"},
	{"%!PS", "PostScript"},
}

const (
	compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // the container of binary .xls, .doc and of encrypted workbooks
	noTable  = "?"
)

// refuseForeign refuses what is certainly neither HTML nor delimited text.
func refuseForeign(r io.ReaderAt, size int64, head []byte) error {
	if bytes.HasPrefix(head, []byte(compound)) {
		return compoundFile(r, size)
	}
	// A bare BIFF stream begins with a BOF record.
	if len(head) > 4 && head[0] == 0x09 && (head[1] == 0x08 || head[1] == 0x04 || head[1] == 0x02 || head[1] == 0x00) && head[3] == 0x00 && head[2] <= 0x10 {
		return &FileError{OldExcel, nil}
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if found := otherExcel(plainHead(text)); found != "" {
		return &FileError{OtherFormat, factsOf("found", found)}
	}
	for _, s := range signatures {
		if bytes.HasPrefix(text, []byte(s.magic)) && !(s.found == "XML" && looksLikeHTML(string(text))) {
			return &FileError{NotATable, factsOf("found", s.found)}
		}
	}
	return nil
}

// plainHead is the beginning of a text in lower case; of UTF-16 only what is ASCII in it.
func plainHead(head []byte) string {
	head = bytes.ReplaceAll(head[:min(len(head), 16<<10)], []byte{0}, nil)
	return strings.ToLower(string(bytes.TrimLeft(head, "\xff\xfe \t\r\n")))
}

// otherExcel names the other formats in which spreadsheet programs save a table as text, "" when it is none of them.
func otherExcel(head string) string {
	mail := strings.HasPrefix(head, "mime-version:") || strings.HasPrefix(head, "from:") || strings.HasPrefix(head, "content-type:")
	switch {
	case mail && strings.Contains(head, "multipart/"):
		return "MHTML"
	case strings.HasPrefix(head, "<") && strings.Contains(head, "workbook") && (strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet") || strings.Contains(head, `progid="excel.sheet"`)):
		return "XML Spreadsheet 2003"
	case strings.HasPrefix(head, "<?xml") && strings.Contains(head, "urn:oasis:names:tc:opendocument"):
		return "OpenDocument"
	case looksLikeHTML(head) && strings.Contains(head, "<frameset"):
		return "HTML frameset"
	case strings.HasPrefix(head, "id;p"):
		return "SYLK"
	default:
		return ""
	}
}

// compoundFile tells an old workbook from an encrypted one by the names of the streams in its directory.
func compoundFile(r io.ReaderAt, size int64) error {
	const enough = 8 << 20
	raw := make([]byte, min(size, enough))
	if _, err := r.ReadAt(raw, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.Contains(raw, utf16Text("EncryptedPackage")):
		return &FileError{Protected, nil}
	case bytes.Contains(raw, utf16Text("Workbook")), bytes.Contains(raw, utf16Text("Book")):
		return &FileError{OldExcel, nil}
	default:
		return &FileError{NotATable, factsOf("found", "Word 97")}
	}
}

// utf16Text is a text in UTF-16, little endian.
func utf16Text(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}
