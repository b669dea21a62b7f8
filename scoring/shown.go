package scoring

// Figures are exact until they are shown: rounded half up to one decimal, and further out where one decimal would say
// something else than what holds. How far is decided here alone, for chats, pictures, papers and the command line.

const (
	boundDecimals = 4      // a bound is written this far out: in fact to its end, as bounds are short
	tenThousand   = 10_000 // what divides it is written to its end by boundDecimals
	mostDecimals  = 9      // a figure that even these do not tell from its bound is cut there, not rounded
)

// Round is f rounded half up (away from zero below it) to n decimals, 1 to 9.
func (f Fraction) Round(n int) Fraction {
	scale := int64(1)
	for range n - 1 {
		scale *= 10
	}
	if scale > 1 {
		f = f.Mul(Int(scale))
	}
	return Frac(f.Tenths(), 10*scale)
}

// asBound is f as Bound writes it.
func (f Fraction) asBound() Fraction {
	if _, d, small := f.words(); small && tenThousand%d == 0 {
		return f
	}
	return f.Round(boundDecimals)
}

// roundedText is f rounded to n decimals, with a point and without trailing zeros.
func (f Fraction) roundedText(n int) string {
	if n == 1 {
		return f.Decimal(".")
	}
	return f.Round(n).Cut(n)
}

// Bound is f as a bound is written, with a point: "4.5", "28.461".
func (f Fraction) Bound() string { return f.roundedText(boundDecimals) }

// Shown is f as it is shown beside the bounds that its reader holds it against, with a point and without trailing zeros: rounded
// to one decimal, or to the least number of decimals that leaves it on its side of every bound as Bound writes them. 79.97
// of a grade below 80 is "79.97", not "80"; 80.03 of a grade from 80 on is "80". What is not 0 never reads as 0.
func (f Fraction) Shown(bounds ...Fraction) string {
	for n := 1; n <= mostDecimals; n++ {
		if f.keepsSides(n, bounds) {
			return f.roundedText(n)
		}
	}
	return f.Cut(mostDecimals)
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

// Shown is the converted score as it is shown beside its grade.
func (c *Scorecard) Shown() string { return c.Converted.Shown(c.Bounds()...) }

// Bounds are what a converted score is held against: where its grade begins, where the next better one does, and the most there is.
func (c *Scorecard) Bounds() []Fraction { return c.Grade.Bounds() }

// Bounds are what a score of the grade is held against.
func (g Grade) Bounds() []Fraction { return []Fraction{g.Min, g.Below, Int(100)} }

// Shown is the points of a line as they are shown beside their maximum and further bounds.
func (l Line) Shown(bounds ...Fraction) string {
	return l.Points.Shown(append([]Fraction{l.Max}, bounds...)...)
}
