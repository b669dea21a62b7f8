package main

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// planter makes persons of whom there is only one, and remembers where each stands.
type planter struct {
	random *rand.Rand
	place  string // of those who are planted next: kind of file, and where in it
	plants []plant
	given  map[string]bool // numbers that somebody has
}

// plant is somebody who stands in a file.
type plant struct {
	place   string
	letters string // of the name, folded; "" for a number alone
	digits  string // of the number, without the zero in front where a workbook may lose it; "" for a name alone
}

func newPlanter() *planter {
	return &planter{random: rand.New(rand.NewPCG(459, 766)), given: map[string]bool{}}
}

// bare and marked are the letters of names. The first of a name have no marks, so that they are found in any encoding.
const (
	bare   = "bcdghklmnpqrstvx"
	marked = "bcdghklmnpqrstvxạảãáàăâêôơưỹ"
)

// word is a name that nobody bears.
func (p *planter) word() string {
	var out strings.Builder
	for i := range 12 {
		letters := []rune(bare)
		if i >= 8 {
			letters = []rune(marked)
		}
		out.WriteRune(letters[p.random.IntN(len(letters))])
	}
	w := out.String()
	return strings.ToUpper(w[:1]) + w[1:]
}

// name is a person's name. Some are in capitals, some in letters and marks apart.
func (p *planter) name() string {
	w := p.planted()
	name := []string{"Vàng Thị ", "Giàng A ", "Nguyễn Văn "}[p.random.IntN(3)] + w
	switch p.random.IntN(4) {
	case 0:
		return strings.ToUpper(name)
	case 1:
		return norm.NFD.String(name)
	}
	return name
}

// identity is a person's number of twelve digits, as the state gives them.
func (p *planter) identity() string {
	number := p.number("06620", 10_000_000)
	p.plants[len(p.plants)-1].digits = number[1:]
	return number
}

// spaced is such a number as people write it.
func (p *planter) spaced() string {
	n := p.identity()
	return n[:3] + " " + n[3:6] + " " + n[6:9] + "\u00a0" + n[9:]
}

// phone is a telephone number.
func (p *planter) phone() string {
	return p.number("0977", 1_000_000)
}

// number is a number that nobody has yet, of a beginning and one of so many ends.
func (p *planter) number(begins string, ends int) string {
	for {
		number := begins + strconv.Itoa(ends + p.random.IntN(ends))[1:]
		if !p.given[number] {
			p.given[number] = true
			p.plants = append(p.plants, plant{place: p.place, digits: number})
			return number
		}
	}
}

// address is where somebody lives.
func (p *planter) address() string { return "bản " + p.planted() + ", xã Háng Lìa" }

func (p *planter) planted() string {
	w := p.word()
	p.plants = append(p.plants, plant{place: p.place, letters: foldLetters(w)})
	return w
}

// dotted is a telephone number as people write it.
func (p *planter) dotted() string {
	n := p.phone()
	return n[:4] + "." + n[4:7] + "." + n[7:]
}

// mail is an address in the net.
func (p *planter) mail() string { return "vang." + strings.ToLower(p.planted()) + "1980@gmail.com" }

// spot is a person at the ith dirty cell of a column: a number, a name, then any other form.
func (p *planter) spot(i, n int) string {
	switch i {
	case 0:
		return p.identity()
	case 1:
		return p.name()
	}
	return p.someone(n + 2)
}

// someone is a person in one of the forms that cells have, the nth.
func (p *planter) someone(n int) string {
	switch n % 7 {
	case 0:
		return p.name()
	case 1:
		return p.identity()
	case 2:
		return p.name() + ", CCCD " + p.spaced() + ", ĐT " + p.phone()
	case 3:
		return p.address()
	case 4:
		return p.dotted()
	case 5:
		return p.mail()
	}
	return "Đăng ký khai sinh cho cháu " + p.name() + " (" + p.phone() + ")"
}
