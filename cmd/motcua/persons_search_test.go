package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// window is how many letters of a name in a row are the name: what is cut short is found, too.
const window = 8

// foldLetters is a text in small letters without marks.
func foldLetters(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ' || r == 'Đ':
			return 'd'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}

// search finds planted persons in what a program left behind and said.
type search struct {
	names    map[string]int // window of a name: its plant
	numbers  map[string]int // digits: their plant
	lengths  []int          // of numbers
	plants   []plant
	found    map[string][]string // place of the plant, and where it was found: samples
	failures []string
	sums     *regexp.Regexp // of files, in which any number may stand by chance
}

func newSearch(plants []plant) *search {
	s := &search{names: map[string]int{}, numbers: map[string]int{}, plants: plants, found: map[string][]string{}, sums: regexp.MustCompile(`[0-9a-f]{64}`)}
	for i, p := range plants {
		for at := 0; at+window <= len(p.letters); at++ {
			s.names[p.letters[at:at+window]] = i
		}
		if p.digits != "" {
			s.numbers[p.digits] = i
			if !slices.Contains(s.lengths, len(p.digits)) {
				s.lengths = append(s.lengths, len(p.digits))
			}
		}
	}
	return s
}

// in looks through bytes: as text, as numbers of SQLite, and, when they are a zip file, through its parts.
func (s *search) in(where string, raw []byte) {
	s.text(where, raw)
	if bytes.HasPrefix(raw, []byte("SQLite format 3")) || strings.HasSuffix(where, "-wal") {
		s.integers(where, raw)
	}
	if !bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return
	}
	parts, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return
	}
	for _, f := range parts.File {
		s.text(where+", a part's name", []byte(f.Name))
		if part, err := f.Open(); err == nil {
			if content, err := io.ReadAll(part); err == nil {
				s.in(where, content)
			}
		}
	}
}

// text looks for names letter by letter and for numbers digit by digit. What stands between the letters of a name parts it;
// spaces, dots and dashes do not part the digits of a number.
func (s *search) text(where string, raw []byte) {
	folded := s.sums.ReplaceAllString(foldLetters(string(bytes.ToValidUTF8(raw, []byte{' '}))), "|")
	run := 0 // letters in a row
	var digits []byte
	for at := 0; at < len(folded); at++ {
		c := folded[at]
		if c >= 'a' && c <= 'z' {
			if run++; run >= window {
				if i, planted := s.names[folded[at+1-window:at+1]]; planted {
					s.note(i, where, folded, at)
				}
			}
		} else {
			run = 0
		}
		switch {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
			for _, n := range s.lengths {
				if len(digits) < n {
					continue
				}
				if i, planted := s.numbers[string(digits[len(digits)-n:])]; planted {
					s.note(i, where, folded, at)
				}
			}
		case strings.IndexByte(" .-\t\n\r\u00a0", c) >= 0: // a space that does not break has two bytes
		default:
			digits = digits[:0]
		}
	}
}

// integers looks for numbers that were kept as such.
func (s *search) integers(where string, raw []byte) {
	numbers := map[[6]byte]int{}
	for digits, i := range s.numbers {
		n, err := strconv.ParseUint(digits, 10, 64)
		if err != nil || n < 1<<32 { // of four bytes there are many by chance
			continue
		}
		var eight [8]byte
		binary.BigEndian.PutUint64(eight[:], n)
		numbers[[6]byte(eight[2:])] = i
	}
	for at := 0; at+6 <= len(raw); at++ {
		if raw[at] != 0 { // identity numbers take five bytes and a zero
			continue
		}
		if i, planted := numbers[[6]byte(raw[at:at+6])]; planted {
			s.found[s.plants[i].place+" | "+where] = append(s.found[s.plants[i].place+" | "+where], "as a number")
		}
	}
}

func (s *search) note(i int, where, text string, at int) {
	key := s.plants[i].place + " | " + where
	if len(s.found[key]) < 3 {
		from := max(0, at-60)
		s.found[key] = append(s.found[key], strings.Map(printable, text[from:min(len(text), at+20)]))
	}
}

func printable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}

// report fails the test for each place of a person that was found, with where that was.
func (s *search) report(t *testing.T) {
	t.Helper()
	for _, failure := range s.failures {
		t.Error(failure)
	}
	var all []string
	for key, samples := range s.found {
		place, where, _ := strings.Cut(key, " | ")
		all = append(all, fmt.Sprintf("%s: found in %s: …%s…", place, where, samples[0]))
	}
	slices.Sort(all)
	for _, line := range all {
		t.Error(line)
	}
}

// The search finds what it must find, and nothing else.
func TestSearchFindsPersons(t *testing.T) {
	p := newPlanter()
	name, number := p.planted(), p.identity()
	packed := archive(t, bookPart{"a.txt", "x" + strings.ToUpper(name)})
	kept := []byte("SQLite format 3\x00\x01\x06")
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	kept = append(kept, binary.BigEndian.AppendUint64(nil, n)[2:]...)
	for says, raw := range map[string][]byte{
		"as it is":                 []byte("CCCD " + number),
		"a name":                   []byte("Vàng " + name + "."),
		"in capitals":              []byte(strings.ToUpper(name)),
		"its marks apart":          []byte(norm.NFD.String(name)),
		"cut short":                []byte(name[:9] + "…"),
		"the end of it":            []byte("…" + string([]rune(name)[3:])),
		"digits apart":             []byte(number[:3] + " " + number[3:7] + "\u00a0" + number[7:]),
		"digits with dots":         []byte(number[:4] + "." + number[4:7] + "-" + number[7:]),
		"without the zero":         []byte(number[1:] + ".0"),
		"inside a zip file":        packed,
		"a number of SQLite":       kept,
		"among bytes that are not": append([]byte{0xff, 0xc3, 0x00}, name...),
	} {
		s := newSearch(p.plants)
		s.in("here", raw)
		if len(s.found) != 1 {
			t.Errorf("%s: %d of one person are found", says, len(s.found))
		}
	}
	s := newSearch(p.plants)
	s.in("here", []byte(name[:7]+" "+name[7:]+number[:9]+"x"+number[9:]))
	if len(s.found) != 0 {
		t.Errorf("strangers are found: %v", s.found)
	}
}
