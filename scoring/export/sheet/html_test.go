package sheet_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"motcua/scoring/export/sheet"
)

// rowsOf are so many rows with the same cells, from a number on.
func rowsOf(from, rows int, cells string) string {
	var all strings.Builder
	for i := range rows {
		fmt.Fprintf(&all, " %d:%s", from+i, cells)
	}
	return all.String()
}

func TestHTMLPageEndsWithItsFile(t *testing.T) {
	for _, c := range []struct {
		says, page string
		want       string // "damaged" when it is refused
	}{
		{"a table that is never closed", "<table><tr><td>a</td></tr><tr><td>b</td></tr>", "1:a 2:b"},
		{"a row that is never closed", "<table><tr><td>a</td><tr><td>b</td>", "1:a 2:b"},
		{"a cell that is never closed", "<table><tr><td>a<tr><td>b", "1:a 2:b"},
		{"all of them, at the end of a page", "<html><table><tr><td>a</td></tr><tr><td>b</body></html>", "1:a 2:b"},
		{"a table that begins behind rows of another one", "<table><tr><td>a</td></tr><table><tr><td>b</td></tr></table>", "1:a 2:b"},
		{"a tag of the end that breaks off", "<html><table><tr><td>a</td></tr></table></htm", "1:a"},
		{"a cell that breaks off where others are closed", "<table><tr><td>a</td></tr><tr><td>b", "damaged"},
		{"a row that breaks off where others are closed", "<table><tr><td>a</td></tr><tr><td>b</td>", "damaged"},
		{"a tag that breaks off", "<table><tr><td>a</td></tr><tr><td", "damaged"},
		{"a table within a cell that swallows the rows", "<table><tr><td><table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "damaged"},
		{"a comment that is closed", "<table><tr><td>a<!-- b --></td></tr><!-- <tr><td>c</td></tr> --><tr><td>d</td></tr></table>", "1:a 2:d"},
		{"a comment that is never closed", "<table><tr><td>a<!-- b</td></tr><tr><td>c</td></tr></table>", "damaged"},
		{"a comment that is closed by another one", "<table><tr><td>a<!-- b</td></tr><tr><td>c<!-- d --></td></tr></table>", "damaged"},
		{"a comment between rows that is closed by another one", "<table><!-- b <tr><td>c</td></tr><!-- d --><tr><td>e</td></tr></table>", "damaged"},
		{"a comment of Excel", "<html><!--[if gte mso 9]><xml><x:Name>a</x:Name></xml><![endif]--><table><tr><td>a</td></tr></table>", "1:a"},
		{"a style and a script that are closed", "<html><style>td{}</style><script>x='<tr><td>'</script><table><tr><td>a<style>b</style></td></tr></table>", "1:a"},
		{"a script in a cell that is never closed", "<table><tr><td>a<script></td></tr><tr><td>b</td></tr></table>", "damaged"},
		{"a style that is never closed", "<html><style>td{}<table><tr><td>a</td></tr></table>", "damaged"},
		{"a title that is never closed", "<html><title>a<table><tr><td>b</td></tr></table>", "damaged"},
		{"a text area that is closed too late", "<table><tr><td><textarea>a</td></tr><tr><td>b<textarea>c</textarea></td></tr></table>", "damaged"},
		{"a text area", "<table><tr><td><textarea>a</textarea></td></tr></table>", "1:a"},
		{"plain text", "<table><tr><td>a<plaintext></td></tr><tr><td>b", "damaged"},
		{"a section", "<table><tr><td><![CDATA[a>b]]></td></tr></table>", "1:a>b"},
		{"a section that is never closed", "<table><tr><td><![CDATA[a</td></tr><tr><td>b</td></tr></table>", "damaged"},
		{"an attribute that is closed too late", `<table><tr><td title="a>b</td></tr><tr><td title="c">d</td></tr></table>`, "damaged"},
		{"a cell over the rest of the table", "<table><tr><td rowspan=0>a<td>b<tr><td>c</table><table><tr><td>d<td>e</table>", "1:a|b 2:|c 3:d|e"},
		{"a cell over more rows than there are columns", "<table><tr><td rowspan=300>a<td>0" + strings.Repeat("<tr><td>b", 299) + "<tr><td>c</table>", "1:a|0" + rowsOf(2, 299, "|b") + " 301:c"},
	} {
		got, err := all([]byte(c.page), sheet.CommandLine())
		if p, ok := errors.AsType[*sheet.FileError](err); ok && p.Problem == sheet.Damaged {
			got = []string{"damaged"}
		} else if err != nil {
			t.Errorf("%s: %v", c.says, err)
		}
		if line := strings.Join(got, " "); line != c.want {
			t.Errorf("%s: got %q, want %q", c.says, line, c.want)
		}
	}
}
