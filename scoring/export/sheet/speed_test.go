package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"motcua/scoring/export/sheet"
)

const line = "%d;000.10.32.H18-240614-%04d;Chứng thực bản sao từ bản chính giấy tờ, văn bản;Chứng thực;UBND xã Háng Lìa;Giàng A Páo;011050720163;04/06/2024 14:55;07/06/2024 15:55;06/06/2024 15:55;Đã trả kết quả;Trực tuyến;15000;Trực tuyến;Có số hóa TPHS;Có\n"

func BenchmarkDelimited(b *testing.B) {
	var file bytes.Buffer
	const rows = 20_000
	for i := range rows {
		fmt.Fprintf(&file, line, i, i)
	}
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		count(b, file.Bytes(), rows)
	}
}

func BenchmarkXLSX(b *testing.B) {
	const rows = 20_000
	var body strings.Builder
	for i := range rows {
		fmt.Fprintf(&body, `<row r="%d">`, i+1)
		for c := range 16 {
			fmt.Fprintf(&body, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+c, i+1, c%2)
		}
		body.WriteString(`</row>`)
	}
	file := xlsx(b, body.String())
	b.SetBytes(int64(body.Len()))
	b.ReportAllocs()
	for b.Loop() {
		count(b, file, rows)
	}
}

func count(b *testing.B, file []byte, want int) {
	book, err := sheet.Open(b.Context(), bytes.NewReader(file), int64(len(file)), sheet.CommandLine())
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for _, err := range book.Rows(0) {
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	if n != want {
		b.Fatalf("%d rows, want %d", n, want)
	}
}
