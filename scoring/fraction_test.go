package scoring_test

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"

	"motcua/scoring"
)

func TestRoundingIsHalfUpAndOnlyForShowing(t *testing.T) {
	for _, c := range []struct {
		f    scoring.Fraction
		want string
	}{
		{scoring.Frac(153, 20), "7.7"}, // 7,65
		{scoring.Frac(1599, 17), "94.1"},
		{scoring.Frac(75, 1), "75"},
		{scoring.Frac(1, 20), "0.1"},
		{scoring.Frac(49, 1000), "0"},
		{scoring.Frac(9995, 100), "100"},
		{scoring.Frac(-1, 20), "-0.1"},
		{scoring.Fraction{}, "0"},
	} {
		if got := c.f.Decimal("."); got != c.want {
			t.Errorf("%v is shown as %s, want %s", c.f, got, c.want)
		}
	}
}

func TestParseFractionTakesWhatPeopleWrite(t *testing.T) {
	for text, want := range map[string]string{"5": "5", "2.5": "5/2", "2,5": "5/2", "19/20": "19/20", "-1": "-1", "75,0": "75"} {
		got, err := scoring.ParseFraction(text)
		if err != nil || got.String() != want {
			t.Errorf("%q: got %v, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "a", "1e9", "1/0", "+1", "1-1", "1.2.3", "111111111111111111111111111111111"} {
		if got, err := scoring.ParseFraction(text); err == nil {
			t.Errorf("%q is read as %v, want an error", text, got)
		}
	}
}

func TestFractionIsTextInJSON(t *testing.T) {
	for _, f := range []scoring.Fraction{{}, scoring.Int(85), scoring.Frac(-65, 34), scoring.Frac(math.MaxInt64, math.MaxInt64-1)} {
		text, err := json.Marshal(f)
		var back scoring.Fraction
		if err == nil {
			err = json.Unmarshal(text, &back)
		}
		if err != nil || back.Cmp(f) != 0 || string(text) != `"`+f.String()+`"` {
			t.Errorf("%v is written %s and read back %v, %v", f, text, back, err)
		}
	}
	for _, text := range []string{`"1/0"`, `"a"`, `""`, `"1/2/3"`, `"1/"`} {
		if back := new(scoring.Fraction); json.Unmarshal([]byte(text), back) == nil {
			t.Errorf("%s is read as %v", text, back)
		}
	}
}

func FuzzTenths(f *testing.F) {
	f.Add(int64(153), int64(20))
	f.Fuzz(func(t *testing.T, n, d int64) {
		if d <= 0 || n < 0 || n > 1<<40 {
			return // a score is not negative and not astronomic
		}
		// Half up: tenths - 1/2 <= 10 n/d < tenths + 1/2.
		exact := new(big.Rat).Mul(big.NewRat(n, d), big.NewRat(10, 1))
		distance := new(big.Rat).Sub(exact, new(big.Rat).SetInt64(scoring.Frac(n, d).Tenths()))
		if distance.Cmp(big.NewRat(-1, 2)) < 0 || distance.Cmp(big.NewRat(1, 2)) >= 0 {
			t.Fatalf("%d/%d is rounded to %d tenths", n, d, scoring.Frac(n, d).Tenths())
		}
	})
}

// In machine words or in big numbers, a figure is rounded as big.Rat rounds it, which is half away from zero, too.
func FuzzRounding(f *testing.F) {
	f.Add(int64(9995), int64(1000), 2)
	f.Add(int64(-1), int64(200), 2)
	f.Add(int64(-1), int64(2001), 3)
	f.Add(int64(85*3_600_001), int64(math.MaxInt32), 9)
	f.Add(int64(1), int64(math.MaxInt64), 1)
	f.Add(int64(1)<<40, int64(math.MaxInt64/3), 9)
	f.Add(int64(18), int64(1), 4)
	f.Fuzz(func(t *testing.T, above, below int64, n int) {
		if below <= 0 || n < 1 || n > 9 || above > 1<<40 || above < -1<<40 || above/below > 1<<30 || above/below < -1<<30 {
			return // what is shown has at most nine decimals, and is not astronomic
		}
		figure, exact := scoring.Frac(above, below), big.NewRat(above, below)
		want := exact.FloatString(n)
		if strings.Trim(want, "-0.") == "" {
			want = strings.TrimPrefix(want, "-")
		}
		if got := figure.Fixed(n); got != want {
			t.Fatalf("%v is %s with %d decimals, want %s", exact, got, n, want)
		}
		rounded, _ := new(big.Rat).SetString(want)
		if got := figure.Round(n); got.String() != rounded.RatString() {
			t.Fatalf("%v is rounded to %v, want %v", exact, got, rounded)
		}
		if got := figure.Shown(scoring.Bounds{Decimals: n}); n > 1 && rounded.Sign() == exact.Sign() && got != want {
			t.Fatalf("%v is shown as %s, want %s", exact, got, want)
		}
		if short := strings.TrimSuffix(strings.TrimRight(want, "0"), "."); n == 4 && figure.Bound() != short {
			t.Fatalf("%v is %s as a bound, want %s", exact, figure.Bound(), short)
		}
	})
}

// In machine words or in big numbers, every operation gives what big.Rat gives.
func FuzzFraction(f *testing.F) {
	f.Add(int64(12), int64(13), int64(-11), int64(16))
	f.Add(int64(math.MaxInt64), int64(3), int64(math.MaxInt64), int64(7))
	f.Add(int64(math.MinInt64), int64(1), int64(1), int64(math.MaxInt64))
	f.Add(int64(0), int64(5), int64(math.MinInt64), int64(-3))
	f.Fuzz(func(t *testing.T, a, b, c, d int64) {
		if b == 0 || d == 0 {
			return
		}
		x, y := scoring.Frac(a, b), scoring.Frac(c, d)
		bx, by := big.NewRat(a, b), big.NewRat(c, d)
		// Sums of products leave the machine words, and come back.
		far, bfar := x.Mul(y).Add(x), new(big.Rat).Add(new(big.Rat).Mul(bx, by), bx)
		for _, got := range []struct {
			what string
			f    scoring.Fraction
			want *big.Rat
		}{
			{"x", x, bx},
			{"x + y", x.Add(y), new(big.Rat).Add(bx, by)},
			{"x - y", x.Sub(y), new(big.Rat).Sub(bx, by)},
			{"x y", x.Mul(y), new(big.Rat).Mul(bx, by)},
			{"x y + x", far, bfar},
			{"x y + x - x y", far.Sub(x.Mul(y)), bx},
			{"(x y + x)²", far.Mul(far), new(big.Rat).Mul(bfar, bfar)},
		} {
			if got.f.String() != got.want.RatString() || got.f.Sign() != got.want.Sign() {
				t.Fatalf("%s of %v and %v is %v, want %v", got.what, bx, by, got.f, got.want)
			}
		}
		if y.Sign() != 0 && x.Quo(y).String() != new(big.Rat).Quo(bx, by).RatString() {
			t.Fatalf("%v ÷ %v is %v", bx, by, x.Quo(y))
		}
		if x.Cmp(y) != bx.Cmp(by) || far.Cmp(y) != bfar.Cmp(by) {
			t.Fatalf("%v against %v: %d, %d", bx, by, x.Cmp(y), far.Cmp(y))
		}
	})
}
