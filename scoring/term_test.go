package scoring_test

import (
	"slices"
	"testing"
	"time"

	"motcua/scoring"
)

// Terms are read, have their months, and lie beside each other.
func TestTermsAreMonthsQuartersAndYears(t *testing.T) {
	hanoi := time.FixedZone("", 7*3600)
	for _, c := range []struct {
		text, want, first, last, next, prev string
	}{
		{"2026-08", "2026-08", "2026-08", "2026-08", "2026-09", "2026-07"},
		{"2026-Q3", "2026-Q3", "2026-07", "2026-09", "2026-Q4", "2026-Q2"},
		{"2026-Q1", "2026-Q1", "2026-01", "2026-03", "2026-Q2", "2025-Q4"},
		{"2026", "2026", "2026-01", "2026-12", "2027", "2025"},
		{"2026-ytd", "2026", "2026-01", "2026-12", "2027", "2025"},
	} {
		term, err := scoring.ParseTerm(c.text)
		if err != nil {
			t.Fatal(err)
		}
		months := term.Months()
		first, last := months[0], months[len(months)-1]
		if string(term) != c.want || string(first) != c.first || string(last) != c.last || string(term.Next()) != c.next || string(term.Prev()) != c.prev {
			t.Errorf("%s is %s: %s to %s, before %s and after %s", c.text, term, first, last, term.Next(), term.Prev())
		}
		if !term.Start(hanoi).Equal(first.Start(hanoi)) || !term.End(hanoi).Equal(last.End(hanoi)) {
			t.Errorf("%s is [%v, %v)", c.text, term.Start(hanoi), term.End(hanoi))
		}
		if _, is := term.Month(); is != (len(months) == 1) || !slices.Contains(first.Terms(), term) {
			t.Errorf("%s: of one month %v, among %v", c.text, is, first.Terms())
		}
	}
	for _, text := range []string{"", "2026-Q5", "2026-Q0", "2026-Q12", "26", "1999", "2200", "2026-13", "2026-Q3-ytd", "ytd", "20x6"} {
		if term, err := scoring.ParseTerm(text); err == nil {
			t.Errorf("%q is read as %s", text, term)
		}
	}
}

func TestTermsOverlapWhereTheyShareAMonth(t *testing.T) {
	terms := []scoring.Term{"2025-12", "2026-01", "2026-03", "2026-04", "2026-12", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q4", "2025", "2026", "2027"}
	for _, a := range terms {
		if a.Length() != len(a.Months()) {
			t.Errorf("%s has %d months, and %v", a, a.Length(), a.Months())
		}
		for _, b := range terms {
			shared := slices.ContainsFunc(a.Months(), func(m scoring.Month) bool { return slices.Contains(b.Months(), m) })
			if a.Overlaps(b) != shared {
				t.Errorf("%s and %s overlap: %v, want %v", a, b, !shared, shared)
			}
		}
	}
	if none := scoring.Term("x"); none.Overlaps("2026") || none.Overlaps(none) || none.Length() != 0 {
		t.Error("what is no term has months")
	}
}
