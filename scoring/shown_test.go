package scoring_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"motcua/scoring"
)

func fractions(t *testing.T, texts []string) []scoring.Fraction {
	t.Helper()
	var all []scoring.Fraction
	for _, text := range texts {
		f, err := scoring.ParseFraction(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

func TestFigureStaysOnItsSideOfEveryBound(t *testing.T) {
	for _, c := range []struct {
		says, figure string
		bounds       []string
		want         string
	}{
		{"one decimal is enough", "87.69", []string{"80", "90", "100"}, "87.7"},
		{"without a bound it is rounded half up", "7.65", nil, "7.7"},
		{"it would read as the better grade", "79.97", []string{"70", "80"}, "79.97"},
		{"it is of the better grade already", "80.03", []string{"80", "90"}, "80"},
		{"it is the bound", "80", []string{"80", "90"}, "80"},
		{"it would read as its target", "4.47", []string{"5", "4.5"}, "4.47"},
		{"two decimals hide it, too", "4.4996", []string{"4.5"}, "4.4996"},
		{"it would read as full marks", "29.97", []string{"30"}, "29.97"},
		{"it would read as nothing", "0.03", []string{"5"}, "0.03"},
		{"nothing is nothing", "0", []string{"5"}, "0"},
		{"it falls as little as cannot be said with one decimal", "-0.03", nil, "-0.03"},
		{"it has reached a target of more decimals, and would read as under it", "28.44", []string{"28.43"}, "28.44"},
		{"it is a target of more decimals", "28.461", []string{"30", "28.461"}, "28.461"},
		{"it is a target that no decimals write to the end", "10/3", []string{"10/3"}, "3.3333"},
		{"so near that it is cut", "79999999999999/1000000000000", []string{"80"}, "79.999999999"},
	} {
		f := fractions(t, append([]string{c.figure}, c.bounds...))
		if got := f[0].Shown(scoring.Plain(f[1:]...)); got != c.want {
			t.Errorf("%s: %s beside %v is shown as %s, want %s", c.says, c.figure, c.bounds, got, c.want)
		}
	}
}

func TestBoundIsWrittenWithAllDecimals(t *testing.T) {
	for text, want := range map[string]string{"30": "30", "4.5": "4.5", "28.461": "28.461", "2.37175": "2.3718"} {
		if got := fractions(t, []string{text})[0].Bound(); got != want {
			t.Errorf("%s is written as %s, want %s", text, got, want)
		}
	}
}

func TestFiguresOfAListAreToldApart(t *testing.T) {
	for _, c := range []struct {
		says          string
		figures, want []string
	}{
		{"they differ in the first decimal", []string{"88.24", "88.16", "88.14"}, []string{"88.24", "88.16", "88.1"}},
		{"equal ones stay as they are", []string{"88.24", "88.24", "70"}, []string{"88.2", "88.2", "70"}},
		{"equal ones look equal beside one that is near", []string{"88.24", "88.24", "88.21"}, []string{"88.24", "88.24", "88.21"}},
		{"in any order", []string{"88.16", "90", "88.24"}, []string{"88.16", "90", "88.24"}},
		{"three decimals are needed", []string{"88.204", "88.203"}, []string{"88.204", "88.203"}},
		{"one written further out does not pass the next", []string{"88.2512", "88.249", "88.2"}, []string{"88.3", "88.25", "88.20"}},
		{"each keeps to its bounds", []string{"99.98", "80.01", "79.99"}, []string{"99.98", "80", "79.99"}},
	} {
		f := fractions(t, c.figures)
		bounds := fractions(t, []string{"80", "100"})
		if got := scoring.ShownTogether(f, func(int) scoring.Bounds { return scoring.Plain(bounds...) }); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v are shown as %v, want %v", c.says, c.figures, got, c.want)
		}
	}
}

// Whatever the counts: a grade can be told from the figure shown, and the order of ranks from the figures of a list.
func TestFiguresShownSayWhatTheExactOnesSay(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 12))
	bounds := fractions(t, []string{"50", "70", "80", "90", "100"})
	near := func() scoring.Fraction {
		at := bounds[random.IntN(4)]
		off := scoring.Frac(random.Int64N(2001)-1000, 1+random.Int64N(3_000_000))
		if random.IntN(2) == 0 {
			off = off.Mul(scoring.Frac(1, 1000))
		}
		f := at.Add(off)
		if f.Cmp(scoring.Int(100)) > 0 || f.Sign() < 0 {
			return at
		}
		return f
	}
	for range 3000 {
		var figures []scoring.Fraction
		for range 2 + random.IntN(12) {
			figures = append(figures, near())
		}
		shown := scoring.ShownTogether(figures, func(int) scoring.Bounds { return scoring.Plain(bounds...) })
		read := fractions(t, shown)
		alone := figures[0].Shown(scoring.Plain(bounds...))
		for i, f := range figures {
			for _, b := range bounds {
				if (f.Cmp(b) >= 0) != (read[i].Cmp(b) >= 0) {
					t.Fatalf("%v is shown as %s: on the other side of %v", f, shown[i], b)
				}
				if single := fractions(t, []string{alone})[0]; i == 0 && (f.Cmp(b) >= 0) != (single.Cmp(b) >= 0) {
					t.Fatalf("%v is shown as %s alone: on the other side of %v", f, alone, b)
				}
			}
			for j, g := range figures {
				if f.Cmp(g) != read[i].Cmp(read[j]) {
					t.Fatalf("%v is shown as %s, %v as %s: not in the same order", f, shown[i], g, shown[j])
				}
			}
		}
	}
}
