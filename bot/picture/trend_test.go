package picture_test

import (
	"strings"
	"testing"

	"motcua/bot/picture"
	"motcua/scoring"
	"motcua/scoring/rulesets"
)

func grades(t testing.TB) []scoring.Grade {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("the rule set is not there")
	}
	return set.Grades
}

// year is terms from the given one with these tenths of points; one below 0 is not scored.
func year(first scoring.Term, tenths ...int64) []picture.TrendTerm {
	var months []picture.TrendTerm
	for i, n := range tenths {
		m := picture.TrendTerm{Term: first}
		if n >= 0 {
			m.Scored, m.Converted, m.Rank, m.Of = true, scoring.Frac(n, 10), 14-i, 14
		}
		months = append(months, m)
		first = first.Next()
	}
	return months
}

// running is the months with the last one still open.
func running(months []picture.TrendTerm) []picture.TrendTerm {
	months[len(months)-1].Provisional = true
	return months
}

func trends(t testing.TB) map[string]picture.TrendData {
	all := map[string]picture.TrendData{
		"full":      {Terms: running(year("2023-07", 712, 735, 728, 784, 810, 802, 846, 873, 861, 904, 929, 941))},
		"gaps":      {Terms: running(year("2023-12", 812, -1, -1, 640, 655, -1, 702, -1, -1, 950, 948, 877))},
		"one-month": {Terms: year("2023-07", -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 877)},
		"none":      {Terms: year("2023-07", -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)},
		"all-100":   {Terms: year("2024-01", 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000)},
		"all-0":     {Terms: year("2024-01", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)},
		"low":       {Terms: year("2024-01", 214, 189, 77, 123, 305, 412, 388, 451, 290, 301, 333, 286)},
		"zigzag":    {Terms: year("2024-01", 1000, 0, 1000, 0, 999, 1, 1000, 0, 876, 123, 1000, 0)},
		"steep":     {Terms: year("2024-01", 1000, 905, 811, 716, 611, 522, 444, 533, 626, 718, 816, 999)},
		"ripples":   {Terms: year("2024-01", 891, 893, 890, 895, 889, 899, 888, 901, 885, 903, 897, 899)},
		"no-grades": {Terms: year("2024-01", 712, 735, 728, 784, 810, 802)},
	}
	all["rules"] = picture.TrendData{Terms: running(year("2025-03", 812, 835, 828, 884, 510, 502, 546, -1, 561, 604, 629, 641))}
	all["rules"].Terms[4].NewRules = "766/QĐ-TTg (7/2025)"
	all["rules-twice"] = picture.TrendData{Terms: year("2025-12", 861, 846, 831, 833, 839, 821, 766, 744, 786, 768, 718, -1)}
	all["rules-twice"].Terms[6].NewRules = "766/QĐ-TTg (6/2026)"
	all["rules-twice"].Terms[10].NewRules = "2/UBND (10/2026)"
	all["rules-late"] = picture.TrendData{Terms: year("2025-03", 812, 835, 828, 884, 810, 802, 846, 873, 861, 904, 929, 541)}
	all["rules-late"].Terms[11].NewRules = "766/QĐ-TTg (6/2026)"
	all["quarters"] = picture.TrendData{Terms: running(year("2025-Q2", 812, 835, 828, -1, 561, 604, 629))}
	all["quarters"].Terms[4].NewRules = "766/QĐ-TTg (6/2026)"
	all["years"] = picture.TrendData{Terms: running(year("2024", 812, 701, 629))}
	for name, trend := range all {
		trend.Unit = "Xã Háng Lìa"
		trend.Grades = grades(t)
		if name == "no-grades" {
			trend.Grades = nil
		}
		if name == "full" {
			trend.Notes = []string{"Số liệu tính đến 17:00 ngày 30/6/2024"}
		}
		if name == "gaps" {
			trend.Unit = "Thị trấn Điện Biên Đông – khu vực Nậm Pồ Ẩm Thượng, Ngã ba Sữa, Bợ Đế, Mường Chà Đại"
		}
		all[name] = trend
	}
	return all
}

func TestTrendsLookAsTheirGoldenPictures(t *testing.T) {
	for name, trend := range trends(t) {
		for _, language := range []string{"vi", "en"} {
			if language == "en" && name != "full" && name != "gaps" && name != "one-month" && name != "quarters" && name != "years" {
				continue
			}
			drawn, err := picture.Trend(printer(t, language), trend)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "trend-"+name+"-"+language, drawn)
		}
	}
}

func TestTrendsThatCannotBeDrawnAreRefused(t *testing.T) {
	for says, months := range map[string][]picture.TrendTerm{
		"no month":         nil,
		"thirteen months":  year("2024-01", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
		"of two lengths":   append(year("2024-Q1", 500), year("2024", 500)...),
		"a month left out": append(year("2024-01", 500), year("2024-03", 500)...),
		"more than 100":    year("2024-01", 1001),
	} {
		_, err := picture.Trend(printer(t, "vi"), picture.TrendData{Terms: months, Grades: grades(t)})
		if err == nil || !strings.HasPrefix(err.Error(), "drawing a trend: ") {
			t.Errorf("%s: the error is %v", says, err)
		}
	}
}
