package settings

import (
	"slices"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
)

// screens are all screens of the room, with a column's label and a word.
func screens(r chat.Renderer, label, word string) map[string]bot.Message {
	fields := dossier.Matchable()
	columns := map[string]string{}
	for _, f := range fields {
		columns[f.Name] = label
	}
	layouts := slices.Repeat([]table.Layout{{Sum: strings.Repeat("f", 32), Columns: columns, Since: chattest.At("2024-07-01 08:15")}}, 4)
	var known []table.TaughtWord
	for i, w := range []string{word, "Tại quầy", "Qua thẻ", "Một phần", "Đã ký số một phần", "Thu hộ", "Đang chờ"} {
		field := []string{"status", "channel", "payment", "digitised", "e-result", "fee kind", "paid online"}[i]
		known = append(known, table.TaughtWord{Field: field, Word: w, Meaning: slices.MaxFunc(dossier.Meanings(field), strings.Compare)})
	}
	rules := []rulesInUse{
		{decisions: []string{"Quyết định số 459/QĐ-UBND ngày 24/3/2023 của UBND tỉnh Điện Biên"}},
		{from: "2025-07", decisions: []string{"Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ", "Quyết định số 459/QĐ-UBND ngày 24/3/2023 của UBND tỉnh Điện Biên"}},
	}
	return map[string]bot.Message{
		"match-layouts": layoutsScreen(r, rules, layouts, fields, 0, 7, true),
		"match-none":    layoutsScreen(r, rules[:1], nil, fields, 0, 0, false),
		"words-taught":  wordsScreen(r, known, 0),
		"words-none":    wordsScreen(r, nil, 0),
		"thresholds":    thresholdsScreen(r),
		"state-well":    stateScreen(r, state{reaches: []scoring.Reach{{Name: label, Until: chattest.At("2024-07-14 17:00")}}, units: 1, year: 2024, known: true}),
		"state-amiss": stateScreen(r, state{reaches: slices.Repeat([]scoring.Reach{{Name: label, Until: chattest.At("2024-05-31 17:00")}}, 7), units: 14, year: 2031,
			gone: 3, aside: 1, withheld: 12}),
		"state-lack":    stateScreen(r, state{units: 14, year: 2024, known: true}),
		"threshold-ask": askThreshold(r, "silent-days"),
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		for name, m := range screens(chattest.Renderer(t, language, "2024-07-15 08:00"), "UBND xã Háng Lìa", "Đã huỷ do trùng hồ sơ") {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// Words and labels as long as cells can be make messages that Telegram takes, with all their buttons.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			for kind, m := range screens(chattest.Renderer(t, language, "2024-07-15 08:00"), "UBND xã "+name, name) {
				if kind == "words-taught" && name == "" { // no word is empty
					continue
				}
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}
