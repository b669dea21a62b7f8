package scoring

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

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
	return fromRat(r), nil
}

// String is the exact value, for errors and tests: "65/34", "85".
func (f Fraction) String() string { return f.rat().RatString() }

// MarshalText writes the exact value, as String does.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText wrote, whatever its size.
func (f *Fraction) UnmarshalText(text []byte) (err error) {
	*f, err = ParseExact(string(text))
	return err
}

// ParseExact reads what String wrote, whatever its size: ParseFraction refuses what is longer than people type.
func ParseExact(text string) (Fraction, error) {
	above, below, quotient := strings.Cut(text, "/")
	n, err := ParseFraction(above)
	if err != nil || !quotient {
		return n, err
	}
	d, err := ParseFraction(below)
	if err == nil && (d.Sign() == 0 || strings.Contains(below, "/")) {
		err = fmt.Errorf("%q is no fraction", text)
	}
	if err != nil {
		return Fraction{}, err
	}
	return n.Quo(d), nil
}

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
	scale := powerOfTen(n)
	size := max(num, -num)
	scaled, ok := product(size%den, scale)
	if !ok || size < 0 {
		return "", false
	}
	return decimalText(num < 0, size/den, scaled/den, scale, false), true
}

// powerOfTen is 1 followed by n zeros, 0 to 18.
func powerOfTen(n int) int64 {
	power := int64(1)
	for range n {
		power *= 10
	}
	return power
}

// decimalText is a decimal number with a point, from its size: a whole number and so many parts of a power of ten. The zeros
// behind the point are written only if they are wanted.
func decimalText(negative bool, whole, decimals, parts int64, zeros bool) string {
	negative = negative && whole+decimals > 0
	if !negative && decimals == 0 && !zeros {
		return strconv.FormatInt(whole, 10)
	}
	out := make([]byte, 0, 24+mostDecimals)
	if negative {
		out = append(out, '-')
	}
	out = strconv.AppendInt(out, whole, 10)
	if decimals == 0 && !zeros {
		return string(out)
	}
	out = append(out, '.')
	for parts /= 10; parts > 0 && (zeros || decimals > 0); parts /= 10 {
		out = append(out, byte('0'+decimals/parts))
		decimals %= parts
	}
	return string(out)
}

// Fixed is f rounded half up to n decimals, 1 to 9, all of which are written, with a point: Int(18).Fixed(2) is "18.00".
func (f Fraction) Fixed(n int) string { return f.roundedText(n, true) }

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
