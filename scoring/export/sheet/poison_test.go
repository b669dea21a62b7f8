//go:build !race

// The race detector multiplies what reading costs; what is measured here has no goroutines.

package sheet_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring/export/sheet"
)

// What a file from the chat may cost, and one on the command line of memory.
const (
	poisonTime   = 20 * time.Second // of the processor
	poisonMemory = 300 << 10        // kB
)

// poison is a file made to cost much, and what becomes of it: a problem, or "" when it is read.
type poison struct {
	says    string
	make    func(t *testing.T, file string)
	problem sheet.Problem
}

func poisonedWorkbooks() []poison {
	return []poison{
		{"nested elements", inSheet("<worksheet>", "<a>", 250*mb, ""), sheet.Damaged},
		{"nested elements within a cell's text", inSheet(cellIn+"<is>", "<r>", 250*mb, ""), sheet.Damaged},
		{"an element with very many attributes", inSheet("<worksheet ", `a="" `, 250*mb, "/>"), sheet.Damaged},
		{"an attribute without end", inSheet(`<worksheet a="`, "aaaaaaaa", 250*mb, `"/>`), sheet.Damaged},
		{"a name without end", inSheet(`<worksheet><`, "aaaaaaaa", 250*mb, `/></worksheet>`), sheet.Damaged},
		{"a text without end", inSheet(`<worksheet><sheetData><row><c><v>`, "11111111", 250*mb, `</v>`+cellOut), sheet.Damaged},
		{"a text of many pieces", inSheet(`<worksheet><sheetData><row><c><v>`, "11111111<!---->", 250*mb, `</v>`+cellOut), sheet.LongCell},
		{"a text of many sections", inSheet(cellIn+`<is><t>`, "<![CDATA[aaaaaaaaaa]]>", 250*mb, `</t></is>`+cellOut), sheet.LongCell},
		{"a text of many runs", inSheet(cellIn+`<is>`, "<r><t>aaaaaaaaaa</t></r>", 250*mb, `</is>`+cellOut), sheet.LongCell},
		{"a comment without end", inSheet("<worksheet><!--", "aaaaaaaa", 250*mb, "--></worksheet>"), sheet.Damaged},
		{"an instruction without end", inSheet("<worksheet><?a ", "aaaaaaaa", 250*mb, "?></worksheet>"), sheet.Damaged},
		{"a section without end", inSheet("<worksheet><![CDATA[", "aaaaaaaa", 250*mb, "]]></worksheet>"), sheet.Damaged},
		{"a document type that unfolds", inSheet(`<!DOCTYPE a [`, `<!ENTITY b "aaaaaaaaaaaaaaa">`, 250*mb, `]><worksheet/>`), sheet.Damaged},
		{"white space without end", inSheet("<worksheet>", "        ", 250*mb, "</worksheet>"), sheet.Damaged},
		{"comments without number", inSheet("<worksheet>", "<!---->", 250*mb, "</worksheet>"), ""},
		{"elements without number", inSheet("<worksheet>", "<a/>", 250*mb, "</worksheet>"), sheet.TooManyCells},
		{"empty rows without number", inSheet(rowHead, "<row/>", 250*mb, rowTail), sheet.TooManyRows},
		{"empty cells without number in one row", inSheet("<worksheet><sheetData><row>", "<c/>", 250*mb, "</row>"+rowTail), sheet.Damaged},
		{"rows of empty cells without number", inSheet(rowHead, "<row>"+strings.Repeat("<c/>", 1<<14)+"</row>", 250*mb, rowTail), sheet.TooManyCells},
		{"merges without number", inSheet(rowHead+`</sheetData><mergeCells>`, `<mergeCell ref="A1:A9"/>`, 250*mb, `</mergeCells></worksheet>`), sheet.TooManyMerges},
		{"a merge over a million rows", inSheet(rowHead, "<row/>", 6*mb, `</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`), sheet.TooManyCells},
		{"shared texts without number", inPart("xl/sharedStrings.xml", "<sst>", "<si><t>"+strings.Repeat("a", 80)+"</t></si>", 250*mb, "</sst>"), sheet.TooMuchText},
		{"empty shared texts without number", inPart("xl/sharedStrings.xml", "<sst>", "<si/>", 250*mb, "</sst>"), sheet.TooMuchText},
		{"shared texts as many as are kept", inPart("xl/sharedStrings.xml", "<sst>", "<si><t>"+strings.Repeat("a", 80)+"</t></si>", 100*mb, "</sst>"), ""},
		{"a shared text of many runs", inPart("xl/sharedStrings.xml", "<sst><si>", "<r><t>aaaaaaaaaa</t></r>", 250*mb, "</si></sst>"), sheet.LongCell},
		{"sheets without number", inPart("xl/workbook.xml", "<workbook><sheets>", `<sheet name="a" id="rId1"/>`, 30*mb, "</sheets></workbook>"), sheet.TooManySheets},
		{"sheets that are all the same part", inPart("xl/workbook.xml", "<workbook><sheets>"+strings.Repeat(`<sheet name="a" id="rId1"/>`, 200), "", 0, "</sheets></workbook>"), sheet.Damaged},
		{"a workbook part of hundreds of megabytes", inPart("xl/workbook.xml", "<workbook>", "<a/>", 250*mb, "</workbook>"), sheet.Bomb},
		{"relationships of hundreds of megabytes", inPart("xl/_rels/workbook.xml.rels", "<Relationships>", `<Relationship Id="a" Target="b"/>`, 250*mb, "</Relationships>"), sheet.Bomb},
		{"a sheet's name without end", inPart("xl/workbook.xml", `<workbook><sheets><sheet id="rId1" name="`, "aaaaaaaa", 900<<10, `"/></sheets></workbook>`), sheet.Damaged},
		{"an archive of very many parts", func(t *testing.T, file string) { manyParts(t, file, 150_000, 0) }, sheet.Bomb},
		{"parts that overlap and unpack to terabytes", func(t *testing.T, file string) { manyParts(t, file, 9_000, 200*mb) }, sheet.Bomb},
		{"a workbook that unpacks to more than is allowed", inSheet(rowHead, "<row/>", 300*mb, rowTail), sheet.Bomb},
	}
}

