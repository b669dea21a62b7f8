package scoring

import (
	"math"
	"math/big"
	"math/bits"
)

// Fraction is an exact rational number. The zero value is 0 and is ready to use; a Fraction never changes, so it may be
// copied and shared freely.
//
// Nearly all scores fit into machine words; what does not is computed with big.Rat, just as exactly.
type Fraction struct {
	num int64
	den int64    // positive, 0 standing for 1; num/den is in lowest terms
	big *big.Rat // when set, the value; num and den are not used
}

// Frac is numerator / denominator. A denominator of 0 is a programming error and panics, as division by zero does.
func Frac(numerator, denominator int64) Fraction {
	if denominator <= 0 || numerator == math.MinInt64 {
		return fromRat(big.NewRat(numerator, denominator))
	}
	return reduce(numerator, denominator)
}

// Int is the whole number n.
func Int(n int64) Fraction { return Frac(n, 1) }

// reduce is n/d in lowest terms; d is positive and n not the least integer.
func reduce(n, d int64) Fraction {
	a, b := max(n, -n), d
	for b != 0 {
		a, b = b, a%b
	}
	if a > 1 {
		n, d = n/a, d/a
	}
	return Fraction{num: n, den: d}
}

// fromRat is r, in machine words when it fits.
func fromRat(r *big.Rat) Fraction {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Fraction{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Fraction{big: r}
}

// words are the numerator and denominator; ok is false when they do not fit into machine words.
func (f Fraction) words() (num, den int64, ok bool) {
	return f.num, max(f.den, 1), f.big == nil
}

func (f Fraction) rat() *big.Rat {
	if f.big != nil {
		return f.big
	}
	return big.NewRat(f.num, max(f.den, 1))
}

// product is a × b; ok is false when it does not fit.
func product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(max(a, -a)), uint64(max(b, -b)))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}

// Add is f + g.
func (f Fraction) Add(g Fraction) Fraction {
	a, b, small1 := f.words()
	c, d, small2 := g.words()
	if small1 && small2 {
		left, ok1 := product(a, d)
		right, ok2 := product(c, b)
		below, ok3 := product(b, d)
		sum := left + right
		overflow := (left < 0) == (right < 0) && (sum < 0) != (left < 0)
		if ok1 && ok2 && ok3 && !overflow && sum != math.MinInt64 {
			return reduce(sum, below)
		}
	}
	return fromRat(new(big.Rat).Add(f.rat(), g.rat()))
}

// total adds fractions up, in pairs: most sums then fit into machine words, where one running sum of many denominators does not.
func total(all []Fraction) Fraction {
	switch n := len(all); n {
	case 0:
		return Fraction{}
	case 1:
		return all[0]
	default:
		return total(all[:n/2]).Add(total(all[n/2:]))
	}
}

// Sub is f - g.
func (f Fraction) Sub(g Fraction) Fraction {
	if g.big != nil {
		return fromRat(new(big.Rat).Sub(f.rat(), g.big))
	}
	return f.Add(Fraction{num: -g.num, den: g.den})
}

// Mul is f × g.
func (f Fraction) Mul(g Fraction) Fraction {
	a, b, small1 := f.words()
	c, d, small2 := g.words()
	if small1 && small2 {
		above, ok1 := product(a, c)
		below, ok2 := product(b, d)
		if ok1 && ok2 {
			return reduce(above, below)
		}
	}
	return fromRat(new(big.Rat).Mul(f.rat(), g.rat()))
}

// Quo is f ÷ g; it panics when g is 0.
func (f Fraction) Quo(g Fraction) Fraction {
	if g.big == nil && g.num > 0 {
		return f.Mul(Fraction{num: max(g.den, 1), den: g.num})
	}
	return fromRat(new(big.Rat).Quo(f.rat(), g.rat()))
}

// Cmp is -1, 0 or +1 as f is less than, equal to or greater than g.
func (f Fraction) Cmp(g Fraction) int {
	a, b, small1 := f.words()
	c, d, small2 := g.words()
	if small1 && small2 {
		left, ok1 := product(a, d)
		right, ok2 := product(c, b)
		if ok1 && ok2 {
			switch {
			case left < right:
				return -1
			case left > right:
				return 1
			}
			return 0
		}
	}
	return f.rat().Cmp(g.rat())
}

// Sign is -1, 0 or +1.
func (f Fraction) Sign() int { return f.Cmp(Fraction{}) }

// Tenths is f in tenths, rounded half up (away from zero below it): the only rounding there is, for showing.
// 7.65 gives 77, 94.117… gives 941.
func (f Fraction) Tenths() int64 { return f.rounded(10) }

// rounded is f in so many parts of 1, a power of ten, rounded as Tenths is.
func (f Fraction) rounded(parts int64) int64 {
	num, den, small := f.words()
	if twice, ok := product(num, 2*parts); small && ok && max(twice, -twice) <= math.MaxInt64-den && den <= math.MaxInt64/2 {
		if num < 0 {
			return (twice - den) / (2 * den)
		}
		return (twice + den) / (2 * den)
	}
	r := f.rat()
	above := new(big.Int).Mul(r.Num(), big.NewInt(2*parts))
	if above.Sign() < 0 {
		above.Sub(above, r.Denom())
	} else {
		above.Add(above, r.Denom())
	}
	return above.Quo(above, new(big.Int).Lsh(r.Denom(), 1)).Int64()
}
