package dates

import (
	"slices"
	"strings"

	"motcua/scoring/names"
)

// noDateWords are what systems and people write where there is no date, folded.
var noDateWords = []string{
	"null", "khong co", "khong", "chua co", "chua", "chua tra", "chua xac dinh", "khong xac dinh", "khong thoi han", "khong han", "khong hen", "none", "nan", "nat",
	"n a", "na", "undefined", "nil", "0", "trong", "invalid date", "khong co han", "khong quy dinh",
}

// noDate says whether a cell says that there is no date.
func IsNone(text string) bool {
	if text == "" {
		return true
	}
	if len(text) > 40 || strings.ContainsAny(text, "123456789") {
		return false
	}
	if slices.Contains(noDateWords, names.Fold(text)) {
		return true
	}
	return strings.Trim(text, "0/-–—_.: T") == "" // "", "--", "00/00/0000", "__/__/____"
}

// standsForNone says whether a date is one that programs write for none: the first day that they count from, or the last.
func standsForNone(year, month, day int) bool {
	switch year {
	case 0, 1, 1753, 1900, 9999:
		return true
	case 1899:
		return month == 12
	case 1970:
		return month == 1 && day <= 2
	}
	return false
}

// badgeWords are the words of which badges beside a date are made: "Quá hạn", "Còn 3 ngày", folded.
var badgeWords = []string{
	"qua", "han", "den", "con", "ngay", "sap", "dung", "truoc", "som", "tre", "trong", "chua", "gio", "phut", "lam", "viec", "hom", "nay", "mai", "cham", "thang", "toi", "da", "tra",
}

// withoutBadge leaves out the badge before or behind a date; false when there is none.
func withoutBadge(text string) (string, bool) {
	first := strings.IndexAny(text, "0123456789")
	if first < 0 {
		return "", false
	}
	if before := strings.Trim(text[:first], " :()-,"); before != "" {
		return strings.TrimSpace(text[first:]), isBadge(before)
	}
	// The badge begins with its first letter; a date has none but T, Z and those of a clock time.
	for i, r := range text {
		if r == '(' || r > 'A' && strings.ContainsRune("QqĐđCcSsTtCc", r) && i >= len("1/1/2024") {
			return strings.TrimRight(text[:i], " -,;|"), i > first && isBadge(strings.Trim(text[i:], " ()"))
		}
	}
	return "", false
}

func isBadge(text string) bool {
	folded := names.Fold(text)
	words := strings.Fields(folded)
	return len(words) > 0 && len(words) <= 8 && !slices.ContainsFunc(words, func(w string) bool {
		return !slices.Contains(badgeWords, w) && (len(w) > 3 || strings.Trim(w, "0123456789") != "")
	})
}
