package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"motcua/bot/picture"
	"motcua/scoring"
)

// ranked is units from the best down by tenths of a point; one below 0 has no score.
func ranked(t testing.TB, names []string, tenths ...int64) []picture.RankingRow {
	t.Helper()
	set := scoring.RuleSet{Grades: grades(t)}
	var rows []picture.RankingRow
	for i, n := range tenths {
		row := picture.RankingRow{Place: scoring.Place{Unit: fmt.Sprint(i), Name: names[i%len(names)]}}
		if n >= 0 {
			row.Place.Rank, row.Converted = i+1, scoring.Frac(n, 10)
			row.Place.Grade = set.GradeOf(scoring.Frac(n, 10)).Code
			row.Before = i + 1 + i%4 - 1
		}
		rows = append(rows, row)
	}
	return rows
}

var communes = []string{
	"Xã Luân Giói", "Xã Na Son", "Xã Keo Lôm", "Xã Chiềng Sơ", "Xã Mường Luân", "Xã Pu Nhi", "Thị trấn Điện Biên Đông",
	"Xã Xa Dung", "Xã Phình Giàng", "Xã Háng Lìa", "Xã Phì Nhừ", "Xã Nong U", "Xã Pú Hồng", "Xã Tìa Dình",
}

func rankings(t testing.TB) map[string]picture.RankingData {
	month := ranked(t, communes, 990, 941, 940, 925, 903, 899, 890, 887, 880, 877, 851, 778, 695, 443)
	month[9].Own = true
	page := ranked(t, communes, 1000, 1000, 990, 941, 940, 925, 903, 899, 890, 887, 880, 877, 851, 778, 695, 443, 100, 0, -1, -1)
	for i := range page {
		if page[i].Place.Rank > 0 {
			page[i].Place.Rank += 140
			page[i].Before += 128 + i
		}
	}
	page[19].Own = true
	long := ranked(t, []string{
		"Phường Nghĩa Lộ Ẩm Thượng Hạ Đế Sữa Bợ Ngã Ba Đường Số Mười Hai Quốc Lộ Hai Mươi", "Thị trấn Điện Biên Đông", "Xã Ô",
	}, 990, 741, -1)
	long[0].Own = true
	one := ranked(t, communes, 877)
	alike := ranked(t, []string{
		"Phường Nghĩa Lộ Ẩm Thượng Hạ Đế Sữa Bợ Ngã Ba Số Một", "Phường Nghĩa Lộ Ẩm Thượng Hạ Đế Sữa Bợ Ngã Ba Số Hai", "Xã Tân Lập", "Xã Tân Lập",
	}, 990, 916, 916, 741)
	alike[1].Converted = scoring.Frac(9158, 100)
	alike[2].Converted = scoring.Frac(9156, 100)
	return map[string]picture.RankingData{
		"month": {Month: "2024-06", Closed: true, Rows: month, Moves: true, Notes: []string{"Số liệu tính đến 17:00 ngày 30/6/2024"}},
		"page":  {Month: "2024-06", Rows: page, Moves: true, Page: 8, Pages: 8},
		"long":  {Month: "2024-12", Published: true, Rows: long},
		"one":   {Month: "2024-01", Rows: one},
		"alike": {Month: "2024-06", Rows: alike},
	}
}

func TestRankingsLookAsTheirGoldenPictures(t *testing.T) {
	for name, ranking := range rankings(t) {
		ranking.Grades = grades(t)
		for _, language := range []string{"vi", "en"} {
			var figures []scoring.Fraction
			for _, row := range ranking.Rows {
				figures = append(figures, row.Converted)
			}
			for i, text := range scoring.ShownTogether(figures, func(int) scoring.Bounds { return scoring.Plain() }) {
				ranking.Rows[i].Score = printer(t, language).Decimal(text)
			}
			drawn, err := picture.Ranking(printer(t, language), ranking)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "ranking-"+name+"-"+language, drawn)
		}
	}
}

func TestRankingsThatCannotBeDrawnAreRefused(t *testing.T) {
	for says, rows := range map[string][]picture.RankingRow{
		"no unit":       nil,
		"too many":      ranked(t, communes, make([]int64, picture.RankingRows+1)...),
		"more than 100": ranked(t, communes, 1001),
	} {
		_, err := picture.Ranking(printer(t, "vi"), picture.RankingData{Month: "2024-06", Rows: rows})
		if err == nil || !strings.HasPrefix(err.Error(), "drawing a ranking: ") {
			t.Errorf("%s: the error is %v", says, err)
		}
	}
}
