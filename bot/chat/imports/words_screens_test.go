package imports

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// wordScreens are all screens by which people say what a file means.
func wordScreens(t *testing.T, r chat.Renderer, file, word, label string) map[string]bot.Message {
	t.Helper()
	u := sentFile(file)
	unknown := []dossier.UnknownWord{
		{Field: "status", Label: label, Word: word, N: 120}, {Field: "channel", Label: "Hình thức nộp hồ sơ", Word: "Tại quầy", N: 12}, {Field: "payment", Label: "Hình thức thanh toán", Word: "Qua thẻ", N: 3},
		{Field: "digitised", Label: "Số hóa TPHS", Word: "Một phần", N: 2}, {Field: "e-result", Label: "Kết quả điện tử", Word: "Đã ký số một phần", N: 2},
		{Field: "fee kind", Label: "Hình thức thu", Word: "Thu hộ", N: 1}, {Field: "paid online", Label: "Thanh toán trực tuyến", Word: "Đang chờ", N: 1},
		{Field: "reused", Label: "Có tái sử dụng thành phần", Word: "Một phần", N: 1}, {Field: "personal-store", Label: "Được lấy từ kho DMQG", Word: "Một phần", N: 1},
		{Field: "verified", Label: "Tài khoản được xác thực với VNeID", Word: "Mức 1", N: 1},
	}
	if missing := slices.DeleteFunc(dossier.WordFields(), func(field string) bool {
		return slices.ContainsFunc(unknown, func(w dossier.UnknownWord) bool { return w.Field == field })
	}); len(missing) > 0 {
		t.Errorf("no word is of the fields %q", missing)
	}
	unread := ledger.ImportResult{File: ledger.File{ID: 1, Name: file, Kind: table.Dossiers}, Words: unknown, Problem: &sheet.FileError{Problem: sheet.UnknownWords, Facts: map[string]string{"rows": "120", "all": "355"}}}
	labels := []string{label + " (tại đơn vị)", label + " (tổng)"}
	ambiguous := ledger.ImportResult{
		Problem:   &sheet.FileError{Problem: sheet.Ambiguous, Facts: map[string]string{"field": "Ngày hẹn trả", "found": strings.Join(labels, ", ")}},
		Ambiguous: &header.Ambiguity{Kind: "dossiers", Field: header.Field{Name: "due", Synonyms: []string{"Ngày hẹn trả"}}, Labels: append(labels, "Nguyễn A"), Columns: []int{3, 4, 5}, Layout: "0123456789ab"},
	}
	whole := taken(t, file, "UBND xã Háng Lìa", 1, 0)
	whole.Words = unknown
	open := matching{Upload: u, Fields: dossier.Matchable(), Heading: table.Heading{
		Labels: []string{"Mã hồ sơ", "Ngày nhận", label}, Columns: map[string]string{"code": "Mã hồ sơ", "received": "Ngày nhận"}, Open: []string{"due"}}}
	views := map[string]bot.Message{
		"upload-words":     previewScreen(r, u, whole),
		"upload-unread":    unreadScreen(r, u, unread),
		"upload-ambiguous": ambiguousScreen(r, u, ambiguous),
		"match-open":       fieldsScreen(r, open),
		"words":            wordsScreen(r, u, unknown, 0),
		"words-last":       wordsScreen(r, u, unknown, 9),
	}
	for _, w := range unknown {
		views["word-"+strings.ReplaceAll(w.Field, " ", "-")] = meaningsScreen(r, u, w, 1)
	}
	return views
}

func TestScreensOfWordsAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		for name, m := range wordScreens(t, r, "ho-so-2024-06.xlsx", "Đã huỷ do trùng hồ sơ", "Ngày hẹn trả") {
			chattest.Golden(t, name+"."+language, m)
		}
		if got := taughtToast(r, table.TaughtWord{Field: "status", Word: "Chờ ký lại", Meaning: "4"}); !strings.Contains(got, "Chờ ký lại") || strings.Contains(got, "{") {
			t.Errorf("a word that was taught is told as %q", got)
		}
	}
}

// Words and labels as long as cells can be make messages that Telegram takes, with all their buttons.
func TestNothingOfWordsGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300), "markup": strings.Repeat("Nghiễu<&", 90),
	} {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			for kind, m := range wordScreens(t, r, name, name, name) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
			if toast := taughtToast(r, table.TaughtWord{Field: "status", Word: name, Meaning: "6"}); len([]rune(toast)) > 200 {
				t.Errorf("the toast with %s in %s has %d characters", says, language, len([]rune(toast)))
			}
		}
	}
}

// Columns that mean the same differ at the ends of their labels: there, buttons tell them apart.
func TestButtonsTellLongLabelsApart(t *testing.T) {
	long := "Ngày hẹn trả kết quả giải quyết hồ sơ theo quy định"
	a := &header.Ambiguity{Kind: "dossiers", Field: header.Field{Name: "due", Synonyms: []string{"Ngày hẹn trả"}}, Labels: []string{long + " (đơn vị)", long + " (tổng)"}, Columns: []int{3, 4}, Layout: "0123456789ab"}
	m := ambiguousScreen(chattest.Renderer(t, "vi", "2024-07-15 08:00"), sentFile("a.csv"), ledger.ImportResult{Problem: &sheet.FileError{Problem: sheet.Ambiguous}, Ambiguous: a})
	if len(m.Buttons) != 2 || m.Buttons[0][0].Label == m.Buttons[1][0].Label || m.Buttons[0][0].Data == m.Buttons[1][0].Data {
		t.Errorf("the buttons are %+v", m.Buttons)
	}
}
