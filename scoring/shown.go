package scoring

import "slices"

// Figures are exact until they are shown: rounded half up to one decimal, and further out where one decimal would say
// something else than what holds. How far is decided here alone, for chats, pictures, papers and the command line.

const (
	boundDecimals = 4 // a bound is written this far out: in fact to its end, as bounds are short
	mostDecimals  = 9 // a figure that even these do not tell from its bound is cut there, not rounded
)

// Round is f rounded half up (away from zero below it) to n decimals, 1 to 9.
func (f Fraction) Round(n int) Fraction {
	scale := int64(1)
	for range n - 1 {
		scale *= 10
	}
	return Frac(f.Mul(Int(scale)).Tenths(), 10*scale)
}

// text is f rounded to n decimals, with a point and without trailing zeros.
func (f Fraction) text(n int) string {
	if n == 1 {
		return f.Decimal(".")
	}
	return f.Round(n).Cut(n)
}

// Bound is f as a bound is written, with a point: "4.5", "28.461".
func (f Fraction) Bound() string { return f.text(boundDecimals) }

// Shown is f as it is shown beside the bounds that its reader holds it against, with a point and without trailing zeros: rounded
// to one decimal, or to the least number of decimals that leaves it on its side of every bound as Bound writes them. 79.97
// of a grade below 80 is "79.97", not "80"; 80.03 of a grade from 80 on is "80". What is not 0 never reads as 0.
func (f Fraction) Shown(bounds ...Fraction) string {
	for n := 1; n <= mostDecimals; n++ {
		if f.holds(n, bounds) {
			return f.text(n)
		}
	}
	return f.Cut(mostDecimals)
}

// holds says whether f rounded to n decimals says of every bound what f says of it: that it is under it, reaches it, or is it.
func (f Fraction) holds(n int, bounds []Fraction) bool {
	rounded := f.Round(n)
	if rounded.Sign() != f.Sign() {
		return false
	}
	for _, b := range bounds {
		switch side, looks := f.Cmp(b), rounded.Cmp(b.Round(boundDecimals)); {
		case side < 0 && looks >= 0, side == 0 && looks != 0, side > 0 && looks < 0:
			return false
		}
	}
	return true
}

// ShownTogether are figures as they are shown in one list, each with its bounds: as Shown has them, and further out where two
// that are not equal would look equal, or the greater one as the smaller.
func ShownTogether(figures []Fraction, bounds func(i int) []Fraction) []string {
	order := make([]int, len(figures))
	decimals := make([]int, len(figures))
	of := make([][]Fraction, len(figures))
	for i := range figures {
		order[i], decimals[i], of[i] = i, 1, bounds(i)
	}
	slices.SortFunc(order, func(a, b int) int { return figures[a].Cmp(figures[b]) })
	for again := true; again; {
		again = false
		further := func(i int) {
			if decimals[i] < mostDecimals {
				decimals[i]++
				again = true
			}
		}
		for at, i := range order {
			if !figures[i].holds(decimals[i], of[i]) {
				further(i)
			}
			if at == 0 {
				continue
			}
			less := order[at-1]
			switch equal := figures[less].Cmp(figures[i]) == 0; {
			case equal && decimals[less] != decimals[i]:
				further(least(less, i, decimals))
			case !equal && figures[less].Round(decimals[less]).Cmp(figures[i].Round(decimals[i])) >= 0:
				further(less)
				further(i)
			}
		}
	}
	texts := make([]string, len(figures))
	for i, f := range figures {
		if texts[i] = f.text(decimals[i]); !f.holds(decimals[i], of[i]) {
			texts[i] = f.Cut(mostDecimals)
		}
	}
	return texts
}

// least is that one of two with fewer decimals.
func least(a, b int, decimals []int) int {
	if decimals[a] < decimals[b] {
		return a
	}
	return b
}

// Shown is the converted score as it is shown beside its grade.
func (c *Scorecard) Shown() string { return c.Converted.Shown(c.Bounds()...) }

// Bounds are what a converted score is held against: where its grade begins, where the next better one does, and the most there is.
func (c *Scorecard) Bounds() []Fraction { return c.Grade.Bounds() }

// Bounds are what a score of the grade is held against.
func (g Grade) Bounds() []Fraction { return []Fraction{g.Min, g.Below, Int(100)} }

// ShownScores are the converted scores of a month's cards as they are shown in one list, by unit; a card without a score has none.
func ShownScores(records []Record) map[string]string {
	var scored []Record
	var figures []Fraction
	for _, r := range records {
		if r.Scored {
			scored, figures = append(scored, r), append(figures, r.Converted)
		}
	}
	texts := ShownTogether(figures, func(i int) []Fraction { return scored[i].Bounds() })
	shown := make(map[string]string, len(scored))
	for i, r := range scored {
		shown[r.Unit] = texts[i]
	}
	return shown
}

// Shown is the points of a line as they are shown beside their maximum and further bounds.
func (l Line) Shown(bounds ...Fraction) string {
	return l.Points.Shown(append([]Fraction{l.Max}, bounds...)...)
}
