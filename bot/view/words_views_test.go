package view_test

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring/dossier"
	"motcua/scoring/header"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// wordViews are all views by which people say what a file means.
func wordViews(t *testing.T, r view.Reader, file, word, label string) map[string]bot.Message {
	t.Helper()
	u := sentFile(file)
	unknown := []dossier.UnknownWord{
		{Field: "status", Label: label, Word: word, N: 120}, {Field: "channel", Label: "Hình thức nộp hồ sơ", Word: "Tại quầy", N: 12}, {Field: "payment", Label: "Hình thức thanh toán", Word: "Qua thẻ", N: 3},
		{Field: "digitised", Label: "Số hóa TPHS", Word: "Một phần", N: 2}, {Field: "e-result", Label: "Kết quả điện tử", Word: "Đã ký số một phần", N: 2},
		{Field: "fee kind", Label: "Hình thức thu", Word: "Thu hộ", N: 1}, {Field: "paid online", Label: "Thanh toán trực tuyến", Word: "Đang chờ", N: 1},
	}
	if missing := slices.DeleteFunc(dossier.WordFields(), func(field string) bool {
		return slices.ContainsFunc(unknown, func(w dossier.UnknownWord) bool { return w.Field == field })
	}); len(missing) > 0 {
		t.Errorf("no word is of the fields %q", missing)
	}
	var known []intake.Word
	for _, w := range unknown {
		known = append(known, intake.Word{Field: w.Field, Word: w.Word, Meaning: slices.MaxFunc(dossier.Meanings(w.Field), strings.Compare)})
	}
	unread := intake.Result{File: intake.File{ID: 1, Name: file, Kind: intake.Dossiers}, Words: unknown, Problem: &sheet.FileError{Problem: sheet.UnknownWords, Facts: map[string]string{"rows": "120", "all": "355"}}}
	labels := []string{label + " (tại đơn vị)", label + " (tổng)"}
	ambiguous := intake.Result{
		Problem:   &sheet.FileError{Problem: sheet.Ambiguous, Facts: map[string]string{"field": "Ngày hẹn trả", "found": strings.Join(labels, ", ")}},
		Ambiguous: &header.Ambiguity{Kind: "dossiers", Field: header.Field{Name: "due", Synonyms: []string{"Ngày hẹn trả"}}, Labels: append(labels, "Nguyễn A"), Columns: []int{3, 4, 5}, Layout: "0123456789ab"},
	}
	whole := taken(t, file, "UBND xã Háng Lìa", 1, 0)
	whole.Words = unknown
	open := view.Matching{Upload: u, Fields: dossier.Matchable(), Heading: intake.Heading{
		Labels: []string{"Mã hồ sơ", "Ngày nhận", label}, Columns: map[string]string{"code": "Mã hồ sơ", "received": "Ngày nhận"}, Open: []string{"due"}}}
	views := map[string]bot.Message{
		"upload-words":     view.UploadPreview(r, u, whole),
		"upload-unread":    view.UploadUnread(r, u, unread),
		"upload-ambiguous": view.UploadAmbiguous(r, u, ambiguous),
		"match-open":       view.MatchFields(r, open),
		"words":            view.UnknownWords(r, u, unknown, 0),
		"words-last":       view.UnknownWords(r, u, unknown, 9),
		"words-taught":     view.TaughtWords(r, known, 0),
		"words-none":       view.TaughtWords(r, nil, 0),
	}
	for _, w := range unknown {
		views["word-"+strings.ReplaceAll(w.Field, " ", "-")] = view.WordMeanings(r, u, w, 1)
	}
	return views
}

func TestViewsOfWords(t *testing.T) {
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		for name, m := range wordViews(t, r, "ho-so-2024-06.xlsx", "Đã huỷ do trùng hồ sơ", "Ngày hẹn trả") {
			golden(t, name+"."+language, m)
		}
		if got := view.TaughtWord(r, intake.Word{Field: "status", Word: "Chờ ký lại", Meaning: "4"}); !strings.Contains(got, "Chờ ký lại") || strings.Contains(got, "{") {
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
			r := reader(t, language, "2024-07-15 08:00")
			for kind, m := range wordViews(t, r, name, name, name) {
				acceptable(t, kind+" with "+says+" in "+language, m)
			}
			if toast := view.TaughtWord(r, intake.Word{Field: "status", Word: name, Meaning: "6"}); len([]rune(toast)) > 200 {
				t.Errorf("the toast with %s in %s has %d characters", says, language, len([]rune(toast)))
			}
		}
	}
}

// Columns that mean the same differ at the ends of their labels: there, buttons tell them apart.
func TestButtonsTellLongLabelsApart(t *testing.T) {
	long := "Ngày hẹn trả kết quả giải quyết hồ sơ theo quy định"
	a := &header.Ambiguity{Kind: "dossiers", Field: header.Field{Name: "due", Synonyms: []string{"Ngày hẹn trả"}}, Labels: []string{long + " (đơn vị)", long + " (tổng)"}, Columns: []int{3, 4}, Layout: "0123456789ab"}
	m := view.UploadAmbiguous(reader(t, "vi", "2024-07-15 08:00"), sentFile("a.csv"), intake.Result{Problem: &sheet.FileError{Problem: sheet.Ambiguous}, Ambiguous: a})
	if len(m.Buttons) != 2 || m.Buttons[0][0].Label == m.Buttons[1][0].Label || m.Buttons[0][0].Data == m.Buttons[1][0].Data {
		t.Errorf("the buttons are %+v", m.Buttons)
	}
}