func poisonedPages() []poison {
	return []poison{
		{"cells that span a million columns each", plain("<table><tr>", "<td colspan=1000000>", 19*mb, "</table>"), ""},
		{"a text beyond cells that span far", plain("<table><tr>", "<td colspan=99999>", 19*mb, "x</table>"), sheet.TooWide},
		{"rows that are spanned in all columns", plain("<table><tr>"+strings.Repeat("<td rowspan=9999999>a", 256), "<tr>", 19*mb, "</table>"), sheet.TooManyCells},
		{"rows that span in all columns", plain("<table>", "<tr>"+strings.Repeat("<td rowspan=99>", 256), 19*mb, "</table>"), ""},
		{"cells without number in one row", plain("<table><tr>", "<td>", 19*mb, "</table>"), ""},
		{"rows without number", plain("<table>", "<tr>", 20*mb-(1<<17), ""), sheet.TooManyRows},
		{"tables within tables", plain("<table><tr><td>", "<table>", 19*mb, ""), sheet.Damaged},
		{"tables without number", plain("<table><tr>", "<table>", 19*mb, ""), ""},
		{"a tag with very many attributes", plain("<table><tr><td ", "a ", 19*mb, ">"), sheet.LongCell},
		{"an attribute without end in a page", plain(`<table><tr><td a="`, "aaaaaaaa", 19*mb, `">`), sheet.LongCell},
		{"a comment that is never closed", plain("<table><tr><td>a<!--", "<tr><td>b", 19*mb, ""), sheet.Damaged},
		{"a script that is never closed", plain("<table><tr><td>a<script>", "<tr><td>b", 19*mb, ""), sheet.Damaged},
		{"a cell without end", plain("<table><tr><td>", "aaaaaaa ", 19*mb, ""), sheet.LongCell},
		{"a cell of many pieces", plain("<table><tr><td>", "aaaaaaa<b>", 19*mb, ""), sheet.LongCell},
		{"a cell of entities", plain("<table><tr><td>", "&nbsp;<b>", 19*mb, ""), sheet.LongCell},
		{"a page of less-than signs", plain("<table><tr><td>", "<<<<<<<<", 19*mb, ""), sheet.LongCell},
	}
}

