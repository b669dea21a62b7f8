package dossier

import (
	"strings"

	"motcua/scoring/export/dates"
)

// channelWords are the words by which a channel is known wherever they stand in a cell, folded. Those of the second list
// name a place, and count when none of the first is there: "trực tiếp tại Trung tâm dịch vụ công".
var channelWords = [][]struct {
	words   string
	channel Channel
}{
	{{"truc tiep", Direct}, {"truc tuyen", Online}, {"qua mang", Online}, {"online", Online}, {"bcci", Postal}, {"buu chinh", Postal}, {"buu dien", Postal}},
	{{"mot cua", Direct}, {"hanh chinh cong", Direct}, {"dich vu cong", Online}, {"dvc", Online}, {"vneid", Online}},
}

// readChannel reads how a dossier was filed: 0 for an empty cell. Unknown words, denials and words for several channels are false.
func readChannel(folded string) (Channel, bool) {
	switch folded {
	case "":
		return 0, true
	case "1", "2", "3":
		return Channel(folded[0] - '0'), true
	}
	if startsWithNo(folded) {
		return 0, false
	}
	for _, list := range channelWords {
		found := Channel(0)
		for _, known := range list {
			if !strings.Contains(folded, known.words) {
				continue
			}
			if found != 0 && found != known.channel {
				return 0, false
			}
			found = known.channel
		}
		if found != 0 {
			return found, true
		}
	}
	return 0, false
}

// readYes reads a cell that says whether something is there: "Có", "Có số hóa TPHS", "x", "1", "Đã …", "100%"; "Không", "Chưa
// …", nothing. It is false for anything else, such as a number of documents.
func readYes(text, folded string) (yes, ok bool) {
	switch text {
	case "✓", "✔", "☑", "√", "100%":
		return true, true
	}
	switch folded {
	case "co", "x", "v", "1", "true", "da", "yes":
		return true, true
	case "0", "false", "no":
		return false, true
	case "":
		return false, dates.IsNone(text)
	}
	if startsWithNo(folded) {
		return false, true
	}
	return true, strings.HasPrefix(folded, "co ") || strings.HasPrefix(folded, "da ")
}

// startsWithNo says whether words begin with "không" or "chưa".
func startsWithNo(folded string) bool {
	first, _, _ := strings.Cut(folded, " ")
	return first == "khong" || first == "chua"
}
