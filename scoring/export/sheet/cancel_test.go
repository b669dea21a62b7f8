package sheet_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring/export/sheet"
)

// cancelling is a file whose context is ended by its n-th read.
type cancelling struct {
	*os.File
	left   int
	cancel context.CancelFunc
	at     time.Time
}

func (c *cancelling) ReadAt(p []byte, at int64) (int, error) {
	if c.left--; c.left == 0 {
		c.at = time.Now()
		c.cancel()
	}
	return c.File.ReadAt(p, at)
}

func TestReadingStopsWithItsContext(t *testing.T) {
	row := `<row><c t="inlineStr"><is><t>Mã hồ sơ</t></is></c></row>`
	for _, c := range []struct {
		says string
		make func(*testing.T, string)
	}{
		{"rows of a workbook", inSheet("<worksheet><sheetData>", row, 200*mb, rowTail)},
		{"a search for merges", inSheet("<worksheet>", "<a/>", 200*mb, "</worksheet>")},
		{"shared strings", inPart("xl/sharedStrings.xml", "<sst>", "<si/>", 200*mb, "</sst>")},
		{"the workbook's part", inPart("xl/workbook.xml", "<workbook>", "<a/>", 30*mb, "</workbook>")},
		{"the parts of an archive", func(t *testing.T, file string) { manyParts(t, file, 20_000, 0) }},
		{"rows of a page", plain("<table>", "<tr><td>a", 19*mb, "</table>")},
		{"a page without rows", plain("<table>", "<b>a", 19*mb, "</table>")},
		{"a delimited text", plain("a;b\n", "1;2\n", 19*mb, "")},
		{"a quoted text", plain("a;b\n", "\"1\";2\n", 19*mb, "")},
		{"a text in UTF-16", plain("\xff\xfe", "a\x00;\x00\n\x00", 19*mb, "")},
	} {
		name := filepath.Join(t.TempDir(), "file")
		c.make(t, name)
		for i, reads := range []int{1, 2, 6, 12} {
			if !trial.Includes(i, 1, 3) {
				continue
			}
			stopped, err := readUntil(t, name, reads)
			if !errors.Is(err, context.Canceled) || stopped > time.Second && !trial.Raced {
				t.Errorf("%s, ended at read %d: stopped after %v with %v", c.says, reads, stopped, err)
			}
			if _, ok := errors.AsType[*sheet.FileError](err); ok {
				t.Errorf("%s, ended at read %d: the file is blamed: %v", c.says, reads, err)
			}
		}
	}
}

// readUntil reads a file whose context ends with the n-th read, and says how long it went on after that.
func readUntil(t *testing.T, name string, reads int) (time.Duration, error) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := &cancelling{File: file, left: reads, cancel: cancel}
	book, err := sheet.Open(ctx, c, info.Size(), sheet.CommandLine())
	if err == nil {
		for _, err = range book.Rows(0) {
			if err != nil {
				break
			}
		}
	}
	return time.Since(c.at), err
}

// A consumer that reads slowly need not wait for the end of what is in memory.
func TestRowsInMemoryStopWithTheContext(t *testing.T) {
	file := strings.NewReader(strings.Repeat("a;b\n", 1000))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	book, err := sheet.Open(ctx, file, file.Size(), sheet.Chat())
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, err = range book.Rows(0) {
		if rows++; rows == 100 {
			cancel()
		}
	}
	if rows != 101 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d rows, then %v", rows, err)
	}
}
