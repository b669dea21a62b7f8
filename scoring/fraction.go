package scoring

import (
	"fmt"
	"math/big"
	"strings"
)

// Fraction is an exact rational number. The zero value is 0 and is ready to use; a Fraction never changes,
// so it may be copied and shared freely.
type Fraction struct{ r *big.Rat }

// Frac is numerator / denominator. A denominator of 0 is a programming error and panics, as division by zero does.
func Frac(numerator, denominator int64) Fraction {
	return Fraction{big.NewRat(numerator, denominator)}
}

// Int is the whole number n.
func Int(n int64) Fraction { return Fraction{new(big.Rat).SetInt64(n)} }

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
	return Fraction{r}, nil
}

func (f Fraction) rat() *big.Rat {
	if f.r == nil {
		return new(big.Rat)
	}
	return f.r
}

// Add is f + g.
func (f Fraction) Add(g Fraction) Fraction { return Fraction{new(big.Rat).Add(f.rat(), g.rat())} }

// Sub is f - g.
func (f Fraction) Sub(g Fraction) Fraction { return Fraction{new(big.Rat).Sub(f.rat(), g.rat())} }

// Mul is f × g.
func (f Fraction) Mul(g Fraction) Fraction { return Fraction{new(big.Rat).Mul(f.rat(), g.rat())} }

// Quo is f ÷ g; it panics when g is 0.
func (f Fraction) Quo(g Fraction) Fraction { return Fraction{new(big.Rat).Quo(f.rat(), g.rat())} }

// Cmp is -1, 0 or +1 as f is less than, equal to or greater than g.
func (f Fraction) Cmp(g Fraction) int { return f.rat().Cmp(g.rat()) }

// Sign is -1, 0 or +1.
func (f Fraction) Sign() int { return f.rat().Sign() }

// Tenths is f in tenths, rounded half up (away from zero below it): the only rounding there is, for showing.
// 7.65 gives 77, 94.117… gives 941.
func (f Fraction) Tenths() int64 {
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

// Cut is f cut, not rounded, to at most n decimals, with a point: Frac(153, 17).Cut(4) is "9", Frac(1, 3).Cut(4) "0.3333".
func (f Fraction) Cut(n int) string {
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

// Decimal is f rounded to one decimal with the given separator and no trailing zero: "78.7", "75", "-0.5".
func (f Fraction) Decimal(separator string) string { return DecimalTenths(f.Tenths(), separator) }

// DecimalTenths writes a number of tenths as Fraction.Decimal does.
func DecimalTenths(tenths int64, separator string) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "-", -tenths
	}
	if tenths%10 == 0 {
		return fmt.Sprintf("%s%d", sign, tenths/10)
	}
	return fmt.Sprintf("%s%d%s%d", sign, tenths/10, separator, tenths%10)
}
