package sheet_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"motcua/internal/trial"
	"motcua/scoring/export/sheet"
)

// endingOf reads a file to its end.
func endingOf(file []byte) (sheet.Ending, error) {
	book, err := sheet.Open(context.Background(), bytes.NewReader(file), int64(len(file)), sheet.CommandLine())
	if err != nil {
		return sheet.Ending{}, err
	}
	for _, err := range book.Rows(0) {
		if err != nil {
			return sheet.Ending{}, err
		}
	}
	return book.Ending(), nil
}

// A file that is cut at any byte, but between two rows, is refused or says that it may be cut.
func TestFileCutAtAnyByteIsRefused(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("Mã hồ sơ,Thủ tục,Ngày tiếp nhận,Trạng thái\n")
	for i := range 40 {
		fmt.Fprintf(&rows, "000.12.32.H18-240605-%04d,Đăng ký khai sinh,0%d/06/2024,Đã trả kết quả\n", i, i%9+1)
	}
	comma := rows.String()
	page := "<html><body><table><tr><td>" + strings.NewReplacer("\n", "</td></tr>\n<tr><td>", ",", "</td><td>").Replace(strings.TrimSpace(comma)) + "</td></tr></table></body></html>"
	wide := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(strings.NewReplacer("\n", "\r\n", ",", "\t").Replace(comma))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for _, c := range []struct {
		says    string
		file    []byte
		between []byte // two rows
	}{
		{"commas", []byte(comma), []byte("\n")},
		{"semicolons and quotes", []byte("\xef\xbb\xbf\"" + strings.NewReplacer("\n", "\"\r\n\"", ",", "\";\"").Replace(strings.TrimSpace(comma)) + "\"\r\n"), []byte("\r\n")},
		{"tabs in UTF-16", wide, []byte{'\r', 0, '\n', 0}},
		{"a page", []byte(page), nil},
	} {
		whole, err := endingOf(c.file)
		if err != nil || whole != (sheet.Ending{}) {
			t.Errorf("%s, whole: %+v, %v", c.says, whole, err)
		}
		random := rand.New(rand.NewPCG(1, 2))
		refused, told := 0, 0
		for n := range 360 {
			if !trial.Includes(n, 1, 4) {
				continue
			}
			at := len(c.file) - 1 - n
			if n >= 300 {
				at = 1 + random.IntN(len(c.file)-1)
			}
			cut := c.file[:at]
			between := c.between != nil && bytes.HasSuffix(cut, c.between)
			behind := bytes.Contains(cut, []byte("</body")) || bytes.Contains(cut, []byte("</table>")) // only closing tags are lost
			ending, err := endingOf(cut)
			switch {
			case err != nil:
				refused++
			case ending.Unbroken > 0 || ending.Unclosed:
				told++
			case !between && !behind:
				t.Errorf("%s: cut behind %q it is not seen", c.says, cut[max(0, at-40):])
			}
		}
		t.Logf("%s: %d cuts are refused, %d told", c.says, refused, told)
	}
}