func poisonedTexts() []poison {
	return []poison{
		{"a line without end", plain("a;b\n", "aaaaaaaa", 19*mb, ""), sheet.LongCell},
		{"a line of delimiters without end", plain("a;b\n", ";;;;;;;;", 19*mb, ""), sheet.LongCell},
		{"lines of many delimiters", plain("a;b\n", strings.Repeat(";", 1000)+"\n", 19*mb, ""), ""},
		{"lines of many cells", plain("a;b\n", strings.Repeat("a;", 1000)+"\n", 19*mb, ""), sheet.TooWide},
		{"empty lines", plain("a;b\n", "\n", 19*mb, ""), sheet.TooManyRows},
		{"zeros", plain("a;b\n", "\x00", 19*mb, ""), sheet.NotATable},
		{"zeros behind the beginning", plain(strings.Repeat("a;b\n", 20_000), "\x00", 19*mb, ""), sheet.LongCell},
		{"one line in UTF-16", plain("\xff\xfea\x00;\x00", "b\x00", 19*mb, ""), sheet.LongCell},
		{"a quote that opens at every line", plain("a;b\n", "\"a\n\"a\n", 19*mb, ""), ""},
		{"a quoted cell that opens where another one ended", plain("a;b\n", "\"a\n\";", 19*mb, ""), sheet.LongCell},
		{"a quote that is never closed", plain("a;b\n\"", "aaaa\n", 19*mb, ""), sheet.LongCell},
		{"marks that heap on one letter", plain("a;b\na", "\u0301", 19*mb, ""), sheet.LongCell},
		{"letters of one byte that are no words", plain("a;b\n\xff", "\xe1\xe2\xe3;\n", 19*mb, ""), ""},
	}
}

// TestPoisonedFilesStayWithinLimits opens and reads poisoned files, each in a process of its own, and measures what that costs. One in ten
// is read unless in a soak: they are gigabytes.
func TestPoisonedFilesStayWithinLimits(t *testing.T) {
	folder := t.TempDir()
	made, total := 0, time.Duration(0)
	for i, p := range append(append(poisonedWorkbooks(), poisonedPages()...), poisonedTexts()...) {
		if !trial.Includes(i, 10, 20) {
			continue
		}
		made++
		file := filepath.Join(folder, "poison")
		p.make(t, file)
		cost := measure(t, file)
		total += cost.time
		t.Logf("%6.2f s %4d MB  %-16s %s", cost.time.Seconds(), cost.memory>>10, cost.problem, p.says)
		if cost.problem != string(p.problem) {
			t.Errorf("%s: ends with %q, want %q", p.says, cost.problem, p.problem)
		}
		if cost.time > poisonTime || cost.memory > poisonMemory {
			t.Errorf("%s: cost %v and %d kB", p.says, cost.time, cost.memory)
		}
	}
	t.Logf("%d files, %v of processor time", made, total)
}

// cost is what a process took to read a file, and how it ended.
type cost struct {
	time    time.Duration // of the processor
	memory  int           // kB at its peak
	problem string
}

const poisonFile = "POISON_FILE"

func measure(t *testing.T, file string) cost {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestReadOnePoisonedFile$", "-test.v")
	child.Env = append(os.Environ(), poisonFile+"="+file)
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("the reading process ended with %v:\n%s", err, out)
	}
	said := regexp.MustCompile(`peak=(\d+) problem=(\S*)`).FindSubmatch(out)
	if said == nil {
		t.Fatalf("the reading process says %q", out)
	}
	peak, err := strconv.Atoi(string(said[1]))
	if err != nil {
		t.Fatal(err)
	}
	return cost{child.ProcessState.UserTime() + child.ProcessState.SystemTime(), peak, string(said[2])}
}

// TestReadOnePoisonedFile is the process that TestPoisonedFilesStayWithinLimits starts. It states its peak itself: what the system notes for a child begins
// with the memory of its parent.
func TestReadOnePoisonedFile(t *testing.T) {
	name := os.Getenv(poisonFile)
	if name == "" {
		t.Skip("TestPoisonedFilesStayWithinLimits runs it")
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	problem := ""
	if err := readToEnd(t, file, info.Size()); err != nil {
		p, ok := errors.AsType[*sheet.FileError](err)
		if !ok {
			t.Fatalf("%v is no *sheet.FileError", err)
		}
		problem = string(p.Problem)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	peak := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	fmt.Printf("peak=%s problem=%s\n", peak[1], problem)
}

func readToEnd(t *testing.T, file *os.File, size int64) error {
	book, err := sheet.Open(t.Context(), file, size, sheet.Chat())
	if err != nil {
		return err
	}
	for i := range book.Sheets() {
		for _, err := range book.Rows(i) {
			if err != nil {
				return err
			}
		}
	}
	return nil
}
