package rankings

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"slices"
	"strings"
	"testing"
)

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	own := chattest.Record(t, "2024-06", chattest.HangLia())
	rows := []rankedUnit{
		{Place: scoring.Place{Unit: "a", Name: "UBND thị trấn Điện Biên Đông", Rank: 1, Grade: "xuat-sac"}, Converted: scoring.Int(100), Before: 3, DataTime: chattest.At("2024-06-30 17:00")},
		{Place: scoring.Place{Unit: "b", Name: "UBND xã Pu Nhi", Rank: 1, Grade: "xuat-sac"}, Converted: scoring.Int(100), Before: 1, DataTime: chattest.At("2024-06-29 17:00")},
		{Place: scoring.Place{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rank: 3, Grade: "tot"}, Converted: scoring.Frac(877, 10), Before: 1, Own: true, DataTime: chattest.At("2024-06-30 17:00")},
		{Place: scoring.Place{Unit: "d", Name: "UBND xã Nong U", Rank: 4, Grade: "tot"}, Converted: scoring.Frac(851, 10), DataTime: chattest.At("2024-06-30 17:00")},
		{Place: scoring.Place{Unit: "e", Name: "UBND xã Tìa Đình"}, Before: 2},
	}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		drawn, err := pictureScreen(r, ranking{Month: "2024-06", Closed: true, Rules: chattest.Rules(t), Rows: rows, Total: 35, Page: 1, OwnPosition: 3, Own: &own, Previous: "2024-05", Moves: true})
		if err != nil {
			t.Fatal(err)
		}
		for name, m := range map[string]bot.Message{
			"ranking":         tableScreen(r, ranking{Month: "2024-06", Closed: true, Rows: rows, Total: 5, Own: &own, Previous: "2024-05", Moves: true}),
			"ranking-admin":   tableScreen(r, ranking{Month: "2024-06", Rows: rows[:2], Total: 32, Page: 1}),
			"ranking-picture": drawn,
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// By the national set scores have two decimals; while indicators are not known nobody has a grade.
func TestScreensOfTheNationalSetAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2026-09-15 08:00")
		for name, settled := range map[string]bool{"766-": true, "766-open-": false} {
			own := chattest.NationalRecord(t, chattest.VietTri(), settled)
			grade := own.Grade.Code
			rows := []rankedUnit{
				{Place: scoring.Place{Unit: "a", Name: "UBND phường Thanh Miếu", Rank: 1, Grade: grade}, Converted: scoring.Frac(693, 10), Before: 3, DataTime: own.DataTime},
				{Place: scoring.Place{Unit: "b", Name: "UBND xã Phù Ninh", Rank: 2, Grade: grade}, Converted: scoring.Int(60), Before: 1, DataTime: own.DataTime},
				{Place: scoring.Place{Unit: own.Unit, Name: own.Name, Rank: 3, Grade: grade}, Converted: own.Converted, Before: 3, Own: true, DataTime: own.DataTime},
			}
			k := ranking{Month: "2026-08", Closed: settled, Rules: chattest.National(t), Open: own.Open, Rows: rows, Total: 3, OwnPosition: 2, Own: &own, Previous: "2026-07", Moves: true}
			drawn, err := pictureScreen(r, k)
			if err != nil {
				t.Fatal(err)
			}
			chattest.Golden(t, name+"ranking."+language, tableScreen(r, k))
			chattest.Golden(t, name+"ranking-picture."+language, drawn)
		}
	}
}

func TestRanksThatDifferHaveScoresThatDiffer(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	place := func(rank int, hundredths int64) rankedUnit {
		f := scoring.Frac(hundredths, 100)
		return rankedUnit{Place: scoring.Place{Unit: string(rune('a' + rank)), Name: "UBND xã Nong U", Rank: rank, Grade: chattest.Rules(t).GradeOf(f).Code}, Converted: f}
	}
	k := ranking{Month: "2024-06", Rules: chattest.Rules(t), Total: 6, Rows: []rankedUnit{place(2, 9000), place(3, 8824), place(4, 8816), place(5, 8512), place(5, 8512), place(7, 7998)},
		Beside: []scoring.Fraction{scoring.Frac(9003, 100)}}
	text := tableScreen(r, k).HTML
	for _, want := range []string{"90", "88,24", "88,16", "85,1", "79,98"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "85,12") || strings.Contains(text, "88,2\n") || strings.Contains(text, "80\n") {
		t.Errorf("a score is written too far out, or not far enough:\n%s", text)
	}
	chattest.Acceptable(t, "a ranking of scores that are near", tableScreen(r, k))
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		own := chattest.Record(t, "2024-06", chattest.HangLia())
		own.Name = name
		rows := slices.Repeat([]rankedUnit{{Own: true, Before: 3321, Place: scoring.Place{Name: name, Rank: 2999}, Converted: scoring.Int(100)}}, tablePage)
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			k := ranking{Month: "2024-06", Rules: chattest.Rules(t), Rows: rows, Total: 3321, Page: 100, Own: &own, Moves: true}
			drawn, err := pictureScreen(r, k)
			if err != nil {
				t.Fatal(err)
			}
			chattest.Acceptable(t, "picture with "+says+" in "+language, drawn)
			chattest.Acceptable(t, "table with "+says+" in "+language, tableScreen(r, k))
		}
	}
}

