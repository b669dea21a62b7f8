//go:build !race

// The race detector multiplies what reading costs.

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"motcua/bot/sandbox"
	"motcua/internal/trial"
)

// piled is a file of one piece, as often as makes the size.
func piled(before, piece string, size int, after string) []byte {
	return []byte(before + strings.Repeat(piece, size/len(piece)) + after)
}

// piledBook is a workbook of which one part is piled up; it unpacks to no more than 200 times its size, and so is not refused unread.
func piledBook(t *testing.T, name, before, piece string, size int, after string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	parts := map[string]string{"xl/workbook.xml": workbookPart, "xl/_rels/workbook.xml.rels": relatedParts, "xl/worksheets/sheet1.xml": "<worksheet><sheetData/></worksheet>"}
	delete(parts, name)
	put := func(name string, method uint16, pieces ...string) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		for _, piece := range pieces {
			if _, err := io.WriteString(part, piece); err != nil {
				t.Fatal(err)
			}
		}
	}
	for other, body := range parts {
		put(other, zip.Store, body)
	}
	block := strings.Repeat(piece, max(1, (1<<20)/len(piece)))
	pieces := []string{before}
	for n := 0; n < size; n += len(block) {
		pieces = append(pieces, block)
	}
	put(name, zip.Deflate, append(pieces, after)...)
	put("padding", zip.Store, strings.Repeat("\x00", size/180))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever file an admin sends, made to cost a gigabyte or a minute in a soak, a program that may have 1 GiB lives, and an officer who asks
// meanwhile is answered as ever. Each file is refused in the place of what was said before. Other runs have a quarter of all sizes.
func TestPoisonedFilesHoldNobodyUp(t *testing.T) {
	besideOthers(t)
	mb, most, questions := 1<<20, uint64(1<<30), 100
	if !trial.Soaks() {
		mb, most, questions = mb/4, most/4, questions/4
	}
	const sheet1 = "xl/worksheets/sheet1.xml"
	files := map[string][]byte{
		"the-long-nhau.xlsx":  piledBook(t, sheet1, "<worksheet>", "<a>", 200*mb, ""),
		"thuoc-tinh.xlsx":     piledBook(t, sheet1, "<worksheet ", `a="" `, 200*mb, "/>"),
		"thuoc-tinh-dai.xlsx": piledBook(t, sheet1, `<worksheet a="`, "aaaaaaaa", 200*mb, `"/>`),
		"nhieu-trang.xlsx":    piledBook(t, "xl/workbook.xml", "<workbook><sheets>", `<sheet name="a" id="rId1"/>`, 30*mb, "</sheets></workbook>"),
		"dong-trong.xlsx":     piledBook(t, sheet1, "<worksheet><sheetData>", "<row/>", 200*mb, "</sheetData></worksheet>"),
		"nhieu-the.xlsx":      piledBook(t, sheet1, "<worksheet>", "<a/>", 200*mb, "</worksheet>"),
		"o-gop.xls":           piled("<table><tr>"+strings.Repeat("<td rowspan=9999999>a", 256), "<tr>", 19*mb, "</table>"),
		"cot-rong.xls":        piled("<table>", "<tr><td colspan=1000000>a<td>b", 19*mb, "</table>"),
		"the-dai.xls":         piled("<table><tr><td ", "a ", 19*mb, ">"),
		"chu-thich.xls":       piled("<table><tr><td>a<!--", "<tr><td>b", 19*mb, ""),
		"mot-dong.csv":        piled("a;b\n", "aaaaaaaa", 19*mb, ""),
		"dau-nhay.csv":        piled("a;b\n", "\"a\n\"a\n", 19*mb, ""),
	}
	w, admin, officer := reading(t)
	program := w.startsProcess()
	limit := syscall.Rlimit{Cur: most, Max: most}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, uintptr(program.Process.Pid), syscall.RLIMIT_DATA, uintptr(unsafe.Pointer(&limit)), 0, 0, 0); errno != 0 {
		t.Fatal(errno)
	}
	before := len(answers(w.telegram, admin))
	for name, body := range files {
		admin.SendFile(name, body)
	}
	var took []time.Duration
	for deadline := time.Now().Add(5 * time.Minute); !w.settled(admin, before+len(files)) || len(took) < questions; {
		if time.Now().After(deadline) {
			t.Fatalf("not every file is answered: %q", answers(w.telegram, admin))
		}
		took = append(took, w.asks(officer, 1)...)
		time.Sleep(20 * time.Millisecond)
	}
	slices.Sort(took)
	middle, late := took[len(took)/2], took[(len(took)*99+99)/100-1]
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", program.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	peak, _, _ = strings.Cut(peak, "\n")
	t.Logf("%d poisoned files: %d questions answered after %v, at p99 after %v; the program had at most%s", len(files), len(took), middle, late, peak)
	if late > 100*time.Millisecond+slack && trial.JudgesTimes() {
		t.Errorf("while files are read, an answer takes %v at p99, want 100ms", late)
	}
	gone(t, program.Process.Pid)
	w.ends(program)
}

// settled says whether somebody has so many answers, and none of them is that a file is being read.
func (w *desk) settled(u *sandbox.User, n int) bool {
	all := answers(w.telegram, u)
	for _, m := range all {
		if strings.Contains(m, beingRead) {
			return false
		}
	}
	return len(all) >= n
}
