package names_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"motcua/scoring/names"
)

func within(columns int) func(string) bool {
	return func(text string) bool { return utf8.RuneCountInString(text) <= columns }
}

func TestNamesThatAreCutAreToldApart(t *testing.T) {
	const code = "000.%02d.32.H18"
	for _, c := range []struct {
		says    string
		columns int
		names   []string
		want    []string
	}{
		{"names that fit stay as they are", 18, []string{"Xã Háng Lìa", "Xã Pu Nhi"}, []string{"Xã Háng Lìa", "Xã Pu Nhi"}},
		{"a name that is alone in its beginning is cut at its end", 18, []string{"Thị trấn Điện Biên Đông", "Xã Pu Nhi"}, []string{"Thị trấn Điện Biê…", "Xã Pu Nhi"}},
		{"their last words tell them apart", 18, []string{"Phường Điện Biên Phủ Đông", "Phường Điện Biên Phủ Tây"}, []string{"Phường Điện B…Đông", "Phường Điện Bi…Tây"}},
		{"their last two words do", 18, []string{"Phường Điện Biên Đông Một", "Phường Điện Biên Tây Một"}, []string{"Phường Đi…Đông Một", "Phường Điệ…Tây Một"}},
		{"a word in the middle does, and the end is too long", 14, []string{"Xã Mường Chà Thượng Nguồn Sông Đà", "Xã Mường Chà Hạ Nguồn Sông Đà"}, []string{"Thượng Nguồn…", "Hạ Nguồn Sông…"}},
		{"one is the beginning of the other", 12, []string{"Xã Mường Luân Hạ", "Xã Mường Luân Hạ Mới"}, []string{"Xã Mường…Hạ", "Xã Mường…Mới"}},
		{"units of one name have their codes behind it", 28, []string{"Xã Tân Lập", "Xã Tân Lập", "Xã Tân Hà"}, []string{"Xã Tân Lập (10)", "Xã Tân Lập (11)", "Xã Tân Hà"}},
		{"also where the name is cut", 14, []string{"Phường Nghĩa Lộ", "Phường Nghĩa Lộ"}, []string{"Phường N… (10)", "Phường N… (11)"}},
		{"there is no room to tell them apart", 1, []string{"Xã Pu Nhi", "Xã Pu Nha"}, []string{"…", "…"}},
	} {
		var list []names.Named
		for i, name := range c.names {
			list = append(list, names.Named{Code: fmt.Sprintf(code, 10+i), Name: name})
		}
		if got := names.ShortNames(list, within(c.columns)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.says, got, c.want)
		}
	}
	twice := []names.Named{{"a", "Phường Điện Biên Phủ Đông"}, {"a", "Phường Điện Biên Phủ Đông"}}
	if got := names.ShortNames(twice, within(12)); got[0] != got[1] || got[0] != "Phường Điện…" {
		t.Errorf("one unit twice in a list: got %q", got)
	}
}

// Whatever units a province has: no two read the same, every name fits, and one that fits anyhow is left alone unless another has it.
func TestNoTwoUnitsReadTheSame(t *testing.T) {
	kinds := []string{"Xã", "Phường", "Thị trấn", "Đặc khu"}
	syllables := []string{"Điện", "Biên", "Phủ", "Đông", "Tây", "Nam", "Bắc", "Mường", "Háng", "Lìa", "Nghĩa", "Lộ", "Tân", "Lập", "Thượng", "Hạ", "Một", "Hai", "Ơ", "Nguye\u0302\u0303n"}
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(8, 40).Draw(t, "columns")
		fits := within(columns)
		var list []names.Named
		for i := range rapid.IntRange(1, 25).Draw(t, "units") {
			words := rapid.SliceOfN(rapid.SampledFrom(syllables[:rapid.IntRange(2, len(syllables)).Draw(t, "syllables")]), 1, 9).Draw(t, "words")
			list = append(list, names.Named{Code: fmt.Sprintf("000.%02d.%02d.H18", i/5, i), Name: rapid.SampledFrom(kinds).Draw(t, "kind") + " " + strings.Join(words, " ")})
		}
		of := map[string]names.Named{}
		for i, text := range names.ShortNames(list, fits) {
			n := list[i]
			if before, clash := of[text]; clash {
				t.Fatalf("in %d columns %v and %v both read %q", columns, before, n, text)
			}
			of[text] = n
			if !fits(text) {
				t.Fatalf("%v reads %q, which does not fit into %d columns", n, text, columns)
			}
			same := slices.IndexFunc(list, func(o names.Named) bool { return o.Name == n.Name && o.Code != n.Code }) >= 0
			if whole := text == n.Name; fits(n.Name) && !same && !whole && !strings.Contains(n.Name, "\u0302") {
				t.Fatalf("%v fits into %d columns and reads %q", n, columns, text)
			}
		}
	})
}
