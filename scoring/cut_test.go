package scoring

import (
	"math/rand/v2"
	"testing"
)

// A figure that is cut in machine words is cut as exactly as with big numbers.
func TestCutInWordsIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		f := Frac(random.Int64N(1<<random.IntN(62)+1)-random.Int64N(1<<random.IntN(62)+1), 1+random.Int64N(1<<random.IntN(40)+1))
		n := random.IntN(mostDecimals + 1)
		text, ok := f.cutWords(n)
		if exact := (Fraction{big: f.rat()}).Cut(n); ok && text != exact {
			t.Fatalf("%v cut to %d decimals is %q, want %q", f, n, text, exact)
		}
	}
	for _, c := range []struct {
		f    Fraction
		n    int
		want string
	}{{Frac(153, 17), 4, "9"}, {Frac(1, 3), 4, "0.3333"}, {Frac(-1, 3), 0, "0"}, {Frac(-1, 100_000), 4, "0"}, {Frac(-7, 2), 1, "-3.5"}, {Frac(1001, 1000), 2, "1"}, {Frac(1009, 1000), 3, "1.009"}} {
		if text, ok := c.f.cutWords(c.n); !ok || text != c.want {
			t.Errorf("%v cut to %d decimals is %q, %v, want %q", c.f, c.n, text, ok, c.want)
		}
	}
}