// Two names of which the ends alone differ, and two units of one name.
func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	var rows []rankedUnit
	for i, rec := range chattest.Alike(t) {
		rows = append(rows, rankedUnit{Place: scoring.Place{Unit: rec.Unit, Name: rec.Name, Rank: i + 1, Grade: rec.Grade.Code}, Converted: rec.Converted})
	}
	k := ranking{Month: "2024-06", Rules: chattest.Rules(t), Rows: rows, Total: 4}
	chattest.ToldApart(t, "table", tableScreen(r, k))
}

// Beside scores of two decimals names take what ranks and movements leave, within a phone's columns.
func TestNamesBesideLongScoresAreNotCutWhereThereIsRoom(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2026-09-15 08:00")
	rows := []rankedUnit{
		{Place: scoring.Place{Unit: "a", Name: "UBND phường Điện Biên Phủ", Rank: 1}, Converted: scoring.Frac(693, 10), Before: 12},
		{Place: scoring.Place{Unit: "b", Name: "UBND phường Mường Thanh", Rank: 2}, Converted: scoring.Int(60), Before: 1},
	}
	for says, c := range map[string]struct {
		total int
		moves bool
		want  string
	}{
		"without movements":          {14, false, "    1 Phường Điện Biên Phủ 69,30"},
		"with movements":             {14, true, "  1 Phường Điện Biên Phủ 69,30 ▲11"},
		"where ranks need the room":  {3321, true, "    1 Phường Điện Biên…  69,30 ▲11"},
		"where only movements do so": {3321, false, "    1 Phường Điện Biên Phủ 69,30"},
	} {
		table := tableRows(r, ranking{Month: "2026-08", Rules: chattest.National(t), Rows: rows, Total: c.total, Moves: c.moves})
		if table[0] != c.want || chat.Width(table[0]) > chat.Columns {
			t.Errorf("%s the row is %q, not %q", says, table[0], c.want)
		}
	}
}

// Kinds of unit that are ranked apart stand in lists of their own, each under its kinds and each from 1.
func TestListsOfKindsAreAsTheyWereSeen(t *testing.T) {
	rules := *chattest.National(t)
	rules.Apart = [][]string{{"phường"}, {"xã", "đặc khu"}}
	own := chattest.Corrected(t, chattest.NationalRecord(t, chattest.VietTri(), true))
	own.League, own.Rank, own.Of = 1, 2, 2
	row := func(league, rank int, unit, name string, points scoring.Fraction) rankedUnit {
		return rankedUnit{Place: scoring.Place{Unit: unit, Name: name, League: league, Rank: rank, Grade: rules.GradeOf(points).Code}, Converted: points, Own: unit == own.Unit, DataTime: own.DataTime}
	}
	k := ranking{Month: "2026-08", Closed: true, Rules: &rules, Total: 5, OwnPosition: 1, Own: &own, Rows: []rankedUnit{
		row(1, 1, "a", "UBND phường Thanh Miếu", scoring.Frac(693, 10)), row(1, 2, own.Unit, own.Name, own.Converted),
		row(2, 1, "b", "UBND xã Phù Ninh", scoring.Int(60)), row(2, 1, "c", "UBND đặc khu Vân Phú", scoring.Int(60)), row(3, 1, "d", "Sở Nội vụ", scoring.Int(91)),
	}}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2026-09-15 08:00")
		drawn, err := pictureScreen(r, k)
		if err != nil {
			t.Fatal(err)
		}
		chattest.Golden(t, "766-leagues-ranking."+language, tableScreen(r, k))
		chattest.Golden(t, "766-leagues-ranking-picture."+language, drawn)
	}
}
