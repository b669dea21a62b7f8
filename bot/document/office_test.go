// The race detector sees nothing of another program.
//go:build !race

package document_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"motcua/bot/document"
)

// office finds what the files are read with a second time: LibreOffice's Writer and Calc, poppler-utils, and a font of the letter's
// measures that has all Vietnamese letters. Where one is not installed the files are read by our own importer alone.
func office(t *testing.T) {
	t.Helper()
	for _, program := range []string{"soffice", "pdftotext", "fc-list"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed: the files are not opened by another program", program)
		}
	}
	if !hasCalc(t) {
		t.Skip("LibreOffice is installed without Calc: the files are not opened by another program")
	}
	for _, family := range []string{"Times New Roman", "Liberation Serif"} {
		if out, err := exec.CommandContext(t.Context(), "fc-list", family+":lang=vi", "family").Output(); err == nil && len(out) > 0 {
			return
		}
	}
	t.Skip("neither Times New Roman nor Liberation Serif 2 is installed: other letters take other room")
}

// hasCalc says whether LibreOffice can open workbooks: its parts are installed one by one.
func hasCalc(t *testing.T) bool {
	t.Helper()
	path, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), "libsclo.*"))
	return err == nil && len(found) > 0
}

// LibreOffice opens what we write, shows every word of it, and puts it on as many pages as were looked at.
func TestOfficeSuiteReadsTheFiles(t *testing.T) {
	office(t)
	t.Parallel()
	folder := t.TempDir()
	files, err := document.Files(final(t))
	if err != nil {
		t.Fatal(err)
	}
	arguments := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--convert-to", "pdf", "--outdir", folder}
	for _, f := range files[:2] {
		path := filepath.Join(folder, f.Name)
		if err := os.WriteFile(path, f.Body, 0o644); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, path)
	}
	if out, err := exec.CommandContext(t.Context(), "soffice", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	letter := pages(t, filepath.Join(folder, "bao-cao-2024-06.pdf"))
	if len(letter) != 4 || !strings.Contains(letter[3], "Phụ lục\n") {
		t.Errorf("the letter and its appendix have %d pages", len(letter))
	}
	var shown strings.Builder
	for i, page := range letter {
		if number, rest, _ := strings.Cut(page, "\n"); i > 0 && number == strconv.Itoa(i+1) {
			page = rest
		} else if i > 0 {
			t.Errorf("page %d of the letter begins with %q", i+1, number)
		}
		shown.WriteString(joinWords(page))
	}
	for line := range strings.Lines(words(t, files[0].Body)) {
		for part := range strings.SplitSeq(line, " | ") {
			if !strings.Contains(shown.String(), joinWords(part)) {
				t.Errorf("the letter does not show %q", part)
			}
		}
	}
	book := pages(t, filepath.Join(folder, "phu-luc-2024-06.pdf"))
	if len(book) != 3 {
		t.Fatalf("the workbook has %d pages", len(book))
	}
	for page, want := range [][]string{{"UBND xã Pú Hồng", "1.7", "78.4"}, {"000.10.32.H18", "Mẫu số"}, {"000.10.32.H18-240605-0002", "12/06/2024 17:00"}} {
		for _, text := range want {
			if !strings.Contains(joinWords(book[page]), joinWords(text)) {
				t.Errorf("page %d of the workbook does not show %q", page+1, text)
			}
		}
	}
}

// What is handed out is one page, also with a long name above it.
func TestLeafletIsOnePage(t *testing.T) {
	office(t)
	t.Parallel()
	folder := t.TempDir()
	arguments := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--convert-to", "pdf", "--outdir", folder}
	for _, language := range []string{"vi", "en"} {
		path := filepath.Join(folder, language+".docx")
		if err := os.WriteFile(path, leaflet(t, language, "Trung tâm Phục vụ hành chính công đặc khu Lý Sơn, Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi", ""), 0o644); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, path)
	}
	if out, err := exec.CommandContext(t.Context(), "soffice", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, language := range []string{"vi", "en"} {
		if all := pages(t, filepath.Join(folder, language+".pdf")); len(all) != 1 {
			t.Errorf("%s: the leaflet has %d pages", language, len(all))
		}
	}
}

func pages(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

// joinWords is a text without the spaces and lines that a layout puts into it.
func joinWords(text string) string { return strings.Join(strings.Fields(text), "") }
