package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// A month of 3,321 communes: every card is scored and shown, all are ranked; an overview puts them together.
func BenchmarkMonth(b *testing.B) {
	catalogue, err := rulesets.Load()
	if err != nil {
		b.Fatal(err)
	}
	rules, _ := catalogue.For("2026-01")
	const units = 3321
	random := rand.New(rand.NewPCG(1, 2))
	tallies := make([]map[string]scoring.Tally, units)
	for i := range tallies {
		tallies[i] = map[string]scoring.Tally{}
		for _, ind := range rules.Indicators {
			of := 1 + random.Int64N(400)
			tallies[i][ind.Code] = scoring.Tally{Numerator: random.Int64N(of + 1), Denominator: of}
		}
	}
	month := func() []scoring.Record {
		cards, records := make([]scoring.Scorecard, units), make([]scoring.Record, units)
		for i := range cards {
			if cards[i], err = scoring.Score(rules, "2026-01", fmt.Sprintf("%04d", i), tallies[i]); err != nil {
				b.Fatal(err)
			}
			_ = cards[i].Converted.Shown(rules.Bounds(rules.Grades[0].Min))
		}
		for i, s := range scoring.Rank(cards) {
			records[i].Standing = s
		}
		return records
	}
	b.Run("cards and ranks", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			month()
		}
	})
	b.Run("overview", func(b *testing.B) {
		records := month()
		b.ReportAllocs()
		for b.Loop() {
			scoring.NewOverview(rules, records, records, scoring.Targets{})
		}
	})
}
