package scoring

import (
	"testing"

	"pgregory.net/rapid"
)

func TestTotalIsTheSumInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Fraction
		var want Fraction
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			f := Frac(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "numerator"), rapid.Int64Range(1, 1<<40).Draw(t, "denominator"))
			all, want = append(all, f), want.Add(f)
		}
		if got := total(all); got.Cmp(want) != 0 || got.String() != want.String() {
			t.Fatalf("the total is %v, want %v", got, want)
		}
	})
}
