package scoring_test

import (
	"math/big"
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
