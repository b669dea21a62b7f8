package names

import (
	"sort"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Named is a unit by the code that tells it from others, and its name. The code may be missing.
type Named struct{ Code, Name string }

// ShortNames gives the names of a list's units, cut to fit where possible, and never alike for different units: "Phường Điện Biên Phủ Đông" and
// "Phường Điện Biên Phủ Tây" are "Phường Điện B…Đông" and "Phường Điện Bi…Tây". Units of one name have a part of their codes behind it:
// "Xã Tân Lập (10)" and "Xã Tân Lập (11)".
func ShortNames(list []Named, fits func(text string) bool) []string {
	s := shortening{fits: fits, taken: map[string]bool{}, short: map[Named]string{}}
	for _, n := range list {
		if _, seen := s.short[n]; !seen {
			s.short[n] = ""
			s.all = append(s.all, entry{Named: n, letters: []rune(norm.NFC.String(n.Name))})
		}
	}
	if s.allDiffer() {
		for i := range s.all {
			s.short[s.all[i].Named] = string(s.all[i].letters)
		}
		return s.texts(list)
	}
	for _, same := range s.groups(func(e entry) string { return string(e.letters) }) {
		s.byCode(same)
	}
	groups := s.groups(func(e entry) string { return s.cutName(e, "") })
	for _, alike := range groups {
		if len(alike) == 1 {
			s.takeTexts(alike, []string{s.cutName(*alike[0], "")})
		}
	}
	for _, alike := range groups {
		if len(alike) > 1 {
			s.tellApart(alike)
		}
	}
	return s.texts(list)
}

// allDiffer says whether all names fit and differ, as they mostly do.
func (s *shortening) allDiffer() bool {
	own := make(map[string]bool, len(s.all))
	for _, e := range s.all {
		name := string(e.letters)
		if own[name] || !s.fits(name) {
			return false
		}
		own[name] = true
	}
	return true
}

func (s *shortening) texts(list []Named) []string {
	texts := make([]string, len(list))
	for i, n := range list {
		texts[i] = s.short[n]
	}
	return texts
}

// entry is a unit of the list. Its sign stands behind the name, however short that is cut.
type entry struct {
	Named
	letters []rune
	sign    string
}

type shortening struct {
	fits  func(string) bool
	all   []entry
	taken map[string]bool
	short map[Named]string
}

// groups are the entries of which something is the same, in the order of the list.
func (s *shortening) groups(of func(entry) string) [][]*entry {
	var groups [][]*entry
	place := map[string]int{}
	for i := range s.all {
		key := of(s.all[i])
		at, known := place[key]
		if !known {
			at = len(groups)
			place[key], groups = at, append(groups, nil)
		}
		groups[at] = append(groups[at], &s.all[i])
	}
	return groups
}

func (s *shortening) takeTexts(group []*entry, texts []string) {
	for i, e := range group {
		s.short[e.Named], s.taken[texts[i]] = texts[i], true
	}
}

// byCode gives units of one name a sign of what tells their codes apart, when there is room for it.
func (s *shortening) byCode(same []*entry) {
	if len(same) < 2 {
		return
	}
	for i, part := range codeParts(same) {
		if sign := " (" + part + ")"; part != "" && s.fits("…"+sign) {
			same[i].sign = sign
		}
	}
}

// codeParts are the parts of codes between those that all of them have at their beginning and at their end.
func codeParts(group []*entry) []string {
	var codes [][]string
	for _, e := range group {
		codes = append(codes, strings.Split(e.Code, "."))
	}
	first, shortest := codes[0], len(codes[0])
	for _, c := range codes {
		shortest = min(shortest, len(c))
	}
	common := func(segment func(code []string, i int) string, most int) int {
		for i := range most {
			for _, c := range codes {
				if segment(c, i) != segment(first, i) {
					return i
				}
			}
		}
		return most
	}
	front := common(func(c []string, i int) string { return c[i] }, shortest)
	back := common(func(c []string, i int) string { return c[len(c)-1-i] }, shortest-front)
	parts := make([]string, len(codes))
	for i, c := range codes {
		if parts[i] = strings.Join(c[front:len(c)-back], "."); parts[i] == "" {
			parts[i] = group[i].Code
		}
	}
	return parts
}

// tellApart finds texts for units whose names are cut to the same: with the last word, with the last two and so on, from the word
// on in which they differ, with their codes, and at the worst with numbers.
func (s *shortening) tellApart(group []*entry) {
	most := 0
	for _, e := range group {
		most = max(most, len(wordStarts(e.letters)))
	}
	for words := 1; words < most; words++ {
		if s.takeIfDistinct(group, func(i int, e entry) string { return s.withEnd(e, lastWords(e.letters, words)) }) {
			return
		}
	}
	differ := firstDifference(group)
	if s.takeIfDistinct(group, func(i int, e entry) string { return s.withEnd(e, e.letters[min(differ, len(e.letters)):]) }) {
		return
	}
	parts := codeParts(group)
	if s.takeIfDistinct(group, func(i int, e entry) string { return s.cutName(e, " ("+parts[i]+")") }) {
		return
	}
	for from := 1; from <= 1+len(s.all); from++ {
		if s.takeIfDistinct(group, func(i int, e entry) string { return s.cutName(e, " ("+strconv.Itoa(from+i)+")") }) {
			return
		}
	}
	for _, e := range group { // there is no room for anything
		s.short[e.Named] = s.cutName(*e, "")
	}
}

// takeIfDistinct takes texts when all of them fit and no two units have the same.
func (s *shortening) takeIfDistinct(group []*entry, text func(i int, e entry) string) bool {
	texts := make([]string, len(group))
	own := map[string]bool{}
	for i, e := range group {
		texts[i] = text(i, *e)
		if texts[i] == "" || s.taken[texts[i]] || own[texts[i]] || !s.fits(texts[i]) {
			return false
		}
		own[texts[i]] = true
	}
	s.takeTexts(group, texts)
	return true
}

// cutName is the name with a sign behind it, cut at its end when it does not fit.
func (s *shortening) cutName(e entry, sign string) string {
	sign = e.sign + sign
	if whole := string(e.letters) + sign; s.fits(whole) {
		return whole
	}
	return s.longestPrefix(e.letters, len(e.letters), "…"+sign)
}

// withEnd is as much of the name's beginning as fits in front of its end; an end that leaves no room for it is cut itself. "" when
// nothing is left out.
func (s *shortening) withEnd(e entry, end []rune) string {
	front := len(e.letters) - len(end)
	if front < 1 || len(end) == 0 {
		return ""
	}
	if text := s.longestPrefix(e.letters, front, "…"+string(end)+e.sign); !strings.HasPrefix(text, "…") {
		return text
	}
	return s.longestPrefix(end, len(end), "…"+e.sign)
}

// longestPrefix is the longest beginning, of at most so many letters, that fits in front of what stands behind it; a letter keeps its
// marks.
func (s *shortening) longestPrefix(letters []rune, most int, behind string) string {
	text := func(n int) string {
		for n > 0 && n < len(letters) && unicode.Is(unicode.Mn, letters[n]) {
			n--
		}
		return strings.TrimRightFunc(string(letters[:n]), unicode.IsSpace) + behind
	}
	// The first number of letters that does not fit stands behind the last one that does.
	return text(max(0, sort.Search(most+1, func(n int) bool { return !s.fits(text(n)) })-1))
}

// wordStarts are the places at which words begin.
func wordStarts(letters []rune) (starts []int) {
	for i, r := range letters {
		if !unicode.IsSpace(r) && (i == 0 || unicode.IsSpace(letters[i-1])) {
			starts = append(starts, i)
		}
	}
	return starts
}

// lastWords is the end of a name from its nth last word on; nothing when it has no more words than that.
func lastWords(letters []rune, n int) []rune {
	starts := wordStarts(letters)
	if n >= len(starts) {
		return nil
	}
	return letters[starts[len(starts)-n]:]
}

// firstDifference is where the word begins in which names first differ.
func firstDifference(group []*entry) int {
	first := group[0].letters
	at := len(first)
	for _, e := range group[1:] {
		for i := range at {
			if i >= len(e.letters) || e.letters[i] != first[i] {
				at = i
				break
			}
		}
	}
	begin := 0
	for _, start := range wordStarts(first) {
		if start <= at {
			begin = start
		}
	}
	return begin
}
