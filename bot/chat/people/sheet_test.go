package people

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
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

func TestSheetHasAnInvitationForEveryUnitInVietnamese(t *testing.T) {
	o := open(t, "motcua_bot")
	o.register("000.01.32.H18,UBND xã Luân Giới,30/06/2024,"+chattest.XaPhiNhu,
		"P1,UBND phường Phan Rang – Tháp Chàm và khu kinh tế cửa khẩu quốc tế Cầu Treo Hương Sơn,,",
		"P2,UBND thị trấn Nông trường Thống Nhất thuộc huyện Điện Biên Đông tỉnh Điện Biên trước ngày 01/7/2025,,")
	const units = 13 + 2
	if err := o.store.SetLanguage(t.Context(), chattest.Admin, "en"); err != nil {
		t.Fatal(err)
	}
	reply := o.press(chattest.Admin, "1:invite:::officer,all,7,yes")
	if len(reply.Messages) != 2 || reply.Messages[0].Edit != 77 || reply.Messages[1].Edit != 0 || reply.Messages[1].File == nil {
		t.Fatal(chattest.Shown(reply))
	}
	file := reply.Messages[1].File
	if path := os.Getenv("INVITATIONS_DOCX"); path != "" { // for a look at it
		if err := os.WriteFile(path, file.Body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, pictures := sheetText(t, file.Body)
	offers := o.offers()
	if pictures != units || len(offers) != units || file.Name != "phieu-moi-2024-07-03.docx" {
		t.Errorf("%s has %d QR codes for %d invitations", file.Name, pictures, len(offers))
	}
	for _, want := range []string{"Xã Háng Lìa", "Xã Phì Nhừ", "Xã Na Son", "Phường Phan Rang", "Công chức một cửa", "PHIẾU MỜI", "Có hiệu lực đến 08:00 ngày 10/7/2024", "@motcua_bot", "Văn phòng HĐND-UBND"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	if strings.Contains(text, "Luân Giới") {
		t.Error("a unit that has ended is invited")
	}
	hashes := map[string]bool{}
	for _, offer := range offers {
		hashes[offer.Hash] = true
		if check := ">Số phiếu " + offer.Number() + ", đợt " + offers[0].Batch + "<"; strings.Count(text, check) != 1 ||
			strings.Count(text, "hỏi Văn phòng HĐND-UBND (điện thoại: ....................)") != units {
			t.Errorf("the sheet lacks whom to ask about %s", offer.Number())
		}
		if strings.Contains(text, offer.Hash) || offer.Grant.Role != people.Officer {
			t.Errorf("%+v", offer)
		}
	}
	// Every code on it is that of an invitation kept, and none is in what is sent beside the file.
	for code := range strings.SplitSeq(text, `">`) {
		code, _, _ = strings.Cut(code, "<")
		if typed, ok := people.ReadCode(code); ok && len(code) == 19 {
			if !hashes[people.HashCode(typed)] || strings.Contains(chattest.Shown(reply), code) {
				t.Errorf("the code %s", code)
			}
			pictures--
		}
	}
	if pictures != 0 {
		t.Errorf("%d codes are missing", pictures)
	}
}

func TestSheetWithoutTheBotsNameHasCodesToSend(t *testing.T) {
	reply := open(t, "").press(chattest.Admin, "1:invite:::chair,lack,7,yes")
	text, pictures := sheetText(t, reply.Messages[1].File.Body)
	if pictures != 0 || strings.Contains(text, "Quét mã") || !strings.Contains(text, "gửi cho bot mã") {
		t.Errorf("it has %d QR codes", pictures)
	}
}
