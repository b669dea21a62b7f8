package handler

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/people"
)

// sheetText is what a sheet says.
func sheetText(t *testing.T, body []byte) (text string, pictures int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".png") {
			pictures++
		}
		if f.Name != "word/document.xml" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		text = string(raw)
	}
	return text, pictures
}

func TestASheetHasAnInvitationForEveryUnitInVietnamese(t *testing.T) {
	f := newFake(t)
	f.units = append(f.units,
		scoring.Unit{Code: "old", Name: "UBND xã Đã Hết Hiệu Lực", ValidTo: "2024-06-30"},
		scoring.Unit{Code: "long", Name: "UBND phường Phan Rang – Tháp Chàm và khu kinh tế cửa khẩu quốc tế Cầu Treo Hương Sơn"},
		scoring.Unit{Code: "longest", Name: "UBND thị trấn Nông trường Thống Nhất thuộc huyện Điện Biên Đông tỉnh Điện Biên trước ngày 01/7/2025"})
	talk := newChat(t, f, admin, "en")
	reply := talk.press("1:invite:::officer,all,7,yes")
	if len(reply.Messages) != 2 || reply.Messages[0].Edit != 77 || reply.Messages[1].Edit != 0 || reply.Messages[1].File == nil {
		t.Fatal(shown(reply))
	}
	file := reply.Messages[1].File
	if path := os.Getenv("INVITATIONS_DOCX"); path != "" { // for a look at it
		if err := os.WriteFile(path, file.Body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, pictures := sheetText(t, file.Body)
	if pictures != 5 || len(f.offers) != 5 || file.Name != "phieu-moi-2024-07-03.docx" {
		t.Errorf("%s has %d QR codes for %d invitations", file.Name, pictures, len(f.offers))
	}
	for _, want := range []string{"Xã Háng Lìa", "Xã Phì Nhừ", "Xã Nong U", "Phường Phan Rang", "Công chức một cửa", "LỜI MỜI", "Dùng được đến 08:00 10/07/2024", "@motcua_bot", "Văn phòng HĐND-UBND"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	if strings.Contains(text, "Hết Hiệu Lực") {
		t.Error("a unit that has ended is invited")
	}
	for _, o := range f.offers {
		if strings.Contains(text, o.Hash) || o.Grant.Role != people.Officer {
			t.Errorf("%+v", o)
		}
	}
	// Every code on it is that of an invitation kept, and none is in what is sent beside the file.
	for code := range strings.SplitSeq(text, `">`) {
		code, _, _ = strings.Cut(code, "<")
		if typed, ok := people.ReadCode(code); ok && len(code) == 19 {
			if !strings.Contains(hashes(f), people.HashCode(typed)) || strings.Contains(shown(reply), code) {
				t.Errorf("the code %s", code)
			}
			pictures--
		}
	}
	if pictures != 0 {
		t.Errorf("%d codes are missing", pictures)
	}

	talk.handler.BotName = func(context.Context) string { return "" }
	reply = talk.press("1:invite:::chair,lack,7,yes")
	text, pictures = sheetText(t, reply.Messages[1].File.Body)
	if pictures != 0 || strings.Contains(text, "Quét mã") || !strings.Contains(text, "gửi cho bot mã") {
		t.Errorf("without the bot's name the sheet has %d QR codes", pictures)
	}
}

func hashes(f *fake) string {
	var all strings.Builder
	for _, o := range f.offers {
		all.WriteString(o.Hash + " ")
	}
	return all.String()
}
