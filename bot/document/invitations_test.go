package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"motcua/bot/document"
)

func sheet(n int) document.Sheet {
	s := document.Sheet{Authority: "UBND huyện Điện Biên Đông", Title: "LỜI MỜI DÙNG BOT MỘT CỬA"}
	for i := range n {
		s.Invitations = append(s.Invitations, document.SheetInvitation{
			Unit: fmt.Sprintf("Xã Háng Lìa & <%d>", i), Role: "Công chức một cửa", Code: "ABCD-EFGH-JKMN-2345", Expires: "Có hiệu lực đến 08:00 ngày 28/11/2026, cho một người, một lần.",
			Link: fmt.Sprintf("https://t.me/motcua_demo_bot?start=ABCDEFGHJKMN%04d", i),
			How:  []string{"1. Quét mã bằng máy ảnh của điện thoại, mở bằng Telegram rồi bấm “Bắt đầu”.", "2. Hoặc tìm @motcua_demo_bot trong Telegram và gửi mã ở trên."},
		})
	}
	return s
}

func TestEveryInvitationIsPrintedWithAQRCodeThatOpensIt(t *testing.T) {
	s := sheet(9)
	s.Invitations[8].Link = ""
	raw, err := document.Invitations(s)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := document.Invitations(s); !bytes.Equal(raw, again) {
		t.Error("the same sheet is another file")
	}
	if path := os.Getenv("INVITATIONS_DOCX"); path != "" { // for a look at it
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	pictures, text := 0, ""
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, ".png") {
			pictures++
			if got := scan(t, body); got != s.Invitations[pictures-1].Link {
				t.Errorf("%s opens %q", f.Name, got)
			}
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(body)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if c, ok := token.(xml.CharData); ok {
				text += string(c) + "\n"
			}
		}
	}
	if pictures != 8 {
		t.Errorf("%d QR codes for 8 links", pictures)
	}
	for _, inv := range s.Invitations {
		for _, want := range []string{inv.Unit, inv.Role, inv.Code, inv.Expires, inv.How[0], inv.How[1], s.Authority, s.Title} {
			if !strings.Contains(text, want+"\n") {
				t.Errorf("the sheet lacks %q", want)
			}
		}
	}
}

// scan reads a QR code with a decoder that is not of the library that drew it.
func scan(t *testing.T, body []byte) string {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatalf("the QR code is not readable: %v", err)
	}
	return read.GetText()
}
