package scoring

import "slices"

// ShownTogether are figures as they are shown in one list, each with its bounds: as Shown has them, and further out where two
// that are not equal would look equal, or the greater one as the smaller; those keep their zeros, "91.60" above "91.57".
func ShownTogether(figures []Fraction, bounds func(i int) Bounds) []string {
	order := make([]int, len(figures))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return figures[a].Cmp(figures[b]) })
	var values []value
	for _, i := range order {
		if n := len(values); n == 0 || values[n-1].Cmp(figures[i]) != 0 {
			values = append(values, value{Fraction: figures[i]})
		}
		last, of := &values[len(values)-1], bounds(i)
		last.at, last.Bounds = append(last.at, i), last.With(of.At...)
		last.Decimals = max(last.Decimals, of.least())
		last.decimals = last.Decimals
	}
	for settled := false; !settled; {
		settled = true
		for i := range values {
			v := &values[i]
			if !v.keepsSides(v.decimals, v.At) && v.addDecimal() {
				settled = false
			}
			if i == 0 || values[i-1].looksLess(v) {
				continue
			}
			less := &values[i-1]
			less.near, v.near = true, true
			// Both go further, and one may have come as far as figures do.
			if moved := less.addDecimal(); v.addDecimal() || moved {
				settled = false
			}
		}
	}
	texts := make([]string, len(figures))
	for _, v := range values {
		for _, i := range v.at {
			texts[i] = v.text()
		}
	}
	return texts
}

// value is a figure of a list, once for all places at which it stands.
type value struct {
	Fraction
	Bounds
	at       []int
	decimals int
	near     bool // to one that is not equal, so that they are told apart
}

// addDecimal adds a decimal; false when there are as many as a figure has.
func (v *value) addDecimal() bool {
	if v.decimals == mostDecimals {
		return false
	}
	v.decimals++
	return true
}

// looksLess says whether v also looks less than another value.
func (v *value) looksLess(other *value) bool {
	return v.Round(v.decimals).Cmp(other.Round(other.decimals)) < 0
}

func (v *value) text() string {
	switch {
	case !v.keepsSides(v.decimals, v.At):
		return v.Cut(mostDecimals)
	case v.near:
		return v.Fixed(v.decimals)
	default:
		return v.write(v.Fraction, v.decimals)
	}
}

// ShownScores are the converted scores of a month's cards as they are shown in one list, by unit; a card without a score has none.
func ShownScores(records []Record) map[string]string {
	var scored []Record
	var figures []Fraction
	for _, r := range records {
		if r.IsRanked() {
			scored, figures = append(scored, r), append(figures, r.Converted)
		}
	}
	texts := ShownTogether(figures, func(i int) Bounds { return scored[i].Bounds() })
	shown := make(map[string]string, len(scored))
	for i, r := range scored {
		shown[r.Unit] = texts[i]
	}
	return shown
}
