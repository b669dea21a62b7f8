package scoring

import "slices"

// Figures are exact until they are shown: rounded half up to one decimal, and further out where one decimal would say
// something else than what holds. How far is decided here alone, for chats, pictures, papers and the command line.

const (
	boundDecimals = 4      // a bound is written this far out: in fact to its end, as bounds are short
	tenThousand   = 10_000 // what divides it is written to its end by boundDecimals
	mostDecimals  = 9      // a figure that even these do not tell from its bound is cut there, not rounded
)

// Round is f rounded half up (away from zero below it) to n decimals, 1 to 9.
func (f Fraction) Round(n int) Fraction {
	scale := powerOfTen(n)
	return Frac(f.rounded(scale), scale)
}

// asBound is f as Bound writes it.
func (f Fraction) asBound() Fraction {
	if _, d, small := f.words(); small && tenThousand%d == 0 {
		return f
	}
	return f.Round(boundDecimals)
}

// roundedText is f rounded to n decimals, with a point; the zeros behind it only if they are wanted.
func (f Fraction) roundedText(n int, zeros bool) string {
	scale := powerOfTen(n)
	rounded := f.rounded(scale)
	size := max(rounded, -rounded)
	return decimalText(rounded < 0, size/scale, size%scale, scale, zeros)
}

// Bound is f as a bound is written, with a point: "4.5", "28.461".
func (f Fraction) Bound() string { return f.roundedText(boundDecimals, false) }

// Bounds are what a figure is held against where it is shown, and how far its rules have it written out. Every figure that is
// shown takes them from its rules, its card, its line or its group, so that no screen and no paper forgets the decimals.
type Bounds struct {
	Decimals int // at least so many are shown, and all of them written; up to 1: one at least, and no zeros behind it
	At       []Fraction
}

// Plain are the bounds of a figure that no rules write out further, as a share in per cent.
func Plain(at ...Fraction) Bounds { return Bounds{Decimals: 1, At: at} }

// With adds further bounds.
func (b Bounds) With(at ...Fraction) Bounds {
	b.At = slices.Concat(b.At, at)
	return b
}

// least is the least number of decimals that is shown.
func (b Bounds) least() int { return max(1, b.Decimals) }

// write is f with n decimals, a point before them; the zeros behind it stand only where the rules have them.
func (b Bounds) write(f Fraction, n int) string {
	return f.roundedText(n, b.least() > 1)
}

// Shown is f as it is shown beside the bounds that its reader holds it against, with a point: rounded to the decimals of its rules,
// or to the least number of decimals that leaves it on its side of every bound as Bound writes them. 79.97
// of a grade below 80 is "79.97", not "80"; 80.03 of a grade from 80 on is "80". What is not 0 never reads as 0.
func (f Fraction) Shown(b Bounds) string {
	for n := b.least(); n <= mostDecimals; n++ {
		if f.keepsSides(n, b.At) {
			return b.write(f, n)
		}
	}
	return f.Cut(mostDecimals)
}

// Change is how a figure moved, as it is shown: its size without a sign, and which way, 1 up, -1 down. What moved by less than is
// shown has the way 0 and the size ""; what did not move at all has the size "0".
func (b Bounds) Change(by Fraction) (size string, way int) {
	n := b.least()
	rounded := by.Round(n)
	switch {
	case by.Sign() == 0:
		return "0", 0
	case rounded.Sign() == 0:
		return "", 0
	case rounded.Sign() < 0:
		return b.write(Fraction{}.Sub(rounded), n), -1
	}
	return b.write(rounded, n), 1
}

// keepsSides says whether f rounded to n decimals is still under, at or above every bound, as f is.
func (f Fraction) keepsSides(n int, bounds []Fraction) bool {
	rounded := f.Round(n)
	if rounded.Sign() != f.Sign() {
		return false
	}
	for _, b := range bounds {
		switch side, looks := f.Cmp(b), rounded.Cmp(b.asBound()); {
		case side < 0 && looks >= 0, side == 0 && looks != 0, side > 0 && looks < 0:
			return false
		}
	}
	return true
}

// OfBound is a target, or another bound, as it is shown among figures: with their decimals, or written further out where it goes on.
func (b Bounds) OfBound(f Fraction) string {
	if n := b.least(); f.Round(n).Cmp(f) == 0 {
		return b.write(f, n)
	}
	return f.Bound()
}

// Bounds are those of figures by the rules; of no rules, plain ones.
func (r *RuleSet) Bounds(at ...Fraction) Bounds {
	if r == nil {
		return Plain(at...)
	}
	return Bounds{Decimals: r.Decimals, At: at}
}

// BoundsOf are what a score of the grade is held against.
func (r *RuleSet) BoundsOf(g Grade) Bounds { return r.Bounds(g.bounds()...) }

// Shown is the converted score as it is shown beside its grade.
func (c *Scorecard) Shown() string { return c.Converted.Shown(c.Bounds()) }

// ShownTotal is the points of the card as they are shown beside what they are of.
func (c *Scorecard) ShownTotal() string { return c.Total.Shown(c.Written(c.Max)) }

// Bounds are what a converted score is held against: where its grade begins, where the next better one does, and the most there is.
func (c *Scorecard) Bounds() Bounds { return c.Written(c.Grade.bounds()...) }

// Written are bounds of other figures of the card.
func (c *Scorecard) Written(at ...Fraction) Bounds { return Bounds{Decimals: c.Decimals, At: at} }

// bounds are what a score of the grade is held against.
func (g Grade) bounds() []Fraction { return []Fraction{g.Min, g.Below, Int(100)} }

// Bounds are what the points of a line are held against: their maximum, and further bounds.
func (l Line) Bounds(at ...Fraction) Bounds {
	return Bounds{Decimals: l.Decimals, At: append([]Fraction{l.Max}, at...)}
}

// Shown is the points of a line as they are shown beside their maximum and further bounds.
func (l Line) Shown(at ...Fraction) string { return l.Points.Shown(l.Bounds(at...)) }

// Shown is the points of a group as they are shown beside what is assessed of it.
func (s GroupSum) Shown() string {
	return s.Points.Shown(Bounds{Decimals: s.Decimals, At: []Fraction{s.Max}})
}
