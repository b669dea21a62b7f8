package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// planter makes persons of whom there is only one, and remembers where each stands.
type planter struct {
	random *rand.Rand
	place  string // of those who are planted next: kind of file, and where in it
	plants []plant
}

// plant is somebody who stands in a file.
type plant struct {
	place   string
	letters string // of the name, folded; "" for a number alone
	digits  string // of the number without zeros in front; "" for a name alone
}

func newPlanter() *planter { return &planter{random: rand.New(rand.NewPCG(459, 766))} }

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
	number := fmt.Sprintf("06620%07d", p.random.IntN(10_000_000))
	p.plants = append(p.plants, plant{place: p.place, digits: number[1:]})
	return number
}

// spaced is such a number as people write it.
func (p *planter) spaced() string {
	n := p.identity()
	return n[:3] + " " + n[3:6] + " " + n[6:9] + "\u00a0" + n[9:]
}

// phone is a telephone number.
func (p *planter) phone() string {
	number := fmt.Sprintf("09776%05d", p.random.IntN(100_000))
	p.plants = append(p.plants, plant{place: p.place, digits: number[1:]})
	return number
}

// address is where somebody lives.
func (p *planter) address() string { return "bản " + p.planted() + ", xã Háng Lìa" }

func (p *planter) planted() string {
	w := p.word()
	p.plants = append(p.plants, plant{place: p.place, letters: foldLetters(w)})
	return w
}

// someone is a person in one of the forms that cells have, the nth.
func (p *planter) someone(n int) string {
	switch n % 5 {
	case 0:
		return p.name()
	case 1:
		return p.identity()
	case 2:
		return p.name() + ", CCCD " + p.spaced() + ", ĐT " + p.phone()
	case 3:
		return p.address()
	}
	return "Đăng ký khai sinh cho cháu " + p.name() + " (" + p.phone() + ")"
}
