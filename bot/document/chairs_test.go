package document

import (
	"strings"
	"testing"

	"motcua/locales"
	"motcua/scoring"
)

func TestChairsOfAKindAreAskedTogether(t *testing.T) {
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ units, want string }{
		{"UBND xã Xa Dung", "Chủ tịch UBND xã Xa Dung"},
		{"UBND xã Xa Dung|UBND Xã Háng Lìa", "Chủ tịch UBND các xã: Xa Dung, Háng Lìa"},
		{"UBND xã Xa Dung|Phường Việt Trì|UBND xã Háng Lìa", "Chủ tịch UBND các xã: Xa Dung, Háng Lìa; Chủ tịch UBND phường Việt Trì"},
		{"Đặc khu Cô Tô|Đặc khu Vân Đồn", "Chủ tịch UBND các đặc khu: Cô Tô, Vân Đồn"},
		{"UBND Thị trấn|UBND xã Na Son", "Chủ tịch UBND Thị trấn; Chủ tịch UBND xã Na Son"},
		{"UBND xã Xa Dung|Sở Nội vụ", "Chủ tịch UBND xã Xa Dung; Thủ trưởng Sở Nội vụ"},
	} {
		var units []scoring.Record
		for name := range strings.SplitSeq(c.units, "|") {
			units = append(units, scoring.Record{Name: name})
		}
		if got := headsOf(Paper{Words: catalogue.Printer("vi")}, units); got != c.want {
			t.Errorf("%s: %q, want %q", c.units, got, c.want)
		}
	}
}
