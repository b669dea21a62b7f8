package rooms

import (
	"context"
	"math/rand/v2"
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
)

// country is the number of communes of the whole country.
const country = 3321

// BenchmarkRecord reads one card of a store of all communes and 24 months, as an officer's question does.
func BenchmarkRecord(b *testing.B) {
	s := openStore(b)
	putUnits(b, s, country)
	rules, _ := s.RuleSet("dien-bien-459")
	r := rand.New(rand.NewPCG(9, 9))
	months := []scoring.Month{"2023-01"}
	for len(months) < 24 {
		months = append(months, months[len(months)-1].Next())
	}
	for _, m := range months {
		putStandings(b, s, m, scoring.Rank(randomCards(b, r, rules, m, country)), false)
	}
	b.ResetTimer()
	for b.Loop() {
		if _, found, err := s.Record(b.Context(), months[r.IntN(24)], unitCode(r.IntN(country))); err != nil || !found {
			b.Fatal(found, err)
		}
	}
}

// BenchmarkTallies counts a month of all communes of the country.
func BenchmarkTallies(b *testing.B) {
	s := openStore(b)
	putUnits(b, s, country)
	mergeAndTally(b, s, randomDossiers(rand.New(rand.NewPCG(1, 2)), benchRows(), country, 12), noon)
	for _, rules := range ruleSets(b) {
		b.Run(rules.ID(), func(b *testing.B) {
			for b.Loop() {
				tallyOnce(b, s, rules)
			}
		})
	}
}

func tallyOnce(b *testing.B, s *Store, rules *scoring.RuleSet) {
	b.Helper()
	take(b, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		_, err := tx.DossierTallies(ctx, dossier.NewWindow("2023-06", hanoi, scoring.Month("2023-06").End(hanoi), rules), nil)
		return err
	})
}
