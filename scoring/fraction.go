package scoring

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
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
		return exactly(big.NewRat(numerator, denominator))
	}
	return reduced(numerator, denominator)
}

// Int is the whole number n.
func Int(n int64) Fraction { return Frac(n, 1) }

// reduced is n/d in lowest terms; d is positive and n not the least integer.
func reduced(n, d int64) Fraction {
	a, b := max(n, -n), d
	for b != 0 {
		a, b = b, a%b
	}
	if a > 1 {
		n, d = n/a, d/a
	}
	return Fraction{num: n, den: d}
}

// exactly is r, in machine words when it fits.
func exactly(r *big.Rat) Fraction {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Fraction{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Fraction{big: r}
}

// ParseFraction reads a whole number, a decimal with point or comma ("2.5", "2,5") or a quotient ("19/20").
// Exponents, signs other than a leading minus, and anything longer than 32 bytes are refused.
func ParseFraction(s string) (Fraction, error) {
	b := []byte(s)
	for i, c := range b {
		if c == ',' {
			b[i] = '.'
			continue
		}
		if (c < '0' || c > '9') && c != '.' && c != '/' && (c != '-' || i > 0) {
			return Fraction{}, fmt.Errorf("%q is not a number", s)
		}
	}
	if len(b) > 32 {
		return Fraction{}, fmt.Errorf("%q is too long for a number", s)
	}
	r, ok := new(big.Rat).SetString(string(b))
	if !ok {
		return Fraction{}, fmt.Errorf("%q is not a number", s)
	}
	return exactly(r), nil
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
			return reduced(sum, below)
		}
	}
	return exactly(new(big.Rat).Add(f.rat(), g.rat()))
}

// Sub is f - g.
func (f Fraction) Sub(g Fraction) Fraction {
	if g.big != nil {
		return exactly(new(big.Rat).Sub(f.rat(), g.big))
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
			return reduced(above, below)
		}
	}
	return exactly(new(big.Rat).Mul(f.rat(), g.rat()))
}

// Quo is f ÷ g; it panics when g is 0.
func (f Fraction) Quo(g Fraction) Fraction {
	if g.big == nil && g.num > 0 {
		return f.Mul(Fraction{num: max(g.den, 1), den: g.num})
	}
	return exactly(new(big.Rat).Quo(f.rat(), g.rat()))
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
func (f Fraction) Tenths() int64 {
	if n, d, small := f.words(); small && n >= 0 && n <= math.MaxInt64/20-d && d <= math.MaxInt64/40 {
		return (20*n + d) / (2 * d)
	}
	r := f.rat()
	num := new(big.Int).Mul(r.Num(), big.NewInt(20))
	if num.Sign() < 0 {
		num.Sub(num, r.Denom())
	} else {
		num.Add(num, r.Denom())
	}
	return num.Quo(num, new(big.Int).Lsh(r.Denom(), 1)).Int64()
}

// String is the exact value, for errors and tests: "65/34", "85".
func (f Fraction) String() string { return f.rat().RatString() }

// Cut is f cut, not rounded, to at most n decimals, with a point: Frac(153, 17).Cut(4) is "9", Frac(1, 3).Cut(4)
// "0.3333".
func (f Fraction) Cut(n int) string {
	if text, ok := f.cutWords(n); ok {
		return text
	}
	r := f.rat()
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	cut := new(big.Int).Mul(r.Num(), scale)
	cut.Quo(cut, r.Denom())
	s := new(big.Rat).SetFrac(cut, scale).FloatString(n)
	if n == 0 {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// cutWords is Cut in machine words; ok is false when they are too short for it.
func (f Fraction) cutWords(n int) (text string, ok bool) {
	num, den, small := f.words()
	if !small || n < 0 || n > mostDecimals {
		return "", false
	}
	scale := int64(1)
	for range n {
		scale *= 10
	}
	size := max(num, -num)
	scaled, ok := product(size%den, scale)
	if !ok || size < 0 {
		return "", false
	}
	whole, decimals := size/den, scaled/den
	out := make([]byte, 0, 24+mostDecimals)
	if num < 0 && whole+decimals > 0 {
		out = append(out, '-')
	}
	out = strconv.AppendInt(out, whole, 10)
	if decimals == 0 {
		return string(out), true
	}
	out = append(out, '.')
	for scale /= 10; decimals > 0; scale /= 10 {
		out = append(out, byte('0'+decimals/scale))
		decimals %= scale
	}
	return string(out), true
}

// Decimal is f rounded to one decimal with the given separator and no trailing zero: "78.7", "75", "-0.5".
func (f Fraction) Decimal(separator string) string { return DecimalTenths(f.Tenths(), separator) }

// DecimalTenths writes a number of tenths as Fraction.Decimal does.
func DecimalTenths(tenths int64, separator string) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "-", -tenths
	}
	whole := sign + strconv.FormatInt(tenths/10, 10)
	if tenths%10 == 0 {
		return whole
	}
	return whole + separator + strconv.FormatInt(tenths%10, 10)
}
